"""Who works for the government on a day, as far as somebody may see it: the one list behind all lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from penata.domains.organization import public as organization
from penata.domains.people.models import Absence, Education, Engagement, GradeStep
from penata.domains.people.rules import gate
from penata.domains.people.rules.names import with_titles
from penata.domains.people.rules.terms import ASN, AssignmentKind, Status
from penata.kernel import law
from penata.kernel.access import Actor, Permission, PersonalClass, reach, seen_within
from penata.kernel.sheets.cells import clean

GROUPS: Mapping[str, frozenset[str]] = {
    "asn": frozenset(s.value for s in ASN),
    "kontrak": frozenset({Status.THL.value, Status.PPPK_PW.value}),
}
"""Names that a filter may use in place of one status."""
FOR_A_TERM = (Status.PPPK, Status.PPPK_PW, Status.THL)


@dataclass(frozen=True, slots=True)
class RosterFilter:
    """What part of the roster, on which day. Every field can stand in an address."""

    day: date
    text: str = ""
    within: str = ""  # path of a unit
    status: str = ""
    job: int | None = None
    family: str = ""
    district: str | None = None
    origin: str = ""  # code of a region
    post: int | None = None
    outside: bool = False  # outside every lawful scheme
    remote: bool | None = None
    not_counted: bool = False
    counted: bool = False
    ending: int | None = None  # days in which a contract runs out
    people: frozenset[int] | None = field(default=None)

    def without(self, *names: str) -> RosterFilter:
        blank = RosterFilter(self.day)
        return replace(self, **{name: getattr(blank, name) for name in names})


def matching(actor: Actor, wanted: RosterFilter) -> QuerySet[Engagement]:
    """The roster of a day, filtered. One `filter` call: another would join the assignments again."""
    return _engaged(wanted.day).filter(_overseen(actor), *_conditions(wanted))


def serving_within(actor: Actor, day: date, permission: Permission, path: str) -> QuerySet[Engagement]:
    """Those who serve on a day in the unit at `path` and below, as far as the actor has the right there; "" is anywhere."""
    asked = [_belonging([path])] if path else []
    return _engaged(day).filter(_belonging(reach(actor, permission)), *asked)


def places_on(persons: Sequence[int], day: date) -> dict[int, tuple[str, str]]:
    """person -> (path, name) of the unit he belongs to on a day, of those who serve then; the government's without a post.

    Asks for no rights: whoever names the people has the right to know.
    """
    found = (
        _engaged(day)
        .filter(person_id__in=persons)
        .annotate(unit=organization.telling_name("held__post__unit"))
    )
    told = found.values_list("person_id", "held__post__unit__path", "unit", "person__government_id")
    return {person: (str(path or root), name or "") for person, path, name, root in told}


def numbered(actor: Actor, day: date, number: str) -> QuerySet[Engagement]:
    """Whoever has this NIK or NIP, where the actor may read such numbers; and the actor himself."""
    known = _belonging(seen_within(actor, PersonalClass.IDENTITY)) | Q(person__user_id=actor.pk)
    return _engaged(day).filter(_overseen(actor), known, Q(person__nip=number) | Q(person__nik=number))


def _engaged(day: date) -> QuerySet[Engagement]:
    """Engagements of a day; `held` is the principal assignment of that day."""
    principal = Q(
        person__assignments__kind=AssignmentKind.PRINCIPAL, person__assignments__period__contains=day
    )
    return Engagement.objects.filter(period__contains=day).annotate(
        held=FilteredRelation("person__assignments", condition=principal)
    )


def _overseen(actor: Actor) -> Q:
    """Whose own unit the actor oversees; and the actor's own."""
    return _belonging(reach(actor, Permission.PERSON_READ)) | Q(person__user_id=actor.pk)


def _belonging(paths: Sequence[str]) -> Q:
    """People without a post belong to their government's root."""
    return Q(held__post__unit__path__within=paths) | Q(held=None, person__government__path__within=paths)


def _conditions(wanted: RosterFilter) -> Iterator[Q]:
    if wanted.text:
        yield _text(wanted.text)
    if wanted.within:
        yield _belonging([wanted.within])
    if wanted.status:
        yield Q(status__in=GROUPS.get(wanted.status, [wanted.status]))
    if wanted.job is not None:
        yield Q(held__post__job_id=wanted.job)
    if wanted.post is not None:
        yield Q(held__post_id=wanted.post)
    if wanted.family:
        yield Q(held__post__job__family=wanted.family)
    if wanted.origin:
        yield Q(person__origin=wanted.origin) | Q(person__origin__code__startswith=f"{wanted.origin}.")
    if wanted.district is not None:
        yield _district(wanted.district)
    if wanted.remote is not None:
        yield _remote(wanted.remote)
    if wanted.outside:
        yield Q(status__in=_outside_the_law(wanted.day))
    if wanted.not_counted or wanted.counted:
        yield _counting(wanted)
    if wanted.ending is not None:
        yield _running_out(wanted.day, wanted.ending)
    if wanted.people is not None:
        yield Q(person_id__in=wanted.people)


