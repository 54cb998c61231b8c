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
from penata.domains.placement.models import Pin, Road, Scenario, Wish
from penata.domains.placement.queries.protections import from_day_on
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

    def km_of(self, worker: Worker, place: int) -> int | None:
        """From his home to a post; None where either is not known."""
        return self.km.between(worker.origin, self.posts[place].region or "")


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
            self._lies[code] = organization.lies_at(code, self._positions)
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
    policy, found = read(scenario.policy), _found(actor, scenario)
    return Inputs(
        found.facts,
        [_place(fact) for fact in found.facts],
        [*_workers(scenario, policy, found), *_coming(found)],
        _weights(scenario, policy, found.facts),
        found.said.wishes,
        found.said.pins,
        frozenset((one.person_id, one.post_id) for one in found.ordered),
        found.km,
        policy,
        _fingerprint(scenario, found),
    )


def is_stale(actor: Actor, scenario: Scenario) -> bool:
    """Whether people, posts, roads or the law are others by now than those it was computed from."""
    return fingerprint_now(actor, scenario) != scenario.fingerprint


def fingerprint_now(actor: Actor, scenario: Scenario) -> str:
    """Of what stands now, without making more of it than that."""
    return _fingerprint(scenario, _found(actor, scenario))


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read. position: the place of every post in `facts`."""

    facts: Sequence[workload.PostFact]
    position: Mapping[int, int]
    servants: Sequence[people.Servant]
    ordered: Sequence[people.Ordered]
    said: _Said
    km: Distances


def _found(actor: Actor, scenario: Scenario) -> _Found:
    bound = workload.bind(actor, workload.MapFilter(scenario.day, within=str(scenario.path)))
    facts = workload.facts(bound)
    position = {fact.post_id: place for place, fact in enumerate(facts)}
    servants = people.servants(list(position), scenario.day)
    return _Found(
        facts, position, servants,
        people.ordered(list(position), [s.person_id for s in servants], scenario.day), _said(scenario, servants),
        Distances(organization.home_of(scenario.government), read(scenario.policy).road_factor),
    )  # fmt: skip


def _workers(scenario: Scenario, policy: Policy, found: _Found) -> list[Worker]:
    """Whoever has an order to another post is counted there; one who leaves the scope by it is not counted."""
    moved, goes = (
        moved_statuses(scenario, scenario.day),
        {one.person_id: one.post_id for one in found.ordered},
    )
    workers = []
    for servant in found.servants:
        held = goes.get(servant.person_id, servant.post_id)
        if held not in found.position:
            continue
        post = found.facts[found.position[held]]
        profile = Profile(
            post.kind, field_of(post.kind, post.job, post.family), _level(servant.rank), servant.needs_access,
            servant.status != people.Status.THL,
        )  # fmt: skip
        stays = (
            "ordered"
            if servant.person_id in goes
            else _stays(scenario, policy, servant, post, moved, found.said.protected)
        )
        workers.append(
            Worker(
                servant.person_id, servant.code, found.position[held], servant.origin or "", profile, stays,
            )
        )  # fmt: skip
    return workers


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


def _coming(found: _Found) -> list[Worker]:
    """Who serves elsewhere, or nowhere yet, and has an order into the scope: his seat there is taken."""
    here = {servant.person_id for servant in found.servants}
    workers = []
    for one in found.ordered:
        if one.person_id in here or one.post_id not in found.position:
            continue
        place = found.position[one.post_id]
        post = found.facts[place]
        profile = Profile(post.kind, field_of(post.kind, post.job, post.family), 0, False, True)
        workers.append(Worker(one.person_id, one.code, place, "", profile, "ordered"))
    return workers


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
    held = from_day_on(_since(scenario)).filter(**here).values_list("person_id", flat=True)
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


def _fingerprint(scenario: Scenario, found: _Found) -> str:
    """Of all that the result rests on but the policy, which stands beside it."""
    said = found.said
    told = repr(
        (found.facts, found.servants, found.ordered, sorted(said.protected), sorted(said.wishes.items()),
         sorted(said.pins, key=str), scenario.families, scenario.statuses, scenario.programme_units,
         sorted(moved_statuses(scenario, scenario.day)), found.km.basis)
    )  # fmt: skip
    return sha256(told.encode()).hexdigest()


def _district(code: str) -> str:
    return code.rpartition(".")[0] if code.count(".") == 3 else code
