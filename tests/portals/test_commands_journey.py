"""The commands as an office types them: from an empty home to the map, each in a process of its own."""

from __future__ import annotations

import json
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.domains.organization.factories import book, table
from tests.domains.people.factories import nik_of, nip_of

pytestmark = pytest.mark.slow

UNITS = table(
    "kode nama induk jenis wilayah", ("KAB", "Kabupaten Contoh", "", "pemda", "62.02"),
    ("DINKES", "Dinas Kesehatan", "KAB", "opd", "Baamang"), ("PUSK1", "Puskesmas Satu", "DINKES", "puskesmas", "62.02.06"),
)  # fmt: skip
JOBS = book(
    jabatan=[
        ["Daftar jabatan"], [], ["Kode Jabatan", "Nama Jabatan", "Jenis", "Kelas", "Alih Daya"],
        ["PERAWAT", "Perawat", "fungsional", 8, "tidak"], ["SOPIR", "Pengemudi", "pelaksana", 3, "ya"],
    ]
)  # fmt: skip
STAFF = book(
    pegawai=[
        ["nik", "nip", "nama", "status", "unit", "jabatan", "tmt_mulai", "tmt_selesai", "penyedia"],
        [nik_of(), nip_of(), "Ani", "PNS", "PUSK1", "Perawat", date(2015, 1, 1), "", ""],
        [nik_of(serial=2), "", "Budi", "THL", "DINKES", "Pengemudi", date(2019, 3, 1), "", ""],
        [nik_of(serial=3), "", "Citra", "ALIH-DAYA", "DINKES", "Pengemudi", date(2026, 2, 1), "", "PT Roda"],
        [nik_of(serial=4), "", "Dedi", "THL", "DINKES", "Pengemudi", date(2024, 1, 1), "", ""],
    ]
)  # fmt: skip
TASKS = table(
    "tahun unit jabatan uraian_tugas volume satuan_waktu norma_waktu_menit",
    (2026, "PUSK1", "Perawat", "Merawat pasien", "1.250", "bulan", "10"), (2026, "DINKES", "SOPIR", "Mengantar", 4, "hari", 60),
)  # fmt: skip


def test_from_an_empty_home_to_the_map(office):
    template = office.folder / "kosong.xlsx"
    assert office.told("import", "staff", template, "--template")["columns"][:3] == [
        "kode_pegawai",
        "nik",
        "nip",
    ]
    assert len(load_workbook(template).worksheets[0][1]) == 28

    assert office.told("import", "units", office.keep("unit.csv", UNITS), "--apply") == {
        "plan": {"added": 3, "changed": 0, "ended": 0, "unchanged": 0, "refused": 0}, "problems": [], "applied": True,
    }  # fmt: skip
    assert office.told("import", "jobs", office.keep("jabatan.xlsx", JOBS), "--apply")["plan"]["added"] == 2

    staff, marked = office.keep("pegawai.xlsx", STAFF), office.folder / "bertanda.xlsx"
    refused = office.penata("import", "staff", staff, "--apply", "--marked", marked, "--json")
    assert refused.returncode == 1
    assert refused.stderr == (
        "penata: 1 baris ditolak, jadi tidak ada yang diterapkan. Perbaiki, atau terapkan sisanya tanpa baris itu.\n"
    )
    assert json.loads(refused.stdout)["applied"] is False
    assert [
        (p["row"], p["code"]) for p in json.loads(refused.stdout)["problems"] if p["level"] == "error"
    ] == [(5, "thl_banned")]
    assert "UU 20/2023" in load_workbook(marked).active.cell(5, 10).value
    assert office.told("map")["totals"]["staff"] == 0
    applied = office.told("import", "staff", staff, "--apply", "--except-refused")
    assert (applied["applied"], applied["plan"]["added"], applied["plan"]["refused"]) == (True, 3, 1)

    mapping = office.keep("judul.toml", b'norma_waktu_menit = "menit"\n')
    renamed = office.keep("abk.csv", TASKS.replace(b"norma_waktu_menit", b"menit"))
    assert (
        office.told("import", "workload", renamed, "--map", mapping, "--apply", "--approve")["applied"]
        is True
    )

    found = office.told("map")
    assert (found["as_of"], found["without_study"]) == ("2026-11-22", 0)
    assert {row["code"]: (row["need"], row["seats"], row["staff"], row["gap"], row["fill"]) for row in found["rows"]} == {
        "KAB": (None, 0, 0, 0, None), "DINKES": ("0.8000", 1, 1, 0, "1.0000"), "PUSK1": ("2.0000", 2, 1, -1, "0.5000"),
    }  # fmt: skip
    assert found["totals"] == {
        "need": "2.8000", "seats": 3, "staff": 2, "asn": 1, "shortage": 1, "surplus": 0, "gap": -1, "fill": "0.6667",
    }  # fmt: skip

    missing = office.penata("import", "staff", office.folder / "tiada.csv")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert (
        missing.stderr == f"penata: {office.folder / 'tiada.csv'} tidak dapat dibuka: berkas itu tidak ada.\n"
    )
    assert office.told("audit", "verify")["ok"] is True
