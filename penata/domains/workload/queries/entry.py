"""What the entry sheet and the printed working of one post show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from penata.domains.organization.public import HEADS
from penata.domains.workload.models import StudyPost
from penata.domains.workload.queries import studies
from penata.domains.workload.queries.studies import PostSheet
from penata.domains.workload.rules.lines import TaskLine
from penata.domains.workload.rules.terms import Method, Per
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.ui import figures

BLANK_LINES = 3
HEALTH = "kesehatan"


def page(actor: Actor, of: StudyPost, typed: Any = None) -> dict[str, Any]:
    """typed: a refused entry, shown again with its errors."""
    sheet = studies.sheet_of(of)
    editable = studies.may_edit(actor, of.study)
    return {
        "of": of,
        "study": of.study,
        "sheet": sheet,
        "lines": _lines(sheet, typed, editable),
        "errors": typed.errors if typed else {},
        "pers": list(Per),
        "editable": editable,
        "is_head": of.post.job.kind in HEADS,
        "method": Method(of.method),
        "is_task_method": of.method == Method.TASK,
        "is_health": HEALTH in of.post.job.family.casefold() or of.study.unit.kind == "puskesmas",
        "steps": studies.open_steps(actor, of.study),
        "crumbs": [
            (_("ABK %d") % of.study.year, reverse("workload:studies") + f"?tahun={of.study.year}"),
            (of.study.unit.name, reverse("workload:study", args=[of.study_id])),
        ],
    }


def lines_of(of: StudyPost) -> list[TaskLine]:
    return [
        TaskLine(t.description, t.result, t.volume, t.per, t.norm, t.program)
        for t in of.tasks.order_by("number")
    ]


def as_json(actor: Actor, of: StudyPost) -> dict[str, Any]:
    """The computed cells after a save, as the page writes them."""
    sheet = studies.sheet_of(of)
    return {
        "saved": figures.moment(clock.now())[-5:],
        "lines": [_figures(f) for _task, f in sheet.lines],
        "minutes": figures.number(sheet.minutes), "raw": figures.number(sheet.raw, 4), "seats": sheet.seats,
        "staff": sheet.staff, "shortage": sheet.shortage, "surplus": sheet.surplus,
    }  # fmt: skip


def _lines(sheet: PostSheet, typed: Any, editable: bool) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]]
    if typed is not None:
        lines = [{**line, "errors": _errors(typed.errors, place)} for place, line in enumerate(typed.typed)]
    else:
        lines = [
            {
                "tugas": task.description, "hasil": task.result, "volume": _plain(task.volume), "per": task.per,
                "norma": _plain(task.norm), "program": task.program, **_figures(f), "errors": {},
            }
            for task, f in sheet.lines
        ]  # fmt: skip
    blank = {"tugas": "", "hasil": "", "volume": "", "per": "bulan", "norma": "", "program": "", "errors": {}}
    return [*lines, *([blank] * BLANK_LINES if editable else [])]


def _errors(errors: Mapping[tuple[int, str], str], place: int) -> dict[str, str]:
    return {name: text for (line, name), text in errors.items() if line == place}


def _figures(f: Any) -> dict[str, str]:
    return {
        "annual": figures.number(f.annual, 0 if f.annual == f.annual.to_integral_value() else 2),
        "minutes": figures.number(f.minutes), "persons": figures.number(f.persons, 4),
    }  # fmt: skip


def _plain(number: Any) -> str:
    """As one would type it: 18, or 9,5."""
    written = f"{number.normalize():f}"
    return written.replace(".", ",")
