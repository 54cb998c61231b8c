"""Write what a plan of the staff list says: by COPY and one UPDATE a table, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from psycopg.types.range import DateRange

from penata.domains.organization import public as organization
from penata.domains.people.models import Education
from penata.domains.people.rules.terms import AssignmentKind
from penata.domains.people.sheets.staff.known import InExtent
from penata.domains.people.sheets.staff.wish import StaffWish
from penata.kernel.access import Actor, shared_path
from penata.kernel.audit.actions import Entry, prepare_traces, write_traces
from penata.kernel.db.bulk import checked_meanwhile, copy_into, draw_ids, scattered, update_from
from penata.kernel.db.fields import as_range
from penata.kernel.events import announce
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.plan import Kind, Plan, PlanRow
from penata.kernel.values import Period

_PERSON = {
    "code": "varchar",
    "nik": "varchar",
    "nip": "varchar",
    "name": "varchar",
    "title_front": "varchar",
    "title_back": "varchar",
    "birth_place": "varchar",
    "birth_date": "date",
    "sex": "varchar",
    "origin_id": "varchar",
    "disability": "varchar",
    "phone": "varchar",
    "email": "varchar",
    "appointed_on": "date",
}
_EMPTY = {"nik", "nip", "birth_date", "origin_id", "appointed_on"}


@dataclass(frozen=True, slots=True)
class StaffListApplied:
    """A staff list, or one row of it by a form, was written; everybody in it belongs within the unit at `path`."""

    path: str
    counts: Mapping[str, int]


def apply(plan: Plan, options: Options, by: Actor, report: Report) -> None:
    """People first, then what binds them: corrections and ends before anything new, so that nothing overlaps."""
    rows = list(plan.to_do())
    wishes = [row.what for row in rows if isinstance(row.what, StaffWish)]
    missing = [row.what for row in rows if not isinstance(row.what, StaffWish)]
    posts = organization.open_posts(wanted={(w.unit.id, w.job.id) for w in wishes}, by=by)
    vendors = _vendors(wishes, by)
    people = _write_people(wishes)
    _end_missing(missing)
    _correct_engagements(wishes, vendors)
    _open_engagements(wishes, people, vendors)
    _correct_assignments(wishes, posts)
    _open_assignments(wishes, people, posts)
    _write_grades(wishes, people)
    _write_educations(wishes, people)
    with checked_meanwhile():
        traces = prepare_traces(_traces(rows, people))
    write_traces(traces, by=by)
    if rows:
        paths = {wish.unit.path for wish in wishes} | {person.path for person, _on, _reason in missing}
        announce(StaffListApplied(shared_path(paths), plan.counts()))


def _vendors(wishes: list[StaffWish], by: Actor) -> dict[str, int]:
    names = {e.vendor for w in wishes for e in w.open_engagements if e.vendor}
    names |= {w.engagement["vendor"] for w in wishes if w.engagement.get("vendor")}
    if not names:
        return {}
    government = int(wishes[0].unit.path.split(".")[0])
    return organization.open_vendors(government=government, names=names, by=by)


def _write_people(wishes: list[StaffWish]) -> list[int]:
    """The person's id for each wish."""
    new = [wish for wish in wishes if wish.known is None]
    fresh = iter(draw_ids("people_person_id_seq", len(new)))
    ids = [next(fresh) if wish.known is None else wish.known.id for wish in wishes]
    copy_into(
        "people_person",
        ("id", "government_id", *_PERSON, "access_needs"),
        (
            (number, int(wish.unit.path.split(".")[0]), *_person_values(wish, f"P{number:07d}"), "")
            for number, wish in zip(ids, wishes, strict=True)
            if wish.known is None
        ),
    )
    update_from(
        "people_person",
        _PERSON,
        (
            (wish.known.id, *_person_values(wish, wish.known.code))
            for wish in wishes
            if wish.known is not None and wish.person
        ),
    )
    return ids


def _person_values(wish: StaffWish, code: str) -> list[Any]:
    known = wish.known
    values = []
    for name in _PERSON:
        default: Any = getattr(known, name) if known else None if name in _EMPTY else ""
        values.append(wish.person.get(name, default))
    values[0] = wish.person.get("code") or code
    return values


def _end_missing(missing: list[tuple[InExtent, date, str]]) -> None:
    update_from(
        "people_engagement",
        {"period": "daterange", "end_reason": "varchar"},
        (
            (person.engagement_id, as_range(Period(person.start, on)), reason)
            for person, on, reason in missing
        ),
    )
    update_from(
        "people_assignment",
        {"period": "daterange"},
        (
            (person.assignment_id, as_range(Period(person.post_start, on)))
            for person, on, _reason in missing
            if person.post_start is not None and (person.post_last is None or person.post_last > on)
        ),
    )


def _correct_engagements(wishes: list[StaffWish], vendors: dict[str, int]) -> None:
    columns = {
        "status": "varchar",
        "period": "daterange",
        "end_reason": "varchar",
        "vendor_id": "bigint",
        "honorarium": "bigint",
        "start_is_known": "boolean",
    }
    update_from("people_engagement", columns, _engagement_corrections(wishes, vendors))


