"""Traces in words: each domain tells what its own are called; what nobody tells is shown as it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from penata.kernel.audit import words
from penata.kernel.audit.models import Trace
from penata.kernel.audit.words import Subject
from penata.kernel.values import Term


class Door(Term):
    OPEN = "open", "Terbuka"
    SHUT = "shut", "Tertutup"


ASKED: list[tuple[object, list[int]]] = []


def named(actor: object, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    ASKED.append((actor, list(ids)))
    return {1: ("Pintu depan", "/pintu/1/")}


DOORS = Subject(
    "house.door",
    "Pintu",
    {"door.shut": "Menutup pintu", "door.open": "Membuka pintu"},
    {"colour": "Warna"},
    Door,
    named,
)


@pytest.fixture(autouse=True)
def known(monkeypatch) -> None:
    ASKED.clear()
    monkeypatch.setattr(words, "_subjects", {})
    words.add(DOORS, Subject("house.wall", "Tembok", {"wall.paint": "Mengecat tembok"}))


def a_trace(**values: object) -> Trace:
    told = {"step": "door.shut", "subject": "house.door", "subject_id": 1, "source": "open", "target": "shut"}
    return Trace(**told | {"fields": ["colour", "opened_on"]} | values)


def test_a_trace_is_told_in_the_words_of_its_domain():
    (told,) = words.tell("pembaca", [trace := a_trace()])
    assert told.trace is trace
    assert (told.step, told.states, told.kind) == ("Menutup pintu", "Terbuka → Tertutup", "Pintu")
    assert (told.name, told.url, told.fields) == ("Pintu depan", "/pintu/1/", "Warna, opened on")


def test_what_the_reader_may_not_see_has_no_name():
    (told,) = words.tell("pembaca", [a_trace(subject_id=2)])
    assert (told.name, told.url, told.kind) == ("", "", "Pintu")


def test_names_are_asked_for_once_a_kind_and_once_a_thing():
    words.tell("pembaca", [a_trace(subject_id=n) for n in (3, 1, 3, 2)])
    assert ASKED == [("pembaca", [1, 2, 3])]


def test_of_a_page_without_doors_no_door_is_asked_for():
    words.tell("pembaca", [a_trace(subject="house.wall", step="wall.paint")])
    assert ASKED == []


def test_what_nobody_tells_is_shown_as_it_stands():
    (told,) = words.tell("pembaca", [a_trace(subject="house.roof", step="roof.leak", fields=["drops_a_day"])])
    assert (told.kind, told.step, told.states, told.fields) == (
        "house.roof",
        "roof.leak",
        "open → shut",
        "drops a day",
    )


def test_only_the_states_that_a_trace_has_are_told():
    found = words.tell("pembaca", [a_trace(source=""), a_trace(target=""), a_trace(source="", target="")])
    assert [told.states for told in found] == ["Tertutup", "Terbuka", ""]


def test_a_state_that_is_no_longer_known_does_not_take_the_page_with_it():
    """Traces stay for ever; the words of a flow do not."""
    (told,) = words.tell("pembaca", [a_trace(source="ajar")])
    assert told.states == "ajar → Tertutup"


def test_every_step_is_listed_in_the_order_of_its_words():
    assert words.steps() == [
        ("door.open", "Membuka pintu"),
        ("wall.paint", "Mengecat tembok"),
        ("door.shut", "Menutup pintu"),
    ]
