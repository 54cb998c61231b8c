"""Ages, sexes, grades and days of appointment by group of jobs: what makes a career believable."""

from __future__ import annotations

from datetime import date

from penata.portals.demo.facts import jobs

AGES = {
    jobs.HEAD: (40, 58), jobs.PRINCIPAL: (42, 60), jobs.TEACHER: (27, 41), jobs.SENIOR_TEACHER: (38, 60),
    jobs.DOCTOR: (29, 54), jobs.CARER: (27, 57), jobs.EXPERT: (27, 46), jobs.SENIOR: (36, 57), jobs.FIELD: (30, 57),
    jobs.CLERK: (31, 58), jobs.OPERATIONS: (34, 58), jobs.VENDOR: (21, 52),
}  # fmt: skip
"""Between which ages civil servants of a group are, unless they retire soon."""

CONTRACT_AGES = (25, 52)

RETIRING_SOON = {
    jobs.HEAD: 0.28, jobs.PRINCIPAL: 0.45, jobs.TEACHER: 0.02, jobs.SENIOR_TEACHER: 0.43, jobs.DOCTOR: 0.08,
    jobs.CARER: 0.13, jobs.EXPERT: 0.05, jobs.SENIOR: 0.2, jobs.FIELD: 0.14, jobs.CLERK: 0.22, jobs.OPERATIONS: 0.21,
}  # fmt: skip
"""The share of a group's civil servants who reach their age limit within the five years ahead."""

SOON_YEARS = 5.0

WOMEN = {
    jobs.HEAD: 0.3, jobs.PRINCIPAL: 0.5, jobs.TEACHER: 0.69, jobs.SENIOR_TEACHER: 0.66, jobs.DOCTOR: 0.55,
    jobs.CARER: 0.66, jobs.EXPERT: 0.44, jobs.SENIOR: 0.42, jobs.FIELD: 0.1, jobs.CLERK: 0.52, jobs.OPERATIONS: 0.42,
    jobs.VENDOR: 0.25,
}  # fmt: skip
"""The share of women in a group; some jobs have their own."""
WOMEN_BY_JOB = {
    "BIDAN-T": 1.0, "BIDAN-AP": 1.0, "PJOK-AP": 0.22, "PJOK-AM": 0.2, "PAI-AP": 0.5, "PENGEMUDI": 0.0,
    "KEAMANAN": 0.03, "KEBERSIHAN": 0.45, "PRAMUBAKTI": 0.5, "POLPP-T": 0.14, "DAMKAR-T": 0.02,
}  # fmt: skip

GRADES = (
    "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d",
    "IV/a", "IV/b", "IV/c", "IV/d",
)  # fmt: skip
GRADE_BOUNDS = {
    "jpt": ("IV/b", "IV/c"),
    "administrator": ("III/d", "IV/b"),
    "pengawas": ("III/c", "III/d"),
    jobs.PRINCIPAL: ("III/c", "IV/b"),
    jobs.TEACHER: ("III/a", "III/b"),
    jobs.SENIOR_TEACHER: ("III/c", "IV/a"),
    jobs.DOCTOR: ("III/b", "IV/a"),
    jobs.SENIOR: ("III/c", "III/d"),
    jobs.EXPERT: ("II/c", "III/c"),
    jobs.CARER: ("II/c", "III/d"),
    jobs.FIELD: ("II/a", "III/b"),
    jobs.CLERK: ("I/c", "III/d"),
    jobs.OPERATIONS: ("I/c", "III/b"),
}
"""Lowest and highest grade in a kind of head, or in a group of jobs."""
HIGHEST_BY_SCHOOLING = {"SD": "II/a", "SMP": "II/c", "SMA": "III/b", "D-III": "III/c"}

INTAKE_YEARS = (*range(1985, 2011), 2014, 2015, 2019, 2021, 2022, 2024)
"""Years in which civil servants were taken on at all: between them the government forbade it."""
INTAKE_MONTHS = (1, 3, 3, 4, 12)
CANDIDATE_DAYS = (date(2025, 12, 1), date(2026, 3, 1), date(2026, 3, 1), date(2026, 4, 1))
PPPK_DAYS = (
    (date(2021, 2, 1), 60),
    (date(2022, 5, 1), 330),
    (date(2023, 8, 1), 280),
    (date(2024, 5, 1), 420),
    (date(2025, 3, 1), 250),
    (date(2025, 7, 1), 160),
)
"""When contracts of PPPK began, and how many began on each day."""
PART_TIME_DAYS = (date(2025, 10, 1), date(2025, 11, 1), date(2025, 12, 1))
VENDOR_DAY = date(2026, 1, 1)

LEFT_A_YEAR = {
    2022: {"pensiun": 150, "meninggal": 12, "pindah_keluar": 10, "mengundurkan_diri": 3, "diberhentikan": 2},
    2023: {"pensiun": 156, "meninggal": 11, "pindah_keluar": 12, "mengundurkan_diri": 4, "diberhentikan": 1},
    2024: {"pensiun": 161, "meninggal": 13, "pindah_keluar": 9, "mengundurkan_diri": 2, "diberhentikan": 2},
    2025: {"pensiun": 158, "meninggal": 10, "pindah_keluar": 11, "mengundurkan_diri": 4, "diberhentikan": 3},
    2026: {"pensiun": 139, "meninggal": 9, "pindah_keluar": 7, "mengundurkan_diri": 2, "diberhentikan": 1},
}
"""Civil servants who left since the first list, by year and reason."""
