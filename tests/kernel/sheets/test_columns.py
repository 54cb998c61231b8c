"""Headers of a file find their columns: in any order, under any known name, below any title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.sheets import cells
from penata.kernel.sheets.columns import (
    HEADER_WITHIN,
    Column,
    Heading,
    Layout,
    Taught,
    find_heading,
    fold,
    missing,
    require,
    signature,
    suggestions,
)
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.source import RawSheet

COLUMNS = (
    Column("nip", cells.identity_number("NIP", 18), "18 angka", ("nip baru", "nomor induk pegawai")),
    Column("nama", cells.text, "Nama", ("nama lengkap",), required=True),
    Column("unit", cells.text, "Unit", ("unit kerja", "unor"), required=True),
    Column("tahun_lulus", cells.year, "Tahun", ("thn lulus",), numeric=True),
)
SIASN = Layout(
    "siasn", "Ekspor SIASN", {"nip": "NIP BARU", "nama": "NAMA", "unit": "UNOR NAMA"}, ("PNS ID", "NIP BARU", "UNOR NAMA"),
    constants={"tahun_lulus": "2010"}, values={"unit": {"DINAS KESEHATAN": "DINKES"}},
)  # fmt: skip


def found(*rows: list[object], **rest: object) -> Heading:
    return find_heading([RawSheet("Data", [list(row) for row in rows])], COLUMNS, **rest)


# --- how headers are compared ---


@pytest.mark.parametrize(
    "written",
    [
        "Tahun Lulus",
        "TAHUN_LULUS",
        " tahun  lulus ",
        "Tahun/Lulus",
        "tahun.lulus",
        "(Tahun-Lulus)",
        "Tahun\nLulus",
    ],
)
def test_letter_case_spaces_and_punctuation_of_a_header_do_not_count(written):
    assert fold(written) == "tahun lulus"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(header):
    assert fold(fold(header)) == fold(header)


def test_two_files_with_the_same_headers_have_the_same_signature():
    assert signature(["Nama", "", "NIP_Baru", " "]) == "nama|nip baru"
    assert signature(["nip baru", "NAMA"]) == signature(["Nama", " NIP Baru "])
    assert signature(["nama"]) != signature(["nama", "unit"])


# --- finding ---


def test_columns_come_in_any_order_and_letter_case():
    heading = found(["UNIT", "Nama", "nip"])
    assert heading.places == {"unit": 0, "nama": 1, "nip": 2}
    assert (heading.row, heading.unknown, heading.layout) == (1, [], "")


def test_a_column_is_known_by_each_of_its_names():
    assert found(["Nomor Induk Pegawai", "Nama Lengkap", "Unit Kerja", "Thn. Lulus"]).places == {
        "nip": 0, "nama": 1, "unit": 2, "tahun_lulus": 3,
    }  # fmt: skip


def test_titles_and_empty_lines_may_stand_above_the_header():
    heading = found(
        ["DAFTAR PEGAWAI"], ["Dinas Kesehatan", "Tahun 2026"], [], ["No", "Nama", "Unit"], ["1", "Siti", "D"]
    )
    assert (heading.row, heading.places, heading.unknown) == (4, {"nama": 1, "unit": 2}, ["No"])


def test_a_header_further_down_than_titles_reach_is_not_looked_for():
    titles = [["Judul"]] * (HEADER_WITHIN - 1)
    assert found(*titles, ["nama", "unit"]).row == HEADER_WITHIN
    with pytest.raises(FileRefused):
        found(*titles, ["Judul"], ["nama", "unit"])


def test_the_line_that_fits_best_is_the_header():
    heading = found(["Nama", "daerah"], ["nama", "unit", "nip"], ["unit", "x", "y"])
    assert heading.row == 2


def test_the_sheet_that_fits_best_is_read():
    guide = RawSheet("Petunjuk", [["Kolom", "Wajib"], ["nama", "ya"]])
    data = RawSheet("Data", [["nama", "unit"]])
    assert find_heading([guide, data], COLUMNS).sheet is data


def test_where_two_lines_fit_alike_the_first_is_the_header():
    assert found(["nama", "unit"], ["unit", "nama"]).row == 1


def test_numbers_and_days_are_no_headers():
    assert found([2026, "nama", 3.5, None, "unit"]).places == {"nama": 1, "unit": 4}


def test_without_any_known_header_the_file_is_refused_and_told_what_is_wanted():
    with pytest.raises(FileRefused) as refused:
        found(["a", "b"], ["c"])
    assert refused.value.message == "Baris judul kolom tidak ditemukan."
    assert refused.value.remedy == "Baris pertama harus memuat judul kolom, sedikitnya: nama, unit."
    with pytest.raises(FileRefused):
        find_heading([], COLUMNS)


def test_headers_that_nobody_knows_are_kept_as_written():
    heading = found(["nama", "  Catatan Camat ", "unit", "", "Golongan Darah"])
    assert heading.unknown == ["Catatan Camat", "Golongan Darah"]


def test_the_first_of_two_headers_for_one_column_is_read_and_the_second_is_not_lost_silently():
    heading = found(["nip", "nama", "unit", "NIP Baru"])
    assert heading.places["nip"] == 0
    assert heading.unknown == ["NIP Baru"]


# --- what is missing ---


def test_required_columns_that_nothing_gives_are_missing():
    assert [column.name for column in missing(found(["nama", "nip"]), COLUMNS)] == ["unit"]
    assert missing(found(["nama", "unit"]), COLUMNS) == []


def test_a_file_without_a_required_column_is_refused_with_what_was_read():
    with pytest.raises(FileRefused) as refused:
        require(found(["Judul"], ["Nama", "NIP", "", "Ruang"]), COLUMNS)
    assert refused.value.message == "Kolom wajib tidak ada: unit."
    assert refused.value.remedy == (
        "Judul yang terbaca di baris 2: Nama, NIP, Ruang. Tambahkan kolomnya, atau ajarkan judulnya."
    )
    require(found(["nama", "unit"]), COLUMNS)


def test_an_unknown_header_is_offered_the_columns_that_it_may_mean():
    heading = found(["nama", "Unitt", "tahun luluss", "Hobi"])
    assert suggestions(heading, COLUMNS) == {"Unitt": ["unit"], "tahun luluss": ["tahun_lulus"], "Hobi": []}


def test_a_column_that_is_found_already_is_offered_no_more():
    assert suggestions(found(["nama", "unit", "namaa"]), COLUMNS) == {"namaa": []}


# --- layouts and lessons ---


def test_a_foreign_layout_is_known_by_its_signature():
    heading = found(["PNS ID", "NIP BARU", "NAMA", "UNOR NAMA"], layouts=(SIASN,))
    assert heading.places == {"nip": 1, "nama": 2, "unit": 3}
    assert (heading.layout, heading.unknown) == ("siasn", ["PNS ID"])
    assert (heading.constants, heading.values) == (
        {"tahun_lulus": "2010"},
        {"unit": {"DINAS KESEHATAN": "DINKES"}},
    )


def test_without_its_whole_signature_a_layout_is_not_assumed():
    heading = found(["NIP BARU", "NAMA", "UNOR NAMA"], layouts=(SIASN,))
    assert (heading.layout, heading.constants, heading.places) == ("", {}, {"nip": 0, "nama": 1})


def test_in_a_layout_its_own_headers_go_before_our_names():
    layout = Layout("aneh", "Aneh", {"nama": "UNIT"}, ("UNIT", "NAMA"))
    assert found(["UNIT", "NAMA"], layouts=(layout,)).places == {"nama": 0}


def test_a_constant_of_a_layout_gives_way_to_a_column_of_the_file():
    heading = found(["PNS ID", "NIP BARU", "NAMA", "UNOR NAMA", "THN LULUS"], layouts=(SIASN,))
    assert heading.places["tahun_lulus"] == 4
    assert heading.constants == {}


def test_what_was_taught_is_understood():
    taught = Taught({"unit": "Tempat Tugas"}, {"nip": ""})
    heading = found(["Nama", "TEMPAT TUGAS"], taught=taught)
    assert heading.places == {"nama": 0, "unit": 1}
    assert heading.constants == {"nip": ""}


def test_what_was_taught_goes_before_layout_and_names():
    taught = Taught({"unit": "NAMA", "nama": "PNS ID"})
    heading = found(["PNS ID", "NIP BARU", "NAMA", "UNOR NAMA"], layouts=(SIASN,), taught=taught)
    assert heading.places == {"nama": 0, "nip": 1, "unit": 2}


def test_a_header_that_was_taught_takes_the_name_away_from_the_column_it_had():
    heading = found(["nama", "unit", "Nama Panggilan"], taught=Taught({"nama": "Nama Panggilan"}))
    assert heading.places == {"unit": 1, "nama": 2}
    assert heading.unknown == ["nama"]


@given(st.permutations(["nip", "nama", "unit", "tahun_lulus", "Hobi", "Catatan"]))
def test_every_header_is_either_placed_or_unknown_whatever_their_order(headers):
    heading = found(headers)
    assert {headers[place] for place in heading.places.values()} == {column.name for column in COLUMNS}
    assert sorted(heading.unknown) == ["Catatan", "Hobi"]
