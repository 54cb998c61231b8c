"""How covered values of a person look."""

from __future__ import annotations

from typing import Any

from django import template

from penata.kernel.privacy import mask, mask_email

register = template.Library()


@register.filter
def covered_contact(person: Any) -> str:
    """0812 •••• •••• 90, s•••@contoh.go.id."""
    parts = [mask(person.phone, 4, 2)] if person.phone else []
    return ", ".join([*parts, *([mask_email(person.email)] if person.email else [])])
