"""Workload studies and the map of need for other machines."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from penata.domains.organization import public as organization
from penata.domains.workload.queries import numbers, studies
from penata.domains.workload.queries.map import MapFilter
from penata.domains.workload.queries.studies import PostSheet
from penata.domains.workload.rules.terms import FIRST_YEAR, LAST_YEAR, StudyState
from penata.kernel.access import Permission
from penata.kernel.api.calls import AsOf, Identifier, reads
from penata.kernel.api.paging import Page, Paged, page, rows_of
from penata.kernel.values import N_, Working

router = Router(tags=["workload"])


class StudyOut(Schema):
    id: int
    unit_id: int
    unit: str
    year: int
    version: int
    state: str
    approved_at: str | None


class WorkingLine(Schema):
    label: str
    value: str
    unit: str


class StudyPostOut(Schema):
    post_id: int
    job: str
    method: str
    need: str
    seats: int
    staff: int
    shortage: int
    surplus: int
    working: list[WorkingLine]
    law: list[str]


class StudyWhole(StudyOut):
    posts: list[StudyPostOut]


class MapFigures(Schema):
    need: str | None
    seats: int
    staff: int
    asn: int
    shortage: int
    surplus: int
    gap: int
    fill: str | None


class MapRowOut(MapFigures):
    code: str
    name: str


class MapOut(Schema):
    as_of: str
    rows: list[MapRowOut]
    totals: MapFigures
    without_study: int


class StudiesAsked(Paged):
    year: int | None = Field(None, ge=FIRST_YEAR, le=LAST_YEAR, description=N_("Hanya ABK tahun ini."))
    state: StudyState | None = Field(None, description=N_("Hanya ABK dalam keadaan ini."))
    unit: Identifier | None = Field(None, description=N_("Hanya ABK unit ini (id)."))


class MapAsked(AsOf):
    by: Literal["unit", "district", "family", "status"] = Field("unit", description=N_("Baris menurut apa."))
    subtree: bool = Field(False, description=N_("Bersama by=unit: tambahkan unit di bawahnya."))
    within: Identifier | None = Field(None, description=N_("Hanya unit ini dan semua di bawahnya (id)."))


@reads(
    router,
    "studies",
    Page[StudyOut],
    Permission.STUDY_READ,
    summary=N_("ABK: satu unit, satu tahun, satu versi"),
)
def study_list(request: HttpRequest, asked: Query[StudiesAsked]) -> Any:
    wanted = {"year": asked.year, "state": asked.state, "unit_id": asked.unit}
    found = studies.visible_to(request.auth).filter(**{k: v for k, v in wanted.items() if v is not None})
    rows = rows_of(found, asked)
    return page(request, asked, [row.pk for row in rows], [_study(row) for row in rows])


@reads(
    router,
    "studies/{id}",
    StudyWhole,
    Permission.STUDY_READ,
    summary=N_("Satu ABK dengan hitungan tiap jabatan"),
)
def study_one(request: HttpRequest, id: Path[Identifier]) -> Any:
    study = get_object_or_404(studies.visible_to(request.auth), pk=id)
    return {**_study(study), "posts": [_post(sheet) for sheet in studies.sheets_of(study)]}


@reads(
    router,
    "map",
    MapOut,
    Permission.MAP_READ,
    summary=N_("Peta kebutuhan: dibutuhkan, ada, kurang, lebih, terisi"),
)
def need_map(request: HttpRequest, asked: Query[MapAsked]) -> Any:
    within = organization.path_to_keep_to(request.auth, asked.within)
    return numbers.numbers(request.auth, MapFilter(asked.day, within=within), asked.by, subtree=asked.subtree)


def _study(study: Any) -> dict[str, Any]:
    return {
        "id": study.pk, "unit_id": study.unit_id, "unit": study.unit.name, "year": study.year, "version": study.version,
        "state": study.state, "approved_at": study.approved_at.isoformat() if study.approved_at else None,
    }  # fmt: skip


def _post(sheet: PostSheet) -> dict[str, Any]:
    lines, cited = _working(sheet.working)
    return {
        "post_id": sheet.of.post_id, "job": sheet.of.post.job.name, "method": sheet.of.method, "need": f"{sheet.raw:.4f}",
        "seats": sheet.seats, "staff": sheet.staff, "shortage": sheet.shortage, "surplus": sheet.surplus,
        "working": lines, "law": cited,
    }  # fmt: skip


def _working(working: Working) -> tuple[list[dict[str, str]], list[str]]:
    lines = [
        {"label": line.label, "value": str(line.value), "unit": line.unit}
        for line in (*working.lines, working.result)
    ]
    return lines, [f"{p.key} = {p.value} ({p.basis})" for p in working.law]
