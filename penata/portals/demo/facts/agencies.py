"""The agencies of the demo and what hangs under them. A string of posts reads `JOB:seats JOB:seats`."""

from __future__ import annotations

from dataclasses import dataclass

SECRETARIAT, FIELD, DIVISION, WING = "sekretariat", "bidang", "bagian", "wing"


@dataclass(frozen=True, slots=True)
class Part:
    """A unit right under an agency; `posts` beside what every such unit has."""

    name: str
    posts: str = ""
    kind: str = FIELD


@dataclass(frozen=True, slots=True)
class Agency:
    code: str
    name: str
    head: str
    parts: tuple[Part, ...]
    posts: str = ""


def _fields(*told: tuple[str, str]) -> tuple[Part, ...]:
    return (Part("Sekretariat", kind=SECRETARIAT), *(Part(f"Bidang {name}", posts) for name, posts in told))


def _divisions(*told: tuple[str, str]) -> tuple[Part, ...]:
    return tuple(Part(f"Bagian {name}", posts, DIVISION) for name, posts in told)


AGENCIES = (
    Agency(
        "4.01", "Sekretariat Daerah", "SEKDA",
        _divisions(
            ("Tata Pemerintahan", "AK-AM:2"), ("Kesejahteraan Rakyat", "AK-AM:2"), ("Hukum", "PERUU-AP:4"),
            ("Perekonomian dan Sumber Daya Alam", "AK-AM:2"), ("Administrasi Pembangunan", "RENC-AM:2"),
            ("Pengadaan Barang dan Jasa", "PPBJ-AP:8"), ("Organisasi", "AK-AM:3"),
            ("Umum", "ARSIP-T:2 PENGADMIN:4 OPERATOR-LO:5"), ("Protokol dan Komunikasi Pimpinan", "HUMAS-AP:4"),
        ),
        "ASISTEN:3 STAF-AHLI:3",
    ),
    Agency(
        "4.02", "Sekretariat DPRD", "SEKWAN",
        _divisions(
            ("Umum dan Keuangan", "ARSIP-T:1 PENGADMIN:3 OPERATOR-LO:3"), ("Persidangan", "PERUU-AP:2"),
            ("Fasilitasi Penganggaran dan Pengawasan", "AK-AM:2"),
        ),
    ),
    Agency(
        "6.01", "Inspektorat", "INSPEKTUR",
        (
            Part("Sekretariat", kind=SECRETARIAT),
            *(Part(f"Inspektorat Pembantu {n}", "AUD-AP:4 AUD-AM:4 PPUPD-AM:2", WING) for n in ("I", "II", "III", "IV")),
        ),
    ),
    Agency(
        "5.01", "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah", "KABAN",
        _fields(
            ("Perencanaan dan Evaluasi", "RENC-AP:2 RENC-AM:2"), ("Pemerintahan dan Pembangunan Manusia", "RENC-AP:2"),
            ("Ekonomi dan Infrastruktur", "RENC-AP:2"), ("Riset dan Inovasi", "RENC-AM:1"),
        ),
    ),
    Agency(
        "5.02", "Badan Pengelolaan Keuangan dan Aset Daerah", "KABAN",
        _fields(
            ("Anggaran", "AKPD-AM:3"), ("Perbendaharaan", "AKPD-AM:3 PLK-KEU:3"),
            ("Akuntansi dan Pelaporan", "AKPD-AM:2 PLK-KEU:3"), ("Pengelolaan Aset", "PLK-KEU:2"),
        ),
    ),
    Agency(
        "5.03", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "KABAN",
        _fields(
            ("Pengadaan, Pemberhentian, dan Informasi", "SDMA-AP:3 PK-AP:2"), ("Mutasi dan Promosi", "SDMA-AP:3 SDMA-AM:1"),
            ("Pengembangan Kompetensi", "SDMA-AP:2 SDMA-AM:1"), ("Penilaian Kinerja dan Penghargaan", "SDMA-AP:2"),
        ),
    ),
    Agency(
        "5.04", "Badan Pendapatan Daerah", "KABAN",
        _fields(
            ("Pendaftaran dan Penetapan", "PLK-KEU:2"), ("Penagihan dan Pengendalian", "PLK-KEU:2"),
            ("Pajak Bumi dan Bangunan", "PK-AP:1"),
        ),
    ),
    Agency(
        "8.01", "Badan Kesatuan Bangsa dan Politik", "KABAN",
        _fields(("Ideologi dan Wawasan Kebangsaan", "AK-AM:1"), ("Politik Dalam Negeri", "AK-AM:1")),
    ),
    Agency(
        "1.01", "Dinas Pendidikan", "KADIS",
        _fields(
            ("Pembinaan Sekolah Dasar", "AK-AM:1 PENELAAH:2"), ("Pembinaan Sekolah Menengah Pertama", "AK-AM:1 PENELAAH:1"),
            ("Pembinaan PAUD dan Pendidikan Masyarakat", "AK-AM:1"), ("Guru dan Tenaga Kependidikan", "SDMA-AP:1 PENGOLAH:1"),
        ),
        "PWS-AMD:14",
    ),
    Agency(
        "1.02", "Dinas Kesehatan", "KADIS",
        _fields(
            ("Kesehatan Masyarakat", "ADMINKES:2 PROMKES:1 NUTRISI:1"), ("Pencegahan dan Pengendalian Penyakit", "EPID:3"),
            ("Pelayanan Kesehatan", "ADMINKES:3"), ("Sumber Daya Kesehatan", "ADMINKES:2 APOTEKER:1"),
        ),
    ),
    Agency(
        "1.03", "Dinas Pekerjaan Umum dan Penataan Ruang", "KADIS",
        _fields(
            ("Bina Marga", "TJJ-AP:6"), ("Sumber Daya Air", "TJJ-AP:4"), ("Cipta Karya", "TBP-AP:4"),
            ("Penataan Ruang", "PRT-AP:4"),
        ),
    ),
    Agency(
        "1.04", "Dinas Perumahan Rakyat, Kawasan Permukiman, dan Pertanahan", "KADIS",
        _fields(("Perumahan", "TBP-AP:2"), ("Kawasan Permukiman", "TBP-AP:3"), ("Pertanahan", "PRT-AP:1")),
    ),
    Agency(
        "1.05", "Satuan Polisi Pamong Praja", "KASAT",
        _fields(
            ("Penegakan Perundang-undangan Daerah", "POLPP-T:10"), ("Ketertiban Umum", "POLPP-T:34"),
            ("Perlindungan Masyarakat", "POLPP-T:6"),
        ),
    ),
    Agency(
        "1.06", "Dinas Sosial", "KADIS",
        _fields(("Rehabilitasi Sosial", "PEKSOS-AP:3"), ("Perlindungan dan Jaminan Sosial", "PEKSOS-AP:2")),
    ),
    Agency(
        "1.07", "Badan Penanggulangan Bencana Daerah", "KABAN",
        _fields(("Pencegahan dan Kesiapsiagaan", "AK-AM:1"), ("Kedaruratan dan Logistik", "OPERATOR-LO:6")),
    ),
    Agency(
        "1.08", "Dinas Pemadam Kebakaran dan Penyelamatan", "KADIS",
        _fields(("Pencegahan Kebakaran", "DAMKAR-T:6"), ("Pemadaman dan Penyelamatan", "DAMKAR-T:34")),
    ),
    Agency(
        "2.07", "Dinas Tenaga Kerja dan Transmigrasi", "KADIS",
        _fields(
            ("Pelatihan dan Penempatan Kerja", "AK-AM:1"), ("Hubungan Industrial", "MEDHI-AP:3"),
            ("Transmigrasi", "PENELAAH:1"),
        ),
    ),
    Agency(
        "2.08", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana", "KADIS",
        _fields(("Pemberdayaan Perempuan dan Perlindungan Anak", "PEKSOS-AP:2"), ("Keluarga Berencana", "AK-AM:1 PENGOLAH:1")),
    ),
    Agency("2.09", "Dinas Ketahanan Pangan", "KADIS", _fields(("Ketersediaan Pangan", "AK-AM:1"), ("Distribusi Pangan", ""))),
    Agency(
        "2.11", "Dinas Lingkungan Hidup", "KADIS",
        _fields(
            ("Penataan Lingkungan", "PLH-AP:2"), ("Pengendalian Pencemaran", "PLH-AP:3"),
            ("Pengelolaan Sampah", "OPERATOR-LO:10 PENGELOLA-LO:2"),
        ),
    ),
    Agency(
        "2.12", "Dinas Kependudukan dan Pencatatan Sipil", "KADIS",
        _fields(
            ("Pendaftaran Penduduk", "ADBK-AP:4 OPERATOR-LO:6"), ("Pencatatan Sipil", "ADBK-AP:2 OPERATOR-LO:3"),
            ("Pengelolaan Informasi Kependudukan", "ADBK-AP:3"),
        ),
    ),
    Agency(
        "2.13", "Dinas Pemberdayaan Masyarakat dan Desa", "KADIS",
        _fields(("Pemerintahan Desa", "AK-AM:2"), ("Pembangunan dan Ekonomi Desa", "AK-AM:1")),
    ),
    Agency(
        "2.15", "Dinas Perhubungan", "KADIS",
        _fields(("Lalu Lintas", "OPERATOR-LO:6"), ("Angkutan Sungai dan Darat", "OPERATOR-LO:4"), ("Pengujian", "PKB-T:5")),
    ),
    Agency(
        "2.16", "Dinas Komunikasi, Informatika, Persandian, dan Statistik", "KADIS",
        _fields(
            ("Informasi dan Komunikasi Publik", "HUMAS-AP:3"), ("Aplikasi Informatika", "PK-AP:5 PK-T:2"),
            ("Persandian dan Statistik", "PK-AP:2"),
        ),
    ),
    Agency("2.17", "Dinas Koperasi dan UKM", "KADIS", _fields(("Koperasi", "AK-AM:1"), ("Usaha Mikro", "AK-AM:1"))),
    Agency(
        "2.18", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "KADIS",
        _fields(
            ("Penanaman Modal", "AK-AM:1"), ("Perizinan", "IZIN-AP:6 PENGELOLA-LO:2"),
            ("Pengaduan dan Informasi", "PK-AP:1"),
        ),
    ),
    Agency("2.19", "Dinas Kepemudaan dan Olahraga", "KADIS", _fields(("Kepemudaan", ""), ("Olahraga", ""))),
    Agency(
        "2.22", "Dinas Kebudayaan dan Pariwisata", "KADIS",
        _fields(("Kebudayaan", "AK-AM:1"), ("Destinasi Wisata", "AK-AM:1")),
    ),
    Agency(
        "2.23", "Dinas Perpustakaan dan Kearsipan", "KADIS",
        _fields(("Perpustakaan", "PUSTAKA-AP:4"), ("Kearsipan", "ARSIP-T:4")),
    ),
    Agency("3.25", "Dinas Perikanan", "KADIS", _fields(("Perikanan Tangkap", "IKAN-AP:3"), ("Perikanan Budidaya", "IKAN-AP:4"))),
    Agency(
        "3.27", "Dinas Pertanian", "KADIS",
        _fields(
            ("Tanaman Pangan dan Hortikultura", "TANI-AP:2"), ("Perkebunan", "TANI-AP:2"), ("Peternakan", "VET-AP:3"),
            ("Prasarana dan Penyuluhan", "TANI-AM:2"),
        ),
    ),
    Agency(
        "3.30", "Dinas Perdagangan", "KADIS",
        _fields(("Pengembangan Perdagangan", "AK-AM:1"), ("Pengelolaan Pasar", "OPERATOR-LO:6"), ("Kemetrologian", "PKB-T:2")),
    ),
    Agency("3.31", "Dinas Perindustrian", "KADIS", _fields(("Pembangunan Industri", "AK-AM:1"), ("Data Industri", "PK-T:1"))),
)  # fmt: skip

