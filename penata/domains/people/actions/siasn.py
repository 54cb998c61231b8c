"""Answers of SIASN are kept, and an officer says value by value who is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.actions import one_row
from penata.domains.people.models import Person, SiasnAnswer, SiasnMark
from penata.domains.people.policies import may_edit
from penata.domains.people.queries import person as persons
from penata.domains.people.queries import siasn as queries
from penata.domains.people.rules.siasn import AnswerSource, Finding
from penata.domains.people.rules.siasn_columns import BY_NAME, USABLE
from penata.domains.people.sheets.siasn import Answer
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand, may, reach
from penata.kernel.audit.actions import Entry, record, record_list, record_many
from penata.kernel.sheets.plan import Kind

EXCHANGE = Permission.SIASN_EXCHANGE
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Kept:
    """elsewhere: NIPs that the officer may not ask about."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    elsewhere: int = 0


@transaction.atomic
def keep(*, answers: Iterable[Answer], source: AnswerSource, by: Actor, missing: Sequence[str] = ()) -> Kept:
    """The last answer about each NIP. missing: NIPs that SIASN was asked about and does not know."""
    demand(by, EXCHANGE)
    government = organization.government_of(by)
    if government is None:
        raise ValidationError(
            _("Impor unit lebih dulu; jawaban SIASN disimpan menurut pemerintah daerahnya.")
        )
    absent, told = set(missing), [*answers, *(Answer(nip, {}) for nip in missing)]
    places = queries.places(by, [a.nip for a in told])
    whole = may(by, EXCHANGE, str(government.path))
    mine = [a for a in told if a.nip in places or (whole and a.nip not in absent)]
    before = _held(government.pk, [a.nip for a in mine])
    rows = [_row(a, government.pk, places, source, is_missing=a.nip in absent) for a in mine]
    _store(rows)
    changed = [row for row in rows if row.nip in before and _said(row) != _said(before[row.nip])]
    new = [row for row in rows if row.nip not in before]
    record_many(
        (_entry(row, before.get(row.nip), places, str(government.path)) for row in (*new, *changed)), by=by
    )
    return Kept(len(new), len(changed), len(mine) - len(new) - len(changed), len(told) - len(mine))


def _held(government: int, nips: Sequence[str]) -> dict[str, SiasnAnswer]:
    return {a.nip: a for a in SiasnAnswer.objects.filter(government_id=government, nip__in=nips)}


def _row(
    answer: Answer, government: int, places: Mapping[str, Any], source: AnswerSource, *, is_missing: bool
) -> SiasnAnswer:
    person = places.get(answer.nip, (None, ""))[0]
    return SiasnAnswer(
        government_id=government, nip=answer.nip, person_id=person, values=dict(answer.values), is_missing=is_missing,
        source=source.value, fetched_at=clock.now(),
    )  # fmt: skip


def _store(rows: list[SiasnAnswer]) -> None:
    """Each row gets its key, one that was held already too."""
    SiasnAnswer.objects.bulk_create(
        rows, CHUNK, update_conflicts=True, unique_fields=["government", "nip"],
        update_fields=["person", "values", "is_missing", "source", "fetched_at"],
    )  # fmt: skip


def _said(row: SiasnAnswer) -> tuple[bool, dict[str, str]]:
    return row.is_missing, row.values


