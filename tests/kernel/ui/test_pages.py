"""What pages share: the day they show, refusals in words, cards of other domains, language, forms."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from penata.kernel.access import Grant, Permission, Role
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui import cards
from penata.kernel.ui.context import as_of
from penata.kernel.ui.forms import DayInput, PenataForm
from penata.kernel.ui.pages import attachment, explain

# --- the day a page shows ---


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?per=2020-02-29", date(2020, 2, 29)), ("?per=20200229", date(2020, 2, 29)), ("", date(2026, 11, 22)),
        ("?per=", date(2026, 11, 22)), ("?per=besok", date(2026, 11, 22)), ("?per=2026-02-30", date(2026, 11, 22)),
        ("?per=22-11-2020", date(2026, 11, 22)),
    ],
)  # fmt: skip
def test_a_page_shows_the_day_of_its_address_or_today(rf, query, expected):
    assert as_of(rf.get(f"/peta/{query}")) == expected


@pytest.mark.parametrize("per", ["0001-01-01", "9995-01-01", "9999-12-31"])
def test_a_day_beyond_all_reason_is_today(rf, per, today):
    """Pages reckon some years back and ahead of the day, where the calendar of the machine ends."""
    assert as_of(rf.get(f"/peta/?per={per}")) == today


# --- refusals ---


def test_a_refusal_is_explained_in_words():
    assert explain(CellProblem("x", "Salah.", "Perbaiki.")) == "Salah. Perbaiki."
    assert explain(ValidationError(["Satu.", "Dua."])) == "Satu. Dua."
    with translation.override("id"):
        assert explain(ValueError("Period ends before")) == "Hari terakhir lebih awal daripada hari pertama."
    assert explain(RuntimeError("begitu")) == "begitu"


def test_a_file_is_given_to_be_kept():
    answer = attachment(b"isi", "text/csv", "peta.csv")
    assert (answer.content, answer.headers["Content-Type"]) == (b"isi", "text/csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="peta.csv"'


# --- cards ---


class Reader:
    is_authenticated = True
    pk = 1
    _penata_grants = (Grant(Role.LEADER, "1"),)


def test_cards_of_a_place_are_shown_in_order_to_who_may_see_them(monkeypatch, rf):
    monkeypatch.setattr(cards, "_cards", defaultdict(list))
    seen = []

    def context(number: int | None):
        def tell(request, thing):
            seen.append((number, thing))
            return None if number is None else {"n": number}

        return tell

    for order, permission, template, number in (
        (20, Permission.MAP_READ, "dua.html", 2), (10, Permission.MAP_READ, "satu.html", 1),
        (15, Permission.MAP_READ, "diam.html", None), (5, Permission.TRACE_READ, "rahasia.html", 0),
    ):  # fmt: skip
        cards.add(cards.Card("unit", order, permission, template, context(number)))
    request = rf.get("/")
    request.user = Reader()
    assert cards.answers("unit", request, "benda") == [("satu.html", {"n": 1}), ("dua.html", {"n": 2})]
    assert seen == [(1, "benda"), (None, "benda"), (2, "benda")]
    assert cards.answers("lain", request, "benda") == []


# --- language ---


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "accept", "language"),
    [(None, "en-US,en", "id"), ("en", "id", "en"), ("id", "en", "id"), ("xx", "en", "id"), ("", "en", "id")],
)
def test_pages_speak_indonesian_unless_somebody_chose_otherwise(client, settings, cookie, accept, language):
    if cookie is not None:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    answer = client.get("/masuk/", HTTP_ACCEPT_LANGUAGE=accept)
    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in answer.content.decode()


# --- forms ---


class Example(PenataForm):
    name = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Nama"}))
    kind = forms.ChoiceField(choices=[("a", "A")])
    agreed = forms.BooleanField()
    on = forms.DateField(widget=DayInput(), initial=date(2026, 3, 1))


def test_every_widget_wears_the_class_of_the_design_and_no_placeholder():
    form = Example()
    worn = {name: field.widget.attrs["class"] for name, field in form.fields.items()}
    assert worn == {
        "name": "form-control", "kind": "form-select", "agreed": "form-check-input", "on": "form-control",
    }  # fmt: skip
    assert "placeholder" not in str(form["name"])
    assert " required" not in str(form)


def test_a_day_is_given_to_the_browser_as_its_calendar_wants_it():
    drawn = str(Example()["on"])
    assert 'type="date"' in drawn
    assert 'value="2026-03-01"' in drawn
