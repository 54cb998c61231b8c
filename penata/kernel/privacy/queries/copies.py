"""All that Penata holds about somebody, out of the register of personal data: for himself, to read and to take elsewhere.

Whatever has a `person_id` is about that person; whatever belongs to an account is about its owner. A field that is not
in the register is not personal and stays out.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model, QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from penata.kernel import clock, privacy
from penata.kernel.audit.queries import accesses_to
from penata.kernel.privacy import subjects
from penata.kernel.privacy.subjects import Subject

MOST_ACCESSES = 5000


@dataclass(frozen=True, slots=True)
class Part:
    """One table: its words, the words of its fields, and its rows."""

    model: str
    title: str
    fields: list[tuple[str, str]]
    rows: list[list[Any]]


def parts_of(subject: Subject) -> list[Part]:
    return [part for part in _parts(subject) if part.rows]


def archive(subject: Subject) -> bytes:
    """A zip with the same data twice: JSON for machines, a page to read and print."""
    parts, now = parts_of(subject), clock.now()
    seen = _accesses(subject)
    told = {
        "person": subject.code, "made_at": now.isoformat(),
        "data": {part.model: [dict(zip((n for n, _w in part.fields), row, strict=True)) for row in part.rows] for part in parts},
        "accesses": seen,
    }  # fmt: skip
    page = render_to_string(
        "privacy/copy.html", {"subject": subject, "parts": parts, "seen": seen, "made_at": now}
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=2, default=str))
        made.writestr("data.html", page)
    return buffer.getvalue()


def _parts(subject: Subject) -> Iterator[Part]:
    for label, table in privacy.tables().items():
        model = apps.get_model(label)
        rows = _rows(model, subject)
        if rows is None:
            continue
        names = [
            name for name in table.fields if model._meta.get_field(name).get_internal_type() != "BinaryField"
        ]
        words = [(name, _(table.words.get(name, name.replace("_", " ")))) for name in names]
        held = [[_told(row, model._meta.get_field(name)) for name in names] for row in rows]
        yield Part(label, _(table.title), words, held)


def _rows(model: type[Model], subject: Subject) -> QuerySet[Model] | None:
    """The rows about this person, or None for a table that is about nobody in particular."""
    found = model._default_manager.order_by("pk")
    if model._meta.label == subjects.people().model:
        return found.filter(pk=subject.person_id)
    if model._meta.label == settings.AUTH_USER_MODEL:
        return found.filter(pk=subject.user_id) if subject.user_id else found.none()
    names = {field.name: field for field in model._meta.concrete_fields}
    if "person_id" in names or "person" in names:
        return found.filter(person_id=subject.person_id)
    for name in ("user", "to", "owner"):
        if name in names and names[name].related_model is not None:
            return found.filter(**{f"{name}_id": subject.user_id}) if subject.user_id else found.none()
    if "request" in names:
        return found.filter(request__person_id=subject.person_id)
    return None


def _told(row: Model, field: Any) -> Any:
    """A value as people write it: the word of a choice, the name behind a key."""
    if isinstance(field, Field) and field.choices:
        return _(str(getattr(row, f"get_{field.name}_display")() or ""))
    value = getattr(row, field.name)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Model):
        return str(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else _plain(value)


def _plain(value: Any) -> str:
    first, last = getattr(value, "first", None), getattr(value, "last", None)
    return f"{first} – {last or ''}".strip() if first else str(value)


def _accesses(subject: Subject) -> list[dict[str, Any]]:
    rows = accesses_to(subject.person_id)[:MOST_ACCESSES]
    return [
        {"at": row.at.isoformat(), "by": row.by.name, "kind": _(row.get_kind_display()), "what": _(row.what), "why": row.why}
        for row in rows
    ]  # fmt: skip