def _engagement_corrections(wishes: list[StaffWish], vendors: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    for wish in wishes:
        known, told = wish.known, wish.engagement
        if known is None or not told:
            continue
        assert known.start is not None
        status = told.get("status", known.status)
        yield (
            known.engagement_id,
            status,
            _range(told.get("start", known.start), told.get("last", known.last)),
            told.get("end_reason", known.end_reason),
            vendors.get(told["vendor"].casefold()) if "vendor" in told else known.vendor_id,
            told.get("honorarium", known.honorarium),
            told.get("start_is_known", known.start_is_known),
        )


def _open_engagements(wishes: list[StaffWish], people: list[int], vendors: dict[str, int]) -> None:
    rows = [
        (
            person,
            e.status,
            _range(e.start, e.last),
            e.end_reason,
            vendors.get(e.vendor.casefold()) if e.vendor else None,
            e.honorarium,
            e.start_is_known,
        )
        for person, wish in zip(people, wishes, strict=True)
        for e in wish.open_engagements
    ]
    columns = ("person_id", "status", "period", "end_reason", "vendor_id", "honorarium", "start_is_known")
    copy_into("people_engagement", columns, scattered(rows))


def _correct_assignments(wishes: list[StaffWish], posts: dict[tuple[int, int], int]) -> None:
    def corrections() -> Iterator[tuple[Any, ...]]:
        for wish in wishes:
            known, told = wish.known, wish.assignment
            if known is None or not told:
                continue
            assert known.post_start is not None and known.unit_id is not None and known.job_id is not None
            pair = (wish.unit.id, wish.job.id) if told.get("post") else (known.unit_id, known.job_id)
            post = posts.get(pair)
            yield (
                known.assignment_id,
                post,
                _range(told.get("start", known.post_start), told.get("last", known.post_last)),
                told.get("start_is_known", known.post_start_is_known),
            )

    told = list(corrections())
    with_post = [row for row in told if row[1] is not None]
    update_from(
        "people_assignment",
        {"post_id": "bigint", "period": "daterange", "start_is_known": "boolean"},
        with_post,
    )
    update_from(
        "people_assignment",
        {"period": "daterange", "start_is_known": "boolean"},
        ((row[0], row[2], row[3]) for row in told if row[1] is None),
    )


def _open_assignments(wishes: list[StaffWish], people: list[int], posts: dict[tuple[int, int], int]) -> None:
    rows = [
        (
            person,
            posts[wish.unit.id, wish.job.id],
            AssignmentKind.PRINCIPAL.value,
            _range(wish.open_assignment.start, wish.open_assignment.last),
            "",
            wish.open_assignment.start_is_known,
        )
        for person, wish in zip(people, wishes, strict=True)
        if wish.open_assignment is not None
    ]
    columns = ("person_id", "post_id", "kind", "period", "order_number", "start_is_known")
    copy_into("people_assignment", columns, scattered(rows))


def _write_grades(wishes: list[StaffWish], people: list[int]) -> None:
    update_from(
        "people_gradestep",
        {"grade": "varchar", "since": "date"},
        (
            (w.known.grade_id, w.grade["grade"], w.grade["since"])
            for w in wishes
            if w.known is not None and w.grade
        ),
    )
    copy_into(
        "people_gradestep",
        ("person_id", "grade", "since"),
        ((person, *wish.open_grade) for person, wish in zip(people, wishes, strict=True) if wish.open_grade),
    )


def _write_educations(wishes: list[StaffWish], people: list[int]) -> None:
    columns = {"level": "varchar", "rank": "smallint", "major": "varchar", "graduated": "smallint"}
    update_from(
        "people_education",
        columns,
        (
            (w.known.education_id, *(w.education[name] for name in columns))
            for w in wishes
            if w.known is not None and w.education
        ),
    )
    _drop_educations([w.known.id for w in wishes if w.drop_education and w.known is not None])
    copy_into(
        "people_education",
        ("person_id", *columns),
        (
            (person, *wish.open_education)
            for person, wish in zip(people, wishes, strict=True)
            if wish.open_education
        ),
    )


def _drop_educations(people: list[int]) -> None:
    Education.objects.filter(person_id__in=people).delete()


def _traces(rows: list[PlanRow], people: list[int]) -> Iterator[Entry]:
    ids = iter(people)
    for row in rows:
        if not isinstance(row.what, StaffWish):
            person, on, reason = row.what
            yield Entry(
                "staff.end",
                "people.person",
                person.person_id,
                person.person_id,
                person.path,
                why=reason,
                before={"tmt_selesai": person.last},
                after={"tmt_selesai": on, "alasan_berakhir": reason},
            )
            continue
        number, wish = next(ids), row.what
        if row.kind == Kind.ADDED:
            after = {column: value for column, value in wish.row.values.items() if value is not None}
            after |= {"unit": wish.unit.code, "jabatan": wish.job.code}
            yield Entry("staff.add", "people.person", number, number, wish.unit.path, after=after)
            continue
        step = "staff.end" if row.kind == Kind.ENDED else "staff.change"
        yield Entry(
            step,
            "people.person",
            number,
            number,
            wish.unit.path,
            before={c.field: c.before for c in wish.changes},
            after={c.field: c.after for c in wish.changes},
        )


def _range(first: date, last: date | None) -> DateRange:
    return as_range(Period(first, last))