HOSPITAL = Agency(
    "1.10", "RSUD Sampit", "DIREKTUR",
    (
        Part("Bagian Tata Usaha", "KASUBUM:1 KASUBKEU:1 ARSIP-T:2 PLK-KEU:5 PENGADMIN:16 OPERATOR-LO:12 SDMA-AP:1", DIVISION),
        Part(
            "Bidang Pelayanan Medik",
            "DOKTER-SP:20 DOKTER:22 DRG:3 RADIO:9 FISIO:5 PLK:16 APOTEKER:11 ASAPOT:16 REKAM:11 ELMED:4 NUTRISI:7",
        ),
        Part("Bidang Keperawatan", "PERAWAT-T:138 PERAWAT-AP:82 BIDAN-T:36 BIDAN-AP:12 OPERATOR-LO:12"),
        Part("Bidang Penunjang", "SANITASI:4 PK-AP:2 ADMINKES:3 PENGELOLA-LO:6 PENGADMIN:5"),
    ),
    "WADIR:2",
)  # fmt: skip

UPTDS = (
    (
        "1.02",
        "11",
        "UPTD Laboratorium Kesehatan Daerah",
        "62.02.06.1003",
        "KAUPTD:1 PLK:5 PENGADMIN:1 OPERATOR-LO:1",
    ),
    ("1.02", "12", "UPTD Instalasi Farmasi", "62.02.06.1003", "KAUPTD:1 APOTEKER:2 ASAPOT:3 OPERATOR-LO:2"),
    (
        "1.03",
        "11",
        "UPTD Peralatan dan Perbengkelan",
        "62.02.05.1008",
        "KAUPTD:1 TJJ-AP:1 PENGELOLA-LO:3 OPERATOR-LO:4",
    ),
    ("2.11", "11", "UPTD Tempat Pemrosesan Akhir", "62.02.06.1009", "KAUPTD:1 PENGELOLA-LO:2 OPERATOR-LO:6"),
    ("2.15", "11", "UPTD Terminal dan Dermaga", "62.02.06.1001", "KAUPTD:1 PENGADMIN:1 OPERATOR-LO:5"),
    ("3.27", "11", "UPTD Balai Benih Pertanian", "62.02.14.2001", "KAUPTD:1 TANI-AP:2 OPERATOR-LO:3"),
    ("3.25", "11", "UPTD Balai Benih Ikan", "62.02.07.2002", "KAUPTD:1 IKAN-AP:2 OPERATOR-LO:3"),
)

