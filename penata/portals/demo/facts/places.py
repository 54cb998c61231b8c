"""Kotawaringin Timur as facts: where its districts lie, what stands in them, how the demo fills them.

Positions are the settled middle of each district, rounded to 0.01 degree. Codes: Kepmendagri 300.2.2-2138/2025.
"""

from __future__ import annotations

from dataclasses import dataclass

HOME = "62.02"
ROOT = "KOTIM"

TOWN, MIDDLE, EDGE, UPRIVER = "town", "middle", "edge", "upriver"


@dataclass(frozen=True, slots=True)
class District:
    """`seat`: village of the district office; `staffed`: staff over seats that the demo aims at.

    `peoples`: how many in ten are Dayak, Banjar, Jawa, Madura; the rest come from everywhere.
    """

    code: str
    lat: str
    lon: str
    zone: str
    seat: str
    primary: int  # state primary schools
    junior: int  # state junior secondary schools
    staffed: float
    peoples: tuple[int, int, int, int]
    centres: tuple[tuple[str, str], ...]  # puskesmas: name, village

    @property
    def digits(self) -> str:
        return self.code.replace(".", "")


DISTRICTS = (
    District("62.02.01", "-2.36", "112.86", MIDDLE, "1010", 19, 6, 0.79, (5, 3, 1, 0), (("Kota Besi", "1010"),)),
    District("62.02.02", "-2.28", "112.99", MIDDLE, "2008", 20, 4, 0.80, (5, 3, 1, 0), (("Cempaka Mulia", "2008"),)),
    District(
        "62.02.03", "-2.04", "112.58", EDGE, "1012", 21, 5, 0.65, (7, 1, 1, 0),
        (("Kuala Kuayan", "1012"), ("Tangar", "2001")),
    ),
    District(
        "62.02.04", "-1.98", "112.78", MIDDLE, "1004", 21, 8, 0.77, (3, 2, 3, 1),
        (("Parenggean", "1004"),),
    ),
    District(
        "62.02.05", "-2.47", "112.96", TOWN, "1002", 20, 5, 1.04, (2, 4, 2, 1),
        (("Baamang", "1002"), ("Baamang Hulu", "1003")),
    ),
    District(
        "62.02.06", "-2.58", "112.93", TOWN, "1003", 33, 7, 1.06, (2, 4, 2, 1),
        (("Ketapang", "1003"), ("Pasir Putih", "1009")),
    ),
    District("62.02.07", "-2.69", "112.87", MIDDLE, "2002", 13, 3, 0.80, (2, 4, 2, 1), (("Bagendang", "2002"),)),
    District("62.02.08", "-2.87", "112.92", MIDDLE, "1008", 21, 4, 0.83, (0, 7, 1, 1), (("Samuda", "1008"),)),
    District("62.02.09", "-2.82", "113.05", MIDDLE, "2001", 18, 5, 0.72, (0, 8, 1, 0), (("Bapinang", "2001"),)),
    District(
        "62.02.10", "-1.48", "112.65", UPRIVER, "2001", 18, 7, 0.51, (8, 0, 1, 0),
        (("Tumbang Kalang", "2001"), ("Tumbang Manya", "2021")),
    ),
    District("62.02.11", "-2.98", "112.97", MIDDLE, "2001", 10, 4, 0.71, (0, 8, 1, 0), (("Ujung Pandaran", "2004"),)),
    District("62.02.12", "-2.48", "113.09", MIDDLE, "1001", 12, 4, 0.78, (2, 5, 1, 1), (("Mentaya Seberang", "1001"),)),
    District("62.02.13", "-2.03", "113.09", MIDDLE, "2001", 19, 6, 0.73, (5, 1, 2, 1), (("Pundu", "2001"),)),
    District("62.02.14", "-2.34", "112.63", MIDDLE, "2001", 15, 3, 0.74, (5, 1, 3, 0), (("Sebabi", "2001"),)),
    District("62.02.15", "-1.73", "112.37", UPRIVER, "2004", 14, 3, 0.48, (9, 0, 0, 0), (("Tumbang Penyahuan", "2004"),)),
    District("62.02.16", "-1.75", "112.79", UPRIVER, "2001", 12, 2, 0.56, (5, 0, 4, 0), (("Luwuk Sampun", "2001"),)),
    District("62.02.17", "-1.73", "112.57", UPRIVER, "2006", 18, 3, 0.53, (6, 0, 3, 0), (("Tumbang Sangai", "2006"),)),
)  # fmt: skip

BY_CODE = {district.code: district for district in DISTRICTS}

REMOTE_VILLAGES = (
    *("62.02.10.2003", "62.02.10.2004", "62.02.10.2005", "62.02.10.2006", "62.02.10.2016", "62.02.10.2017"),
    *("62.02.10.2021", "62.02.17.2010", "62.02.17.2011", "62.02.17.2012", "62.02.17.2013", "62.02.17.2014"),
    *("62.02.17.2017", "62.02.15.2002", "62.02.15.2003", "62.02.15.2005", "62.02.15.2006", "62.02.15.2007"),
    *("62.02.15.2008", "62.02.15.2009", "62.02.15.2010", "62.02.15.2011", "62.02.15.2012", "62.02.15.2013"),
    *("62.02.15.2014", "62.02.16.2002", "62.02.16.2004", "62.02.16.2008", "62.02.16.2009", "62.02.03.2010"),
    *("62.02.03.2011", "62.02.03.2031", "62.02.03.2032", "62.02.13.2006", "62.02.09.2003", "62.02.09.2004"),
    *("62.02.09.2009", "62.02.09.2014", "62.02.11.2004", "62.02.11.2006"),
)
"""Villages that the demo calls terpencil: upriver, and where the island and the bay meet the sea."""

NEIGHBOURS = {
    **dict.fromkeys(("62.01", "62.03", "62.06", "62.07", "62.71"), ("dayak", "banjar")),
    **dict.fromkeys(("63.71", "63.03"), ("banjar",)),
    "35.27": ("madura",),
    **dict.fromkeys(("33.10", "35.05", "35.18"), ("jawa",)),
}
"""Regencies and cities from which people of the demo came who were not born here, and whose names they bear."""

TOWN_OFFICES = (
    "62.02.06.1001",
    "62.02.06.1002",
    "62.02.06.1003",
    "62.02.06.1007",
    "62.02.05.1002",
    "62.02.05.1008",
)
"""Wards of Sampit where the offices of the government stand."""
