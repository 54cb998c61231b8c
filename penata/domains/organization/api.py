"""Units, jobs and posts for other machines."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from penata.domains.organization.queries import jobs, units
from penata.domains.organization.rules.kinds import JobKind, UnitKind
from penata.kernel.access import Permission
from penata.kernel.api.calls import AsOf, Identifier, reads
from penata.kernel.api.paging import Page, Paged, page, rows_of
from penata.kernel.values import N_

router = Router(tags=["organization"])
READ = Permission.UNIT_READ


class UnitOut(Schema):
    id: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    region: str | None
    is_remote: bool
    first: str
    last: str | None


class UnitNode(Schema):
    id: int
    code: str
    name: str
    kind: str
    children: list[UnitNode]


class JobOut(Schema):
    id: int
    code: str
    name: str
    kind: str
    job_class: int | None
    family: str
    minimum_education: str
    retirement_age: int | None


class PostOut(Schema):
    id: int
    unit_id: int
    unit: str
    job_id: int
    job: str


class UnitsAsked(AsOf, Paged):
    within: Identifier | None = Field(None, description=N_("Hanya unit ini dan semua di bawahnya (id)."))
    kind: UnitKind | None = Field(None, description=N_("Jenis unit."))


class JobsAsked(Paged):
    kind: JobKind | None = Field(None, description=N_("Jenis jabatan."))


class PostsAsked(Paged):
    unit: Identifier | None = Field(None, description=N_("Hanya formasi di unit ini (id)."))
    job: Identifier | None = Field(None, description=N_("Hanya formasi jabatan ini (id)."))


@reads(router, "units", Page[UnitOut], READ, summary=N_("Unit yang berdiri pada suatu hari"))
def unit_list(request: HttpRequest, asked: Query[UnitsAsked]) -> Any:
    found = units.visible_to(request.auth, asked.day)
    if asked.within is not None:
        found = found.filter(path__within=[units.path_to_keep_to(request.auth, asked.within)])
    if asked.kind:
        found = found.filter(kind=asked.kind)
    rows = rows_of(found, asked)
    return page(request, asked, [row.pk for row in rows], [_unit(row) for row in rows])


@reads(router, "units/{id}", UnitOut, READ, summary=N_("Satu unit, juga yang sudah berakhir"))
def unit_one(request: HttpRequest, id: Path[Identifier]) -> Any:
    return _unit(get_object_or_404(units.any_time_for(request.auth), pk=id))


@reads(
    router, "units/{id}/tree", UnitNode, READ, summary=N_("Satu unit dengan semua di bawahnya, sebagai pohon")
)
def unit_tree(request: HttpRequest, asked: Query[AsOf], id: Path[Identifier]) -> Any:
    top = get_object_or_404(units.visible_to(request.auth, asked.day), pk=id)
    nodes: dict[int, dict[str, Any]] = {}
    for unit in units.in_tree_order(units.subtree(top, asked.day)):
        node = {"id": unit.pk, "code": unit.code, "name": unit.name, "kind": unit.kind, "children": []}
        nodes[unit.pk] = node
        if unit.pk != top.pk and unit.parent_id in nodes:
            nodes[unit.parent_id]["children"].append(node)
    return nodes[top.pk]


@reads(router, "jobs", Page[JobOut], READ, summary=N_("Daftar jabatan pemerintah daerah"))
def job_list(request: HttpRequest, asked: Query[JobsAsked]) -> Any:
    found = jobs.visible_to(request.auth)
    rows = rows_of(found.filter(kind=asked.kind) if asked.kind else found, asked)
    return page(request, asked, [row.pk for row in rows], rows)


@reads(router, "jobs/{id}", JobOut, READ, summary=N_("Satu jabatan"))
def job_one(request: HttpRequest, id: Path[Identifier]) -> Any:
    return get_object_or_404(jobs.visible_to(request.auth), pk=id)


@reads(router, "posts", Page[PostOut], READ, summary=N_("Formasi: satu jabatan di satu unit"))
def post_list(request: HttpRequest, asked: Query[PostsAsked]) -> Any:
    wanted = {"unit_id": asked.unit, "job_id": asked.job}
    found = jobs.posts_visible_to(request.auth).filter(**{k: v for k, v in wanted.items() if v is not None})
    rows = rows_of(found, asked)
    return page(request, asked, [row.pk for row in rows], [_post(row) for row in rows])


@reads(router, "posts/{id}", PostOut, READ, summary=N_("Satu formasi"))
def post_one(request: HttpRequest, id: Path[Identifier]) -> Any:
    return _post(get_object_or_404(jobs.posts_visible_to(request.auth), pk=id))


def _unit(unit: Any) -> dict[str, Any]:
    return {
        "id": unit.pk, "code": unit.code, "name": unit.name, "kind": unit.kind, "parent_id": unit.parent_id,
        "region": unit.region_id, "is_remote": unit.is_remote, "first": unit.period.first.isoformat(),
        "last": unit.period.last.isoformat() if unit.period.last else None,
    }  # fmt: skip


def _post(post: Any) -> dict[str, Any]:
    return {
        "id": post.pk, "unit_id": post.unit_id, "unit": post.unit.name, "job_id": post.job_id, "job": post.job.name,
    }  # fmt: skip
