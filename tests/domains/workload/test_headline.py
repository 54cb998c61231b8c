"""The sentence of the first page, made from figures alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from penata.domains.workload.queries.headline import headline
from penata.domains.workload.queries.map import NOTHING, MapRow


def row(name: str, seats: int, staff: int, *, short: int = 0, over: int = 0) -> MapRow:
    filled = seats - short
    return replace(
        NOTHING,
        name=name,
        code=name,
        seats=seats,
        staff=staff,
        shortage=short,
        surplus=over,
        filled=filled,
        posts=1,
    )


def total(*rows: MapRow) -> MapRow:
    return replace(
        NOTHING,
        **{
            field: sum(getattr(one, field) for one in rows)
            for field in ("seats", "staff", "shortage", "surplus", "filled", "posts")
        },
    )


TOWN = row("Kota", 20, 28, short=6, over=14)  # many short, and more beyond need
HILLS = [row(f"Hulu {n}", 10, 10 - n, short=n) for n in (1, 2, 5)]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([], "nothing"),
        ([replace(NOTHING, posts=3, staff=3)], "unknown"),
        ([row("A", 2, 1, short=1)], "short"),
        ([row("A", 2, 3, over=1)], "surplus"),
        ([row("A", 2, 2)], "even"),
        ([row("A", 2, 1, short=1), row("B", 2, 3, over=1)], "both"),
    ],
)
def test_what_kind_of_sentence(rows, kind):
    assert headline(total(*rows), rows, rows).kind == kind


def test_the_places_named_are_short_on_balance_and_worst_first():
    rows = [TOWN, *HILLS]
    assert headline(total(*rows), rows, []).where == "Hulu 5 dan Hulu 2"


def test_where_all_lies_in_one_district_units_are_named():
    units = [row("PKM A", 10, 9, short=1), row("PKM B", 10, 6, short=4), replace(NOTHING, name="Kosong")]
    assert headline(total(*units), [row("Baamang", 20, 15, short=5)], units).where == "PKM B dan PKM A"


def test_one_unit_alone_is_not_named():
    only = row("PKM A", 10, 9, short=1)
    told = headline(only, [], [only])
    assert (told.where, told.rest) == ("", "Jabatan terisi 90%.")


def test_the_few_places_that_bear_a_weighty_part_are_counted():
    rows = [row(f"Berat {n}", 10, 6, short=4) for n in range(3)] + [
        row(f"Ringan {n}", 10, 8, short=2) for n in range(8)
    ]
    assert headline(total(*rows), rows, []).rest.startswith("3 kecamatan menanggung 43% kekurangan.")


def test_many_places_that_bear_it_together_are_not():
    rows = [row(f"Sama {n}", 10, 8, short=2) for n in range(9)]
    assert "menanggung" not in headline(total(*rows), rows, []).rest


def test_what_lies_beside_the_shortage():
    rows = [TOWN, *HILLS]
    assert headline(total(*rows), rows, []).rest == (
        "Kelebihan terbanyak di Kota: 14 orang. Jabatan terisi 72%, terendah 50% di Hulu 5."
    )
