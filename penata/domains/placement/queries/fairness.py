"""Whether some bear more than others: who is moved, group by group, beside all who could be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.queries.explaining import is_current
from penata.domains.placement.queries.inputs import Inputs, load
from penata.domains.placement.rules.fairness import BANDS, MORE, UNKNOWN, Dimension, age_band, points
from penata.domains.placement.rules.suppression import LEAST, Cell, cover, is_whole
from penata.domains.placement.rules.terms import Choice, ScenarioState
from penata.kernel.access import Actor, Permission, PersonalClass, may, sees
from penata.kernel.ui import figures

DECIDED = (ScenarioState.DECIDED, ScenarioState.CARRIED_OUT)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that may be covered, and its share of the column's total, between 0 and 1."""

    cell: Cell
    total: int

    @property
    def words(self) -> str:
        if self.cell.value is None:
            return f"<{LEAST}" if self.cell.is_small else _("disamarkan")
        return figures.number(self.cell.value)

    @property
    def share(self) -> float | None:
        return None if self.cell.value is None or not self.total else self.cell.value / self.total


@dataclass(frozen=True, slots=True)
class Line:
    """A group. counts: in the order of the section's columns. more: percentage points beyond its share among all.

    km: kilometres by which its people come nearer or go farther, on average.
    """

    label: str
    counts: Sequence[Count]
    more: int | None = None
    km: int | None = None

    @property
    def bears_more(self) -> bool:
        return self.more is not None and self.more >= MORE

    @property
    def difference(self) -> str:
        """In points, with its sign."""
        return "" if self.more is None else ("+" if self.more > 0 else "") + figures.number(self.more)


@dataclass(frozen=True, slots=True)
class Section:
    """lines: None where the groups are so small that nothing may be told. closed: whether the reader may not read it.

    totals: one for each column, covered where the column is; none where nothing is told.
    """

    key: str
    title: str
    columns: Sequence[str]
    totals: Sequence[Count]
    lines: Sequence[Line] | None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """people: whose data were counted, for the note of who took it away. is_current: the others are those of the result."""

    movable: int
    moved: int
    is_current: bool
    sections: Sequence[Section]
    distances: Sequence[Section]
    people: Sequence[int]
    near_km: int


@dataclass(frozen=True, slots=True)
class _Moved:
    km_before: int | None
    km_after: int | None

    @property
    def is_farther(self) -> bool:
        return self.km_before is not None and self.km_after is not None and self.km_after > self.km_before


def report(actor: Actor, scenario: Scenario) -> Report:
    """Those who move are beside all who could be: nobody who is protected, too new or bound is counted or told of."""
    inputs = load(actor, scenario)
    moved = _moves(scenario)
    movable = {w.person_id for w in inputs.workers if not w.stays} | set(moved)
    health = sees(actor, PersonalClass.HEALTH, str(scenario.path))
    traits = people.traits(movable, scenario.day, health=health)
    sections = [
        _section(one, words, traits, moved, closed=one == Dimension.DISABILITY and not health)
        for one, words in _groupings(scenario).items()
    ]  # fmt: skip
    near = inputs.policy.near_km
    return Report(
        len(movable), len(moved), is_current(scenario, inputs), sections,
        [_directions(list(moved.values())), _reach(inputs, moved, near)], sorted(movable), near,
    )  # fmt: skip


def may_take_away(actor: Actor, scenario: Scenario) -> bool:
    return may(actor, Permission.PERSON_EXPORT, str(scenario.path))


def _moves(scenario: Scenario) -> dict[int, _Moved]:
    """Before the decision all that are proposed and not refused; after it those that were agreed."""
    rows = Move.objects.filter(scenario=scenario)
    kept = (
        rows.filter(choice=Choice.AGREED)
        if scenario.state in DECIDED
        else rows.exclude(choice=Choice.REFUSED)
    )
    return {
        person: _Moved(before, after)
        for person, before, after in kept.values_list("person_id", "km_before", "km_after")
    }


def _groupings(scenario: Scenario) -> dict[Dimension, Callable[[people.Trait], str]]:
    """What everybody's group is called, by each dimension."""
    unknown = _(UNKNOWN)
    home = organization.home_of(scenario.government)
    names = dict(organization.districts(home).values_list("code", "name")) if home else {}
    sexes = {sex.value: _(sex.label) for sex in people.Sex}
    statuses = {status.value: _(status.label) for status in people.Status}

    def origin(trait: people.Trait) -> str:
        """Both without a distance, so one group: apart, the table of distances would tell how many each has."""
        return names.get(".".join((trait.origin or "").split(".")[:3]), _("Luar daerah atau tidak diketahui"))

    def disability(trait: people.Trait) -> str:
        if not trait.disability:
            return unknown
        none = trait.disability == people.Disability.NONE
        return _("Tanpa disabilitas") if none else _("Penyandang disabilitas")

    return {
        Dimension.SEX: lambda trait: sexes.get(trait.sex, unknown),
        Dimension.AGE: lambda trait: _(age_band(trait.born, scenario.day)),
        Dimension.DISABILITY: disability,
        Dimension.STATUS: lambda trait: statuses.get(trait.status, unknown),
        Dimension.ORIGIN: origin,
    }


