"""What a domain registers so that a kind of file can be imported, by page and by command alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

from penata.kernel.access import Actor, Permission
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.columns import Column, Layout
from penata.kernel.sheets.parsed import ParsedSheet
from penata.kernel.sheets.plan import Plan


@dataclass(frozen=True, slots=True)
class Complete:
    """This file lists everybody of a status in a unit; who is missing ended on a day for a reason."""

    unit: str
    status: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Options:
    complete: Complete | None = None
    except_refused: bool = False
    approve: bool = False
    confirmed_endings: int | None = None
    government: str = ""


Planner = Callable[[ParsedSheet, Options, Actor, Report], Plan]
Applier = Callable[[Plan, Options, Actor, Report], None]
Reader = Callable[[bytes], ParsedSheet]


@dataclass(frozen=True, slots=True)
class Importer:
    """`plan` reads, `apply` writes what a plan says; both in the caller's transaction."""

    kind: str
    title: str | Promise
    about: str | Promise
    permission: Permission
    columns: Sequence[Column]
    plan: Planner
    apply: Applier
    layouts: Sequence[Layout] = ()
    read: Reader | None = None  # for files that are no sheets
    takes_complete: bool = False
    takes_approve: bool = False
    choices: Callable[[Actor], Mapping[str, Sequence[str]]] = field(default=lambda actor: {})


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    _importers[importer.kind] = importer


def importer_of(kind: str) -> Importer:
    return _importers[kind]


def importers() -> list[Importer]:
    return list(_importers.values())


def kinds() -> list[str]:
    return list(_importers)


def as_json(options: Options) -> dict[str, Any]:
    complete = options.complete
    return {
        "except_refused": options.except_refused,
        "approve": options.approve,
        "confirmed_endings": options.confirmed_endings,
        "government": options.government,
        "complete": None
        if complete is None
        else {
            "unit": complete.unit,
            "status": complete.status,
            "on": complete.on.isoformat(),
            "reason": complete.reason,
        },
    }


def from_json(stored: Mapping[str, Any]) -> Options:
    complete = stored.get("complete")
    return Options(
        complete=None
        if not complete
        else Complete(
            complete["unit"], complete["status"], date.fromisoformat(complete["on"]), complete["reason"]
        ),
        except_refused=stored.get("except_refused", False),
        approve=stored.get("approve", False),
        confirmed_endings=stored.get("confirmed_endings"),
        government=stored.get("government", ""),
    )
