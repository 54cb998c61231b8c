"""Units and jobs as the search finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from penata.domains.organization.models import Job, Unit
from penata.domains.organization.queries import jobs as all_jobs
from penata.domains.organization.queries import units as all_units
from penata.domains.organization.rules.kinds import JobKind, UnitKind
from penata.kernel.access import Actor
from penata.kernel.search import Found, nearness


def units(actor: Actor, text: str, limit: int) -> list[Found]:
    rows = nearness.nearest(_units(actor), text, limit, name="name", code="code")
    return [_unit(row, row["nearness"]) for row in rows]


def units_by_keys(actor: Actor, keys: Sequence[str]) -> list[Found]:
    return [_unit(row, 1.0) for row in _units(actor).filter(pk__in=_numbers(keys))]


def jobs(actor: Actor, text: str, limit: int) -> list[Found]:
    rows = nearness.nearest(_jobs(actor), text, limit, name="name", code="code")
    return [_job(row, row["nearness"]) for row in rows]


def jobs_by_keys(actor: Actor, keys: Sequence[str]) -> list[Found]:
    return [_job(row, 1.0) for row in _jobs(actor).filter(pk__in=_numbers(keys))]


def _units(actor: Actor) -> QuerySet[Unit, dict[str, Any]]:
    found = all_units.visible_to(actor).annotate(full_name=all_units.telling_name())
    return found.values("pk", "kind", "full_name", "region__name")


def _jobs(actor: Actor) -> QuerySet[Job, dict[str, Any]]:
    return all_jobs.visible_to(actor).values("pk", "kind", "name")


def _unit(row: Mapping[str, Any], score: float) -> Found:
    kind, region = _(dict(UnitKind.choices())[row["kind"]]), row["region__name"]
    detail, url = f"{kind}, {region}" if region else kind, reverse("organization:unit", args=[row["pk"]])
    return Found("unit", str(row["pk"]), row["full_name"], detail, url, score)


def _job(row: Mapping[str, Any], score: float) -> Found:
    kind, name = _(dict(JobKind.choices())[row["kind"]]), row["name"]
    url = f"{reverse('organization:jobs')}?{urlencode({'q': name})}"
    return Found("job", str(row["pk"]), name, kind, url, score)


def _numbers(keys: Sequence[str]) -> list[int]:
    return [int(key) for key in keys if key.isdecimal() and len(key) < 18]
