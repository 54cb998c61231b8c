"""When a message goes out: worked examples, and what holds at any moment for anybody's wishes."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.notify.schedule import (
    PATIENCE,
    Wishes,
    after_quiet,
    departure,
    is_quiet,
    next_digest,
    next_try,
    spoils_address,
)
from tests.golden import cases

ZONE = ZoneInfo("Asia/Jakarta")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def wishes(told: dict[str, Any]) -> Wishes:
    return Wishes(**{k: time.fromisoformat(v) if isinstance(v, str) else v for k, v in told.items()})


@pytest.mark.parametrize("case", cases("notify", "departures"))
def test_departures(case):
    going = departure(
        at(case["at"]),
        wishes(case.get("wishes", {})),
        urgent=case.get("urgent", False),
        wakes=case.get("wakes", False),
    )
    assert (going.at, going.in_digest) == (at(case["leaves"]), case.get("digest", False))


@pytest.mark.parametrize("case", cases("notify", "spoils"))
def test_what_says_that_an_address_is_dead(case):
    assert spoils_address(case["status"]) == case["spoils"]


moments = st.datetimes(
    datetime(2020, 1, 1),
    datetime(2040, 1, 1),
    timezones=st.just(ZONE),
)
clocks = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))
anybody = st.builds(Wishes, quiet_from=clocks, quiet_until=clocks, digest=st.booleans(), digest_at=clocks)


@given(moments, anybody, st.booleans())
def test_nothing_leaves_in_quiet_hours_nor_before_it_is_told_nor_days_late(moment, wish, urgent):
    going = departure(moment, wish, urgent=urgent, wakes=False)
    assert not is_quiet(going.at, wish)
    assert moment <= going.at <= moment + timedelta(days=2)


@given(moments, anybody)
def test_the_end_of_quiet_hours_is_within_a_day_and_stays(moment, wish):
    free = after_quiet(moment, wish)
    assert free - moment < timedelta(days=1)
    assert after_quiet(free, wish) == free


@given(moments, anybody)
def test_digests_follow_each_other_a_day_apart(moment, wish):
    first = next_digest(moment, wish)
    second = next_digest(first, wish)
    assert second - first == timedelta(days=1)


@given(moments, anybody)
def test_what_wakes_goes_at_once(moment, wish):
    assert departure(moment, wish, urgent=True, wakes=True).at == moment


def test_patience_grows_and_ends():
    now = at("2026-11-22 10:00")
    tries = [next_try(n, now) for n in range(1, len(PATIENCE) + 2)]
    assert tries[-1] is None
    assert tries[:-1] == sorted(tries[:-1])