def running_out(actor: Actor, day: date, days: int) -> list[tuple[int | None, date]]:
    """(post, last day) of every contract that runs out within so many days; the roster's own filter shows them."""
    found = matching(actor, RosterFilter(day, ending=days)).values_list("held__post_id", "period")
    return [(post, period.last) for post, period in found]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person as a list shows him; plain values, so that a page of fifty costs one statement."""

    person_id: int
    code: str
    name: str
    title_front: str
    title_back: str
    nip: str | None
    nik: str | None
    birth_date: date | None
    origin: str | None
    origin_code: str | None
    status: str
    first: Any
    post_id: int | None
    job: str | None
    job_kind: str | None
    retirement_age: int | None
    unit_id: int | None
    unit: str | None
    unit_region: str | None
    grade: str | None

    @property
    def full_name(self) -> str:
        return with_titles(self.name, self.title_front, self.title_back)


def rows(found: QuerySet[Engagement], day: date) -> QuerySet[Engagement, Any]:
    """The columns of `RosterRow` for a page of the roster."""
    named = found.annotate(grade=latest_grade(day), unit_name=organization.telling_name("held__post__unit"))
    return named.values_list(
        "person_id", "person__code", "person__name", "person__title_front", "person__title_back",
        "person__nip", "person__nik", "person__birth_date", "person__origin__name", "person__origin_id",
        "status", "period", "held__post_id", "held__post__job__name", "held__post__job__kind",
        "held__post__job__retirement_age", "held__post__unit_id", "unit_name",
        "held__post__unit__region_id", "grade",
    )  # fmt: skip


ORDERS = {
    "nama": ("person__name", "person_id"),
    "unit": ("held__post__unit__name", "person__name", "person_id"),
    "status": ("status", "person__name", "person_id"),
    "lahir": (F("person__birth_date").asc(nulls_last=True), "person_id"),
}


def latest_grade(day: date) -> Subquery:
    return _of_latest_grade(day, "grade")


def latest_grade_since(day: date) -> Subquery:
    return _of_latest_grade(day, "since")


def _of_latest_grade(day: date, column: str) -> Subquery:
    steps = GradeStep.objects.filter(person_id=OuterRef("person_id")).filter(
        Q(since=None) | Q(since__lte=day)
    )
    return Subquery(steps.order_by(F("since").desc(nulls_last=True), "-pk").values(column)[:1])


def highest_education(column: str) -> Subquery:
    known = Education.objects.filter(person_id=OuterRef("person_id"))
    return Subquery(known.order_by("-rank", "-pk").values(column)[:1])


def _text(text: str) -> Q:
    """A number looks for a whole NIP or NIK, or for a code: nobody learns one by trying its beginnings. Words must all
    stand in the name."""
    digits = text.replace(" ", "").replace(".", "")
    if digits.isdecimal() and len(digits) >= 4:
        return Q(person__nip=digits) | Q(person__nik=digits) | Q(person__code__iexact=digits)
    found = Q(person__code__iexact=text)
    words = Q()
    for word in clean(text).split():
        words &= Q(person__name__icontains=word)
    return found | words


def _district(code: str) -> Q:
    if not code:
        return Q(held__post__unit__region=None) | Q(
            held__post__unit__region__level__in=["regency", "province"]
        )
    return Q(held__post__unit__region_id=code) | Q(held__post__unit__region__parent_id=code)


def _remote(wanted: bool) -> Q:
    if wanted:
        return Q(held__post__unit__is_remote=True) | Q(held__post__unit__region__is_remote=True)
    here = Q(held__post__unit__region=None) | Q(held__post__unit__region__is_remote=False)
    return Q(held__post__unit__is_remote=False) & here


def _running_out(day: date, days: int) -> Q:
    """Contracts whose last day comes within so many days, of schemes in which somebody may still stand."""
    behind_the_last = day + timedelta(days=days + 1)  # a range is stored without its upper bound
    lawful = set(FOR_A_TERM) - set(_outside_the_law(day))
    return Q(status__in=lawful, period__endswith__lte=behind_the_last)


def _outside_the_law(day: date) -> list[Status]:
    """Statuses of which the gate finds, on that day, that nobody may stand in them any more."""
    in_force = law.in_force(day)  # no government may overrule the gate
    return [status for status in Status if gate.judge_standing(in_force, status) is not None]


def _counting(wanted: RosterFilter) -> Q:
    """Those who count as staff of a post, or those who hold one and do not."""
    absent = Exists(Absence.objects.filter(person_id=OuterRef("person_id"), period__contains=wanted.day))
    if wanted.not_counted:
        return Q(held__isnull=False) & (Q(status=Status.VENDOR) | Q(absent))
    return Q(held__isnull=False) & ~Q(status=Status.VENDOR) & ~Q(absent)
