"""The staff list as files: every column there and back, workbooks with titles, layouts of SIASN, taught headers."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest

from penata.domains.people.models import Person
from penata.domains.people.sheets.staff import COLUMNS
from penata.kernel.sheets import actions as sheets
from penata.kernel.sheets.columns import Taught
from penata.kernel.sheets.importer import Options, importer_of
from penata.kernel.sheets.problems import FileRefused
from tests.domains.organization.factories import apply_file, book, counted, load_kotim, plan_file, said, table
from tests.domains.people.factories import make_regency, nik_of, nip_of, service_of

pytestmark = pytest.mark.django_db

BORN = date(1990, 1, 5)

PNS: dict[str, Any] = {
    "kode_pegawai": "B1", "nik": nik_of(), "nip": nip_of(), "nama": "Budi Santoso", "gelar_depan": "drg.",
    "gelar_belakang": "S.KG.", "tempat_lahir": "Sampit", "tanggal_lahir": BORN, "jenis_kelamin": "L",
    "desa_asal": "62.02.05.1001", "status": "PNS", "penyedia": "", "golongan": "III/b", "tmt_golongan": date(2020, 4, 1),
    "tmt_cpns": date(2015, 1, 1), "unit": "PUSK1", "jabatan": "PERAWAT", "tmt_jabatan": date(2018, 7, 1),
    "pendidikan": "S-1", "jurusan": "Keperawatan", "tahun_lulus": "2013", "tmt_mulai": date(2016, 1, 1), "tmt_selesai": "",
    "alasan_berakhir": "", "honor": "", "disabilitas": "daksa", "telepon": "+6281234567890", "surel": "budi@kotim.go.id",
}  # fmt: skip
VENDOR = {
    **dict.fromkeys(PNS, ""), "kode_pegawai": "V1", "nik": nik_of(serial=2), "nama": "Siti", "status": "ALIH-DAYA",
    "penyedia": "PT Roda", "unit": "DINKES", "jabatan": "SOPIR", "tmt_jabatan": date(2024, 2, 1),
    "tmt_mulai": date(2024, 1, 1), "tmt_selesai": date(2027, 12, 31),
}  # fmt: skip
THL = {
    **dict.fromkeys(PNS, ""), "kode_pegawai": "T1", "nik": nik_of(serial=3), "nama": "Andi", "status": "THL",
    "unit": "DISDIK", "jabatan": "ADMIN", "tmt_jabatan": date(2019, 3, 1), "tmt_mulai": date(2019, 3, 1),
    "tmt_selesai": date(2025, 12, 31), "alasan_berakhir": "penataan", "honor": "1250000", "jenis_kelamin": "P",
}  # fmt: skip
ROWS = [PNS, VENDOR, THL]


@pytest.fixture(autouse=True)
def regency(db):
    load_kotim()
    return make_regency(region_id="62.02")


def stored(code: str) -> dict[str, Any]:
    """What the database says of somebody, by the columns of the sheet."""
    person = Person.objects.get(code=code)
    engagement = person.engagements.select_related("vendor").latest("period")
    post = person.assignments.select_related("post__unit", "post__job").latest("period")
    grade, education = person.grades.last(), person.educations.order_by("rank").last()
    found = {
        "kode_pegawai": person.code, "nik": person.nik, "nip": person.nip, "nama": person.name,
        "gelar_depan": person.title_front, "gelar_belakang": person.title_back, "tempat_lahir": person.birth_place,
        "tanggal_lahir": person.birth_date, "jenis_kelamin": person.sex, "desa_asal": person.origin_id,
        "status": engagement.status, "penyedia": engagement.vendor.name if engagement.vendor else "",
        "golongan": grade.grade if grade else "", "tmt_golongan": grade.since if grade else "",
        "tmt_cpns": person.appointed_on, "unit": post.post.unit.code, "jabatan": post.post.job.code,
        "tmt_jabatan": post.period.first, "pendidikan": education.level if education else "",
        "jurusan": education.major if education else "", "tahun_lulus": str(education.graduated) if education else "",
        "tmt_mulai": engagement.period.first, "tmt_selesai": engagement.period.last,
        "alasan_berakhir": engagement.end_reason, "honor": "" if engagement.honorarium is None else str(engagement.honorarium),
        "disabilitas": person.disability, "telepon": person.phone, "surel": person.email,
    }  # fmt: skip
    return {name: "" if value is None else value for name, value in found.items()}


def as_csv(rows) -> bytes:
    def written(value: Any) -> str:
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value

    return table(" ".join(PNS), *([written(line[name]) for name in PNS] for line in rows))


def as_xlsx(rows) -> bytes:
    return book(pegawai=[list(PNS), *([line[name] for name in PNS] for line in rows)])


def as_ods(rows) -> bytes:
    """The least that an OpenDocument sheet is made of."""

    def cell(value: Any) -> str:
        if isinstance(value, date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>' if value else (
            "<table:table-cell/>")  # fmt: skip

    lines = [list(PNS), *([line[name] for name in PNS] for line in rows)]
    body = "".join(f"<table:table-row>{''.join(map(cell, line))}</table:table-row>" for line in lines)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="p">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
    return buffer.getvalue()


@pytest.mark.parametrize("written", [as_csv, as_xlsx, as_ods])
def test_every_column_read_back_equals_the_file(operator, written):
    assert [*PNS] == [column.name for column in COLUMNS]
    assert len(COLUMNS) == 28
    plan = apply_file("staff", written(ROWS), operator)
    assert counted(plan) == {"added": 3}
    assert {line["kode_pegawai"]: stored(line["kode_pegawai"]) for line in ROWS} == {
        line["kode_pegawai"]: line for line in ROWS
    }


@pytest.mark.parametrize("again", [as_csv, as_xlsx, as_ods])
def test_the_same_people_in_another_form_of_file_change_nothing(operator, again):
    apply_file("staff", as_csv(ROWS), operator)
    assert counted(apply_file("staff", again(ROWS), operator)) == {"unchanged": 3}


def test_the_candidates_time_before_is_kept_beside_the_file(operator):
    apply_file("staff", as_csv(ROWS), operator)
    assert service_of(Person.objects.get(code="B1")) == [
        ("CPNS", date(2015, 1, 1), date(2015, 12, 31), "menjadi_pns"), ("PNS", date(2016, 1, 1), None, ""),
    ]  # fmt: skip


def test_a_workbook_of_three_sheets_with_titles_above_the_table(operator):
    header = ["No.", "NIK", "Nama Lengkap", "Status Pegawai", "Unit Kerja", "Nama Jabatan", "TMT Mulai"]
    content = book(
        Sampul=[["PEMERINTAH KABUPATEN CONTOH"], ["Daftar Pegawai"]],
        Data=[
            ["DAFTAR TENAGA HARIAN LEPAS"], ["Keadaan per 1 November 2026"], [], header, [1, 2, 3, 4, 5, 6, 7],
            [1, nik_of(), "Budi", "THL", "Dinas Kesehatan", "Pengadministrasi", date(2019, 3, 1)],
            [2, nik_of(serial=2), "Siti", "THL", "Puskesmas Satu", "Perawatt", date(2019, 3, 1)],
            [], ["", "Mengetahui, Kepala Dinas"],
        ],
        Kode=[["kode", "nama"], ["1", "x"]],
    )  # fmt: skip
    plan = apply_file("staff", content, operator, except_refused=True)
    assert counted(plan) == {"added": 1, "refused": 1}
    assert [p for p in said(plan) if p[2] == "unknown"] == [(7, "jabatan", "unknown")]
    assert (9, "", "footer") in said(plan)
    assert Person.objects.get().name == "Budi"


SIASN = (
    "PNS ID", "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR NAMA", "TANGGAL LAHIR", "JENIS KELAMIN",
    "NIK", "NOMOR HP", "EMAIL", "ALAMAT", "STATUS CPNS PNS", "TMT CPNS", "TMT PNS", "GOL AKHIR NAMA", "TMT GOLONGAN",
    "JABATAN NAMA", "TMT JABATAN", "TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN NAMA", "TAHUN LULUS", "UNOR NAMA",
)  # fmt: skip


def test_an_export_of_siasn_is_read_by_its_own_headers(operator):
    line = [
        "A8ACA7", nip_of(), "BUDI SANTOSO", "", "S.Kep.", "SAMPIT", "05-01-1990", "M", nik_of(), "081234567890",
        "budi@kotim.go.id", "Jl. Mawar", "P", "01-01-2015", "01-01-2016", "III/b", "01-04-2020", "Perawat", "01-07-2018",
        "S-1/Sarjana", "S-1 KEPERAWATAN", "2013", "Puskesmas Satu",
    ]  # fmt: skip
    plan = apply_file("staff", book(Sheet1=[list(SIASN), line]), operator)
    assert said(plan) == []
    assert counted(plan) == {"added": 1}
    person = Person.objects.get()
    assert service_of(person) == [
        ("CPNS", date(2015, 1, 1), date(2015, 12, 31), "menjadi_pns"), ("PNS", date(2016, 1, 1), None, ""),
    ]  # fmt: skip
    told = stored(person.code)
    assert {name: told[name] for name in ("nip", "jenis_kelamin", "golongan", "pendidikan", "jurusan", "unit")} == {
        "nip": nip_of(), "jenis_kelamin": "L", "golongan": "III/b", "pendidikan": "S-1", "jurusan": "S-1 KEPERAWATAN",
        "unit": "PUSK1",
    }  # fmt: skip


def test_the_short_export_of_siasn_means_civil_servants(operator):
    header = [
        "PNS ID", "NIP BARU", "NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "GOL AKHIR NAMA", "TMT GOLONGAN AKHIR",
        "JABATAN NAMA", "TMT JABATAN", "SATUAN KERJA KERJA NAMA", "UNOR NAMA",
    ]  # fmt: skip
    line = [
        "X",
        nip_of(),
        "BUDI",
        "05-01-1990",
        "M",
        "III/b",
        "01-04-2020",
        "Perawat",
        "01-07-2018",
        "Kab",
        "PUSK1",
    ]
    plan = apply_file("staff", book(Sheet1=[header, line]), operator)
    assert said(plan) == []
    ((status, first, last, _reason),) = service_of(Person.objects.get())
    assert (status, first, last) == ("PNS", date(2015, 1, 1), None)


def test_taught_headers_constants_and_values_are_used(operator):
    content = table(
        "nomor orang golongan_pegawai tempat posisi mulai",
        (nik_of(), "Budi", "H", "DINKES", "ADMIN", "1-3-2019"),
    )
    headers = {
        "nik": "nomor",
        "nama": "orang",
        "status": "golongan_pegawai",
        "unit": "tempat",
        "jabatan": "posisi",
    }
    taught = Taught(headers | {"tmt_mulai": "mulai"}, {"tempat_lahir": "Sampit"}, {"status": {"H": "THL"}})
    outcome = sheets.plan_and_apply(
        importer_of("staff"), content, by=operator, options=Options(), taught=taught
    )
    assert counted(outcome.plan) == {"added": 1}
    person = Person.objects.get()
    assert (person.name, person.birth_place) == ("Budi", "Sampit")
    assert service_of(person) == [("THL", date(2019, 3, 1), None, "")]


@pytest.mark.parametrize("column", ["nama", "status", "unit", "jabatan"])
def test_a_file_without_a_column_that_is_needed_is_refused_as_a_whole(operator, column):
    columns = [name for name in ("nik", "nama", "status", "unit", "jabatan") if name != column]
    with pytest.raises(FileRefused, match=f"Kolom wajib tidak ada: {column}"):
        plan_file("staff", table(" ".join(columns), ["x"] * 4), operator)


def test_an_unknown_column_is_named_and_not_read(operator):
    header = "nik nama status unit jabatan tmt_mulai warna_kesukaan"
    line = (nik_of(), "Budi", "PNS", "DINKES", "ADMIN", "1-3-2019", "biru")
    plan = plan_file("staff", table(header, line), operator)
    assert said(plan) == [(1, "warna_kesukaan", "unknown_column")]
