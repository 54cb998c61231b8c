"""Everything that changes the tree: imports, corrections, moves, ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from penata.domains.organization.models import Post, Unit
from penata.domains.organization.sheets.unit_columns import FIELDS
from penata.domains.organization.sheets.units import UnitWish
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand, shared_path
from penata.kernel.audit.actions import Entry, record, record_many
from penata.kernel.db.bulk import copy_into, draw_ids
from penata.kernel.db.fields import ONE_DAY, as_range
from penata.kernel.events import announce
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.plan import Kind, Plan
from penata.kernel.values import Period, day_before

BEGINNING = date(1945, 8, 17)  # a unit of which nobody said when it began has always been there

_COLUMNS = (
    "id",
    "government_id",
    "parent_id",
    "path",
    "code",
    "name",
    "kind",
    "region_id",
    "is_remote",
    "is_accessible",
    "period",
    "is_demo",
)


@dataclass(frozen=True, slots=True)
class UnitsMoved:
    """A subtree ended the day before `on` and stands again elsewhere. Units and posts: old id -> new id."""

    on: date
    units: dict[int, int]
    posts: dict[int, int]
    by: Actor


@dataclass(frozen=True, slots=True)
class UnitClosed:
    """A unit ended after `last`. Who cannot do without it, says so by a ValidationError."""

    path: str
    last: date


@dataclass(frozen=True, slots=True)
class UnitsChanged:
    """Units came, went or were corrected, all within the unit at `path`."""

    path: str
    units: tuple[int, ...]


def apply(plan: Plan, options: Options, by: Actor, report: Report) -> None:
    """Write what a plan of units says: new ones with their place in the tree, corrections of the others."""
    rows = list(plan.to_do())
    added = [row.what for row in rows if row.kind == Kind.ADDED]
    changed = [row.what for row in rows if row.kind == Kind.CHANGED]
    standing = _standing(added, changed)
    paths = _add(added, standing, by) | _correct(changed, standing, by)
    if paths:
        announce(UnitsChanged(shared_path(paths.values()), tuple(paths)))


@transaction.atomic
def edit(*, unit: Unit, values: dict[str, Any], by: Actor, why: str) -> Unit:
    """Correct what is written of a unit; its place in the tree is changed by `move`."""
    unit = _lock(unit, by)
    before = {name: getattr(unit, name) for name in values if getattr(unit, name) != values[name]}
    if not before:
        return unit
    for name in before:
        setattr(unit, name, values[name])
    unit.save(update_fields=list(before))
    _record("unit.edit", unit, by, why, before, {name: values[name] for name in before})
    return unit


@transaction.atomic
def add(*, parent: Unit, code: str, values: dict[str, Any], by: Actor, since: date | None = None) -> Unit:
    """A new unit below a standing one."""
    _require(by, parent.path)
    number = draw_ids("organization_unit_id_seq", 1)[0]
    unit = Unit.objects.create(
        pk=number,
        government_id=parent.government_id,
        parent=parent,
        path=f"{parent.path}.{number}",
        code=code,
        period=Period(since or BEGINNING),
        **values,
    )
    _record("unit.add", unit, by, "", None, {"code": code, **values})
    return unit


@transaction.atomic
def end(*, unit: Unit, last: date, by: Actor, why: str) -> Unit:
    """Close a unit that has nothing standing below it."""
    unit = _lock(unit, by)
    if unit.period.last is not None and unit.period.last < last:
        raise ValidationError(
            _("Unit ini sudah berakhir sebelum tanggal itu. Pilih tanggal yang lebih awal.")
        )
    if _below(unit, standing=Period(last + ONE_DAY)).exists():
        raise ValidationError(_("Masih ada unit di bawahnya. Tutup atau pindahkan unit bawahan lebih dulu."))
    before, unit.period = unit.period.last, unit.period.until(last)
    unit.save(update_fields=["period"])
    announce(UnitClosed(str(unit.path), last))
    _record("unit.end", unit, by, why, {"last": before}, {"last": last})
    return unit


@transaction.atomic
def move(*, unit: Unit, parent: Unit, on: date, by: Actor, why: str) -> Unit:
    """From `on` the unit, with all below it, hangs under another parent: each ends and opens a successor.

    Posts are opened anew; who listens to `UnitsMoved` brings the people along. Of units that open on that day or
    later only the place changes.
    """
    unit = _lock(unit, by)
    _require(by, parent.path)
    _check_move(unit, parent, on)
    subtree = [unit, *_below(unit, standing=Period(on)).order_by("path")]
    ending = [u for u in subtree if u.period.first < on]
    successors = dict(
        zip((u.pk for u in ending), draw_ids("organization_unit_id_seq", len(ending)), strict=True)
    )
    _hang_anew(subtree, successors, parent, on)
    posts = _open_posts(ending, successors)
    announce(UnitsMoved(on, successors, posts, by))
    _record("unit.move", unit, by, why, {"parent": unit.parent_id}, {"parent": parent.pk, "on": on})
    return Unit.objects.get(pk=successors[unit.pk])


def _check_move(unit: Unit, parent: Unit, on: date) -> None:
    if parent.path == unit.path or parent.path.startswith(f"{unit.path}."):
        raise ValidationError(_("Unit tidak dapat dipindah ke bawah dirinya sendiri."))
    if unit.parent_id == parent.pk:
        raise ValidationError(_("Unit ini memang sudah di bawah %s.") % parent.name)
    if unit.government_id != parent.government_id:
        raise ValidationError(_("Unit tidak dapat dipindah ke pemerintah daerah lain."))
    if on <= unit.period.first:
        raise ValidationError(_("Tanggal pindah harus sesudah unit ini berdiri."))
    if not unit.period.covers(on):
        raise ValidationError(
            _("Unit ini sudah berakhir pada tanggal pindah. Pilih tanggal yang lebih awal.")
        )
    if not parent.period.covers(on):
        raise ValidationError(
            _("Induk baru tidak berdiri pada tanggal pindah. Pilih tanggal atau induk lain.")
        )


def _below(unit: Unit, standing: Period) -> QuerySet[Unit]:
    """Units below this one that stand on some day of a period."""
    found = Unit.objects.filter(path__within=[unit.path], period__overlap=as_range(standing))
    return found.exclude(pk=unit.pk)


def _hang_anew(subtree: list[Unit], successors: dict[int, int], parent: Unit, on: date) -> None:
    """Units that stand before `on` end and open their successors; those that open later are only hung elsewhere."""
    top = subtree[0]
    places = {top.parent_id: (parent.pk, str(parent.path))}
    rows, ending, later = [], [], []
    for old in subtree:
        number = successors.get(old.pk, old.pk)
        above, way = next(places[label] for label in _labels_above(old) if label in places)
        places[old.pk] = (number, f"{way}.{number}")
        if number == old.pk:
            old.parent_id, old.path = above, places[old.pk][1]
            later.append(old)
        else:
            rows.append(_successor(old, number, above, places[old.pk][1], on))
            old.period, old.successor_id = old.period.until(day_before(on)), number
            ending.append(old)
    Unit.objects.bulk_update(ending, ["period", "successor"])  # first: a code stands once at a time
    copy_into("organization_unit", (*_COLUMNS, "successor_id"), rows)
    Unit.objects.bulk_update(later, ["parent", "path"])


def _labels_above(unit: Unit) -> list[int]:
    """From the parent up to the root."""
    return [int(label) for label in str(unit.path).split(".")[-2::-1]]


def _successor(old: Unit, number: int, parent: int, path: str, on: date) -> tuple[Any, ...]:
    """The row of a unit that goes on elsewhere, until the end that was planned for it."""
    return (
        number,
        old.government_id,
        parent,
        path,
        old.code,
        old.name,
        old.kind,
        old.region_id,
        old.is_remote,
        old.is_accessible,
        as_range(Period(on, old.period.last)),
        False,
        old.successor_id,
    )


def _open_posts(ending: list[Unit], successors: dict[int, int]) -> dict[int, int]:
    old = list(Post.objects.filter(unit__in=[u.pk for u in ending]).order_by("id"))
    ids = draw_ids("organization_post_id_seq", len(old))
    copy_into(
        "organization_post",
        ("id", "unit_id", "job_id"),
        ((number, successors[post.unit_id], post.job_id) for number, post in zip(ids, old, strict=True)),
    )
    return {post.pk: number for number, post in zip(ids, old, strict=True)}


def _standing(added: Iterable[UnitWish], changed: Iterable[UnitWish]) -> dict[str, tuple[int, str, int]]:
    """code -> (id, path, government) of every unit that the plan may refer to; codes are a government's own."""
    found = [wish.known for wish in changed if wish.known is not None]
    governments = {wish.government for wish in (*added, *changed) if wish.parent} - {None}
    if governments:
        found += Unit.objects.filter(government__in=governments, period__contains=clock.today())
    return {unit.code.casefold(): (unit.pk, str(unit.path), unit.government_id) for unit in found}