SECTIONS = (
    ("1.05", 2, "Seksi Operasi dan Pengendalian", "KASI:1 POLPP-T:12"),
    ("1.05", 2, "Seksi Kerja Sama", "KASI:1 POLPP-T:3 PENGADMIN:1"),
    ("1.08", 2, "Seksi Pos Parenggean", "KASI:1 DAMKAR-T:8"),
    ("1.08", 2, "Seksi Pos Samuda", "KASI:1 DAMKAR-T:8"),
    ("2.12", 1, "Seksi Identitas Penduduk", "KASI:1 OPERATOR-LO:3 PENGOLAH:1"),
    ("2.12", 1, "Seksi Pindah Datang", "KASI:1 OPERATOR-LO:2 PENGOLAH:1"),
    ("1.03", 1, "Seksi Pemeliharaan Jalan", "KASI:1 TJJ-AP:3 PENGELOLA-LO:3"),
    ("1.03", 1, "Seksi Pembangunan Jalan", "KASI:1 TJJ-AP:3"),
)
"""Sections under a part of an agency: (agency, number of the part, name, posts)."""

STUDY_MISSING = ("2.19", "2.23")
"""Agencies without any study of their workload."""

STUDY_WAITING = {"3.25": "draft", "2.15": "submitted", "3.31": "verified"}
"""Agencies whose last approved study is of 2025, and how far that of 2026 has come."""

VENDOR_JOBS = ("PENGEMUDI", "KEBERSIHAN", "KEAMANAN", "PRAMUBAKTI")
VENDORS = ("CV Riam Teguh Karya", "PT Sandung Jaya Layanan", "CV Muara Ganal Bersih")
