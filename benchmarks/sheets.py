"""Invented sheets of any size: units, jobs, staff and workload, the same for the same seed."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

UNITS, JOBS, POSTS = 1_500, 60, 8_000
DISTRICTS = [f"62.02.{n:02}" for n in range(1, 18)]
STATUSES = ("PNS", "PNS", "PNS", "PPPK", "THL")
FIRST_NAMES = ("Agus", "Siti", "Dewi", "Budi", "Ratna", "Joko", "Lestari", "Yansen", "Rina", "Markus")
LAST_NAMES = ("Saputra", "Rahma", "Lestu", "Inas", "Wijaya", "Tuah", "Sari", "Lambung", "Usop", "Gara")
GRADES = {"PNS": ("II/c", "III/a", "III/b", "III/c", "IV/a"), "PPPK": ("V", "VII", "IX"), "THL": ("",)}
STAFF_COLUMNS = (
    "kode_pegawai", "nik", "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir",
    "jenis_kelamin", "desa_asal", "status", "penyedia", "golongan", "tmt_golongan", "tmt_cpns", "unit", "jabatan",
    "tmt_jabatan", "pendidikan", "jurusan", "tahun_lulus", "tmt_mulai", "tmt_selesai", "alasan_berakhir", "honor",
    "disabilitas", "telepon", "surel",
)  # fmt: skip


def units() -> bytes:
    """A government, 40 agencies, 17 districts, and schools and sections below them."""
    head = ("kode", "nama", "induk", "jenis", "wilayah", "terpencil", "aksesibel")
    rows: list[Sequence[object]] = [("KAB", "Kabupaten Ukur", "", "pemda", "62.02", "tidak", "ya")]
    for n in range(1, UNITS):
        kind, above = ("opd", "KAB") if n <= 57 else ("sekolah", f"U{n % 57 + 1:04}")
        remote = "ya" if n % 7 == 0 else "tidak"
        rows.append((f"U{n:04}", f"Unit Ukur {n}", above, kind, DISTRICTS[n % 17], remote, "tidak"))
    return _csv(head, rows)


def jobs() -> bytes:
    head = ("kode", "nama", "jenis", "kelas", "rumpun", "pendidikan_minimum", "bup", "alih_daya")
    kinds = ("pelaksana", "fungsional")
    return _csv(
        head,
        (
            (f"J{n:03}", f"Jabatan Ukur {n}", kinds[n % 2], n % 9 + 4, f"Rumpun {n % 8}", "SMA", 58, "tidak")
            for n in range(JOBS)
        ),
    )


def workload(year: int = 2026) -> bytes:
    head = (
        "tahun", "unit", "jabatan", "uraian_tugas", "hasil", "volume", "satuan_waktu", "norma_waktu_menit", "program",
    )  # fmt: skip
    chance = random.Random(7)
    return _csv(
        head,
        (
            (year, unit, job, f"Tugas {part}", "Dokumen", chance.randint(200, 2000), "tahun", chance.randint(20, 90), "")
            for unit, job in places()
            for part in range(2)
        ),
    )  # fmt: skip


def places() -> list[tuple[str, str]]:
    """The (unit, job) pairs that are posts."""
    return [(f"U{n % (UNITS - 1) + 1:04}", f"J{n * 7 % JOBS:03}") for n in range(POSTS)]


def staff(people: int, seed: int = 1) -> bytes:
    return _csv(STAFF_COLUMNS, staff_rows(people, seed))


def staff_rows(people: int, seed: int = 1) -> list[list[str]]:
    """One row a person, every cell as text in the sheet's own manner."""
    chance, where = random.Random(seed), places()
    return [_person(number, chance, where[number * 3 % POSTS]) for number in range(people)]


def _person(number: int, chance: random.Random, place: tuple[str, str]) -> list[str]:
    status = STATUSES[number % len(STATUSES)]
    born = date(1970, 1, 1) + timedelta(days=number % 9000)
    woman = chance.random() < 0.5
    begun = date(2019, 3, 1) if status == "PPPK" else date(born.year + 23, number % 12 + 1, 1)
    begun = min(begun, date(2022, 1, 1))
    district = DISTRICTS[number % 17].replace(".", "")
    day = born.day + 40 if woman else born.day
    nik = f"{district}{day:02}{born:%m%y}{number // 9000 + number % 17 * 10 + 1:04}"
    entry = f"{begun:%Y}{21 if status == 'PPPK' else begun.month:02}"
    nip = "" if status == "THL" else f"{born:%Y%m%d}{entry}{2 if woman else 1}{number // 9000 + 1:03}"
    grade = chance.choice(GRADES[status])
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)} {number}"
    return [
        f"B{number:06}", nik, nip, name, "", chance.choice(("", "S.E.", "A.Md.")), "Sampit", f"{born:%d-%m-%Y}",
        "P" if woman else "L", DISTRICTS[number % 17], status, "", grade, f"{begun:%d-%m-%Y}" if grade else "",
        f"{begun:%d-%m-%Y}" if status == "PNS" else "", *place, f"{begun:%d-%m-%Y}", "S-1", "Ekonomi", "2010",
        f"{begun:%d-%m-%Y}", "", "", "1500000" if status == "THL" else "", "",
        f"+62811{number:07}", f"b{number}@contoh.test",
    ]  # fmt: skip


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()