def _add(wishes: list[UnitWish], standing: dict[str, tuple[int, str, int]], by: Actor) -> dict[int, str]:
    """The paths of the new units by their ids."""
    rows, entries = [], []
    for number, wish in zip(draw_ids("organization_unit_id_seq", len(wishes)), wishes, strict=True):
        parent = standing.get(wish.parent.casefold()) if wish.parent else None
        path = f"{parent[1]}.{number}" if parent else str(number)
        government = parent[2] if parent else number
        standing[wish.code.casefold()] = (number, path, government)
        values = wish.values
        rows.append(
            (
                number,
                government,
                parent[0] if parent else None,
                path,
                wish.code,
                values["name"],
                str(values["kind"]),
                values.get("region_id"),
                values.get("is_remote", False),
                values.get("is_accessible", False),
                as_range(Period(BEGINNING)),
                False,
            )
        )
        after = {"code": wish.code, "parent": wish.parent, **values}
        entries.append(Entry("unit.import", "organization.unit", number, path=path, after=after))
    copy_into("organization_unit", _COLUMNS, rows)
    record_many(entries, by=by)
    return {entry.subject_id: str(entry.path) for entry in entries}


def _correct(wishes: list[UnitWish], standing: dict[str, tuple[int, str, int]], by: Actor) -> dict[int, str]:
    """The paths that the corrected units had, by their ids."""
    entries, touched = [], []
    for wish in wishes:
        unit = wish.known
        assert unit is not None
        before = {name: getattr(unit, name) for name in FIELDS if name in wish.values}
        for name, value in wish.values.items():
            setattr(unit, name, value)
        touched.append(unit)
        after = dict(wish.values)
        if wish.moved:
            before["parent"], after["parent"] = unit.parent_id, wish.parent
        entries.append(
            Entry(
                "unit.correct", "organization.unit", unit.pk, path=str(unit.path), before=before, after=after
            )
        )
    Unit.objects.bulk_update(touched, FIELDS, batch_size=500)
    for wish in wishes:
        if wish.moved and wish.known is not None:
            _hang(wish.known, *standing[wish.parent.casefold()][:2])
    record_many(entries, by=by)
    return {entry.subject_id: str(entry.path) for entry in entries}


def _hang(unit: Unit, parent_id: int, parent_path: str) -> None:
    """Correct the place of a unit, and with it the paths of all below it."""
    Unit.objects.filter(pk=unit.pk).update(parent_id=parent_id)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            update organization_unit u
            set path = p.path || subpath(u.path, nlevel(o.path) - 1)
            from organization_unit o, organization_unit p
            where o.id = %s and p.id = %s and u.path <@ o.path
            """,
            [unit.pk, parent_id],
        )


def _lock(unit: Unit, by: Actor) -> Unit:
    locked = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    _require(by, str(locked.path))
    return locked


def _require(by: Actor, path: str) -> None:
    demand(by, Permission.UNIT_EDIT, str(path))


def _record(
    step: str, unit: Unit, by: Actor, why: str, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    record(
        Entry(step, "organization.unit", unit.pk, path=str(unit.path), why=why, before=before, after=after),
        by=by,
    )
    announce(UnitsChanged(str(unit.path), (unit.pk,)))


def mark_as_demo(*, government: Unit, by: Actor) -> None:
    """Say that `penata demo` made this government; it refuses to touch any other."""
    edit(unit=government, values={"is_demo": True}, by=by, why=_("Data contoh"))
