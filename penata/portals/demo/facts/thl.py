"""The end of the THL in figures: how many there were, who came, who left and why, what became of the rest.

Start + came − left = end holds for every year; `tests/portals/test_demo.py` adds it up.
"""

from __future__ import annotations

from datetime import date

LISTS = (date(2022, 1, 3), date(2023, 1, 4), date(2024, 1, 3), date(2026, 1, 5))
"""Days on which the office wrote the lists that the demo imports before today's."""

AT_END_OF_2021, AT_END_OF_2022 = 2364, 2328

EXITS = {
    2022: {"mengundurkan_diri": 31, "meninggal": 9, "diberhentikan": 8, "habis_masa": 18},
    2023: {"mengundurkan_diri": 24, "meninggal": 8, "diberhentikan": 6, "habis_masa": 12},
    2024: {"mengundurkan_diri": 22, "meninggal": 7, "diberhentikan": 5, "habis_masa": 9},
    2025: {"mengundurkan_diri": 19, "meninggal": 6, "diberhentikan": 11, "habis_masa": 12},
}
"""THL who left the government altogether, by year and reason."""
BECAME_PPPK = {2022: 22, 2023: 16, 2024: 30, 2025: 50}
BECAME_CIVIL = {2022: 6, 2025: 14}
CIVIL_DAYS = {2022: date(2022, 4, 1), 2025: date(2025, 6, 1)}
TO_VENDORS = 318
REORGANISED = 173
"""Ended on the last day of 2025 because nothing lawful was open to them."""
LAST_THL_DAY = date(2025, 12, 31)

ENTERED_2022 = {"reorganised": 34, "vendor": 18, "left_over": 3, "exit": 3}
ENTERED_2023 = {"reorganised": 20, "vendor": 10, "left_over": 5, "exit": 2}
"""What became later of those who came in the last two years; nobody came after October 2023."""
LAST_ENTRY_MONTH_2023 = 10
