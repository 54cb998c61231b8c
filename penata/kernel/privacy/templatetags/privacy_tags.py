"""Words and tabs of this part's pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from penata.kernel.access import may
from penata.kernel.privacy import subjects
from penata.kernel.privacy.pages import PAGES
from penata.kernel.privacy.queries import requests as queries
from penata.kernel.privacy.rules.clocks import Remaining
from penata.kernel.privacy.terms import RequestState
from penata.kernel.ui.templatetags.penata_ui import chip

register = template.Library()

_TONES = {
    RequestState.RECEIVED: ("wait", "hourglass"),
    RequestState.IN_WORK: ("info", "pencil"),
    RequestState.GRANTED: ("done", "check-circle-fill"),
    RequestState.REFUSED: ("bad", "x-lg"),
    RequestState.CANCELLED: ("", "x-lg"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def privacy_tabs(context: dict[str, Any]) -> list[Tab]:
    """The pages of this part that the reader may open."""
    request = context["request"]
    held = [(label, reverse(name)) for label, name, right in PAGES if may(request.user, right)]
    return [Tab(label, url, request.path.startswith(url)) for label, url in held]


@register.simple_tag
def state_chip(asked: Any) -> SafeString:
    tone, icon = _TONES[RequestState(asked.state)]
    return chip(_(RequestState(asked.state).label), tone, icon)


@register.filter
def tenggat(moment: datetime) -> str:
    """A deadline with its weekday: Senin, 23 November 2026, 10.00."""
    local = timezone.localtime(moment)
    return f"{formats.date_format(local, 'l, j F Y')}, {local:%H.%M}"


@register.filter
def sisa(left: Remaining) -> str:
    return queries.in_words(left)


@register.simple_tag
def subject_page(name: str) -> str:
    """One of the owner's pages that the house of people has itself: "contact", "seen"."""
    return reverse(subjects.people().pages[name])
