"""One unit of a scenario: its posts before and after, and in words why one of them is still short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.placement.engine import modes
from penata.domains.placement.engine.comers import comers
from penata.domains.placement.engine.instance import Ints
from penata.domains.placement.models import Scenario
from penata.domains.placement.queries import pins
from penata.domains.placement.queries.explaining import current
from penata.domains.placement.queries.figures import now_of, staff_of
from penata.domains.placement.queries.inputs import load
from penata.domains.placement.queries.results import Found
from penata.domains.placement.rules.eligibility import may_hold
from penata.domains.placement.rules.suppression import LEAST
from penata.domains.placement.rules.terms import Lack, Mode
from penata.kernel.access import Actor
from penata.kernel.ui import figures


@dataclass(frozen=True, slots=True)
class Reason:
    """why: which of the four; candidate: (code, name, points) of who could come at the least price, where one is told."""

    why: Lack
    sentence: str
    candidate: tuple[str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class PostLine:
    """after: None where the scenario was not computed from what stands today. seats: None without an approved study."""

    job: str
    seats: int | None
    before: int
    after: int | None
    reason: Reason | None

    @property
    def short(self) -> int:
        return max((self.seats or 0) - (self.before if self.after is None else self.after), 0)


def unit_page(actor: Actor, scenario: Scenario, unit: int) -> dict[str, Any] | None:
    """None where the scenario has no post in the unit."""
    inputs = load(actor, scenario)
    here = [n for n, fact in enumerate(inputs.posts) if fact.unit_id == unit]
    if not here:
        return None
    found = current(scenario, inputs)
    before = staff_of(inputs, now_of(inputs))
    after = staff_of(inputs, found.answer.places) if found else None
    short = [n for n in here if after is not None and (inputs.posts[n].seats or 0) > after[n]]
    why = _Why(actor, scenario, found).of(short) if found else {}
    lines = [
        PostLine(inputs.posts[n].job, inputs.posts[n].seats, int(before[n]), None if after is None else int(after[n]), why.get(n))
        for n in here
    ]  # fmt: skip
    fact = inputs.posts[here[0]]
    return {
        "unit": fact, "lines": sorted(lines, key=lambda line: (-line.short, line.job)), "is_current": found is not None,
        "short": sum(line.short for line in lines),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Offer:
    """Of `free` people the one at `row` is the least dear, at `points`; the seat itself gains `seat`."""

    free: int
    row: int
    points: int
    seat: int | None


@dataclass
class _Why:
    """The reasons of one page; what several of them need is found once."""

    actor: Actor
    scenario: Scenario
    found: Found

    def of(self, posts: Sequence[int]) -> dict[int, Reason]:
        """Of every post; whoever is named is looked up with all the others."""
        told = {post: self._of(post) for post in posts}
        workers = self.found.inputs.workers
        named = frozenset(workers[one.row].person_id for one in told.values() if isinstance(one, _Offer))
        names = pins.names(self.actor, self.scenario, named)
        return {
            post: self._worded(one, names) if isinstance(one, _Offer) else one for post, one in told.items()
        }

    def _of(self, post: int) -> Reason | _Offer:
        fit = self._fit(post)
        if not fit:
            return Reason(Lack.NOBODY, _(
                "Di seluruh unit yang ditata tidak ada orang lain yang memenuhi syarat jabatan ini. Yang dapat menutupnya "
                "hanya orang dari luar, atau pengadaan."
            ))  # fmt: skip
        free = len([row for row in fit if row not in self._bound])
        if not free:
            return self._held(len(fit))
        if self._fills_without_budget(post):
            return self._budget(post)
        if self.found.inputs.policy.mode == Mode.FAIREST:
            return Reason(Lack.ELSEWHERE, _(
                "%(n)s orang lain memenuhi syarat dan dapat dipindahkan, tetapi setiap cara mengisi jabatan ini membuat "
                "jabatan lain sama kosong atau lebih kosong daripada jabatan ini."
            ) % {"n": figures.number(free)})  # fmt: skip
        offers = comers(self.found.answer, post)
        if not offers.points:
            return self._held(len(fit))
        row = min(offers.points, key=lambda n: (offers.points[n], self.found.inputs.workers[n].code))
        return _Offer(free, row, offers.points[row], offers.seat)

    def _fit(self, post: int) -> list[int]:
        """Rows of those who may hold it and are not there afterwards, whether they may be moved or not."""
        inputs, places = self.found.inputs, self.found.answer.places
        place = inputs.places[post]
        may = {profile: may_hold(profile, place) for profile in {w.profile for w in inputs.workers}}
        return [row for row, w in enumerate(inputs.workers) if may[w.profile] and places[row] != post]

    @cached_property
    def _bound(self) -> set[int]:
        """Who is not moved, or was pinned."""
        inputs = self.found.inputs
        pinned = {person for person, _post, ban in inputs.pins if not ban}
        return {row for row, w in enumerate(inputs.workers) if w.stays or w.person_id in pinned}

    @cached_property
    def _unbounded(self) -> Ints:
        """Staff of every post if as many might move as help."""
        answer = modes.weighted(self.found.answer.instance, self.found.inputs.policy.seed)
        return staff_of(self.found.inputs, answer.places)

    @cached_property
    def _after(self) -> Ints:
        return staff_of(self.found.inputs, self.found.answer.places)

    def _fills_without_budget(self, post: int) -> bool:
        return self.found.answer.price > 0 and bool(self._unbounded[post] > self._after[post])

    def _held(self, count: int) -> Reason:
        """How many, where they are not few, and neither who nor why: one of the reasons is nobody's business."""
        said = figures.number(count) if count >= LEAST else _("Kurang dari %d") % LEAST
        return Reason(Lack.HELD, _(
            "%(n)s orang lain memenuhi syarat, tetapi tidak seorang pun dapat dipindahkan: dilindungi, belum cukup lama di "
            "jabatannya, statusnya terikat, di luar rumpun yang ditata, dipatok, atau dilarang ke sini."
        ) % {"n": said})  # fmt: skip

    def _budget(self, post: int) -> Reason:
        return Reason(Lack.BUDGET, _(
            "Batas %(budget)s perpindahan sudah terpakai untuk yang lebih mendesak. Tanpa batas itu %(more)s orang lagi akan "
            "datang ke sini; satu perpindahan lagi di mana pun bernilai %(price)s angka."
        ) % {
            "budget": figures.number(self.found.inputs.policy.budget),
            "more": figures.number(int(self._unbounded[post] - self._after[post])),
            "price": figures.number(self.found.answer.price_of_next_move),
        })  # fmt: skip

    def _worded(self, offer: _Offer, names: Mapping[int, str]) -> Reason:
        worker, points = self.found.inputs.workers[offer.row], offer.points
        name = names.get(worker.person_id, worker.code)
        said = {
            "n": figures.number(offer.free), "name": name, "unit": self.found.inputs.posts[worker.post].unit,
            "points": figures.number(points), "seat": figures.number(offer.seat),
        }  # fmt: skip
        words = (
            _("%(n)s orang lain memenuhi syarat dan dapat dipindahkan, tetapi lebih diperlukan di tempat lain, terlalu jauh, "
              "atau terlalu berat dipindahkan. Yang paling ringan %(name)s dari %(unit)s: tempat di sini bernilai %(seat)s "
              "angka, namun bila ia yang mengisinya seluruh penataan menjadi lebih buruk %(points)s angka.")
            if points
            else _("%(n)s orang lain memenuhi syarat dan dapat dipindahkan. %(name)s dari %(unit)s dapat mengisinya dengan nilai "
                   "yang persis sama; undian yang memutuskan bahwa ia tidak.")
        ) % said  # fmt: skip
        return Reason(Lack.ELSEWHERE, words, (worker.code, name, points))


@dataclass(frozen=True, slots=True)
class UnitRow:
    pk: int
    name: str
    before: float
    after: float


def units(scenario: Scenario, district: str | None = None) -> list[UnitRow]:
    """Units of the result with the share filled before and after, the emptiest afterwards first; of a district, or all."""
    rows = {row["key"]: row for row in (scenario.result or {}).get("units", [])}
    statement = """
        select unit_id, name from organization_units_on(%(day)s)
        where unit_id = any(%(units)s) and (%(district)s::text is null or coalesce(district, '') = %(district)s)
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, {"day": scenario.day, "units": list(rows), "district": district})
        found = [UnitRow(pk, name, rows[pk]["before"], rows[pk]["after"]) for pk, name in cursor.fetchall()]
    return sorted(found, key=lambda row: (row.after, row.name, row.pk))


def district_name(code: str) -> str:
    return organization.region_name(code) if code else _("Tanpa kecamatan")
