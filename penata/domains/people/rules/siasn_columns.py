"""SIASN's columns: the one table by which its files and its web service are written, read and compared.

As found on 19 July 2024 (BEGINS) in public packages that read the *pegawai* report and `pns/data-utama`; BKN publishes no
description. `doubt` says what nobody could confirm. Whoever learns better changes a line here; how a cell is read stands
beside it in `sheets/siasn.py`.

Source: no regulation; practice (ADR 0023).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from penata.domains.people.rules.siasn import Spelling
from penata.kernel.values import N_

BEGINS = date(2024, 7, 19)


def _as_written(value: str) -> str:
    return value


def as_day(value: str) -> str:
    """31-12-2024, as SIASN writes days."""
    return date.fromisoformat(value).strftime("%d-%m-%Y") if value else ""


def _local_phone(value: str) -> str:
    """With a nought before it: no program takes it for a formula."""
    return f"0{value[3:]}" if value.startswith("+62") else value


_LEVELS = {
    "SD": "Sekolah Dasar", "SMP": "SLTP", "SMA": "SLTA", "D-I": "Diploma I", "D-II": "Diploma II",
    "D-III": "Diploma III/Sarjana Muda", "D-IV": "Diploma IV", "S-1": "S-1/Sarjana", "Profesi": "S-1/Sarjana",
    "S-2": "S-2", "Spesialis": "S-2", "S-3": "S-3/Doktor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiasnColumn:
    """name: ours, of the staff list where `usable`. heading: in the report; key: in the web service.

    together: what is one fact with it. masked: as which part of somebody's data the pages cover it.
    """

    name: str
    title: str
    heading: str
    key: str
    spelling: Spelling = Spelling.EXACT
    write: Callable[[str], str] = _as_written
    aliases: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    usable: bool = True
    masked: str = ""
    doubt: str = field(default="", compare=False)


_E, _W, _L = Spelling.EXACT, Spelling.WORDS, Spelling.LETTERS
_GRADE, _DEGREE = ("golongan", "tmt_golongan"), ("pendidikan", "jurusan", "tahun_lulus")

COLUMNS = (
    SiasnColumn("pns_id", N_("Nomor SIASN"), "PNS ID", "id", aliases=("id pns",), usable=False),
    SiasnColumn("nip", "NIP", "NIP BARU", "nipBaru", aliases=("nip",), usable=False),
    SiasnColumn("nama", N_("Nama"), "NAMA", "nama", _W),
    SiasnColumn("gelar_depan", N_("Gelar depan"), "GELAR DEPAN", "gelarDepan", _L),
    SiasnColumn(
        "gelar_belakang", N_("Gelar belakang"), "GELAR BELAKANG", "gelarBelakang", _L, aliases=("gelar blk",),
        doubt="older reports shorten the heading to GELAR BLK",
    ),
    SiasnColumn("tempat_lahir", N_("Tempat lahir"), "TEMPAT LAHIR NAMA", "tempatLahir", _W, aliases=("tempat lahir",)),
    SiasnColumn("tanggal_lahir", N_("Tanggal lahir"), "TANGGAL LAHIR", "tglLahir", _E, as_day, masked="born"),
    SiasnColumn(
        "jenis_kelamin", N_("Jenis kelamin"), "JENIS KELAMIN", "jenisKelamin", _E,
        lambda sex: {"L": "M", "P": "F"}.get(sex, ""), doubt="M and F, or Pria and Wanita: all of them are read",
    ),
    SiasnColumn("nik", "NIK", "NIK", "nik", masked="nik"),
    SiasnColumn("telepon", N_("Telepon"), "NOMOR HP", "noHp", Spelling.PHONE, _local_phone, masked="contact"),
    SiasnColumn("surel", N_("Surel"), "EMAIL", "email", masked="contact"),
    SiasnColumn(
        "kedudukan", N_("Kedudukan hukum"), "KEDUDUKAN HUKUM NAMA", "kedudukanPnsNama",
        Spelling.STANDING, aliases=("kedudukan hukum",), usable=False,
        doubt="its closed list is not public; Penata tells Aktif of whoever serves",
    ),
    SiasnColumn("tmt_cpns", N_("TMT CPNS"), "TMT CPNS", "tmtCpns", _E, as_day),
    SiasnColumn("golongan", N_("Golongan"), "GOL AKHIR NAMA", "golRuangAkhir", aliases=("gol akhir",), together=_GRADE),
    SiasnColumn(
        "tmt_golongan", N_("TMT golongan"), "TMT GOLONGAN", "tmtGolAkhir", _E, as_day,
        aliases=("tmt gol akhir", "tmt golongan akhir"), together=_GRADE,
        doubt="the heading differs from report to report",
    ),
    SiasnColumn("jabatan", N_("Jabatan"), "JABATAN NAMA", "jabatanNama", _W),
    SiasnColumn("tmt_jabatan", N_("TMT jabatan"), "TMT JABATAN", "tmtJabatan", _E, as_day),
    SiasnColumn("unit", N_("Unit"), "UNOR NAMA", "unorNama", _W),
    SiasnColumn(
        "pendidikan", N_("Jenjang pendidikan"), "TINGKAT PENDIDIKAN NAMA", "tkPendidikanTerakhir", Spelling.LEVEL,
        lambda level: _LEVELS.get(level, level), together=_DEGREE,
        doubt="SIASN has no level for Profesi and Spesialis, which it counts as S-1 and S-2",
    ),
    SiasnColumn(
        "jurusan", N_("Jurusan"), "PENDIDIKAN NAMA", "pendidikanTerakhirNama", _W,
        aliases=("pendidikan terakhir nama",), together=_DEGREE,
        doubt="SIASN puts the level before the subject: S-1 HUKUM",
    ),
    SiasnColumn("tahun_lulus", N_("Tahun lulus"), "TAHUN LULUS", "tahunLulus", together=_DEGREE),
)  # fmt: skip
BY_NAME: Mapping[str, SiasnColumn] = {column.name: column for column in COLUMNS}
COMPARED = tuple(column for column in COLUMNS if column.name not in {"pns_id", "nip"})
USABLE = frozenset(column.name for column in COLUMNS if column.usable)