def _section(
    one: Dimension,
    group_of: Callable[[people.Trait], str],
    traits: Sequence[people.Trait],
    moved: Mapping[int, _Moved],
    *,
    closed: bool,
) -> Section:
    """Three nested columns: who could be moved, who is, who of these goes farther from home."""
    title, columns = _(one.label), (_("Dapat dipindah"), _("Diusulkan pindah"), _("Menjauh dari asal"))
    if closed:
        return Section(one.value, title, columns, (), None, closed=True)
    counted: dict[str, list[int]] = {}
    for trait in traits:
        numbers = counted.setdefault(group_of(trait), [0, 0, 0])
        move = moved.get(trait.person_id)
        numbers[0] += 1
        numbers[1] += move is not None
        numbers[2] += move is not None and move.is_farther
    by_age = [_(words) for _below, words in BANDS]
    labels = sorted(
        counted, key=lambda name: (name == _(UNKNOWN), by_age.index(name) if name in by_age else 0, name)
    )
    whole = [[counted[label][place] for label in labels] for place in range(3)]
    totals = tuple(sum(column) for column in whole)
    told = cover(whole) if labels else None
    if told is None:
        return Section(one.value, title, columns, (), None)
    lines = [_line(label, n, told, totals) for n, label in enumerate(labels)]
    return Section(one.value, title, columns, _totals(told, totals), lines)


def _totals(told: Sequence[Sequence[Cell]], totals: Sequence[int]) -> list[Count]:
    return [
        Count(Cell(None if is_whole(column) else total), total)
        for column, total in zip(told, totals, strict=True)
    ]


def _line(label: str, n: int, told: Sequence[Sequence[Cell]], totals: Sequence[int]) -> Line:
    counts = [Count(column[n], total) for column, total in zip(told, totals, strict=True)]
    group, part = counts[0].cell.value, counts[1].cell.value
    more = None if group is None or part is None else points(part, totals[1], group, totals[0])
    return Line(label, counts, more)


def _directions(moved: Sequence[_Moved]) -> Section:
    """Nearer, as far, farther: how many, and by how many kilometres on average where that tells of nobody alone."""
    near, same, far, unknown = labels = (_("Lebih dekat"), _("Sama jauh"), _("Lebih jauh"), _(UNKNOWN))
    groups: dict[str, list[int]] = {label: [] for label in labels}
    for move in moved:
        if move.km_before is None or move.km_after is None:
            groups[unknown].append(0)
        else:
            by = move.km_after - move.km_before
            groups[near if by < 0 else far if by else same].append(abs(by))
    (cells,) = _told([[len(kms) for kms in groups.values()]])
    lines = [
        Line(label, [Count(cell, len(moved))], km=_mean(kms) if cell.value and label in {near, far} else None)
        for (label, kms), cell in zip(groups.items(), cells, strict=True)
    ]  # fmt: skip
    totals = _totals([cells], [len(moved)])
    return Section("direction", _("Arah perpindahan"), (_("Yang pindah"),), totals, lines)


def _told(columns: Sequence[Sequence[int]]) -> Sequence[Sequence[Cell]]:
    """Covered wholly where they cannot be kept."""
    return cover(columns) or [[Cell(None)] * len(column) for column in columns]


def _mean(kms: Sequence[int]) -> int:
    return round(sum(kms) / len(kms))


def _reach(inputs: Inputs, moved: Mapping[int, _Moved], near: int) -> Section:
    """Who can go home every day, among all who could be moved and among those who are, before and after."""

    columns = [
        [inputs.km_of(w, w.post) for w in inputs.workers if not w.stays or w.person_id in moved],
        [m.km_before for m in moved.values()],
        [m.km_after for m in moved.values()],
    ]  # fmt: skip
    counted = [[sum(_which(km, near) == place for km in kms) for place in range(3)] for kms in columns]
    told = _reached(*counted)
    totals = [len(kms) for kms in columns]
    labels = (_("Dalam jarak pulang-pergi"), _("Di luar jarak pulang-pergi"), _(UNKNOWN))
    lines = [
        Line(label, [Count(column[n], total) for column, total in zip(told, totals, strict=True)])
        for n, label in enumerate(labels)
    ]  # fmt: skip
    titles = (_("Semua yang dapat dipindah"), _("Yang pindah, sekarang"), _("Yang pindah, nanti"))
    return Section("reach", _("Jarak pulang-pergi"), titles, _totals(told, totals), lines)


def _reached(everybody: Sequence[int], now: Sequence[int], later: Sequence[int]) -> Sequence[Sequence[Cell]]:
    """Who is moved is a part of who could be, but where data changed since; where they go is not."""
    is_part = all(part <= whole for part, whole in zip(now, everybody, strict=True))
    beside = _told([everybody, now]) if is_part else [*_told([everybody]), *_told([now])]
    return [*beside, *_told([later])]


def _which(km: int | None, near: int) -> int:
    return 2 if km is None else int(km > near)
