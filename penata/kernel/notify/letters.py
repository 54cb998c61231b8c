"""The words of a message: on a page, in a letter, on a telephone; in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from lokal.samaran import Samaran

from penata.kernel.notify.kinds import kind_of
from penata.kernel.notify.models import Message, Parcel
from penata.kernel.ports.mail import Letter
from penata.kernel.ports.messaging import Note
from penata.kernel.values import N_

DIGEST_SUBJECT = N_("Pemberitahuan Penata hari ini")
NOTE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Words:
    subject: str
    body: str
    url: str


def words(message: Message) -> Words:
    """As a page of this installation shows it, in the language that is on."""
    kind = kind_of(message.kind)
    try:
        body = _(kind.body) % {name: _told(value) for name, value in message.values.items()}
    except (KeyError, TypeError, ValueError):  # told by an earlier version, which asked for other values
        body = _(kind.subject)
    return Words(_(kind.subject), body, reverse("notify:open", args=[message.pk]))


def _told(value: Any) -> Any:
    """Roles and states are kept by their own words and said in the reader's language."""
    return _(value) if isinstance(value, str) and value else value


def letter(parcel: Parcel, messages: Sequence[Message], to: str, language: str) -> Letter:
    with translation.override(language):
        told = [_outside(message) for message in messages]
        link = absolute(reverse("notify:settings"))
        subject = _(DIGEST_SUBJECT) if parcel.digest_on else told[0].subject
        context = {
            "told": told, "is_digest": bool(parcel.digest_on), "settings_url": link, "subject": subject,
            "language": language, "inbox_url": absolute(reverse("notify:index")), "home": settings.PENATA_ADDRESS,
        }  # fmt: skip
        text, html = (render_to_string(f"notify/letter.{form}", context) for form in ("txt", "html"))
    return Letter(to, subject, text, html, parcel.key.hex, parcel.packed_at, link, language)


def note(parcel: Parcel, messages: Sequence[Message], to: str, language: str) -> Note:
    with translation.override(language):
        if len(messages) == 1:
            told = _outside(messages[0])
            text = f"{told.body[:NOTE_LENGTH]}\n{told.url}"
        else:
            many = _("Ada %d pemberitahuan untuk Anda di Penata.") % len(messages)
            text = f"{many}\n{absolute(reverse('notify:index'))}"
    return Note(to, f"Penata: {text}", parcel.key.hex)


def absolute(path: str) -> str:
    return urljoin(settings.PENATA_ADDRESS, path)


def _outside(message: Message) -> Words:
    """What leaves the house is masked: a NIK or a number that slipped into a value is not readable on the way."""
    told = words(message)
    return Words(told.subject, Samaran(mode="partial").mask(told.body).text, absolute(told.url))
