"""A lower domain announces, higher ones listen: at once, in order, in the announcer's transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from penata.kernel import events


@dataclass(frozen=True)
class BellRang:
    times: int


@dataclass(frozen=True)
class LoudBellRang(BellRang):
    pass


@pytest.fixture(autouse=True)
def deaf_afterwards() -> Iterator[None]:
    yield
    for event in (BellRang, LoudBellRang):
        events._listeners.pop(event, None)


def test_listeners_hear_an_event_in_the_order_in_which_they_came():
    heard = []

    @events.on(BellRang)
    def first(event: BellRang) -> None:
        heard.append(("first", event.times))

    @events.on(BellRang)
    def second(event: BellRang) -> None:
        heard.append(("second", event.times))

    events.announce(BellRang(3))
    assert heard == [("first", 3), ("second", 3)]


def test_subscribing_gives_the_listener_back():
    def listener(event: BellRang) -> None: ...

    assert events.on(BellRang)(listener) is listener


def test_an_event_that_nobody_listens_to_is_announced_to_nobody():
    events.announce(BellRang(1))


def test_only_the_event_itself_is_heard_not_its_kin():
    heard = []
    events.on(BellRang)(heard.append)
    events.announce(LoudBellRang(1))
    assert heard == []


def test_a_listener_that_fails_stops_the_announcer_and_those_after_it():
    heard = []

    @events.on(BellRang)
    def broken(event: BellRang) -> None:
        raise RuntimeError("rusak")

    events.on(BellRang)(heard.append)
    with pytest.raises(RuntimeError, match="rusak"):
        events.announce(BellRang(1))
    assert heard == []
