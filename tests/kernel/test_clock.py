"""What day it is: fixed by a test, by the installation, or the machine's own in the government's time zone."""

from __future__ import annotations

from contextvars import Context
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from penata.kernel import clock


def unfixed_today() -> date:
    """What the clock says outside the day that the tests fix for themselves."""
    return Context().run(clock.today)


def test_a_fixed_day_holds_inside_and_ends_outside(today):
    with clock.fixed(date(2024, 2, 29)):
        assert clock.today() == date(2024, 2, 29)
        with clock.fixed(date(2030, 1, 1)):
            assert clock.today() == date(2030, 1, 1)
        assert clock.today() == date(2024, 2, 29)
    assert clock.today() == today


def test_a_fixed_day_ends_where_something_breaks(today):
    with pytest.raises(RuntimeError), clock.fixed(date(2024, 2, 29)):
        raise RuntimeError
    assert clock.today() == today


def test_the_day_of_the_installation_holds_where_none_is_fixed(settings):
    settings.PENATA_TODAY = date(2026, 11, 22)
    assert unfixed_today() == date(2026, 11, 22)


def test_a_fixed_day_goes_before_the_day_of_the_installation(settings):
    settings.PENATA_TODAY = date(2026, 11, 22)
    with clock.fixed(date(2020, 1, 1)):
        assert clock.today() == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Jakarta", date(2026, 11, 23)),
        ("Asia/Makassar", date(2026, 11, 23)),
        ("UTC", date(2026, 11, 22)),
    ],
)
def test_otherwise_the_day_is_that_of_the_governments_time_zone(settings, monkeypatch, zone, expected):
    settings.PENATA_TODAY = None
    settings.TIME_ZONE = zone
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 22, 17, 30, tzinfo=UTC))
    assert unfixed_today() == expected


def test_traces_carry_the_machines_own_moment_even_where_the_day_is_fixed():
    with clock.fixed(date(2001, 1, 1)):
        assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=30)
        assert clock.now().utcoffset() is not None
