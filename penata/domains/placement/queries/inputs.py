"""What a scenario is computed from: posts with their seats, people with their homes, protections, wishes, roads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.db.models import Q, QuerySet
from django.utils import timezone

from penata.domains.organization import public as organization
from penata.domains.people import public as people
from penata.domains.placement.models import Pin, Protection, Road, Scenario, Wish
from penata.domains.placement.rules.eligibility import Place, Profile, field_of, is_too_new
from penata.domains.placement.rules.policy import Policy, read
from penata.domains.workload import public as workload
from penata.kernel import clock, law
from penata.kernel.access import Actor

MOVED = {
    "pns": frozenset({"PNS"}),
    "pns_thl": frozenset({"PNS", "THL"}),
    "semua": frozenset({"CPNS", "PNS", "PPPK", "PPPK-PW", "THL"}),
}
HEADS = {kind.value for kind in organization.HEADS}


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody within the scope. stays: why he is not moved, in one of the words of `STAYS`; empty: he may be."""

    person_id: int
    code: str
    post: int
    origin: str
    profile: Profile
    stays: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """posts: in the order of their keys; workers: with `post` as the place in that order. km: (home, region) -> kilometres.

    ordered: (person, post) of those whose post from a later day on is known already.
    """

    posts: Sequence[workload.PostFact]
    places: Sequence[Place]
    workers: Sequence[Worker]
    weights: Sequence[int]
    wishes: Mapping[int, Sequence[str]]
    pins: Sequence[tuple[int, int | None, bool]]
    ordered: frozenset[tuple[int, int]]
    km: Distances
    policy: Policy
    fingerprint: str


class Distances:
    """Kilometres from a home to a region: by the table of roads, else straight times a stated factor.

    A village without a position of its own lies where its district does.
    """

    def __init__(self, home: str, factor: int) -> None:
        self._positions = organization.positions(home)
        self._factor = factor
        roads = Road.objects.filter(a__code__startswith=home, b__code__startswith=home) if home else []
        self._roads = {(road.a_id, road.b_id): road.km for road in roads}
        self._known: dict[tuple[str, str], int | None] = {}
        self._straight: dict[tuple[str, str], int] = {}
        self._lies: dict[str, str] = {}

    def between(self, a: str, b: str) -> int | None:
        """Whole kilometres; None where either is not known."""
        pair = (a, b) if a <= b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._reckon(*pair)
        return self._known[pair]

    def is_by_district(self, code: str) -> bool:
        """Whether a village is taken to lie where its district does, since nobody knows its own place."""
        return self._place_of(code) not in {"", code}

    def is_unknown(self, code: str) -> bool:
        return not self._place_of(code)

    @property
    def basis(self) -> tuple[object, ...]:
        """All that a distance rests on but the factor, in an order of its own."""
        return sorted(self._positions.items()), sorted(self._roads.items())

    def _reckon(self, a: str, b: str) -> int | None:
        if not a or not b:
            return None
        if a == b:
            return 0
        for pair in ((a, b), (_district(a), _district(b))) if self._roads else ():
            if pair in self._roads:
                return self._roads[pair]
        here, there = self._place_of(a), self._place_of(b)
        return self._kilometres(here, there) if here and there else None

    def _place_of(self, code: str) -> str:
        """The region at whose position it lies: itself, its district, or none."""
        if code not in self._lies:
            known = (one for one in (code, code.rpartition(".")[0]) if one in self._positions)
            self._lies[code] = next(known, "")
        return self._lies[code]

    def _kilometres(self, here: str, there: str) -> int:
        """Thousands of pairs of villages lie at few pairs of places."""
        pair = (here, there) if here <= there else (there, here)
        if pair not in self._straight:
            straight = people.kilometres(*self._positions[here], *self._positions[there])
            self._straight[pair] = int((straight * self._factor / 100).quantize(Decimal(1)))
        return self._straight[pair]


