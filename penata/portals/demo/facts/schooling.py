"""What people of a job studied: level, major, titles behind and before the name, how often."""

from __future__ import annotations

from typing import NamedTuple


class Schooling(NamedTuple):
    level: str
    major: str
    back: str
    front: str
    weight: int


def _one(level: str, major: str, back: str = "", front: str = "", weight: int = 1) -> tuple[Schooling, ...]:
    return (Schooling(level, major, back, front, weight),)


_MASTER = Schooling("S-2", "Administrasi Publik", "M.Si.", "", 2)

SCHOOLING: dict[str, tuple[Schooling, ...]] = {
    "office": (
        Schooling("S-1", "Ilmu Administrasi Negara", "S.Sos.", "", 4),
        Schooling("S-1", "Ilmu Pemerintahan", "S.IP.", "", 4),
        Schooling("S-1", "Manajemen", "S.E.", "", 3),
        Schooling("S-1", "Ilmu Hukum", "S.H.", "", 2),
        Schooling("S-1", "Agribisnis", "S.P.", "", 1),
        Schooling("S-1", "Teknik Sipil", "S.T.", "", 1),
        _MASTER,
    ),
    "office3": (
        Schooling("D-III", "Manajemen Informatika", "A.Md.", "", 3),
        Schooling("D-III", "Administrasi Perkantoran", "A.Md.", "", 2),
        Schooling("D-III", "Akuntansi", "A.Md.Ak.", "", 2),
    ),
    "policy": (
        Schooling("S-1", "Ilmu Pemerintahan", "S.IP.", "", 4),
        Schooling("S-1", "Ilmu Administrasi Negara", "S.A.P.", "", 3),
        Schooling("S-1", "Ilmu Ekonomi", "S.E.", "", 2),
        _MASTER,
    ),
    "finance": (
        Schooling("S-1", "Akuntansi", "S.E.", "", 5),
        Schooling("S-1", "Manajemen", "S.E.", "", 2),
        Schooling("S-2", "Akuntansi", "M.Ak.", "", 1),
    ),
    "law": (*_one("S-1", "Ilmu Hukum", "S.H.", weight=5), *_one("S-2", "Ilmu Hukum", "M.H.")),
    "civil": (
        *_one("S-1", "Teknik Sipil", "S.T.", weight=5),
        *_one("S-1", "Perencanaan Wilayah dan Kota", "S.P.W.K."),
    ),
    "environment": _one("S-1", "Teknik Lingkungan", "S.T."),
    "social": _one("S-1", "Kesejahteraan Sosial", "S.Sos."),
    "informatics": (
        *_one("S-1", "Teknik Informatika", "S.Kom.", weight=3),
        *_one("S-1", "Sistem Informasi", "S.Kom."),
    ),
    "informatics3": _one("D-III", "Teknik Komputer", "A.Md.Kom."),
    "archive": _one("D-III", "Kearsipan", "A.Md."),
    "library": _one("S-1", "Ilmu Perpustakaan", "S.I.Pust."),
    "transport": _one("D-III", "Pengujian Kendaraan Bermotor", "A.Md.PKB."),
    "farming": (*_one("S-1", "Agronomi", "S.P.", weight=4), *_one("S-1", "Peternakan", "S.Pt.")),
    "vet": _one("Profesi", "Kedokteran Hewan", front="drh."),
    "pgsd": (
        Schooling("S-1", "Pendidikan Guru Sekolah Dasar", "S.Pd.", "", 8),
        Schooling("S-1", "Pendidikan Guru Sekolah Dasar", "S.Pd.SD.", "", 3),
        Schooling("S-2", "Manajemen Pendidikan", "M.Pd.", "", 1),
    ),
    "pai": _one("S-1", "Pendidikan Agama Islam", "S.Pd.I."),
    "kristen": _one("S-1", "Pendidikan Agama Kristen", "S.Pd.K."),
    "hindu": _one("S-1", "Pendidikan Agama Hindu", "S.Pd.H."),
    "pjok": _one("S-1", "Pendidikan Jasmani, Kesehatan, dan Rekreasi", "S.Pd."),
    "bk": _one("S-1", "Bimbingan dan Konseling", "S.Pd."),
    "bin": _one("S-1", "Pendidikan Bahasa dan Sastra Indonesia", "S.Pd."),
    "mtk": (
        *_one("S-1", "Pendidikan Matematika", "S.Pd.", weight=6),
        *_one("S-2", "Pendidikan Matematika", "M.Pd."),
    ),
    "ipa": (
        *_one("S-1", "Pendidikan Biologi", "S.Pd.", weight=2),
        *_one("S-1", "Pendidikan Fisika", "S.Pd."),
    ),
    "ips": (
        *_one("S-1", "Pendidikan Ekonomi", "S.Pd.", weight=2),
        *_one("S-1", "Pendidikan Sejarah", "S.Pd."),
    ),
    "big": _one("S-1", "Pendidikan Bahasa Inggris", "S.Pd."),
    "health": (
        *_one("S-1", "Kesehatan Masyarakat", "S.K.M.", weight=5),
        *_one("S-2", "Kesehatan Masyarakat", "M.Kes."),
    ),
    "specialist": (
        Schooling("Spesialis", "Ilmu Penyakit Dalam", "Sp.P.D.", "dr.", 2),
        Schooling("Spesialis", "Ilmu Kesehatan Anak", "Sp.A.", "dr.", 2),
        Schooling("Spesialis", "Obstetri dan Ginekologi", "Sp.O.G.", "dr.", 2),
        Schooling("Spesialis", "Ilmu Bedah", "Sp.B.", "dr.", 2),
        Schooling("Spesialis", "Anestesiologi", "Sp.An.", "dr.", 1),
        Schooling("Spesialis", "Radiologi", "Sp.Rad.", "dr.", 1),
    ),
    "doctor": _one("Profesi", "Pendidikan Dokter", front="dr."),
    "dentist": _one("Profesi", "Pendidikan Dokter Gigi", front="drg."),
    "nurse": _one("D-III", "Keperawatan", "A.Md.Kep."),
    "ners": _one("Profesi", "Profesi Ners", "S.Kep., Ns."),
    "midwife": _one("D-III", "Kebidanan", "A.Md.Keb."),
    "midwife_pro": _one("Profesi", "Profesi Bidan", "S.Keb., Bd."),
    "sanitation": _one("D-III", "Kesehatan Lingkungan", "A.Md.KL."),
    "pharmacist": _one("Profesi", "Profesi Apoteker", "S.Farm.", "apt."),
    "pharmacy": _one("D-III", "Farmasi", "A.Md.Farm."),
    "nutrition": _one("D-III", "Gizi", "A.Md.Gz."),
    "laboratory": _one("D-III", "Teknologi Laboratorium Medik", "A.Md.AK."),
    "records": _one("D-III", "Rekam Medis dan Informasi Kesehatan", "A.Md.RMIK."),
    "radiology": _one("D-III", "Radiodiagnostik", "A.Md.Rad."),
    "physio": _one("D-III", "Fisioterapi", "A.Md.Ft."),
    "electromedical": _one("D-III", "Teknik Elektromedik", "A.Md.T."),
    "school": (
        Schooling("SMA", "IPS", "", "", 4),
        Schooling("SMA", "SMK Administrasi Perkantoran", "", "", 3),
        Schooling("SMA", "SMK Teknik Komputer dan Jaringan", "", "", 2),
        Schooling("SMA", "Paket C", "", "", 1),
    ),
    "basic": (
        Schooling("SD", "", "", "", 1),
        Schooling("SMP", "", "", "", 2),
        Schooling("SMA", "IPS", "", "", 4),
    ),
}

FIRST_GRADE = {
    "SD": "I/a",
    "SMP": "I/c",
    "SMA": "II/a",
    "D-III": "II/c",
    "S-1": "III/a",
    "Profesi": "III/b",
    "S-2": "III/b",
    "Spesialis": "III/c",
}
"""The grade with which a civil servant of that schooling begins."""

PPPK_GRADE = {
    "SD": "I",
    "SMP": "IV",
    "SMA": "V",
    "D-III": "VII",
    "S-1": "IX",
    "Profesi": "X",
    "S-2": "X",
    "Spesialis": "XI",
}
GRADUATED_AT = {
    "SD": 13,
    "SMP": 16,
    "SMA": 19,
    "D-III": 22,
    "S-1": 23,
    "Profesi": 25,
    "S-2": 29,
    "Spesialis": 31,
}
