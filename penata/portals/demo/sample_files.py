"""Files for visitors to import by hand: a good one, a bad one, and an ABK of an agency that has none."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from penata.portals.demo import civil, lists, studies, world
from penata.portals.demo.civil import Office
from penata.portals.demo.facts import agencies
from penata.portals.demo.facts.places import UPRIVER
from penata.portals.demo.filling import Slot
from penata.portals.demo.identity import Identities
from penata.portals.demo.lists import COLUMNS
from penata.portals.demo.person import DAY, Person
from penata.portals.demo.sheets import day_cell
from penata.portals.demo.world import World

BEYOND = 50
"""Serial numbers of the newcomers begin so far above those of the demo."""

Row = list[Any]


def samples(folder: Path, *, today: date, seed: int) -> list[Path]:
    """Write the three files; their paths."""
    made = world.make(today, seed)
    folder.mkdir(parents=True, exist_ok=True)
    title = f"{today:%d-%m-%Y}, data contoh: semua orang rekaan"
    return [
        _write(
            folder / "1-pembaruan-pegawai.xlsx", f"Pembaruan data pegawai {title}", COLUMNS, list(_good(made))
        ),
        _write(folder / "2-pegawai-bermasalah.xlsx", f"Data pegawai {title}", COLUMNS, list(_broken(made))),
        _write(
            folder / "3-abk-kepemudaan.xlsx",
            f"Analisis beban kerja {title}",
            studies.COLUMNS,
            list(_study(made)),
        ),
    ]


def _good(made: World) -> Iterator[Row]:
    """Four promotions, four moves from Sampit upriver, two newcomers, two who left."""
    civil_servants = [p for p, status in made.serving(made.today) if status == "PNS"]
    yield from _promotions(made, civil_servants)
    yield from _moves(made, civil_servants)
    for newcomer in newcomers(made)[:2]:
        yield _row(newcomer, made.today)
    clerks = [p for p in civil_servants if p.post_on(made.today).job == "PENGADMIN"]
    for person, reason in zip(clerks[20::40], ("mengundurkan_diri", "meninggal"), strict=False):
        gone = _row(person, made.today)
        _set(gone, tmt_selesai=day_cell(made.today - 9 * DAY), alasan_berakhir=reason)
        yield gone


def _promotions(made: World, found: Sequence[Person]) -> Iterator[Row]:
    step = date(made.today.year, 10 if made.today.month >= 10 else 4, 1)
    waiting = [
        person
        for person in found
        if person.grades[-1][0] == "III/b"
        and person.grades[-1][1].year < step.year - 3
        and person.post_on(made.today).job == "PENELAAH"
    ]
    for person in waiting[:4]:
        row = _row(person, made.today)
        _set(row, golongan="III/c", tmt_golongan=day_cell(step))
        yield row


def _moves(made: World, found: Sequence[Person]) -> Iterator[Row]:
    schools = [unit.code for unit in made.units if unit.zone == UPRIVER and "GK-AM" in unit.posts]
    first = made.today.replace(day=1)
    teachers = [person for person in found if _teaches_in_town(person, first)]
    for person, school in zip(teachers[10:14], schools[::9], strict=False):
        row = _row(person, made.today)
        _set(row, unit=school, tmt_jabatan=day_cell(first))
        yield row


def _teaches_in_town(person: Person, before: date) -> bool:
    held = person.post_on(before)
    return held.job == "GK-AM" and held.unit.startswith(("SD-620205", "SD-620206")) and held.since < before


def _broken(made: World) -> Iterator[Row]:
    """What goes wrong in real files, one row each; the first and the last are good."""
    good, number, day, unit, thl, shifted, spaced, twin_a, twin_b, last = (
        _row(person, made.today) for person in newcomers(made)[2:]
    )
    yield good
    _set(number, nik=float(number[COLUMNS.index("nik")]))  # as Excel keeps it: 6.20206E+15
    yield number
    _set(day, tanggal_lahir="31-02-1990")
    yield day
    _set(unit, unit="Puskesmas Ketapng")
    yield unit
    _set(thl, status="THL", nip="", golongan="", tmt_golongan="", tmt_cpns="")
    _set(thl, tmt_mulai=f"01-02-{made.today.year}", tmt_jabatan=f"01-02-{made.today.year}")
    yield thl
    place = COLUMNS.index("nama")
    yield [*shifted[:place], "", *shifted[place:]]
    _set(spaced, nama=f"{spaced[place]}  Noor")
    yield spaced
    yield twin_a
    _set(twin_b, nik=twin_a[COLUMNS.index("nik")])
    yield twin_b
    yield last


def _study(made: World) -> Iterator[Row]:
    code = agencies.STUDY_MISSING[0]
    posts = [post for post in made.posts if studies.agency_of(post) == code]
    for row in studies.rows(posts, made.today.year, made.seed):
        yield list(row)


def newcomers(made: World) -> list[Person]:
    """A dozen candidates whom the database does not know."""
    rng = random.Random(f"{made.seed}:samples")  # noqa: S311 - nothing secret
    office = Office(made.today, Identities(made.seed, BEYOND), made.posts, rng)
    posts = [post for post in made.posts if post.job.code == "PERAWAT-AP"]
    found = []
    for number, post in enumerate(rng.sample(posts, 12), start=1):
        person = civil.candidate(office, Slot(post, "CPNS"))
        person.code = f"B{number:06}"
        found.append(person)
    return found


# --- rows and files ---


def _row(person: Person, today: date) -> Row:
    return list(lists.row(person, today))


def _set(row: Row, **cells: Any) -> None:
    for column, value in cells.items():
        row[COLUMNS.index(column)] = value


def _write(path: Path, title: str, columns: Sequence[str], rows: Sequence[Row]) -> Path:
    """Text as text: no NIK becomes a number. The title stands above the header, as offices write it."""
    with Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        head = book.add_format({"bold": True, "bottom": 1})
        for place, column in enumerate(columns):
            sheet.set_column(place, place, 18)
            sheet.write_string(2, place, column, head)
        sheet.freeze_panes(3, 0)
        for line, row in enumerate(rows, start=3):
            for place, value in enumerate(row):
                if value not in ("", None):
                    sheet.write(line, place, value)
    return path
