"""Columns of the staff list, in our template and in the layouts that circulate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.people.rules.grades import normal_grade
from penata.domains.people.rules.terms import Disability, EndReason, Sex, Status
from penata.kernel.access import Actor
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, Layout
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.values import N_

_STATUSES: dict[str, Any] = {
    **{status.value: status for status in Status},
    **dict.fromkeys(("pegawai negeri sipil", "p", "pns aktif"), Status.PNS),
    **dict.fromkeys(("calon pegawai negeri sipil", "c"), Status.CPNS),
    **dict.fromkeys(("p3k", "pppk penuh waktu", "pegawai pemerintah dengan perjanjian kerja"), Status.PPPK),
    **dict.fromkeys(("pppk paruh waktu", "p3k paruh waktu", "p3k pw", "paruh waktu"), Status.PPPK_PW),
    **dict.fromkeys(
        (
            "tenaga harian lepas",
            "honorer",
            "honor daerah",
            "tenaga honorer",
            "non asn",
            "ptt",
            "kontrak",
            "tenaga kontrak",
            "thl",
        ),
        Status.THL,
    ),
    **dict.fromkeys(
        ("alih daya", "outsourcing", "outsource", "tenaga alih daya", "pihak ketiga"), Status.VENDOR
    ),
}
_SEXES: dict[str, Any] = {
    **dict.fromkeys(("L", "laki-laki", "lk", "pria", "m", "male", "1"), Sex.MALE),
    **dict.fromkeys(("P", "perempuan", "pr", "wanita", "f", "female", "2"), Sex.FEMALE),
}
_REASONS: dict[str, Any] = {
    **{reason.value: reason for reason in EndReason},
    **{reason.label: reason for reason in EndReason},
    **dict.fromkeys(("meninggal", "wafat", "md"), EndReason.DIED),
    **dict.fromkeys(("mundur", "resign", "mengundurkan diri", "aps"), EndReason.RESIGNED),
    **dict.fromkeys(("mutasi keluar", "pindah", "pindah keluar daerah"), EndReason.LEFT),
    **dict.fromkeys(("bup", "purna tugas", "mencapai bup"), EndReason.RETIRED),
    **dict.fromkeys(("kontrak habis", "habis kontrak", "habis masa kontrak"), EndReason.TERM_OVER),
    **dict.fromkeys(
        ("lulus cpns", "lulus pns", "diangkat pns", "diangkat cpns"), EndReason.BECAME_CIVIL_SERVANT
    ),
    **dict.fromkeys(("lulus pppk", "diangkat pppk"), EndReason.BECAME_PPPK),
    **dict.fromkeys(("pppk pw", "pppk paruh waktu"), EndReason.BECAME_PART_TIME),
    **dict.fromkeys(("alih daya", "outsourcing", "penyedia"), EndReason.TO_VENDOR),
    **dict.fromkeys(("dipecat", "phk", "pemberhentian"), EndReason.DISMISSED),
}
_DISABILITIES: dict[str, Any] = {
    **{disability.value: disability for disability in Disability},
    **dict.fromkeys(("tidak ada", "non", "bukan", "0", "normal"), Disability.NONE),
    **dict.fromkeys(("fisik", "tuna daksa", "tunadaksa"), Disability.PHYSICAL),
    **dict.fromkeys(("tuna netra", "tunanetra", "sensorik netra"), Disability.VISUAL),
    **dict.fromkeys(("tuna rungu", "tunarungu", "tuli"), Disability.HEARING),
    **dict.fromkeys(("tuna wicara", "tunawicara"), Disability.SPEECH),
    **dict.fromkeys(("tuna grahita", "tunagrahita"), Disability.INTELLECTUAL),
}


def grade(raw: Any) -> str:
    written = cells.text(raw)
    known = normal_grade(written)
    if known is None:
        raise CellProblem(
            "unknown_grade",
            _("“%s” bukan golongan.") % written[:40],
            _("Contoh: III/a untuk PNS, IX untuk PPPK."),
        )
    return known


_status_words = tuple(status.value for status in Status)
end_reason = cells.one_of(_REASONS, tuple(reason.value for reason in EndReason))
status = cells.one_of(_STATUSES, _status_words)

COLUMNS = (
    Column(
        "kode_pegawai",
        cells.text_up_to(30),
        N_("Kode pegawai sendiri, bila ada"),
        ("kode pegawai", "id pegawai", "nomor pegawai"),
    ),
    Column(
        "nik",
        cells.identity_number("NIK", 16),
        N_("16 angka, sebagai teks"),
        ("no ktp", "nomor ktp", "no nik", "nomor induk kependudukan"),
        width=20,
    ),
    Column(
        "nip",
        cells.identity_number("NIP", 18),
        N_("18 angka, sebagai teks; untuk PPPK nomor induknya"),
        ("nip baru", "ni pppk", "nomor induk pegawai", "nip/ni pppk"),
        width=22,
    ),
    Column(
        "nama",
        cells.text_up_to(150),
        N_("Nama tanpa gelar"),
        ("nama lengkap", "nama pegawai", "nama lengkap tanpa gelar"),
        required=True,
        width=32,
    ),
    Column("gelar_depan", cells.text_up_to(40), N_("Gelar di depan nama"), ("gelar depan",)),
    Column("gelar_belakang", cells.text_up_to(80), N_("Gelar di belakang nama"), ("gelar belakang",)),
    Column(
        "tempat_lahir", cells.text_up_to(100), N_("Tempat lahir"), ("tempat lahir", "tmp lahir"), width=20
    ),
    Column(
        "tanggal_lahir",
        cells.calendar_day,
        N_("Hari-bulan-tahun"),
        ("tanggal lahir", "tgl lahir", "tgl. lahir"),
    ),
    Column(
        "jenis_kelamin",
        cells.one_of(_SEXES, ("L", "P")),
        N_("L atau P"),
        ("jenis kelamin", "jk", "l/p", "kelamin"),
        choices=("L", "P"),
    ),
    Column(
        "desa_asal",
        cells.text_up_to(150),
        N_("Kode atau nama desa asal; di luar daerah: Desa, Kecamatan, Kabupaten"),
        ("desa asal", "asal", "kelurahan asal", "asal desa"),
        width=26,
    ),
    Column(
        "status",
        status,
        N_("Status kepegawaian"),
        ("status pegawai", "status kepegawaian", "jenis pegawai"),
        required=True,
        choices=_status_words,
    ),
    Column(
        "penyedia",
        cells.text_up_to(200),
        N_("Nama penyedia, untuk ALIH-DAYA"),
        ("nama penyedia", "vendor", "perusahaan"),
    ),
    Column(
        "golongan",
        grade,
        N_("III/a untuk PNS, IX untuk PPPK"),
        ("gol", "gol ruang", "golongan ruang", "golongan pangkat", "gol akhir", "pangkat/gol. ruang"),
    ),
    Column(
        "tmt_golongan",
        cells.calendar_day,
        N_("Terhitung mulai tanggal golongan"),
        ("tmt golongan", "tmt pangkat", "tmt gol"),
    ),
    Column("tmt_cpns", cells.calendar_day, N_("Terhitung mulai tanggal CPNS"), ("tmt cpns",)),
    Column(
        "unit",
        cells.text_up_to(200),
        N_("Kode atau nama unit"),
        ("unit kerja", "kode unit", "unor", "unor nama", "satuan kerja"),
        required=True,
        width=30,
    ),
    Column(
        "jabatan",
        cells.text_up_to(200),
        N_("Kode atau nama jabatan"),
        ("kode jabatan", "nama jabatan", "jabatan nama"),
        required=True,
        width=30,
    ),
    Column("tmt_jabatan", cells.calendar_day, N_("Terhitung mulai tanggal jabatan"), ("tmt jabatan",)),
    Column(
        "pendidikan",
        organization.education_level,
        N_("Jenjang pendidikan"),
        ("tingkat pendidikan", "jenjang pendidikan", "pendidikan terakhir"),
        choices=tuple(level.value for level in organization.EducationLevel),
    ),
    Column(
        "jurusan",
        cells.text_up_to(150),
        N_("Jurusan atau program studi"),
        ("nama pendidikan", "program studi"),
        width=26,
    ),
    Column("tahun_lulus", cells.year, N_("Empat angka"), ("tahun lulus", "thn lulus"), numeric=True),
    Column(
        "tmt_mulai",
        cells.calendar_day,
        N_("Mulai berstatus ini"),
        ("tmt mulai", "mulai kerja", "tanggal masuk", "tmt pengangkatan", "tmt"),
    ),
    Column(
        "tmt_selesai",
        cells.calendar_day,
        N_("Hari terakhir kontrak atau kerja"),
        ("tmt selesai", "akhir kontrak", "tanggal selesai", "selesai kontrak"),
    ),
    Column(
        "alasan_berakhir",
        end_reason,
        N_("Alasan berakhir, bila sudah berakhir"),
        ("alasan berakhir", "alasan keluar"),
        choices=tuple(reason.value for reason in EndReason),
        width=20,
    ),
    Column(
        "honor",
        cells.not_negative(cells.rupiah),
        N_("Rupiah sebulan, tanpa titik"),
        ("honorarium", "gaji", "upah", "honor per bulan"),
        numeric=True,
    ),
    Column(
        "disabilitas",
        cells.one_of(_DISABILITIES, tuple(d.value for d in Disability)),
        N_("Ragam disabilitas, atau tidak"),
        ("ragam disabilitas", "jenis disabilitas"),
        choices=tuple(d.value for d in Disability),
    ),
    Column(
        "telepon",
        cells.phone,
        N_("Nomor telepon"),
        ("nomor hp", "no hp", "hp", "no telepon", "nomor telepon", "no. hp"),
    ),
    Column("surel", cells.email, N_("Alamat surel"), ("email", "e-mail", "alamat email"), width=26),
)

LAYOUTS = (
    Layout(
        "siasn",
        N_("Ekspor SIASN, profil PNS"),
        {
            "nip": "NIP BARU",
            "nik": "NIK",
            "nama": "NAMA",
            "gelar_depan": "GELAR DEPAN",
            "gelar_belakang": "GELAR BELAKANG",
            "tempat_lahir": "TEMPAT LAHIR NAMA",
            "tanggal_lahir": "TANGGAL LAHIR",
            "jenis_kelamin": "JENIS KELAMIN",
            "telepon": "NOMOR HP",
            "surel": "EMAIL",
            "status": "STATUS CPNS PNS",
            "tmt_cpns": "TMT CPNS",
            "tmt_mulai": "TMT PNS",
            "golongan": "GOL AKHIR NAMA",
            "tmt_golongan": "TMT GOLONGAN",
            "jabatan": "JABATAN NAMA",
            "tmt_jabatan": "TMT JABATAN",
            "pendidikan": "TINGKAT PENDIDIKAN NAMA",
            "jurusan": "PENDIDIKAN NAMA",
            "tahun_lulus": "TAHUN LULUS",
            "unit": "UNOR NAMA",
        },
        ("PNS ID", "NIP BARU", "NAMA", "STATUS CPNS PNS", "JABATAN NAMA", "UNOR NAMA"),
    ),
    Layout(
        "siasn_ringkas",
        N_("Ekspor SIASN, 23 kolom"),
        {
            "nip": "NIP BARU",
            "nama": "NAMA",
            "gelar_depan": "GELAR DEPAN",
            "gelar_belakang": "GELAR BELAKANG",
            "tempat_lahir": "TEMPAT LAHIR",
            "tanggal_lahir": "TANGGAL LAHIR",
            "jenis_kelamin": "JENIS KELAMIN",
            "golongan": "GOL AKHIR NAMA",
            "tmt_golongan": "TMT GOLONGAN AKHIR",
            "jabatan": "JABATAN NAMA",
            "tmt_jabatan": "TMT JABATAN",
            "pendidikan": "TINGKAT PENDIDIKAN NAMA",
            "jurusan": "PENDIDIKAN TERAKHIR NAMA",
            "tahun_lulus": "TAHUN LULUS",
            "unit": "UNOR NAMA",
        },
        ("PNS ID", "NIP BARU", "NAMA", "SATUAN KERJA KERJA NAMA", "UNOR NAMA", "TMT GOLONGAN AKHIR"),
        constants={"status": "PNS"},
    ),
)


def choices(actor: Actor) -> Mapping[str, Sequence[str]]:
    """Lists for the template's validation: the actor's units and the government's jobs, by code."""
    return {
        "unit": list(organization.units_visible_to(actor).order_by("code").values_list("code", flat=True)),
        "jabatan": list(organization.jobs_visible_to(actor).order_by("code").values_list("code", flat=True)),
    }