def load(actor: Actor, scenario: Scenario) -> Inputs:
    """Everything, in a number of statements that does not depend on how many people there are."""
    policy = read(scenario.policy)
    bound = workload.bind(actor, workload.MapFilter(scenario.day, within=str(scenario.path)))
    facts = workload.facts(bound)
    position = {fact.post_id: place for place, fact in enumerate(facts)}
    servants = people.servants(list(position), scenario.day)
    ordered = people.ordered(list(position), [s.person_id for s in servants], scenario.day)
    said, km = _said(scenario, servants), _distances(scenario, policy)
    return Inputs(
        facts,
        [_place(fact) for fact in facts],
        [*_workers(scenario, policy, facts, position, servants, said.protected, ordered),
         *_coming(facts, position, servants, ordered)],
        _weights(scenario, policy, facts),
        said.wishes,
        said.pins,
        frozenset((one.person_id, one.post_id) for one in ordered),
        km,
        policy,
        _fingerprint(scenario, facts, servants, ordered, said, km),
    )  # fmt: skip


def is_stale(actor: Actor, scenario: Scenario) -> bool:
    """Whether people, posts, roads or the law are others by now than those it was computed from."""
    return fingerprint_now(actor, scenario) != scenario.fingerprint


def fingerprint_now(actor: Actor, scenario: Scenario) -> str:
    bound = workload.bind(actor, workload.MapFilter(scenario.day, within=str(scenario.path)))
    facts = workload.facts(bound)
    servants = people.servants([fact.post_id for fact in facts], scenario.day)
    ordered = people.ordered([fact.post_id for fact in facts], [s.person_id for s in servants], scenario.day)
    km = _distances(scenario, read(scenario.policy))
    return _fingerprint(scenario, facts, servants, ordered, _said(scenario, servants), km)


def _distances(scenario: Scenario, policy: Policy) -> Distances:
    return Distances(organization.home_of(scenario.government), policy.road_factor)


def _workers(
    scenario: Scenario,
    policy: Policy,
    facts: Sequence[workload.PostFact],
    position: Mapping[int, int],
    servants: Sequence[people.Servant],
    protected: frozenset[int],
    ordered: Sequence[people.Ordered],
) -> list[Worker]:
    """Whoever has an order to another post is counted there; one who leaves the scope by it is not counted."""
    moved, goes = moved_statuses(scenario, scenario.day), {one.person_id: one.post_id for one in ordered}
    found = []
    for servant in servants:
        held = goes.get(servant.person_id, servant.post_id)
        if held not in position:
            continue
        post = facts[position[held]]
        profile = Profile(
            post.kind, field_of(post.kind, post.job, post.family), _level(servant.rank), servant.needs_access,
            servant.status != people.Status.THL,
        )  # fmt: skip
        stays = (
            "ordered"
            if servant.person_id in goes
            else _stays(scenario, policy, servant, post, moved, protected)
        )
        found.append(
            Worker(
                servant.person_id,
                servant.code,
                position[held],
                servant.origin or "",
                profile,
                stays,
            )
        )
    return found


def _stays(
    scenario: Scenario,
    policy: Policy,
    servant: people.Servant,
    post: workload.PostFact,
    moved: frozenset[str],
    protected: frozenset[int],
) -> str:
    """Why somebody is not moved: head, status, protected, new, outside; the first that holds."""
    if post.kind in HEADS:
        return "head"
    if servant.status not in moved:
        return "status"
    if servant.person_id in protected:
        return "protected"
    if is_too_new(servant.since, scenario.day, policy.tenure_months):
        return "new"
    is_meant = (
        not scenario.families or post.family in scenario.families,
        not scenario.statuses or servant.status in scenario.statuses,
    )
    return "" if all(is_meant) else "outside"


def _coming(
    facts: Sequence[workload.PostFact],
    position: Mapping[int, int],
    servants: Sequence[people.Servant],
    ordered: Sequence[people.Ordered],
) -> list[Worker]:
    """Who serves elsewhere, or nowhere yet, and has an order into the scope: his seat there is taken."""
    here = {servant.person_id for servant in servants}
    coming = (one for one in ordered if one.person_id not in here and one.post_id in position)
    found = []
    for one in coming:
        post = facts[position[one.post_id]]
        profile = Profile(post.kind, field_of(post.kind, post.job, post.family), 0, False, True)
        found.append(Worker(one.person_id, one.code, position[one.post_id], "", profile, "ordered"))
    return found


