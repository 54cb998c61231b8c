"""The staff lists that the office wrote: the first, what changed year by year, and today's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from penata.portals.demo.facts import thl
from penata.portals.demo.person import NUMBERED, Person
from penata.portals.demo.sheets import day_cell
from penata.portals.demo.world import World

COLUMNS = (
    "kode_pegawai", "nik", "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir",
    "jenis_kelamin", "desa_asal", "status", "penyedia", "golongan", "tmt_golongan", "tmt_cpns", "unit", "jabatan",
    "tmt_jabatan", "pendidikan", "jurusan", "tahun_lulus", "tmt_mulai", "tmt_selesai", "alasan_berakhir", "honor",
    "disabilitas", "telepon", "surel",
)  # fmt: skip

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StaffList:
    """`ends_missing`: the list is complete for THL; so many whom it does not name ended on the last day of 2025."""

    day: date
    rows: list[Row]
    ends_missing: int = 0


def all_lists(world: World) -> Iterator[StaffList]:
    """In the order of time, each as the office knew things on its day."""
    first, *later = thl.LISTS
    yield StaffList(first, [row(p, first) for p in world.people if p.serves_on(first)])
    before = first
    for day in later:
        is_last = day == later[-1]
        ended = sum(_is_reorganised(p) for p in world.people) if is_last else 0
        yield StaffList(day, list(_changed(world, before, day, names_thl=is_last)), ended)
        before = day
    yield StaffList(world.today, list(_today(world, before)))


def row(person: Person, day: date) -> Row:
    """What a list written on `day` says of somebody."""
    spell = person.spell_on(day) or person.spells[0]
    held, grade = person.post_on(day), person.grade_on(day)
    last, reason = spell.end_as_of(day)
    has_number = spell.status in NUMBERED
    mail = f"{person.code.lower()}@contoh.invalid" if has_number else ""
    return (
        person.code, person.nik, person.nip if has_number else "", person.name, person.front, person.back,
        person.birth_place, day_cell(person.born), person.sex, person.origin_cell, spell.status, spell.vendor,
        grade[0] if grade else "", day_cell(grade[1] if grade else None),
        day_cell(person.appointed if spell.status in {"CPNS", "PNS"} else None), held.unit, held.job,
        day_cell(held.since), person.level, person.major, person.graduated, day_cell(spell.first), day_cell(last),
        reason, spell.pay, person.disability, person.phone, mail,
    )  # fmt: skip


def _changed(world: World, before: date, day: date, *, names_thl: bool) -> Iterator[Row]:
    """Who is new, changed or left since the list before; those who ended by being left out are left out."""
    for person in world.people:
        if person.first > day or _is_gone(person, before):
            continue
        if _is_reorganised(person) and names_thl:
            continue
        spell = person.spell_on(day)
        now = row(person, day)
        is_kept = names_thl and spell is not None and spell.status == "THL"
        if person.first > before or now != row(person, before) or is_kept:
            yield now


def _today(world: World, before: date) -> Iterator[Row]:
    """Everybody who serves, and those who left since the list before."""
    for person in world.people:
        if person.serves_on(world.today) or not _is_gone(person, before):
            yield row(person, world.today)


def _is_gone(person: Person, day: date) -> bool:
    spell = person.spells[-1]
    return spell.last is not None and spell.last <= day


def _is_reorganised(person: Person) -> bool:
    return person.spells[-1].reason == "penataan"
