"""One person with the whole history, in few statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.models import (
    Absence,
    Assignment,
    Competence,
    Education,
    Engagement,
    GradeStep,
    Person,
)
from penata.domains.people.rules import gate, retirement
from penata.domains.people.rules.distance import kilometres
from penata.domains.people.rules.terms import AbsenceKind, AssignmentKind, EndReason, Status
from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, covers, reach
from penata.kernel.audit.queries import accesses_to
from penata.kernel.values import N_, Law, Working


def visible_to(actor: Actor, permission: Permission = Permission.PERSON_READ) -> QuerySet[Person]:
    """People of whom the actor may see some time of service; and himself.

    A former agency sees a person for the years it had: those whose principal post was ever in the subtree.
    """
    paths = reach(actor, permission)
    served_here = Assignment.objects.filter(person_id=OuterRef("pk"), post__unit__path__within=paths)
    ever_placed = Assignment.objects.filter(person_id=OuterRef("pk"))
    homeless = Q(government__path__within=paths) & ~Exists(ever_placed)
    return Person.objects.filter(Exists(served_here) | homeless | Q(user_id=actor.pk))


COVERED = "••••"


@dataclass(frozen=True, slots=True)
class Retirement:
    on: date
    age: int
    working: Working


@dataclass(frozen=True, slots=True)
class Event:
    """A line of somebody's journey; `past` fades it."""

    on: date
    what: str
    detail: str = ""
    note: str = ""
    is_future: bool = False


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """What the page of a person shows to somebody who sees `now`, or only years that are over."""

    person: Person
    engagement: Engagement | None
    assignment: Assignment | None
    engagements: list[Engagement]
    assignments: list[Assignment]
    grade: dict[str, Any] | None
    education: dict[str, Any] | None
    absence: dict[str, Any] | None
    retirement: Retirement | None
    served: tuple[int, int] | None
    km_home: Decimal | None
    outside: gate.Finding | None
    events: list[Event]

    @property
    def path(self) -> str:
        """The unit that the person belongs to on the day of the sheet; the government's where there is none."""
        return self._path(self.assignment)

    def path_on(self, day: date) -> str:
        return self._path(_held_on(self.assignments, day))

    def _path(self, assignment: Assignment | None) -> str:
        return str(assignment.post.unit.path) if assignment else str(self.person.government_id)


def load(actor: Actor, code: str, day: date) -> PersonSheet | None:
    """The sheet of a person by his code, on a day; None for a stranger."""
    person = _with_parts(visible_to(actor)).filter(code__iexact=code).first()
    return None if person is None else _sheet(person, day)


def own(actor: Actor, day: date) -> PersonSheet | None:
    """The sheet of the person whose account this is."""
    person = _with_parts(Person.objects.filter(user_id=actor.pk)).first()
    return None if person is None else _sheet(person, day)


def own_person(actor: Actor) -> Person | None:
    """The person behind an account."""
    return Person.objects.filter(user_id=actor.pk).first()


def users_of(persons: Iterable[int]) -> list[int]:
    """Accounts of these people that are open, in their order."""
    found = Person.objects.filter(pk__in=list(persons), user__is_active=True).order_by("pk")
    return list(found.values_list("user_id", flat=True))


def without_service(sheet: PersonSheet) -> PersonSheet:
    """For a former agency: it finds the person and the years it had, and not where and as what he serves now."""
    return replace(
        sheet, engagement=None, assignment=None, engagements=[], assignments=[], grade=None, education=None,
        absence=None, retirement=None, served=None, km_home=None, outside=None, events=[],
    )  # fmt: skip


def without_birthday(sheet: PersonSheet) -> PersonSheet:
    """The calculation of retirement with its days covered: they tell the day of birth."""
    if sheet.retirement is None:
        return sheet
    working = sheet.retirement.working
    lines = tuple(
        replace(line, value=COVERED) if isinstance(line.value, date) else line for line in working.lines
    )
    return replace(sheet, retirement=replace(sheet.retirement, working=replace(working, lines=lines)))


def until(sheet: PersonSheet, day: date) -> PersonSheet:
    """The journey up to a day, without what came after it."""
    return replace(sheet, events=[event for event in sheet.events if event.on <= day])


