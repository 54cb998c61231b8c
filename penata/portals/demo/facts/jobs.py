"""The jobs (jabatan) of the demo: a hundred of the thousand that a regency really has."""

from __future__ import annotations

from dataclasses import dataclass

HEAD, PRINCIPAL, TEACHER, SENIOR_TEACHER = "head", "principal", "teacher", "senior_teacher"
DOCTOR, CARER, EXPERT, SENIOR, FIELD, CLERK, OPERATIONS, VENDOR = (
    "doctor", "carer", "expert", "senior", "field", "clerk", "operations", "vendor",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class JobFact:
    """`group` decides how the demo fills the post; `schooling` and `tasks` name tables of their own."""

    code: str
    name: str
    kind: str
    job_class: int
    family: str
    education: str
    retires_at: int  # 0: the general rule
    group: str
    schooling: str
    tasks: str

    @property
    def bup(self) -> int:
        return self.retires_at or (60 if self.kind == "jpt" else 58)

    @property
    def is_single(self) -> bool:
        """Exactly one by nature: heads of units, of schools, of health centres."""
        return self.group in {HEAD, PRINCIPAL}


def _heads() -> list[JobFact]:
    lead = "Pimpinan"
    rows = [
        ("SEKDA", "Sekretaris Daerah", "jpt", 15, "S-2", "lead"),
        ("ASISTEN", "Asisten Sekretaris Daerah", "jpt", 14, "S-2", "lead"),
        ("STAF-AHLI", "Staf Ahli Bupati", "jpt", 13, "S-2", "adviser"),
        ("KADIS", "Kepala Dinas", "jpt", 14, "S-1", "lead"),
        ("KABAN", "Kepala Badan", "jpt", 14, "S-1", "lead"),
        ("KASAT", "Kepala Satuan Polisi Pamong Praja", "jpt", 14, "S-1", "lead"),
        ("INSPEKTUR", "Inspektur", "jpt", 14, "S-1", "lead"),
        ("SEKWAN", "Sekretaris DPRD", "jpt", 14, "S-1", "lead"),
        ("DIREKTUR", "Direktur Rumah Sakit", "jpt", 14, "S-2", "lead"),
        ("SEKRETARIS", "Sekretaris Perangkat Daerah", "administrator", 12, "S-1", "manage"),
        ("KABID", "Kepala Bidang", "administrator", 11, "S-1", "manage"),
        ("KABAG", "Kepala Bagian", "administrator", 12, "S-1", "manage"),
        ("IRBAN", "Inspektur Pembantu", "administrator", 12, "S-1", "manage"),
        ("WADIR", "Wakil Direktur Rumah Sakit", "administrator", 12, "S-1", "manage"),
        ("CAMAT", "Camat", "administrator", 12, "S-1", "district_head"),
        ("SEKCAM", "Sekretaris Kecamatan", "administrator", 11, "S-1", "manage"),
        ("KASUBUM", "Kepala Subbagian Umum dan Kepegawaian", "pengawas", 9, "S-1", "supervise"),
        ("KASUBKEU", "Kepala Subbagian Perencanaan dan Keuangan", "pengawas", 9, "S-1", "supervise"),
        ("KASUBTU", "Kepala Subbagian Tata Usaha", "pengawas", 8, "S-1", "supervise"),
        ("KAUPTD", "Kepala UPTD", "pengawas", 9, "S-1", "supervise"),
        ("KASI", "Kepala Seksi", "pengawas", 9, "S-1", "supervise"),
        ("KASIPEM", "Kepala Seksi Tata Pemerintahan", "pengawas", 9, "S-1", "supervise"),
        ("KASITRAN", "Kepala Seksi Ketenteraman dan Ketertiban", "pengawas", 9, "S-1", "supervise"),
        ("KASIPMD", "Kepala Seksi Pemberdayaan Masyarakat dan Desa", "pengawas", 9, "S-1", "supervise"),
        ("LURAH", "Lurah", "pengawas", 9, "S-1", "ward_head"),
        ("SEKLUR", "Sekretaris Kelurahan", "pengawas", 8, "D-III", "supervise"),
        ("KASIKEL", "Kepala Seksi Pelayanan Umum Kelurahan", "pengawas", 8, "D-III", "supervise"),
    ]
    return [
        JobFact(code, name, kind, class_, lead, least, 0, HEAD, "office", tasks)
        for code, name, kind, class_, least, tasks in rows
    ]


def _teachers() -> list[JobFact]:
    subjects = [
        ("GK", "Kelas", "pgsd"),
        ("PAI", "Pendidikan Agama Islam", "pai"),
        ("PJOK", "Pendidikan Jasmani, Olahraga, dan Kesehatan", "pjok"),
        ("BIN", "Bahasa Indonesia", "bin"),
        ("MTK", "Matematika", "mtk"),
        ("IPA", "Ilmu Pengetahuan Alam", "ipa"),
        ("IPS", "Ilmu Pengetahuan Sosial", "ips"),
        ("BIG", "Bahasa Inggris", "big"),
    ]
    found = [
        JobFact(
            "KEPSEK", "Kepala Sekolah", "fungsional", 10, "Guru", "S-1", 60, PRINCIPAL, "pgsd", "principal"
        )
    ]
    for code, subject, schooling in subjects:
        tasks = "class_teacher" if code == "GK" else "sports_teacher" if code == "PJOK" else "subject_teacher"
        for level, suffix, class_, group in (
            ("AP", "Ahli Pertama", 8, TEACHER),
            ("AM", "Ahli Muda", 9, SENIOR_TEACHER),
        ):
            name = f"Guru {subject} {suffix}"
            found.append(
                JobFact(
                    f"{code}-{level}", name, "fungsional", class_, "Guru", "S-1", 60, group, schooling, tasks
                )
            )
    for code, subject, schooling in (
        ("KRI", "Pendidikan Agama Kristen", "kristen"),
        ("HIN", "Pendidikan Agama Hindu", "hindu"),
        ("BK", "Bimbingan dan Konseling", "bk"),
    ):
        tasks = "counsellor" if code == "BK" else "subject_teacher"
        name = f"Guru {subject} Ahli Pertama"
        found.append(
            JobFact(f"{code}-AP", name, "fungsional", 8, "Guru", "S-1", 60, TEACHER, schooling, tasks)
        )
    return found


def _carers() -> list[JobFact]:
    rows = [
        ("KAPUS", "Kepala Puskesmas", 10, "S-1", 60, PRINCIPAL, "health", "centre_head"),
        ("DOKTER-SP", "Dokter Spesialis Ahli Muda", 11, "Spesialis", 60, DOCTOR, "specialist", "specialist"),
        ("DOKTER", "Dokter Ahli Pertama", 9, "Profesi", 60, DOCTOR, "doctor", "doctor"),
        ("DRG", "Dokter Gigi Ahli Pertama", 9, "Profesi", 60, DOCTOR, "dentist", "dentist"),
        ("PERAWAT-T", "Perawat Terampil", 6, "D-III", 58, CARER, "nurse", "nurse"),
        ("PERAWAT-AP", "Perawat Ahli Pertama", 8, "Profesi", 58, CARER, "ners", "nurse"),
        ("BIDAN-T", "Bidan Terampil", 6, "D-III", 58, CARER, "midwife", "midwife"),
        ("BIDAN-AP", "Bidan Ahli Pertama", 8, "Profesi", 58, CARER, "midwife_pro", "midwife"),
        (
            "SANITASI",
            "Tenaga Sanitasi Lingkungan Terampil",
            6,
            "D-III",
            58,
            CARER,
            "sanitation",
            "sanitation",
        ),
        ("APOTEKER", "Apoteker Ahli Pertama", 8, "Profesi", 58, CARER, "pharmacist", "pharmacy"),
        ("ASAPOT", "Asisten Apoteker Terampil", 6, "D-III", 58, CARER, "pharmacy", "pharmacy"),
        ("NUTRISI", "Nutrisionis Terampil", 6, "D-III", 58, CARER, "nutrition", "nutrition"),
        ("PLK", "Pranata Laboratorium Kesehatan Terampil", 6, "D-III", 58, CARER, "laboratory", "laboratory"),
        ("PROMKES", "Promotor Kesehatan Ahli Pertama", 8, "S-1", 58, CARER, "health", "promotion"),
        ("EPID", "Epidemiolog Kesehatan Ahli Pertama", 8, "S-1", 58, CARER, "health", "epidemiology"),
        ("REKAM", "Perekam Medis Terampil", 6, "D-III", 58, CARER, "records", "records"),
        ("RADIO", "Radiografer Terampil", 6, "D-III", 58, CARER, "radiology", "radiology"),
        ("FISIO", "Fisioterapis Terampil", 6, "D-III", 58, CARER, "physio", "physio"),
        ("ELMED", "Teknisi Elektromedis Terampil", 6, "D-III", 58, CARER, "electromedical", "technician"),
        ("ADMINKES", "Administrator Kesehatan Ahli Pertama", 8, "S-1", 58, EXPERT, "health", "analyst"),
    ]
    return [JobFact(c, n, "fungsional", k, "Kesehatan", e, b, g, s, t) for c, n, k, e, b, g, s, t in rows]


def _experts() -> list[JobFact]:
    rows = [
        ("AK-AM", "Analis Kebijakan Ahli Muda", 10, "Teknis", "S-1", SENIOR, "policy", "analyst"),
        ("RENC-AP", "Perencana Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "policy", "planner"),
        ("RENC-AM", "Perencana Ahli Muda", 10, "Teknis", "S-1", SENIOR, "policy", "planner"),
        ("SDMA-AP", "Analis SDM Aparatur Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "policy", "personnel"),
        ("SDMA-AM", "Analis SDM Aparatur Ahli Muda", 10, "Teknis", "S-1", SENIOR, "policy", "personnel"),
        ("AKPD-AM", "Analis Keuangan Pusat dan Daerah Ahli Muda", 10, "Teknis", "S-1", SENIOR, "finance", "finance"),
        ("AUD-AP", "Auditor Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "finance", "audit"),
        ("AUD-AM", "Auditor Ahli Muda", 10, "Teknis", "S-1", SENIOR, "finance", "audit"),
        ("PPUPD-AM", "Pengawas Penyelenggaraan Urusan Pemda Ahli Muda", 10, "Teknis", "S-1", SENIOR, "policy", "audit"),
        ("PPBJ-AP", "Pengelola Pengadaan Barang/Jasa Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "finance", "procurement"),
        ("PK-T", "Pranata Komputer Terampil", 6, "Teknis", "D-III", EXPERT, "informatics3", "informatics"),
        ("PK-AP", "Pranata Komputer Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "informatics", "informatics"),
        ("HUMAS-AP", "Pranata Hubungan Masyarakat Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "policy", "relations"),
        ("ARSIP-T", "Arsiparis Terampil", 6, "Administrasi", "D-III", EXPERT, "archive", "archive"),
        ("PUSTAKA-AP", "Pustakawan Ahli Pertama", 8, "Administrasi", "S-1", EXPERT, "library", "library"),
        ("ADBK-AP", "Administrator Database Kependudukan Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "informatics", "registry"),
        ("TJJ-AP", "Penata Kelola Jalan dan Jembatan Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "civil", "works"),
        ("TBP-AP", "Penata Kelola Bangunan Gedung Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "civil", "works"),
        ("PRT-AP", "Penata Ruang Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "civil", "works"),
        ("PLH-AP", "Pengendali Dampak Lingkungan Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "environment", "environment"),
        ("PKB-T", "Penguji Kendaraan Bermotor Terampil", 6, "Teknis", "D-III", EXPERT, "transport", "technician"),
        ("PEKSOS-AP", "Pekerja Sosial Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "social", "social"),
        ("MEDHI-AP", "Mediator Hubungan Industrial Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "law", "social"),
        ("IZIN-AP", "Penata Perizinan Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "law", "licence"),
        ("PERUU-AP", "Perancang Peraturan Perundang-undangan Ahli Pertama", 8, "Teknis", "S-1", EXPERT, "law", "analyst"),
        ("POLPP-T", "Polisi Pamong Praja Terampil", 6, "Ketertiban", "SMA", FIELD, "school", "order"),
        ("DAMKAR-T", "Pemadam Kebakaran Terampil", 6, "Ketertiban", "SMA", FIELD, "school", "fire"),
        ("TANI-AP", "Penyuluh Pertanian Ahli Pertama", 8, "Pertanian", "S-1", EXPERT, "farming", "farming"),
        ("TANI-AM", "Penyuluh Pertanian Ahli Muda", 9, "Pertanian", "S-1", SENIOR, "farming", "farming"),
        ("IKAN-AP", "Penyuluh Perikanan Ahli Pertama", 8, "Pertanian", "S-1", EXPERT, "farming", "farming"),
        ("VET-AP", "Medik Veteriner Ahli Pertama", 8, "Pertanian", "Profesi", EXPERT, "vet", "vet"),
    ]  # fmt: skip
    found = [
        JobFact(code, name, "fungsional", class_, family, least, 0, group, schooling, tasks)
        for code, name, class_, family, least, group, schooling, tasks in rows
    ]
    overseer = ("PWS-AMD", "Pengawas Sekolah Ahli Madya", "fungsional", 11, "Guru", "S-1", 60)
    return [*found, JobFact(*overseer, SENIOR_TEACHER, "pgsd", "overseer")]


def _others() -> list[JobFact]:
    rows = [
        ("PENELAAH", "Penelaah Teknis Kebijakan", 7, "Administrasi", "S-1", CLERK, "office", "reviewer"),
        ("PLK-KEU", "Penata Laporan Keuangan", 7, "Administrasi", "S-1", CLERK, "finance", "finance"),
        ("PENGOLAH", "Pengolah Data dan Informasi", 6, "Administrasi", "D-III", CLERK, "office3", "data"),
        ("PENGADMIN", "Pengadministrasi Perkantoran", 5, "Administrasi", "SMA", CLERK, "school", "clerk"),
        ("PENATA-LO", "Penata Layanan Operasional", 7, "Operasional", "S-1", OPERATIONS, "office", "service"),
        (
            "PENGELOLA-LO",
            "Pengelola Layanan Operasional",
            6,
            "Operasional",
            "D-III",
            OPERATIONS,
            "office3",
            "service",
        ),
        (
            "OPERATOR-LO",
            "Operator Layanan Operasional",
            5,
            "Operasional",
            "SMA",
            OPERATIONS,
            "school",
            "operator",
        ),
        ("PENGEMUDI", "Pengemudi", 3, "Operasional", "SMA", VENDOR, "basic", "outsourced"),
        ("KEBERSIHAN", "Petugas Kebersihan", 1, "Operasional", "SD", VENDOR, "basic", "outsourced"),
        ("KEAMANAN", "Petugas Keamanan", 3, "Operasional", "SMA", VENDOR, "basic", "outsourced"),
        ("PRAMUBAKTI", "Pramubakti", 1, "Operasional", "SMP", VENDOR, "basic", "outsourced"),
    ]
    return [JobFact(c, n, "pelaksana", k, f, e, 0, g, s, t) for c, n, k, f, e, g, s, t in rows]


JOBS = (*_heads(), *_teachers(), *_carers(), *_experts(), *_others())
BY_CODE = {job.code: job for job in JOBS}
