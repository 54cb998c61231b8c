"""Every figure of the map worked out a second time, from the plain rows and in the plainest way, on made-up worlds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penata.domains.organization.models import Post, Region, RoleGrant, Unit
from penata.domains.people.models import Absence, Assignment, Engagement
from penata.domains.workload.models import Study, StudyPost
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries.map import MapFilter, MapRow
from penata.kernel.access import Role
from penata.kernel.values import Period
from tests.domains.organization.factories import make_government, make_job, make_post, make_unit, officer
from tests.domains.people.factories import engage, make_person, place
from tests.domains.workload.factories import make_study

pytestmark = pytest.mark.django_db

DAYS = [date(2025, 6, 30), date(2026, 3, 1), date(2026, 11, 22), date(2027, 2, 1)]
PERIODS = [
    Period(date(2015, 1, 1)), Period(date(2015, 1, 1), date(2025, 12, 31)), Period(date(2026, 3, 1)),
    Period(date(2026, 1, 1), date(2026, 11, 22)),
]  # fmt: skip
STATUSES = ["CPNS", "PNS", "PPPK", "PPPK-PW", "THL", "ALIH-DAYA"]
ASN = {"CPNS", "PNS", "PPPK", "PPPK-PW"}
HEADS = {"jpt", "administrator", "pengawas"}
REGIONS = ["99.01.01", "99.01.02", "99.01.01.2001", "99.01", None]


# --- made-up worlds ---

_UNIT = st.tuples(st.integers(0, 6), st.sampled_from(REGIONS), st.booleans(), st.sampled_from(PERIODS[:3]))
_PERSON = st.tuples(
    st.integers(0, 30), st.sampled_from(STATUSES), st.sampled_from(PERIODS), st.sampled_from(PERIODS),
    st.sampled_from(["principal", "principal", "principal", "acting", "secondary"]),
    st.sampled_from([None, None, None, *PERIODS]),
)  # fmt: skip
_STUDY = st.tuples(
    st.integers(0, 6), st.sampled_from([2024, 2025, 2026, 2027]),
    st.sampled_from(["approved", "approved", "draft", "superseded"]),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 30000), st.integers(0, 3)), max_size=4, unique_by=lambda t: t[0]),
)  # fmt: skip
WORLDS = st.tuples(
    st.lists(_UNIT, min_size=1, max_size=6), st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), max_size=12),
    st.lists(_PERSON, max_size=14), st.lists(_STUDY, max_size=8),
)  # fmt: skip


def build(world: Any) -> list[Unit]:
    units_told, posts_told, people_told, studies_told = world
    _regions()
    government = make_government(region_id="99.01")
    units = [government]
    for number, region, remote, period in units_told:
        parent = units[number % len(units)]
        stands = period if parent.period in {government.period, PERIODS[0]} else parent.period
        units.append(make_unit(parent=parent, region_id=region, is_remote=remote, period=stands))
    jobs = [
        make_job(government, kind=kind, family=family)
        for kind, family in (
            ("jpt", ""),
            ("pengawas", ""),
            ("fungsional", "Kesehatan"),
            ("pelaksana", ""),
            ("pelaksana", "Guru"),
        )
    ]
    posts = [make_post(units[u % len(units)], jobs[j]) for u, j in posts_told] or [
        make_post(government, jobs[0])
    ]
    for where, status, served, held, kind, away in people_told:
        person = make_person(government)
        engage(person, status, served.first, served.last)
        place(person, posts[where % len(posts)], held.first, held.last, kind=kind)
        if away is not None:
            Absence.objects.create(person=person, kind="seconded", period=away)
    _studies(units, jobs, studies_told, officer(government))
    return units


def _regions() -> None:
    for code, level, remote in (
        ("99", "province", False), ("99.01", "regency", False), ("99.01.01", "district", False),
        ("99.01.02", "district", True), ("99.01.01.2001", "village", True),
    ):  # fmt: skip
        parent = code.rpartition(".")[0] or None
        Region.objects.create(
            code=code, name=f"Wilayah {code}", level=level, kind=level, parent_id=parent, is_remote=remote
        )


def _studies(units: list[Unit], jobs: list[Any], told: Any, by: Any) -> None:
    seen: set[tuple[int, int]] = set()
    for number, (unit, year, state, lines) in enumerate(told, start=1):
        unit %= len(units)
        if (unit, year) in seen:
            continue
        seen.add((unit, year))
        study = make_study(units[unit], by, year, state, version=number)
        for job, need, seats in lines:
            post = make_post(units[unit], jobs[job])
            StudyPost.objects.create(study=study, post=post, need=Decimal(need) / 10000, seats=seats)


# --- the plainest way ---


@dataclass
class Fact:
    unit: Unit
    family: str
    district: str
    remote: bool
    need: Decimal | None
    seats: int | None
    staff: int
    asn: int
    contract: int
    thl: int


class Rows:
    """The tables as they stand, read once."""

    def __init__(self) -> None:
        self.posts = list(Post.objects.select_related("unit__region", "job"))
        self.held = list(Assignment.objects.filter(kind="principal"))
        self.served = list(Engagement.objects.all())
        self.absences = list(Absence.objects.all())
        self.studies = [study for study in Study.objects.all() if study.state == "approved"]
        self.lines = {(line.study_id, line.post_id): line for line in StudyPost.objects.all()}

    def facts(self, day: date, within: Unit | None = None) -> list[Fact]:
        return [
            self.fact_of(post, day)
            for post in self.posts
            if post.unit.period.covers(day) and (within is None or below(post.unit, within))
        ]

    def fact_of(self, post: Post, day: date) -> Fact:
        need, seats = self.need_of(post, day)
        counted = list(self.counted_statuses(post, day))
        region = post.unit.region
        inside = region is not None and region.level in {"district", "village"}
        return Fact(
            post.unit, post.job.family, ".".join(region.code.split(".")[:3]) if inside else "",
            post.unit.is_remote or bool(region and region.is_remote), need, seats, len(counted),
            sum(s in ASN for s in counted), sum(s in {"THL", "PPPK-PW"} for s in counted), counted.count("THL"),
        )  # fmt: skip

    def need_of(self, post: Post, day: date) -> tuple[Decimal | None, int | None]:
        studies = [s for s in self.studies if s.unit_id == post.unit_id and s.year <= day.year]
        if not studies:
            return None, None
        line = self.lines.get((max(studies, key=lambda study: study.year).pk, post.pk))
        if line is not None:
            return line.need, line.seats
        return (Decimal(1), 1) if post.job.kind in HEADS else (None, None)

    def counted_statuses(self, post: Post, day: date) -> Iterator[str]:
        for held in self.held:
            if held.post_id != post.pk or not held.period.covers(day):
                continue
            served = [e for e in self.served if e.person_id == held.person_id and e.period.covers(day)]
            away = any(a.person_id == held.person_id and a.period.covers(day) for a in self.absences)
            if served and served[0].status != "ALIH-DAYA" and not away:
                yield served[0].status


def below(unit: Unit, above: Unit) -> bool:
    labels, wanted = str(unit.path).split("."), str(above.path).split(".")
    return labels[: len(wanted)] == wanted


def summed(found: list[Fact]) -> dict[str, Any]:
    known = [f for f in found if f.seats is not None]
    needs = [f.need for f in found if f.need is not None]
    seats, filled = sum(f.seats for f in known), sum(min(f.seats, f.staff) for f in known)
    shortage, surplus = (
        sum(max(f.seats - f.staff, 0) for f in known),
        sum(max(f.staff - f.seats, 0) for f in known),
    )
    fill = None if not seats else (Decimal(filled) / seats).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return {
        "need": sum(needs) if needs else None, "seats": seats, "staff": sum(f.staff for f in found),
        "asn": sum(f.asn for f in found), "contract": sum(f.contract for f in found), "thl": sum(f.thl for f in found),
        "shortage": shortage, "surplus": surplus, "gap": surplus - shortage, "filled": filled, "fill": fill,
        "posts": len(found), "without_study": len(found) - len(needs),
        "short_posts": sum(f.seats > f.staff for f in known), "surplus_posts": sum(f.staff > f.seats for f in known),
    }  # fmt: skip


def told(row: MapRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in summed([])}


def agency_of(fact: Fact) -> int:
    labels = str(fact.unit.path).split(".")
    return int(labels[min(1, len(labels) - 1)])


KEYS: dict[str, Callable[[Fact], Any]] = {
    "unit": lambda f: f.unit.code, "agency": agency_of, "district": lambda f: f.district, "family": lambda f: f.family,
    "remote": lambda f: "terpencil" if f.remote else "",
}  # fmt: skip


def grouped(found: list[Fact], grouping: str) -> dict[Any, dict[str, Any]]:
    groups: dict[Any, list[Fact]] = {}
    for fact in found:
        groups.setdefault(KEYS[grouping](fact), []).append(fact)
    return {key: summed(members) for key, members in groups.items()}


def compare(actor: Any, wanted: MapFilter, expected: list[Fact]) -> None:
    bound = need_map.bind(actor, wanted)
    tables = need_map.tables(bound, *KEYS)
    for grouping in KEYS:
        table = tables[grouping]
        rows = {row.unit_id if grouping == "agency" else row.code: told(row) for row in table.rows}
        assert rows == grouped(expected, grouping), grouping
        assert told(table.total) == summed(expected)
    assert told(need_map.totals(bound)) == summed(expected)
    assert need_map.tables(bound, "district")["district"] == tables["district"]


def compare_tree(actor: Any, day: date, units: list[Unit], found: list[Fact]) -> None:
    standing = [unit for unit in units if unit.period.covers(day)]
    bound = need_map.bind(actor, MapFilter(day))
    own = {row.code: told(row) for row in need_map.tree(bound, subtree=False).rows}
    assert own == {u.code: summed([f for f in found if f.unit == u]) for u in standing}
    whole = {row.code: told(row) for row in need_map.tree(bound, subtree=True).rows}
    assert whole == {u.code: summed([f for f in found if below(f.unit, u)]) for u in standing}


def compare_lists(actor: Any, day: date, total: dict[str, Any]) -> None:
    """The posts behind a figure are as many as the figure says."""
    bound = need_map.bind(actor, MapFilter(day))
    for which, figure in (
        ("all", "posts"),
        ("short", "short_posts"),
        ("surplus", "surplus_posts"),
        ("without", "without_study"),
    ):
        assert len(need_map.posts_behind(bound, which)) == total[figure]
    posts = need_map.posts_behind(bound, "all")
    assert (sum(p.shortage for p in posts), sum(p.surplus for p in posts)) == (
        total["shortage"],
        total["surplus"],
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=WORLDS)
def test_every_figure_of_a_made_up_world_on_several_days(world):
    with transaction.atomic():
        units = build(world)
        actor = officer(units[0], Role.LEADER, "pimpinan")
        rows = Rows()
        for day in DAYS:
            found = rows.facts(day)
            compare(actor, MapFilter(day), found)
            compare_tree(actor, day, units, found)
            compare_lists(actor, day, summed(found))
        transaction.set_rollback(True)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=WORLDS, which=st.integers(0, 6), day=st.sampled_from(DAYS))
def test_every_filter_and_scope_of_a_made_up_world(world, which, day):
    with transaction.atomic():
        units = build(world)
        leader, unit = officer(units[0], Role.LEADER, "pimpinan"), units[which % len(units)]
        rows = Rows()
        everything, here = rows.facts(day), rows.facts(day, unit)
        compare(leader, MapFilter(day, within=str(unit.path)), here)
        compare(officer(unit, Role.SUPERVISOR, "atasan"), MapFilter(day), here)
        compare(
            leader, MapFilter(day, family="Kesehatan"), [f for f in everything if f.family == "Kesehatan"]
        )
        for district in ("99.01.01", "99.01.02", ""):
            compare(
                leader, MapFilter(day, district=district), [f for f in everything if f.district == district]
            )
        for remote in (True, False):
            compare(
                leader,
                MapFilter(day, within=str(unit.path), remote=remote),
                [f for f in here if f.remote == remote],
            )
        RoleGrant.objects.all().delete()
        compare(officer(units[0], Role.WORKER, "pegawai"), MapFilter(day), [])
        transaction.set_rollback(True)
