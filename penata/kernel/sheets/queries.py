from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from penata.kernel.access import Actor
from penata.kernel.sheets.models import Import, ImportRow, ImportState
from penata.kernel.sheets.plan import Kind
from penata.kernel.ui.changes import Change


def visible_to(actor: Actor) -> QuerySet[Import]:
    """Files are shown to those who brought them: their content is personal data."""
    return Import.objects.filter(by_id=actor.pk).defer("content").select_related("job").order_by("-id")


def waiting_for(actor: Actor) -> QuerySet[Import]:
    return Import.objects.filter(by_id=actor.pk, state__in=[ImportState.UPLOADED, ImportState.PLANNED])


def changes(actor: Actor, moment: datetime) -> list[Change]:
    """Files of one's own that the worker has applied since."""
    applied = Import.objects.filter(by_id=actor.pk, state=ImportState.APPLIED, applied_at__gt=moment).count()
    return [Change(_("impor Anda diterapkan"), applied, reverse("imports:index"))]


def rows_of(stored: Import, kind: str) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(of=stored, kind=kind).order_by("row", "id")


def rows_with_problems(stored: Import) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(of=stored).exclude(problems=[]).order_by("row", "id")


def missing_from(stored: Import) -> int:
    """How many a complete list ends by not naming them; whose own row ends them are not asked about."""
    if not stored.options.get("complete"):
        return 0
    return ImportRow.objects.filter(of=stored, kind=Kind.ENDED, row=0).count()


def problems_of(stored: Import) -> list[dict[str, Any]]:
    """Every problem of a plan, those of the file as a whole first."""
    rows = rows_with_problems(stored).values_list("problems", flat=True)
    return [*stored.problems, *(problem for problems in rows for problem in problems)]


def content_of(stored: Import) -> bytes:
    return bytes(Import.objects.values_list("content", flat=True).get(pk=stored.pk) or b"")
