"""What owners of data may ask to have corrected, by the columns of the staff list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from penata.domains.organization.public import EducationLevel
from penata.domains.people.rules.terms import Disability, Sex
from penata.domains.people.sheets.staff import COLUMNS
from penata.kernel.privacy.subjects import Blank, Topic
from penata.kernel.values import N_

_PARSERS: dict[str, Callable[[Any], Any]] = {column.name: column.parse for column in COLUMNS}


def _blank(column: str, label: str, kind: str = "text", choices: Any = ()) -> Blank:
    return Blank(column, label, kind, tuple(choices), _PARSERS[column])


TOPICS = (
    Topic(
        "nama",
        N_("Nama dan gelar"),
        (
            _blank("nama", N_("Nama tanpa gelar")),
            _blank("gelar_depan", N_("Gelar depan")),
            _blank("gelar_belakang", N_("Gelar belakang")),
        ),
    ),
    Topic(
        "lahir",
        N_("Tempat dan tanggal lahir"),
        (_blank("tempat_lahir", N_("Tempat lahir")), _blank("tanggal_lahir", N_("Tanggal lahir"), "day")),
    ),
    Topic(
        "kelamin",
        N_("Jenis kelamin"),
        (_blank("jenis_kelamin", N_("Jenis kelamin"), "choice", Sex.choices()),),
    ),
    Topic("asal", N_("Desa asal"), (_blank("desa_asal", N_("Desa asal: kode atau nama")),)),
    Topic(
        "pendidikan",
        N_("Pendidikan tertinggi"),
        (
            _blank("pendidikan", N_("Jenjang"), "choice", EducationLevel.choices()),
            _blank("jurusan", N_("Jurusan")),
            _blank("tahun_lulus", N_("Tahun lulus")),
        ),
    ),
    Topic(
        "disabilitas",
        N_("Disabilitas"),
        (_blank("disabilitas", N_("Ragam disabilitas"), "choice", Disability.choices()),),
    ),
    Topic("lainnya", N_("Data lain (NIK, NIP, riwayat, golongan)"), ()),
)
