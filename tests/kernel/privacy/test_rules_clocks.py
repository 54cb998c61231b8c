"""The clocks of 3 x 24 hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.law import in_force
from penata.kernel.privacy.rules.clocks import due_at, remaining
from tests.golden import cases

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))


@pytest.mark.parametrize("case", cases("privacy", "clocks"))
def test_the_clock_runs_through_weekends(case):
    hours = in_force(date(2026, 11, 20))[case["rule"]]
    assert due_at(datetime.fromisoformat(case["start"]), hours) == datetime.fromisoformat(case["due"])


@pytest.mark.parametrize("case", cases("privacy", "remaining"))
def test_what_is_left_is_never_promised_too_long(case):
    left = remaining(*(datetime.fromisoformat(case[name]) for name in ("start", "due", "now")))
    assert (left.hours, left.late, left.of) == (case["hours"], case["late"], 72)


@given(start=moments, run=st.integers(0, 10_000))
def test_hours_left_and_hours_run_make_the_whole(start, run):
    left = remaining(start, due_at(start, 72), start + timedelta(minutes=run))
    assert left.hours + left.run == left.of == 72
    assert left.is_over == (run >= 72 * 60 or left.hours == 0)
