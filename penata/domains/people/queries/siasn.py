"""Penata and SIASN side by side: whose answers differ, in what, and who is missing on which side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, QuerySet
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.models import Engagement, SiasnAnswer, SiasnMark
from penata.domains.people.queries import roster
from penata.domains.people.rules.names import with_titles
from penata.domains.people.rules.siasn import Finding, compare
from penata.domains.people.rules.siasn_columns import COMPARED, SiasnColumn, as_day
from penata.domains.people.rules.terms import Sex
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, reach
from penata.kernel.ui import figures
from penata.kernel.values import N_

EXCHANGE = Permission.SIASN_EXCHANGE
SERVING = "Aktif"
EXPORTED = N_("ekspor untuk SIASN")


@dataclass(frozen=True, slots=True)
class Ours:
    """Somebody who serves as ASN, in SIASN's columns."""

    person_id: int
    code: str
    name: str
    unit: str
    path: str
    values: Mapping[str, str]

    @property
    def nip(self) -> str:
        return self.values["nip"]


@dataclass(frozen=True, slots=True)
class Difference:
    person: Ours
    column: SiasnColumn
    ours: str
    theirs: str
    finding: Finding
    mark: SiasnMark | None

    @property
    def ours_shown(self) -> str:
        return as_people_read(self.column, self.ours)

    @property
    def theirs_shown(self) -> str:
        return as_people_read(self.column, self.theirs)

    @property
    def may_use(self) -> bool:
        return self.column.usable and self.finding != Finding.EMPTY_THERE


@dataclass(slots=True)
class Comparison:
    """`open`: differences that nobody has decided; `marked`: those in which SIASN is held for wrong."""

    people: int = 0
    answered: int = 0
    alike: int = 0
    open: list[Difference] = field(default_factory=list)
    marked: list[Difference] = field(default_factory=list)
    unanswered: list[Ours] = field(default_factory=list)
    columns: Counter[str] = field(default_factory=Counter)


def as_people_read(column: SiasnColumn, value: str) -> str:
    """A value as pages show it: a day in words, a sex by its name."""
    if column.write is as_day and value:
        return figures.long_day(date.fromisoformat(value))
    if column.name == "jenis_kelamin" and value:
        return _(Sex(value).label)
    return value


def serving(actor: Actor, within: str = "") -> QuerySet[Engagement]:
    """ASN of today where the actor may exchange data with SIASN."""
    found = roster.serving_within(actor, clock.today(), EXCHANGE, within)
    return found.filter(status__in=roster.GROUPS["asn"])


def ours(actor: Actor, within: str = "", people: Sequence[int] | None = None) -> list[Ours]:
    """Everybody with a NIP, by name."""
    found = serving(actor, within).exclude(person__nip=None)
    if people is not None:
        found = found.filter(person_id__in=people)
    day = clock.today()
    named = found.annotate(
        grade=roster.latest_grade(day), grade_since=roster.latest_grade_since(day),
        level=roster.highest_education("level"), major=roster.highest_education("major"),
        graduated=roster.highest_education("graduated"),
    )  # fmt: skip
    rows = named.order_by("person__name", "person_id").values_list(*_FIELDS, named=True)
    return [_ours(row) for row in rows]


_FIELDS = (
    "person_id", "person__code", "person__nip", "person__nik", "person__name", "person__title_front", "person__title_back",
    "person__birth_place", "person__birth_date", "person__sex", "person__phone", "person__email", "person__appointed_on",
    "person__government_id", "held__post__job__name", "held__post__unit__name", "held__post__unit__path", "held__period",
    "held__start_is_known", "grade", "grade_since", "level", "major", "graduated",
)  # fmt: skip


def _ours(row: Any) -> Ours:
    since = row.held__period.first if row.held__period and row.held__start_is_known else None
    values = {
        "nip": row.person__nip, "nik": row.person__nik, "nama": row.person__name,
        "gelar_depan": row.person__title_front, "gelar_belakang": row.person__title_back,
        "tempat_lahir": row.person__birth_place, "tanggal_lahir": row.person__birth_date,
        "jenis_kelamin": row.person__sex, "telepon": row.person__phone, "surel": row.person__email,
        "kedudukan": SERVING, "tmt_cpns": row.person__appointed_on, "golongan": row.grade,
        "tmt_golongan": row.grade_since, "jabatan": row.held__post__job__name, "tmt_jabatan": since,
        "unit": row.held__post__unit__name, "pendidikan": row.level, "jurusan": row.major, "tahun_lulus": row.graduated,
    }  # fmt: skip
    told = {name: "" if value is None else str(value) for name, value in values.items()}
    full = with_titles(row.person__name, row.person__title_front, row.person__title_back)
    path = _path(row.held__post__unit__path, row.person__government_id)
    return Ours(row.person_id, row.person__code, full, told["unit"], path, told)


def places(actor: Actor, nips: Sequence[str]) -> dict[str, tuple[int, str]]:
    """NIP -> who bears it and where he belongs, of those of these whom the actor may ask about."""
    found = serving(actor).filter(person__nip__in=nips).order_by("person__name", "person_id")
    rows = found.values_list("person__nip", "person_id", "held__post__unit__path", "person__government_id")
    return {nip: (person, _path(unit, government)) for nip, person, unit, government in rows}