def _with_parts(people: QuerySet[Person]) -> QuerySet[Person]:
    def parts(model: Any, order: tuple[str, ...], *names: str) -> ArraySubquery:
        rows = model.objects.filter(person_id=OuterRef("pk")).order_by(*order)
        return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in names})))

    return people.select_related("origin", "origin__parent", "government").annotate(
        grade_rows=parts(GradeStep, ("-since", "-pk"), "grade", "since"),
        education_rows=parts(Education, ("-rank", "-pk"), "level", "major", "graduated"),
        competence_rows=parts(Competence, ("-issued_on", "-pk"), "name", "issued_on", "valid_until", "hours"),
        absence_rows=parts(Absence, ("-pk",), "id", "kind", "period", "order_number"),
    )


def _sheet(person: Any, day: date) -> PersonSheet:
    engagements = list(Engagement.objects.filter(person=person).select_related("vendor").order_by("-period"))
    assignments = list(
        Assignment.objects.filter(person=person)
        .select_related("post__job", "post__unit__region__parent", "post__unit__parent")
        .order_by("-period")
    )
    for row in (*person.grade_rows, *person.competence_rows):
        _read_days(row, "since", "issued_on", "valid_until")
    engagement = next((e for e in engagements if e.period.covers(day)), None)
    assignment = _held_on(assignments, day)
    in_force = law.in_force(day, person.government_id)
    steps = [row for row in person.grade_rows if row["since"] is None or row["since"] <= day]
    since = person.appointed_on or (min(e.period.first for e in engagements) if engagements else None)
    return PersonSheet(
        person, engagement, assignment, engagements, assignments,
        next((row for row in steps if row["grade"]), None),
        person.education_rows[0] if person.education_rows else None,
        _absence_on(person, day),
        retirement_of(person, engagement, assignment, in_force),
        retirement.service(since, day) if since and engagement else None,
        km_between(person.origin, assignment.post.unit.region if assignment else None),
        gate.judge_standing(in_force, Status(engagement.status)) if engagement else None,
        _events(person, engagements, assignments, day),
    )  # fmt: skip


def _held_on(assignments: list[Assignment], day: date) -> Assignment | None:
    held = (a for a in assignments if a.kind == AssignmentKind.PRINCIPAL and a.period.covers(day))
    return next(held, None)


def retirement_of(
    person: Person, engagement: Engagement | None, assignment: Assignment | None, in_force: Law
) -> Retirement | None:
    """For ASN with a birth date and a post; None for others, and on days of which no provision tells the age limit."""
    if engagement is None or assignment is None or person.birth_date is None:
        return None
    if engagement.status in {Status.THL, Status.VENDOR}:
        return None
    job = assignment.post.job
    provision = in_force.provisions.get(f"organization.retirement_age.{job.kind}")
    if job.retirement_age is not None:
        age, source = job.retirement_age, N_("Batas usia pensiun jabatan ini")
    elif provision is not None:
        age, source = int(provision.value), N_("Batas usia pensiun menurut jenis jabatan")
    else:
        return None
    cited = () if provision is None else (provision,)
    working = retirement.retirement_working(person.birth_date, age, source, cited)
    return Retirement(retirement.retires_on(person.birth_date, age), age, working)


def km_between(home: Any, place: Any) -> Decimal | None:
    """Kilometres as the crow flies between two regions, by their own position or their parent's."""
    here, there = _position(home), _position(place)
    return None if here is None or there is None else kilometres(*here, *there)


def _position(region: Any) -> tuple[Decimal, Decimal] | None:
    if region is None:
        return None
    if region.lat is not None:
        return region.lat, region.lon
    parent = region.parent if region.level == organization.RegionLevel.VILLAGE else None
    return None if parent is None or parent.lat is None else (parent.lat, parent.lon)


def running_absence(sheet: PersonSheet) -> Absence | None:
    """The absence that the sheet's day falls into."""
    return (
        Absence.objects.filter(pk=sheet.absence["id"]).select_related("person").first()
        if sheet.absence
        else None
    )


def _absence_on(person: Any, day: date) -> dict[str, Any] | None:
    for row in person.absence_rows:
        first, last = row["period"].strip("[)").split(",")
        if date.fromisoformat(first) <= day and (not last or day < date.fromisoformat(last)):
            return {**row, "label": AbsenceKind(row["kind"]).label}
    return None


