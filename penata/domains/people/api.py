"""People for other machines: where they serve and as what. Numbers are masked; no contact, no health, no pay."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from penata.domains.organization import public as organization
from penata.domains.people.queries import lists, roster
from penata.domains.people.queries.lists import ShownRow
from penata.domains.people.queries.roster import RosterFilter
from penata.domains.people.rules.terms import Status
from penata.kernel.access import Permission, grants_of
from penata.kernel.api.calls import AsOf, Identifier, reads
from penata.kernel.api.paging import Page, Paged, page, rows_of
from penata.kernel.audit.actions import record_list
from penata.kernel.privacy import mask
from penata.kernel.values import N_

router = Router(tags=["people"])
READ = Permission.PERSON_READ
Code = Annotated[str, Field(min_length=1, max_length=30)]


class PersonOut(Schema):
    code: str
    name: str
    nip_masked: str | None
    status: str
    since: date
    unit_id: int | None
    unit: str | None
    post_id: int | None
    job: str | None
    grade: str | None
    retires_on: date | None
    outside_lawful_scheme: bool


class PeopleAsked(AsOf, Paged):
    unit: Identifier | None = Field(None, description=N_("Hanya orang di unit ini dan di bawahnya (id)."))
    status: Status | None = Field(None, description=N_("Hanya orang dengan status ini."))


@reads(router, "people", Page[PersonOut], READ, summary=N_("Orang yang bekerja pada suatu hari"))
def person_list(request: HttpRequest, asked: Query[PeopleAsked]) -> Any:
    wanted = RosterFilter(
        asked.day,
        within=organization.path_to_keep_to(request.auth, asked.unit) or "",
        status=asked.status or "",
    )
    found = roster.rows(roster.matching(request.auth, wanted), asked.day)
    rows = rows_of(found, asked, "person_id")
    shown = lists.shown(request.auth, rows[: asked.limit], asked.day)
    _note(request, shown, N_("daftar orang lewat API"))
    return page(request, asked, [row[0] for row in rows], [_person(one) for one in shown])


@reads(router, "people/{code}", PersonOut, READ, summary=N_("Satu orang menurut kodenya"))
def person_one(request: HttpRequest, asked: Query[AsOf], code: Path[Code]) -> Any:
    found = roster.matching(request.auth, RosterFilter(asked.day)).filter(person__code__iexact=code)
    shown = lists.shown(request.auth, roster.rows(found, asked.day)[:1], asked.day)
    if not shown:
        raise Http404
    _note(request, shown, N_("satu orang lewat API"))
    return _person(shown[0])


def _note(request: HttpRequest, shown: list[ShownRow], what: str) -> None:
    """Everybody who was shown can see it: one statement a call."""
    people = [one.row.person_id for one in shown]
    (grant,) = grants_of(request.auth)
    why = f"API: {request.auth.name}"
    record_list(people=people, what=what, by=request.auth.owner, why=why, path=grant.path)


def _person(one: ShownRow) -> dict[str, Any]:
    row = one.row
    return {
        "code": row.code, "name": row.full_name, "nip_masked": mask(row.nip) if row.nip else None, "status": row.status,
        "since": row.first.first, "unit_id": row.unit_id, "unit": row.unit, "post_id": row.post_id, "job": row.job,
        "grade": row.grade, "retires_on": one.retires_on, "outside_lawful_scheme": one.outside,
    }  # fmt: skip
