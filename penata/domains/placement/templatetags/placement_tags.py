"""Shares as results keep them, written for people."""

from django import template

from penata.domains.placement.queries import drawings

register = template.Library()


@register.filter
def share(value: float | None) -> str:
    """0.4567 as 46%."""
    return drawings.percent(value)
