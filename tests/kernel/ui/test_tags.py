"""What the tags and filters of the pages put out, in both languages and with strangers' text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from penata.domains.people.rules.terms import Status
from penata.kernel.values import Term


def render(template: str, language: str = "id", **context: object) -> str:
    with translation.override(language):
        return Template("{% load penata_ui %}" + template).render(Context(context))


class Colour(Term):
    RED = "merah", "Merah tua"


@pytest.mark.parametrize(
    ("text", "value", "indonesian", "english"),
    [
        ("{{ x|num }}", 1786, "1.786", "1,786"), ("{{ x|num:2 }}", Decimal("2.5"), "2,50", "2.50"),
        ("{{ x|num }}", None, "–", "–"), ("{{ x|pct }}", Decimal("0.46"), "46%", "46%"),
        ("{{ x|pct:1 }}", Decimal("0.4649"), "46,5%", "46.5%"), ("{{ x|rp }}", 1500000, "Rp1.500.000", "Rp1,500,000"),
        ("{{ x|fte }}", Decimal("3.568"), "3,5680", "3.5680"), ("{{ x|tgl }}", date(2026, 5, 1), "1 Mei 2026", "1 May 2026"),
        ("{{ x|tgl_lengkap }}", date(2026, 8, 17), "17 Agustus 2026", "17 August 2026"),
        ("{{ x|nip }}", "199108172019032004", "19910817 201903 2 004", "19910817 201903 2 004"),
        ("{{ x|plain }}", Decimal("18.0000"), "18", "18"), ("{{ x|plain }}", Decimal("9.5000"), "9,5", "9.5"),
        ("{{ x|plain }}", Decimal("1200"), "1.200", "1,200"), ("{{ x|plain }}", Decimal("0"), "0", "0"),
        ("{{ x|figure }}", Decimal("0.7240"), "0,7240", "0.7240"), ("{{ x|figure }}", 75000, "75.000", "75,000"),
        ("{{ x|figure }}", date(2026, 8, 17), "17 Agustus 2026", "17 August 2026"), ("{{ x|figure }}", "abc", "abc", "abc"),
        ("{{ x|masked }}", "3602041211870001", "3602 •••• •••• 0001", "3602 •••• •••• 0001"),
        ("{{ x|label }}", Colour.RED, "Merah tua", "Merah tua"), ("{{ x|label }}", None, "–", "–"),
    ],
)  # fmt: skip
def test_filters(text, value, indonesian, english):
    assert (render(text, x=value), render(text, "en", x=value)) == (indonesian, english)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1990, 11, 22), date(2026, 11, 22), 36), (date(1990, 11, 23), date(2026, 11, 22), 35),
        (date(2000, 2, 29), date(2026, 2, 28), 25), (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2026, 11, 22), date(2026, 11, 22), 0),
    ],
)  # fmt: skip
def test_age_in_full_years(born, day, age):
    assert render("{{ born|umur:day }}", born=born, day=day) == str(age)


def test_small_filters_of_the_templates():
    assert render("{{ m|get:'a' }}|{{ m|get:'b' }}", m={"a": 1}) == "1|None"
    assert render("{% if m|has:'a' %}ada{% endif %}{% if m|has:'b' %}tidak{% endif %}", m={"a": 1}) == "ada"
    assert render("{% for w in 'a,b,c'|split %}[{{ w }}]{% endfor %}") == "[a][b][c]"
    assert render("{{ x|terjemah }}|{{ y|terjemah }}", x="Kata", y="") == "Kata|"


def test_an_icon_is_silent_and_its_name_cannot_break_out():
    drawn = render("{% icon name %}", name='"><script>')
    assert 'aria-hidden="true"' in drawn
    assert "<script>" not in drawn


@pytest.mark.parametrize(
    ("status", "shape"),
    [
        (Status.PNS, ""), (Status.CPNS, ""), (Status.PPPK, "k-pppk"), (Status.PPPK_PW, "k-pppk"), (Status.THL, "k-thl"),
        (Status.VENDOR, "k-ven"),
    ],
)  # fmt: skip
def test_a_status_is_told_by_shape_and_word(status, shape):
    drawn = render("{% kind status %}", status=status)
    assert f'class="pn-kind {shape}"' in drawn
    assert drawn.endswith(f">{status.label}</span>")


def test_a_word_of_a_strangers_making_is_escaped():
    assert "&lt;b&gt;" in render("{% chip text 'done' %}", text="<b>")
    assert "is-done" in render("{% chip text 'done' %}", text="x")
    assert "is-" not in render("{% chip text %}", text="x")
    assert "&lt;b&gt;" in render("{% kind status text %}", status=Status.PNS, text="<b>")


# --- bars ---


def test_a_bar_shows_filled_and_missing_and_its_figure():
    drawn = render("{% bar 4 3 %}")
    assert '<rect class="have" width="75.0%" height="10"/>' in drawn
    assert '<rect class="miss" x="75.0%" width="25.0%" height="10"/>' in drawn
    assert 'aria-label="Terisi 75 persen"' in drawn
    assert '<span class="tn">75%</span>' in drawn


def test_a_full_bar_has_nothing_missing_and_more_staff_than_seats_fill_no_more():
    for drawn in (render("{% bar 4 4 %}"), render("{% bar 4 9 %}")):
        assert 'class="have" width="100.0%"' in drawn
        assert "miss" not in drawn
        assert '<span class="tn">100%</span>' in drawn


def test_a_bar_may_be_told_how_many_seats_are_filled():
    assert '<span class="tn">50%</span>' in render("{% bar 4 9 2 %}")


@pytest.mark.parametrize("seats", [0, None])
def test_without_seats_there_is_no_bar(seats):
    assert render("{% bar seats 3 %}", seats=seats) == '<span class="quiet">–</span>'


# --- addresses ---


class Page:
    def __init__(self, number: int, last: int) -> None:
        self.number, self.last = number, last

    def has_previous(self) -> bool:
        return self.number > 1

    def has_next(self) -> bool:
        return self.number < self.last

    def previous_page_number(self) -> int:
        return self.number - 1

    def next_page_number(self) -> int:
        return self.number + 1


def test_pages_are_turned_without_losing_the_filters(rf):
    request = rf.get("/pegawai/?status=THL&hal=2&q=a%26b")
    drawn = render("{% page_numbers page %}", request=request, page=Page(2, 3))
    assert 'href="?status=THL&amp;hal=1&amp;q=a%26b"' in drawn
    assert 'href="?status=THL&amp;hal=3&amp;q=a%26b"' in drawn
    assert render("{% page_numbers page %}", request=request, page=Page(1, 1)) == ""
    assert "hal=1" not in render("{% page_numbers page %}", request=request, page=Page(1, 2))


def test_a_parameter_is_set_changed_or_dropped(rf):
    request = rf.get("/peta/?menurut=unit&hal=3")
    told = "{% with_query menurut='rumpun' hal='' per=day as url %}{{ url }}"
    assert render(told, request=request, day=date(2026, 1, 1)) == "?menurut=rumpun&amp;per=2026-01-01"
    assert render("{% without 'menurut' as url %}{{ url }}", request=request) == "?"


def test_the_head_of_a_column_says_by_what_the_list_is_sorted(rf):
    request = rf.get("/pegawai/?q=siti&hal=4")
    sorted_by = render("{% sort_head 'nama' 'Nama' 'nama' %}", request=request)
    other = render("{% sort_head 'unit' 'Unit' 'nama' %}", request=request)
    assert 'aria-sort="ascending"' in sorted_by
    assert "aria-sort" not in other
    assert 'href="?q=siti&amp;urut=unit"' in other