def _path(unit: Any, government: int) -> str:
    return str(unit or government)


def answers(actor: Actor, within: str = "") -> dict[str, SiasnAnswer]:
    """By NIP, of those whom the actor may ask about."""
    nips = serving(actor, within).values("person__nip")
    roots = serving(actor, within).values("person__government_id")
    return {a.nip: a for a in SiasnAnswer.objects.filter(government_id__in=roots, nip__in=nips)}


def marks(actor: Actor, within: str = "") -> dict[tuple[int, str], SiasnMark]:
    return _marks_of(serving(actor, within).values("person_id"))


def _marks_of(people: Any) -> dict[tuple[int, str], SiasnMark]:
    found = SiasnMark.objects.filter(person_id__in=people).select_related("marked_by")
    return {(mark.person_id, mark.column): mark for mark in found}


def compared(actor: Actor, within: str = "") -> Comparison:
    """Everybody in the actor's reach, in three statements whatever their number."""
    found, told, held = Comparison(), answers(actor, within), marks(actor, within)
    for person in ours(actor, within):
        found.people += 1
        answer = told.get(person.nip)
        if answer is None or answer.is_missing:
            found.unanswered.append(person)
            continue
        found.answered += 1
        differing = list(differences(person, answer.values, held))
        found.alike += all(one.mark for one in differing)
        found.marked += [one for one in differing if one.mark]
        found.open += [one for one in differing if not one.mark]
    found.columns.update(one.column.name for one in found.open)
    return found


def differences(
    person: Ours, theirs: Mapping[str, str], held: Mapping[tuple[int, str], SiasnMark]
) -> Iterator[Difference]:
    for one in every_value(person, theirs, held):
        if one.finding != Finding.SAME:
            yield one


def every_value(
    person: Ours, theirs: Mapping[str, str], held: Mapping[tuple[int, str], SiasnMark]
) -> Iterator[Difference]:
    """Each column of which SIASN spoke. A mark counts while SIASN says what it said then."""
    for column in COMPARED:
        if column.name not in theirs:
            continue
        mine, said = person.values.get(column.name, ""), theirs[column.name]
        mark = held.get((person.person_id, column.name))
        finding = compare(mine, said, column.spelling)
        yield Difference(person, column, mine, said, finding, mark if mark and mark.theirs == said else None)


def unknown_here(actor: Actor) -> QuerySet[SiasnAnswer]:
    """Answers about NIPs of nobody who serves as ASN today; for those who exchange for the whole government."""
    working = Engagement.objects.filter(
        period__contains=clock.today(), status__in=roster.GROUPS["asn"], person__nip=OuterRef("nip"),
        person__government_id=OuterRef("government_id"),
    )  # fmt: skip
    found = SiasnAnswer.objects.filter(government__path__within=reach(actor, EXCHANGE), is_missing=False)
    return found.filter(~Exists(working)).order_by(F("values__nama").asc(nulls_last=True), "nip")


def of_person(actor: Actor, code: str) -> tuple[Ours, SiasnAnswer | None, list[Difference]] | None:
    """One person, every value that SIASN told; None for whom the actor may not ask about."""
    found = serving(actor).filter(person__code__iexact=code).values_list("person_id", flat=True).first()
    mine = ours(actor, people=[found])[0:1] if found else []
    if not mine:
        return None
    person = mine[0]
    government = int(person.path.split(".")[0])
    answer = SiasnAnswer.objects.filter(government_id=government, nip=person.nip).first()
    told = list(every_value(person, answer.values, _marks_of([person.person_id]))) if answer else []
    return person, answer, told


def received_at(actor: Actor) -> datetime | None:
    """When the last answer came."""
    found = SiasnAnswer.objects.filter(government=organization.government_of(actor))
    moment: datetime | None = found.aggregate(at=Max("fetched_at"))["at"]
    return moment


def export(actor: Actor, within: str = "") -> tuple[list[Ours], list[dict[str, str]], dict[str, str]]:
    """(people, their rows in SIASN's columns, NIP -> what is wrong there)."""
    people, told, held = ours(actor, within), answers(actor, within), marks(actor, within)
    rows, notes = [], {}
    for person in people:
        answer = told.get(person.nip)
        known = answer.values if answer else {}
        rows.append({**person.values, "pns_id": known.get("pns_id", "")})
        wrong = [one for one in differences(person, known, held) if one.mark]
        if wrong:
            notes[person.nip] = "; ".join(_said(one) for one in wrong)
    return people, rows, notes


def _said(one: Difference) -> str:
    assert one.mark is not None
    write = one.column.write
    words = _("%(heading)s: di SIASN “%(theirs)s”, seharusnya “%(ours)s”") % {
        "heading": one.column.heading, "theirs": write(one.theirs), "ours": write(one.ours),
    }  # fmt: skip
    return f"{words} ({one.mark.why})" if one.mark.why else words


def choices(actor: Actor) -> dict[str, Any]:
    return {"agencies": organization.agencies(actor), "columns": COMPARED}


def received_before(day: date, days: int) -> QuerySet[SiasnAnswer]:
    """Answers that were kept long enough."""
    return SiasnAnswer.objects.filter(fetched_at__date__lt=day - timedelta(days=days))
