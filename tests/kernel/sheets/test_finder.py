"""A thing is found by its code or its name; near misses are offered, twins told apart."""

from __future__ import annotations

import pytest

from penata.kernel.sheets.finder import Finder, Named
from penata.kernel.sheets.problems import CellProblem, nearest


@pytest.fixture
def units() -> Finder[int]:
    return Finder(
        "Unit",
        [
            Named("DINKES", "Dinas Kesehatan", 1, "Kabupaten"),
            Named("PKM-01", "Puskesmas Baamang", 2, "Dinas Kesehatan"),
            Named("TU-KES", "Tata Usaha", 3, "Dinas Kesehatan"),
            Named("TU-DIK", "Tata Usaha", 4, "Dinas Pendidikan"),
            Named("SDN-1", "SDN 1", 5, "Dinas Pendidikan"),
        ],
    )


def refusal(finder: Finder[int], text: str) -> CellProblem:
    with pytest.raises(CellProblem) as refused:
        finder.find(text)
    return refused.value


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("DINKES", 1), ("dinkes", 1), (" DINKES ", 1), ("Dinas Kesehatan", 1), ("DINAS  KESEHATAN", 1),
        ("dinas kesehatan\u00a0", 1), ("pkm-01", 2), ("TU-DIK", 4), ("Tata Usaha, Dinas Kesehatan", 3),
        ("tata usaha,  dinas pendidikan", 4),
    ],
)  # fmt: skip
def test_a_thing_is_found_by_code_or_name_in_any_letter_case(units, text, thing):
    assert units.find(text) == thing


def test_a_name_borne_by_two_is_refused_with_their_codes(units):
    problem = refusal(units, "Tata Usaha")
    assert problem.code == "ambiguous"
    assert problem.message == "Unit “Tata Usaha” ada lebih dari satu."
    assert problem.remedy == "Tulis kodenya: TU-KES (Dinas Kesehatan); TU-DIK (Dinas Pendidikan)."


def test_an_unknown_name_is_refused_with_what_was_probably_meant(units):
    problem = refusal(units, "Dinas Kesehatn")
    assert (problem.code, problem.message) == ("unknown", "Unit “Dinas Kesehatn” tidak dikenal.")
    assert problem.remedy == "Mungkin maksudnya: Dinas Kesehatan (DINKES)."


def test_a_mistyped_code_is_offered_too(units):
    assert refusal(units, "DINKE").remedy == "Mungkin maksudnya: Dinas Kesehatan (DINKES)."


def test_where_nothing_is_near_the_way_out_is_said_plainly(units):
    problem = refusal(units, "Kantor Pos")
    assert problem.remedy == "Tulis kode atau namanya persis seperti di Penata."


def test_a_name_with_a_wrong_hint_is_unknown(units):
    assert refusal(units, "Tata Usaha, Dinas Perhubungan").code == "unknown"


def test_a_name_that_holds_a_comma_itself_is_found():
    finder = Finder("Jabatan", [Named("K1", "Kasi Jalan, Jembatan, dan Irigasi", 1)])
    assert finder.find("kasi jalan, jembatan, dan irigasi") == 1


def test_a_code_goes_before_a_name():
    finder = Finder("Unit", [Named("A", "Alfa", 1), Named("X", "A", 2)])
    assert finder.find("A") == 1


def test_what_is_added_later_is_found_and_may_make_a_name_ambiguous(units):
    assert units.find("SDN 1") == 5
    units.add(Named("SDN-1B", "SDN 1", 6, "Dinas Pendidikan, Baamang"))
    assert refusal(units, "SDN 1").code == "ambiguous"
    assert units.all_named("sdn 1") == [5, 6]


def test_what_was_unknown_is_found_once_it_is_added(units):
    assert refusal(units, "Kantor Pos").code == "unknown"
    units.add(Named("POS", "Kantor Pos", 7))
    assert units.find("Kantor Pos") == 7


def test_all_of_a_name_are_listed(units):
    assert units.all_named("TATA USAHA") == [3, 4]
    assert units.all_named("tiada") == []


def test_a_thing_that_is_none_is_found_each_time():
    finder: Finder[int | None] = Finder("Unit", [Named("A", "Alfa", None)])
    assert [finder.find("A"), finder.find("A")] == [None, None]


def test_a_refusal_does_not_grow_with_every_row_that_meets_it(units):
    """The same unknown name stands in thousands of rows; each traceback would keep its rows alive."""
    for _row in range(200):
        problem = refusal(units, "Kantor Pos")
    length, step = 0, problem.__traceback__
    while step is not None:
        length, step = length + 1, step.tb_next
    assert length < 10


# --- what was probably meant ---


def test_near_names_come_best_first_and_as_they_are_written():
    assert (
        nearest("dinas kesehata", ["Dinas Pendidikan", "Dinas Kesehatan", "Kantor Pos"])[0]
        == "Dinas Kesehatan"
    )
    assert nearest("PNSS", ["PNS", "CPNS", "THL"]) == ["PNS", "CPNS"]
    assert nearest("xyz", ["PNS"]) == []


def test_no_more_are_offered_than_asked():
    assert len(nearest("unit1", [f"unit{n}" for n in range(9)], count=2)) == 2