def _events(
    person: Any, engagements: list[Engagement], assignments: list[Assignment], day: date
) -> list[Event]:
    events = []
    for e in engagements:
        detail = e.vendor.name if e.vendor else ""
        events.append(Event(e.period.first, Status(e.status).label, detail, is_future=e.period.first > day))
        if e.period.last is not None and (e.end_reason or e.period.last < day):
            why = EndReason(e.end_reason).label if e.end_reason else N_("Berakhir")
            events.append(Event(e.period.last, why, Status(e.status).label, is_future=e.period.last > day))
    for a in assignments:
        note = "" if a.kind == AssignmentKind.PRINCIPAL else AssignmentKind(a.kind).label
        events.append(Event(a.period.first, a.post.job.name, a.post.unit.name, note, a.period.first > day))
    events += [
        Event(row["since"], N_("Golongan"), row["grade"])
        for row in person.grade_rows
        if row["since"] and row["grade"]
    ]
    events += [
        Event(row["issued_on"], row["name"], N_("Diklat"))
        for row in person.competence_rows
        if row["issued_on"]
    ]
    return sorted(events, key=lambda event: event.on, reverse=True)


def _read_days(row: dict[str, Any], *names: str) -> None:
    for name in names:
        if row.get(name):
            row[name] = date.fromisoformat(row[name])


def as_row(sheet: PersonSheet) -> dict[str, str]:
    """The person as a row of the staff list, for the forms that change some of it."""
    person, assignment = (
        sheet.person,
        sheet.assignment or (sheet.assignments[0] if sheet.assignments else None),
    )
    engagement = sheet.engagement or (sheet.engagements[0] if sheet.engagements else None)
    grade, education = sheet.grade or {}, sheet.education or {}
    row = {
        "kode_pegawai": person.code, "nik": person.nik, "nip": person.nip, "nama": person.name,
        "gelar_depan": person.title_front, "gelar_belakang": person.title_back, "tempat_lahir": person.birth_place,
        "tanggal_lahir": person.birth_date, "jenis_kelamin": person.sex, "desa_asal": person.origin_id,
        "status": engagement.status if engagement else "", "unit": assignment.post.unit.code if assignment else "",
        "jabatan": assignment.post.job.code if assignment else "", "golongan": grade.get("grade"),
        "tmt_golongan": grade.get("since"), "tmt_cpns": person.appointed_on, "pendidikan": education.get("level"),
        "jurusan": education.get("major"), "tahun_lulus": education.get("graduated"),
        "disabilitas": person.disability, "telepon": person.phone, "surel": person.email,
    }  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in row.items()}


def government_code(actor: Actor) -> str:
    government = organization.government_of(actor)
    return government.code if government else ""


def find_post(actor: Actor, unit: str, job: str) -> tuple[int, int]:
    """Ids of a unit and a job by what a form calls them. Raises CellProblem."""
    government = organization.government_of(actor)
    assert government is not None
    found = organization.unit_finder(government, clock.today(), reach(actor, Permission.PERSON_EDIT)).find(
        unit
    )
    return found.id, organization.job_finder(government).find(job).id


def crumbs(sheet: PersonSheet) -> list[tuple[str, str]]:
    """The agency and the unit above the person's post."""
    trail = [(_("Pegawai"), reverse("people:roster"))]
    if sheet.assignment is not None:
        unit = sheet.assignment.post.unit
        for node in (unit.parent, unit):
            if node is not None and node.parent_id is not None:
                trail.append((node.name, reverse("organization:unit", args=[node.pk])))
    return trail


def own_code(actor: Actor) -> str | None:
    """The code of the person whose account this is."""
    return Person.objects.filter(user_id=actor.pk).values_list("code", flat=True).first()


def seen_this_month(actor: Actor) -> str:
    """How often others looked at the reader's data since the first of the month, in words."""
    own = Person.objects.filter(user_id=actor.pk).values_list("pk", flat=True).first()
    if own is None:
        return ""
    looks = accesses_to(own).filter(at__date__gte=clock.today().replace(day=1)).count()
    return _("%s kali bulan ini") % looks if looks else _("Belum ada bulan ini")


def by_code(code: str, paths: Sequence[str] = ("",)) -> tuple[Person, str] | None:
    """A person by the code he is known by, with the path of the unit he belongs to today; within these units, or any.

    Two governments may have given the same code: only the one that the asker reaches is meant.
    """
    found = ((person, path_of(person)) for person in Person.objects.filter(code__iexact=code).order_by("pk"))
    return next((one for one in found if covers(paths, one[1])), None)


def path_of(person: Person) -> str:
    """The unit that somebody belongs to today; the government's where he holds no post."""
    held = (
        Assignment.objects.filter(
            person=person, kind=AssignmentKind.PRINCIPAL, period__contains=clock.today()
        )
        .select_related("post__unit")
        .first()
    )
    return str(held.post.unit.path) if held else str(person.government_id)