def moved_statuses(scenario: Scenario, day: date) -> frozenset[str]:
    """Statuses that the law in force on the day lets move."""
    return MOVED[law.in_force(day, scenario.government_id)["placement.moved_statuses"]]


def _place(fact: workload.PostFact) -> Place:
    rank = organization.EducationLevel(fact.education).rank if fact.education else None
    return Place(fact.kind, field_of(fact.kind, fact.job, fact.family), _level(rank), fact.is_accessible)


def _level(rank: int | None) -> int:
    """1 for SD, the lowest; 0 where nobody knows."""
    return 0 if rank is None else rank + 1


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of single people. wishes: person -> paths of the units that he asked for. pins: as `Inputs` has them."""

    protected: frozenset[int]
    wishes: Mapping[int, Sequence[str]]
    pins: Sequence[tuple[int, int | None, bool]]


def _said(scenario: Scenario, servants: Sequence[people.Servant]) -> _Said:
    """Of those within the scope. All of the government are read: they are few, thousands of numbers in a question are not."""
    meant = {servant.person_id for servant in servants}
    here = {"person__government_id": scenario.government_id}
    not_over = Q(period__endswith__gt=_since(scenario)) | Q(period__upper_inf=True)
    held = Protection.objects.filter(not_over, **here).values_list("person_id", flat=True)
    wishes: dict[int, list[str]] = {}
    for person, path in _standing_wishes(scenario).filter(**here).values_list("person_id", "unit__path"):
        if person in meant:
            wishes.setdefault(person, []).append(str(path))
    return _Said(frozenset(held) & meant, wishes, _pins(scenario))


def _since(scenario: Scenario) -> date:
    """From this day on a protection counts: who will be protected soon is not moved now, and one that is over is nobody's
    business. A scenario keeps the day on which it was computed."""
    today = clock.today()
    computed = min(timezone.localtime(scenario.computed_at).date(), today) if scenario.computed_at else today
    return max(scenario.day, computed)


def _standing_wishes(scenario: Scenario) -> QuerySet[Wish]:
    """As they stood when it was computed: a wish made since waits for the next time, and holds no decision up."""
    if scenario.computed_at is None:
        return Wish.objects.filter(withdrawn_at=None)
    stood = Q(withdrawn_at=None) | Q(withdrawn_at__gt=scenario.computed_at)
    return Wish.objects.filter(stood, made_at__lte=scenario.computed_at)


def _pins(scenario: Scenario) -> list[tuple[int, int | None, bool]]:
    """None where the scenario is not kept."""
    found = Pin.objects.filter(scenario_id=scenario.pk).order_by("pk")
    return list(found.values_list("person_id", "post_id", "is_forbidden"))


def _weights(scenario: Scenario, policy: Policy, facts: Sequence[workload.PostFact]) -> list[int]:
    """In hundredths: 100 for an ordinary post, more for a remote one or one of a flagship programme."""
    flagship = set(scenario.programme_units)
    return [
        100 * (policy.remote if fact.is_remote else 100) * (policy.programme if fact.unit_id in flagship else 100) // 10_000
        for fact in facts
    ]  # fmt: skip


def _fingerprint(
    scenario: Scenario,
    facts: Sequence[workload.PostFact],
    servants: Sequence[people.Servant],
    ordered: Sequence[people.Ordered],
    said: _Said,
    km: Distances,
) -> str:
    """Of all that the result rests on but the policy, which stands beside it."""
    told = repr(
        (facts, servants, ordered, sorted(said.protected), sorted(said.wishes.items()), sorted(said.pins, key=str),
         scenario.families, scenario.statuses, scenario.programme_units,
         sorted(moved_statuses(scenario, scenario.day)), km.basis)
    )  # fmt: skip
    return sha256(told.encode()).hexdigest()


def _district(code: str) -> str:
    return code.rpartition(".")[0] if code.count(".") == 3 else code
