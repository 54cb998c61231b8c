"""Which provision holds on a day: the national one, or the government's own from its day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.organization.actions.law import overrule
from penata.domains.organization.models import LocalProvision, Unit
from penata.kernel.audit.models import Trace
from penata.kernel.law import RuleEntry, UnknownRule, catalogue, history, in_force, on_any_day
from penata.kernel.values import Period, Provision
from tests.domains.organization.factories import make_government, make_unit, make_user, officer

MINUTES = "workload.effective_minutes"
WEIGHT = "workload.part_time_weight"


@pytest.mark.parametrize(
    ("day", "minutes"),
    [
        (date(2004, 7, 1), 72000),
        (date(2019, 12, 31), 72000),
        (date(2020, 1, 1), 75000),
        (date(2026, 11, 22), 75000),
    ],
)
def test_the_national_value_follows_the_day(day, minutes):
    law = in_force(day)
    assert (law.day, law[MINUTES]) == (day, minutes)
    assert not law.provisions[MINUTES].local


def test_a_rule_that_is_not_in_force_yet_or_any_more_is_absent(monkeypatch):
    last_year = Provision("x.y", 1, Period(date(2025, 1, 1), date(2025, 12, 31)), "Perbup 1/2025")
    known = {"x.y": RuleEntry("x.y", "Contoh", "integer", (last_year,))}
    monkeypatch.setattr(import_module("penata.kernel.law.in_force"), "catalogue", lambda: known)
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [dict(in_force(day)) for day in days] == [{}, {"x.y": 1}, {"x.y": 1}, {}]


@pytest.mark.parametrize("day", [date(2019, 6, 1), date(2012, 1, 1), date(2001, 1, 1), date(1988, 3, 1)])
def test_a_page_of_the_past_finds_every_rule_that_it_reads(day):
    """People served, retired and were counted on these days; `?per=` shows any of them."""
    assert set(catalogue()) - set(in_force(day)) == set()


def provision(
    government: Unit, value: object, first: date, last: date | None = None, key: str = MINUTES
) -> None:
    LocalProvision.objects.create(
        government=government, key=key, value=value, period=Period(first, last), basis="Perbup 7/2026", by=make_user()
    )  # fmt: skip


@pytest.mark.django_db
def test_the_governments_own_value_overrules_from_its_day_and_ends_with_its_last():
    home = make_government()
    provision(home, 72000, date(2026, 3, 1), date(2026, 8, 31))
    told = {
        day: in_force(day, home.pk)[MINUTES]
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1))
    }
    assert list(told.values()) == [75000, 72000, 72000, 75000]


@pytest.mark.django_db
def test_a_local_provision_says_that_it_is_local_and_on_what_it_rests():
    home = make_government()
    provision(home, 72000, date(2026, 3, 1))
    (own,) = in_force(date(2026, 11, 22), home.pk).cite(MINUTES)
    assert (own.local, own.basis, own.period) == (True, "Perbup 7/2026", Period(date(2026, 3, 1)))


@pytest.mark.django_db
def test_the_value_of_one_government_is_not_that_of_another():
    here, there = make_government(), make_unit("LAIN")
    provision(here, 72000, date(2026, 3, 1))
    assert in_force(date(2026, 11, 22), there.pk)[MINUTES] == 75000
    assert in_force(date(2026, 11, 22))[MINUTES] == 75000


@pytest.mark.django_db
def test_the_law_of_a_day_is_read_in_one_statement(django_assert_num_queries):
    home = make_government()
    provision(home, 72000, date(2026, 3, 1))
    provision(home, "0.5", date(2026, 3, 1), key=WEIGHT)
    with django_assert_num_queries(1):
        in_force(date(2026, 11, 22), home.pk)


@pytest.mark.django_db
def test_the_history_of_a_rule_is_national_and_local_newest_first():
    home = make_government()
    provision(home, 72000, date(2026, 3, 1), date(2026, 8, 31))
    provision(home, 74000, date(2026, 9, 1))
    assert [(p.value, p.local) for p in history(MINUTES, home.pk)] == [
        (74000, True), (72000, True), (75000, False), (72000, False),
    ]  # fmt: skip
    assert [p.value for p in history(MINUTES)] == [75000, 72000]
    with pytest.raises(UnknownRule):
        history("workload.nothing")


# --- setting one's own ---


@pytest.fixture
def home(db) -> Unit:
    return make_government()


def set_own(
    home: Unit, text: str = "72000", since: date = date(2026, 3, 1), **rest: object
) -> LocalProvision:
    told = {"key": MINUTES, "basis": "Perbup 7/2026", "by": officer(home)} | rest
    return overrule(government=home, text=text, since=since, **told)


def test_an_officer_sets_the_governments_own_value_from_a_day_on(home):
    made = set_own(home)
    assert (made.value, made.period, made.basis) == (72000, Period(date(2026, 3, 1)), "Perbup 7/2026")
    assert in_force(date(2026, 11, 22), home.pk)[MINUTES] == 72000


def test_a_later_value_ends_the_earlier_the_day_before(home):
    set_own(home)
    set_own(home, "74000", date(2026, 9, 1))
    periods = LocalProvision.objects.order_by("id").values_list("value", "period")
    assert list(periods) == [
        (72000, Period(date(2026, 3, 1), date(2026, 8, 31))),
        (74000, Period(date(2026, 9, 1))),
    ]


def test_a_value_of_its_own_may_end_and_the_national_one_returns(home):
    set_own(home, last=date(2026, 8, 31))
    assert in_force(date(2026, 8, 31), home.pk)[MINUTES] == 72000
    assert in_force(date(2026, 9, 1), home.pk)[MINUTES] == 75000


def test_a_decimal_stays_a_decimal(home):
    set_own(home, "0,5", key=WEIGHT)
    value = in_force(date(2026, 11, 22), home.pk)[WEIGHT]
    assert value == Decimal("0.5")
    assert isinstance(value, Decimal)


def test_no_value_is_slipped_in_before_one_that_is_already_set(home):
    set_own(home, since=date(2026, 9, 1))
    with pytest.raises(ValidationError, match="Sudah ada nilai daerah"):
        set_own(home, since=date(2026, 3, 1))
    with pytest.raises(ValidationError, match="Sudah ada nilai daerah"):
        set_own(home, since=date(2026, 9, 1))


@pytest.mark.parametrize("key", ["people.gate.thl.open", "people.gate.asn_post"])
def test_the_gate_is_not_the_governments_to_set(home, key):
    with pytest.raises(ValidationError):
        set_own(home, "allow", key=key)
    assert not LocalProvision.objects.exists()


def test_a_value_without_a_basis_is_refused(home):
    with pytest.raises(ValidationError, match="dasar hukum"):
        set_own(home, basis="   ")


def test_only_who_may_overrule_here_does(home):
    elsewhere = make_unit("LAIN")
    with pytest.raises(PermissionDenied):
        set_own(home, by=officer(elsewhere))
    with pytest.raises(PermissionDenied):
        set_own(home, by=make_user())


def test_setting_a_value_leaves_a_trace_with_its_basis(home):
    made = set_own(home)
    trace = Trace.objects.get(step="law.overrule")
    assert (trace.subject_id, trace.why, str(trace.path)) == (made.pk, "Perbup 7/2026", str(home.path))
    assert trace.values.after == {
        "basis": "Perbup 7/2026", "first": "2026-03-01", "key": MINUTES, "last": None, "value": 72000,
    }  # fmt: skip


@pytest.mark.django_db
def test_the_law_of_many_days_is_read_once_and_says_what_each_day_says(django_assert_num_queries):
    home = make_government()
    provision(home, 72000, date(2026, 3, 1), date(2026, 8, 31))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1), date(2019, 12, 31)]
    expected = [in_force(day, home.pk) for day in days]
    with django_assert_num_queries(1):
        law_on = on_any_day(home.pk)
        assert [law_on(day) for day in days] == expected
    assert [law[MINUTES] for law in expected] == [75000, 72000, 72000, 75000, 72000]
