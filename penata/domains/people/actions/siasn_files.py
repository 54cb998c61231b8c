"""Whole files for SIASN and from it, and the list of differences: what the pages and the commands take away or bring in."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from penata.domains.organization import public as organization
from penata.domains.people.actions import siasn as actions
from penata.domains.people.queries import siasn as queries
from penata.domains.people.queries.person import COVERED
from penata.domains.people.rules.siasn import AnswerSource
from penata.domains.people.sheets import siasn as sheets
from penata.kernel import clock
from penata.kernel.access import Actor, demand, reach
from penata.kernel.sheets.problems import CellProblem, FileRefused
from penata.kernel.sheets.writing import Table, as_csv, as_xlsx


def export(*, within: str, why: str, by: Actor) -> tuple[Table, int]:
    """ASN in SIASN's columns, and how many; noted for everybody who stands in it."""
    people, rows, notes = queries.export(by, within)
    table = sheets.table(rows, notes)
    fields = [column.title for column in table.columns]
    count = actions.note_export(
        people=(p.person_id for p in people), fields=fields, within=within, why=why, by=by
    )
    return table, count


def export_file(*, within: str, form: str, by: Actor) -> tuple[bytes, int]:
    table, count = export(within=within, why=f"siasn.{form}", by=by)
    return (as_csv if form == "csv" else as_xlsx)(table), count


def take_file(*, content: bytes, by: Actor) -> dict[str, Any]:
    """Keep the answers of a file; how many, and each cell that could not be read."""
    demand(by, queries.EXCHANGE)
    answers, problems = sheets.read(content)
    kept = actions.keep(answers=answers, source=AnswerSource.FILE, by=by)
    return {**asdict(kept), "problems": [problem.as_json() for problem in problems]}


def differences(*, within: str, by: Actor) -> dict[str, Any]:
    """Counts and open differences; what pages cover is covered here too. Noted as a list that was taken away."""
    demand(by, queries.EXCHANGE, within or None)
    found = queries.compared(by, within)
    actions.note_export(
        people=(one.person.person_id for one in found.open), fields=sorted({one.column.title for one in found.open}),
        within=within, why="siasn.diff", by=by,
    )  # fmt: skip
    return {
        "people": found.people, "answered": found.answered, "alike": found.alike, "marked": len(found.marked),
        "unanswered": len(found.unanswered), "unknown": queries.unknown_here(by).count(),
        "columns": dict(found.columns.most_common()), "differences": [_told(one) for one in found.open],
    }  # fmt: skip


def _told(one: queries.Difference) -> dict[str, str]:
    covered = bool(one.column.masked)
    return {
        "person": one.person.code, "column": one.column.name, "finding": one.finding.value,
        "penata": COVERED if covered and one.ours else one.ours,
        "siasn": COVERED if covered and one.theirs else one.theirs,
    }  # fmt: skip


def path_of(*, unit: str, by: Actor) -> str:
    """The path of a unit by its code or name; "" where none is named. Raises FileRefused in words."""
    if not unit:
        return ""
    government = organization.government_of(by)
    assert government is not None
    try:
        found = organization.unit_finder(government, clock.today(), reach(by, queries.EXCHANGE)).find(unit)
    except CellProblem as problem:
        raise FileRefused(problem.message, problem.remedy) from problem
    return str(found.path)
