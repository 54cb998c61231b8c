"""Columns of the sheet of units, in our template and in the lists that circulate."""

from __future__ import annotations

from typing import Any

from penata.domains.organization.rules.kinds import UnitKind
from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import Column, Layout
from penata.kernel.values import N_

_KINDS: dict[str, Any] = (
    {kind.value: kind for kind in UnitKind}
    | {kind.label: kind for kind in UnitKind}
    | {
        "dinas": UnitKind.AGENCY,
        "badan": UnitKind.AGENCY,
        "kantor": UnitKind.AGENCY,
        "sekretariat": UnitKind.AGENCY,
        "upt": UnitKind.UPTD,
        "sd": UnitKind.SCHOOL,
        "smp": UnitKind.SCHOOL,
        "subbagian": UnitKind.SECTION,
    }
)

COLUMNS = (
    Column(
        "kode",
        cells.text_up_to(40),
        N_("Kode unit, unik di pemerintah daerah"),
        ("kode unit", "kode unor", "id unit", "unor id"),
        required=True,
    ),
    Column(
        "nama",
        cells.text_up_to(200),
        N_("Nama unit"),
        ("nama unit", "nama unor", "unit kerja"),
        required=True,
        width=44,
    ),
    Column(
        "induk",
        cells.text_up_to(200),
        N_("Kode atau nama unit induk; kosong untuk pemerintah daerah"),
        ("kode induk", "unit induk", "parent", "induk id"),
    ),
    Column(
        "jenis",
        cells.one_of(_KINDS, tuple(k.value for k in UnitKind)),
        N_("Jenis unit"),
        ("jenis unit", "tipe"),
        choices=tuple(k.value for k in UnitKind),
    ),
    Column(
        "wilayah",
        cells.text_up_to(120),
        N_("Kode Kemendagri atau nama kecamatan/desa tempat unit berada"),
        ("kode wilayah", "kecamatan", "desa", "lokasi"),
        width=24,
    ),
    Column(
        "terpencil",
        cells.yes_no,
        N_("ya bila unit di tempat terpencil"),
        ("daerah terpencil", "remote"),
        choices=("ya", "tidak"),
    ),
    Column(
        "aksesibel",
        cells.yes_no,
        N_("ya bila gedungnya dapat dimasuki penyandang disabilitas"),
        ("akses disabilitas",),
        choices=("ya", "tidak"),
    ),
)

LAYOUTS = (
    Layout(
        "sekolah",
        N_("Daftar sekolah (data pokok pendidikan)"),
        {"kode": "npsn", "nama": "name", "wilayah": "desa"},
        ("npsn", "name", "bentuk", "kecamatan"),
        constants={"jenis": "sekolah"},
    ),
    Layout(
        "opd",
        N_("Daftar perangkat daerah"),
        {"kode": "kode_opd", "nama": "nama", "jenis": "jenis"},
        ("kode_opd", "nama", "kabupaten_kode"),
        values={"jenis": {"lain": "opd"}},
    ),
)

FIELDS = ("name", "kind", "region_id", "is_remote", "is_accessible")
TITLES = {
    "name": "nama",
    "kind": "jenis",
    "region_id": "wilayah",
    "is_remote": "terpencil",
    "is_accessible": "aksesibel",
    "parent": "induk",
}