def _entry(row: SiasnAnswer, before: SiasnAnswer | None, places: Mapping[str, Any], root: str) -> Entry:
    was = before.values if before else {}
    differing = sorted(name for name in {*was, *row.values} if was.get(name) != row.values.get(name))
    after = {name: row.values[name] for name in differing if name in row.values}
    person, path = places.get(row.nip, (None, root))
    return Entry(
        "siasn.answer", "people.siasn", row.pk, person, path,
        before={name: was[name] for name in differing if name in was},
        after=after | ({"is_missing": True} if row.is_missing else {}),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Used:
    """What came of it: whether anything changed, and what the staff list had to say."""

    changed: bool
    refusals: Sequence[str]
    notes: Sequence[str]


def use(*, code: str, columns: Iterable[str], by: Actor) -> Used:
    """SIASN is right: its values go the way of the staff list, with its checks and traces. Repeated, nothing changes."""
    _person, answer, _values = _asked(code, by)
    sheet = persons.load(by, code, clock.today())
    if sheet is None or not may_edit(by, sheet):
        raise PermissionDenied(Permission.PERSON_EDIT.value)
    wanted = _together(columns)
    if wanted - USABLE:
        raise ValidationError(_("Data ini tidak diambil dari SIASN; ubah di halaman orangnya."))
    values = {name: value for name in sorted(wanted) if (value := answer.values.get(name))}
    if not values:
        raise ValidationError(_("SIASN tidak mengisi data ini, jadi tidak ada yang dapat dipakai."))
    plan = one_row.change(sheet=sheet, values=values, by=by)
    problems = plan.all_problems()
    return Used(
        not plan.has_errors and any(row.kind != Kind.UNCHANGED for row in plan.rows),
        [f"{p.message} {p.remedy}" for p in problems if p.is_error],
        [f"{p.message} {p.remedy}" for p in problems if not p.is_error],
    )


@transaction.atomic
def mark_wrong(*, code: str, column: str, why: str, by: Actor) -> SiasnMark:
    """SIASN is wrong about one value: the next export says so. It holds while SIASN says the same."""
    person, answer, values = _asked(code, by)
    value = next((one for one in values if one.column.name == column), None)
    if value is None:
        raise ValidationError(_("SIASN tidak menyebut data ini."))
    if value.finding == Finding.SAME:
        raise ValidationError(_("Isi Penata dan SIASN sudah sama; tidak ada yang keliru."))
    said = answer.values[column]
    before = SiasnMark.objects.select_for_update().filter(person_id=person.person_id, column=column).first()
    if before is not None and (before.theirs, before.why) == (said, why.strip()):
        return before
    mark, _made = SiasnMark.objects.update_or_create(
        person_id=person.person_id, column=column,
        defaults={"theirs": said, "why": why.strip(), "marked_by_id": by.pk, "marked_at": clock.now()},
    )  # fmt: skip
    told = {"column": column, "theirs": said}
    record(_about("siasn.mark", person, why=why.strip(), after=told), by=by)
    return mark


@transaction.atomic
def unmark(*, code: str, column: str, by: Actor) -> None:
    """Nobody holds SIASN for wrong there any more."""
    person, _answer, _values = _asked(code, by)
    mark = SiasnMark.objects.select_for_update().filter(person_id=person.person_id, column=column).first()
    if mark is None:
        return
    record(_about("siasn.unmark", person, before={"column": column, "theirs": mark.theirs}), by=by)
    mark.delete()


def note_export(*, people: Iterable[int], fields: Sequence[str], within: str, why: str, by: Actor) -> int:
    """Note who was taken away in SIASN's columns; each finds it on his own page."""
    demand(by, EXCHANGE, within or None)
    place = within or next(iter(sorted(reach(by, EXCHANGE), key=len)), None)
    return record_list(people=people, what=queries.EXPORTED, by=by, why=why, fields=fields, path=place)


def _asked(code: str, by: Actor) -> tuple[queries.Ours, SiasnAnswer, list[queries.Difference]]:
    """The person, what SIASN says of him, and each value beside ours. Raises PermissionDenied for a stranger."""
    found = queries.of_person(by, code)
    if found is None or Person.objects.filter(pk=found[0].person_id, user_id=by.pk).exists():
        raise PermissionDenied(EXCHANGE.value)
    person, answer, values = found
    demand(by, EXCHANGE, person.path)
    if answer is None or answer.is_missing:
        raise ValidationError(_("Belum ada jawaban SIASN tentang orang ini."))
    return person, answer, values


def _together(columns: Iterable[str]) -> set[str]:
    """Golongan comes with its TMT, a degree with its subject and year: each is one fact."""
    wanted = {name for name in columns if name in BY_NAME}
    return wanted | {other for name in wanted for other in BY_NAME[name].together}


def _about(step: str, person: queries.Ours, **told: Any) -> Entry:
    return Entry(step, "people.person", person.person_id, person.person_id, person.path, **told)
