"""`penata import`: what it prints, how it ends, and every option."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import load_command_class
from openpyxl import load_workbook

from penata.domains.organization.models import Job, Region, Unit
from penata.domains.people.models import Person
from penata.domains.people.sheets.staff import COLUMNS
from penata.domains.workload.models import Study
from penata.kernel.access import Role
from penata.kernel.audit.models import Trace
from tests.domains.organization.factories import load_kotim, make_post, officer, table
from tests.domains.people.factories import make_regency, make_worker, nik_of, row, service_of, staff_file
from tests.domains.workload.factories import task, task_file

pytestmark = pytest.mark.django_db

PROBLEM = {"row", "column", "level", "code", "message", "remedy"}


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        return json.loads(self.out)

    def assert_one_line(self, words: str) -> None:
        """Failure: exit code 1, one line on standard error, no traceback anywhere."""
        assert self.code == 1
        assert len(self.err.strip().splitlines()) == 1, self.err
        assert self.err.startswith("penata: ")
        assert words in self.err
        assert "Traceback" not in self.out + self.err


@pytest.fixture
def penata(capsys):
    def run(*arguments: object) -> Ran:
        name, *rest = map(str, arguments)
        code = 0
        try:
            load_command_class("penata.portals", name).run_from_argv(["penata", name, *rest])
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return Ran(code, told.out, re.sub(r"\x1b\[[0-9;]*m", "", told.err))

    return run


@pytest.fixture
def keep(tmp_path):
    """Write a file and say where it is."""

    def write(content: bytes, name: str = "berkas.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def regency():
    return make_regency()


# --- what it prints ---


def test_a_plan_is_printed_as_json_and_nothing_is_written(penata, keep, regency):
    ran = penata("import", "staff", keep(staff_file(row(), row(nik="12", nama="Siti"))), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.told) == {"plan", "problems", "applied"}
    assert ran.told["plan"] == {"added": 1, "changed": 0, "ended": 0, "unchanged": 0, "refused": 1}
    assert ran.told["applied"] is False
    assert all(set(problem) == PROBLEM for problem in ran.told["problems"])
    assert {(p["row"], p["column"], p["level"], p["code"]) for p in ran.told["problems"]} == {
        (2, "status", "warning", "outside_lawful_scheme"), (2, "status", "warning", "thl_history"),
        (3, "nik", "error", "wrong_length"),
    }  # fmt: skip
    assert not Person.objects.exists()


def test_applying_says_so_and_comes_from_the_operator_at_the_terminal(penata, keep, regency):
    ran = penata("import", "staff", keep(staff_file(row())), "--apply", "--json")
    assert (ran.code, ran.told["applied"], ran.told["plan"]["added"]) == (0, True, 1)
    (trace,) = Trace.objects.filter(step="staff.add").select_related("by")
    assert trace.by.username == "operator"
    assert trace.via.startswith("cli:")


def test_twice_the_same_command_changes_nothing(penata, keep, regency):
    path = keep(staff_file(row()))
    penata("import", "staff", path, "--apply")
    ran = penata("import", "staff", path, "--apply", "--json")
    assert ran.told["plan"] == {"added": 0, "changed": 0, "ended": 0, "unchanged": 1, "refused": 0}
    assert (ran.code, ran.told["applied"]) == (0, True)


def test_with_an_error_nothing_is_applied_and_it_exits_with_one(penata, keep, regency):
    ran = penata("import", "staff", keep(staff_file(row(), row(nik="12"))), "--apply", "--json")
    ran.assert_one_line("1 baris ditolak, jadi tidak ada yang diterapkan.")
    assert ran.told["applied"] is False
    assert ran.told["plan"]["refused"] == 1
    assert not Person.objects.exists()


def test_except_the_refused_the_rest_is_applied(penata, keep, regency):
    ran = penata(
        "import", "staff", keep(staff_file(row(), row(nik="12"))), "--apply", "--except-refused", "--json"
    )
    assert (ran.code, ran.told["applied"], Person.objects.count()) == (0, True, 1)


def test_people_read_sentences(penata, keep, regency):
    ran = penata("import", "staff", keep(staff_file(row(), row(nik="12", nama="Siti"))))
    assert ran.code == 0
    assert "Baru 1, berubah 0, berakhir 0, tetap 0, ditolak 1." in ran.out
    assert "1 pasangan unit dan jabatan belum ada dan akan dibuka sebagai jabatan baru." in ran.out
    assert (
        "Galat, baris 3, nik: NIK seharusnya 16 angka, tertulis 2. Cocokkan dengan dokumen aslinya."
        in ran.out
    )
    assert "Belum ada yang berubah. Tambahkan --apply untuk menerapkan." in ran.out
    assert "Diterapkan." in penata("import", "staff", keep(staff_file(row())), "--apply").out


def test_of_many_problems_twenty_are_told_and_the_rest_counted(penata, keep, regency):
    rows = [row(nik=str(number), nama=f"Orang {number}") for number in range(30)]
    ran = penata("import", "staff", keep(staff_file(*rows)))
    assert ran.out.count("Galat, baris") == 20
    assert "… dan 10 lagi; --marked BERKAS menandai semuanya." in ran.out


# --- every kind ---


def test_units_jobs_workload_regions_and_boundaries_are_known(penata, keep, db):
    load_kotim()
    applied = {
        "units": table("kode nama induk jenis", ("KAB", "Kabupaten", "", "pemda"), ("DINKES", "Dinas", "KAB", "opd")),
        "jobs": table("kode nama jenis", ("ADMIN", "Pengadministrasi", "pelaksana")),
        "workload": task_file(task()), "regions": table("kode lintang bujur", ("62.02.05", "-2.5", "112.9")),
        "boundaries": json.dumps({"type": "Feature", "properties": {"code": "62.02.05"}, "geometry": {
            "type": "Polygon", "coordinates": [[[112, -3], [113, -3], [113, -2], [112, -3]]]}}).encode(),
    }  # fmt: skip
    for kind, content in applied.items():
        ran = penata("import", kind, keep(content), "--apply", "--json")
        assert (ran.code, ran.told["applied"]) == (0, True), (kind, ran)
    assert (Unit.objects.count(), Job.objects.count(), Study.objects.count()) == (2, 1, 1)
    assert Region.objects.get(code="62.02.05").boundary["type"] == "Polygon"


def test_a_study_is_approved_by_file_only_by_who_may(penata, keep, regency):
    path = keep(task_file(task()))
    officer(regency.government, Role.PERSONNEL_OFFICER, "petugas")
    penata("import", "workload", path, "--apply", "--approve", "--as", "petugas").assert_one_line(
        "tidak boleh mengesahkan"
    )
    assert not Study.objects.exists()
    assert penata("import", "workload", path, "--apply", "--approve", "--json").code == 0
    assert Study.objects.get().state == "approved"


# --- complete lists ---


@pytest.fixture
def crowd(regency):
    post = make_post(regency.health, regency.clerk)
    return [make_worker(post, "THL", date(2019, 3, 1)) for _ in range(4)]


COMPLETE = ("--complete", "--unit", "DINKES", "--status", "THL", "--on", "2025-12-31", "--reason", "penataan")


def test_a_complete_list_asks_for_the_exact_number(penata, keep, regency, crowd):
    path = keep(staff_file(row(status="PNS")))
    plan = penata("import", "staff", path, *COMPLETE, "--json")
    assert (plan.code, plan.told["plan"]["ended"]) == (0, 4)
    for told in ((), ("--confirm-ended", "3")):
        ran = penata("import", "staff", path, "--apply", *COMPLETE, *told, "--json")
        ran.assert_one_line("mengakhiri 4 dari 4 orang")
        assert ran.told["applied"] is False
    assert {service_of(person)[0][2] for person in crowd} == {None}
    ran = penata("import", "staff", path, "--apply", *COMPLETE, "--confirm-ended", "4", "--json")
    assert (ran.code, ran.told["applied"]) == (0, True)
    assert {service_of(person)[0][2:] for person in crowd} == {(date(2025, 12, 31), "penataan")}


@pytest.mark.parametrize("missing", ["--unit", "--status", "--on", "--reason"])
def test_a_complete_list_needs_its_whole_extent(penata, keep, regency, missing):
    told = list(COMPLETE)
    place = told.index(missing)
    del told[place : place + 2]
    penata("import", "staff", keep(staff_file(row())), *told).assert_one_line(missing)


def test_only_lists_of_staff_are_complete(penata, keep, regency):
    penata("import", "jobs", keep(b"kode,nama,jenis\n"), *COMPLETE).assert_one_line("hanya untuk staff")


@pytest.mark.parametrize("wrong", [("--unit", "TIADA"), ("--status", "HANTU"), ("--reason", "entah")])
def test_an_extent_that_does_not_exist_is_said(penata, keep, regency, crowd, wrong):
    told = list(COMPLETE)
    told[told.index(wrong[0]) + 1] = wrong[1]
    ran = penata("import", "staff", keep(staff_file(row())), "--apply", *told, "--json")
    ran.assert_one_line("tidak dikenal")
    assert [p["code"] for p in ran.told["problems"] if p["level"] == "error"] == ["bad_extent"]


# --- files beside it ---


@pytest.mark.parametrize("kind", ["units", "jobs", "staff", "workload", "regions"])
def test_the_empty_sheet_has_every_column_and_is_taken_as_it_is(penata, tmp_path, regency, kind):
    path = tmp_path / "kosong.xlsx"
    ran = penata("import", kind, path, "--template", "--json")
    book = load_workbook(path)
    assert ran.told == {"template": str(path), "columns": [cell.value for cell in book.worksheets[0][1]]}
    assert penata("import", kind, path, "--json").told["plan"] == dict.fromkeys(
        ("added", "changed", "ended", "unchanged", "refused"), 0
    )


def test_the_empty_sheet_of_staff_offers_the_units_and_jobs_there_are(penata, tmp_path, regency):
    path = tmp_path / "kosong.xlsx"
    assert "Lembar kosong ditulis ke" in penata("import", "staff", path, "--template").out
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.name for column in COLUMNS]
    rules = {str(rule.sqref)[:1]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert any("DINKES" in formula and "PUSK1" in formula for formula in rules.values())
    assert any("PERAWAT" in formula for formula in rules.values())


def test_boundaries_have_no_empty_sheet(penata, tmp_path):
    penata("import", "boundaries", tmp_path / "x.xlsx", "--template").assert_one_line("bukan lembar kerja")


def test_the_marked_sheet_is_the_file_with_its_problems(penata, keep, tmp_path, regency):
    marked = tmp_path / "bertanda.xlsx"
    penata(
        "import", "staff", keep(staff_file(row(status="PNS"), row(nik="12", nama="Siti"))), "--marked", marked
    )
    sheet = load_workbook(marked).worksheets[0]
    header = [cell.value for cell in sheet[1]]
    assert header[-1] == "Masalah dan jalan keluar"
    wrong = sheet.cell(3, header.index("nik") + 1)
    assert (wrong.value, wrong.fill.fgColor.rgb) == ("12", "FFFBE6EC")
    assert "NIK seharusnya 16 angka" in wrong.comment.text
    assert "NIK seharusnya 16 angka" in sheet.cell(3, len(header)).value
    assert sheet.cell(2, len(header)).value is None


@pytest.mark.parametrize(
    ("name", "mapping"),
    [
        ("a.toml", 'nik = "nomor"\nnama = "orang"\nstatus = "ikatan"\nunit = "tempat"\njabatan = "posisi"\n'),
        ("b.toml", '[columns]\nnik="nomor"\nnama="orang"\nunit="tempat"\njabatan="posisi"\n[constants]\nstatus="PNS"\n'),
        ("c.json", json.dumps({"columns": {"nik": "nomor", "nama": "orang", "status": "ikatan", "unit": "tempat",
                               "jabatan": "posisi"}, "values": {"status": {"pegawai": "PNS"}}})),
    ],
)  # fmt: skip
def test_headers_are_taught_by_a_file(penata, keep, regency, name, mapping):
    path = keep(table("nomor orang ikatan tempat posisi", (nik_of(), "Budi", "PNS", "DINKES", "ADMIN")))
    ran = penata("import", "staff", path, "--map", keep(mapping.encode(), name), "--apply", "--json")
    assert (ran.code, ran.told["applied"]) == (0, True), ran
    assert Person.objects.get().name == "Budi"


def test_a_mapping_that_is_none_is_said_in_a_line(penata, keep, regency):
    path = keep(staff_file(row()))
    penata("import", "staff", path, "--map", keep(b"ini bukan = = toml", "x.toml")).assert_one_line(
        "bukan TOML atau JSON"
    )
    penata("import", "staff", path, "--map", path.parent / "tiada.toml").assert_one_line("tidak dapat dibuka")


def test_a_constant_that_cannot_be_read_is_said_in_a_line(penata, keep, regency):
    path = keep(table("nomor orang tempat posisi", (nik_of(), "Budi", "DINKES", "ADMIN")))
    told = b'[columns]\nnik="nomor"\nnama="orang"\nunit="tempat"\njabatan="posisi"\n[constants]\nstatus="HANTU"\n'
    penata("import", "staff", path, "--map", keep(told, "x.toml")).assert_one_line("HANTU")


# --- failures ---


def test_a_file_that_is_not_there_is_said_in_a_line(penata, tmp_path, regency):
    penata("import", "staff", tmp_path / "tiada.csv").assert_one_line("tiada.csv tidak dapat dibuka")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Berkas kosong."),
        (b"\x00\x01\x02", "bukan lembar kerja"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"a,b\n1,2\n", "judul kolom"),
    ],
)
def test_a_file_that_is_none_is_said_in_a_line(penata, keep, regency, content, words):
    penata("import", "staff", keep(content)).assert_one_line(words)


def test_without_a_government_it_says_what_comes_first(penata, keep, db):
    ran = penata("import", "staff", keep(staff_file(row())), "--apply", "--json")
    ran.assert_one_line("Impor unit lebih dulu")
    assert [p["code"] for p in ran.told["problems"]] == ["no_government"]


def test_an_unknown_kind_is_a_wrong_call(penata, keep):
    ran = penata("import", "hantu", keep(b"x"))
    assert ran.code == 2
    assert "staff" in ran.err


# --- as whom ---


def test_it_acts_as_the_account_that_is_named(penata, keep, regency, monkeypatch):
    path = keep(staff_file(row(unit="DISDIK")))
    officer(regency.health, Role.AGENCY_OFFICER, "petugas")
    ran = penata("import", "staff", path, "--as", "petugas", "--json")
    assert [p["code"] for p in ran.told["problems"] if p["level"] == "error"] == ["out_of_reach"]
    monkeypatch.setenv("PENATA_AS", "PETUGAS")
    assert penata("import", "staff", path, "--json").told["plan"]["refused"] == 1


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR, Role.LEADER])
def test_an_account_without_the_right_is_refused_in_a_line(penata, keep, regency, role):
    officer(regency.government, role, "akun")
    penata("import", "staff", keep(staff_file(row())), "--as", "akun").assert_one_line(
        "tidak boleh melakukannya"
    )


def test_an_account_that_is_closed_or_unknown_is_refused_in_a_line(penata, keep, regency):
    user = officer(regency.government, username="tutup")
    user.is_active = False
    user.save()
    for name in ("tutup", "tiada"):
        penata("import", "staff", keep(staff_file(row())), "--as", name).assert_one_line(
            f"“{name}” tidak ada atau sudah ditutup"
        )
