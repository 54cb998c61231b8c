"""Periods and paths in the database: what goes in comes out, and the lookups find what they say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import serializers
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from penata.domains.organization.models import Unit
from penata.kernel.db.fields import PeriodField, as_period, as_range
from penata.kernel.values import Period
from tests.domains.organization.factories import make_government, make_unit

DAY = date(2026, 11, 22)

days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(days, st.none() | st.integers(0, 40_000))
def test_a_period_becomes_a_half_open_range_and_comes_back(first, length):
    period = Period(first, None if length is None else first + timedelta(days=length))
    stored = as_range(period)
    assert stored.bounds == "[)"
    assert as_period(stored) == period


def test_both_days_included_outside_the_last_excluded_inside():
    assert as_range(Period(DAY, date(2026, 12, 31))) == DateRange(DAY, date(2027, 1, 1), "[)")
    assert as_range(Period(DAY)) == DateRange(DAY, None, "[)")
    assert as_range(Period(DAY, DAY)) == DateRange(DAY, date(2026, 11, 23), "[)")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "period", [Period(date(2020, 1, 1), date(2026, 12, 31)), Period(date(2020, 1, 1)), Period(DAY, DAY)]
)
def test_a_period_comes_back_from_the_database_as_it_went_in(period):
    unit = make_government(period=period)
    assert Unit.objects.get(pk=unit.pk).period == period
    assert Unit.objects.filter(period=period).exists()


@pytest.mark.django_db
def test_the_database_keeps_periods_as_daterange():
    unit = make_government(period=Period(DAY, date(2026, 12, 31)))
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_typeof(period)::text, period::text from organization_unit where id = %s", [unit.pk]
        )
        assert cursor.fetchone() == ("daterange", "[2026-11-22,2027-01-01)")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (DAY, True),
        (date(2026, 11, 30), True),
        (date(2026, 12, 1), False),
    ],
)
def test_a_period_contains_its_first_and_its_last_day_and_none_beyond(day, found):
    make_government(period=Period(date(2026, 11, 1), date(2026, 11, 30)))
    assert Unit.objects.filter(period__contains=day).exists() is found


@pytest.mark.django_db
def test_an_open_period_contains_every_later_day():
    make_government(period=Period(date(2026, 11, 1)))
    assert Unit.objects.filter(period__contains=date(2199, 1, 1)).exists()
    assert not Unit.objects.filter(period__contains=date(2026, 10, 31)).exists()


@pytest.mark.django_db
def test_periods_are_looked_up_by_overlap_and_by_their_first_day():
    make_government(period=Period(date(2026, 11, 1), date(2026, 11, 30)))
    overlapping = Period(date(2026, 11, 30), date(2026, 12, 31))
    apart = Period(date(2026, 12, 1), date(2026, 12, 31))
    assert Unit.objects.filter(period__overlap=as_range(overlapping)).exists()
    assert not Unit.objects.filter(period__overlap=as_range(apart)).exists()
    assert Unit.objects.filter(period__startswith=date(2026, 11, 1)).exists()


def test_no_value_stays_no_value():
    field = PeriodField()
    assert field.from_db_value(None) is None
    assert field.from_db_value(DateRange(empty=True)) is None
    assert field.get_prep_value(None) is None
    assert field.to_python(None) is None


@pytest.mark.django_db
@pytest.mark.parametrize("period", [Period(date(2020, 1, 1), date(2026, 12, 31)), Period(date(2020, 1, 1))])
def test_a_period_survives_djangos_own_way_of_writing_rows_to_a_file(period):
    written = serializers.serialize("json", [make_government(period=period)])
    (read,) = serializers.deserialize("json", written)
    assert read.object.period == period


@pytest.fixture
def tree(db) -> dict[str, Unit]:
    """Two governments; in the first an agency with a division, and a second agency."""
    home = make_government()
    agency = make_unit("DINKES", home)
    units = {
        "home": home,
        "agency": agency,
        "division": make_unit("DINKES-1", agency),
        "other": make_unit("DISDIK", home),
        "elsewhere": make_unit("LAIN", name="Kabupaten Lain"),
    }
    return {name: Unit.objects.get(pk=unit.pk) for name, unit in units.items()}


def found(tree: dict[str, Unit], **lookup: object) -> set[str]:
    ids = set(Unit.objects.filter(**lookup).values_list("pk", flat=True))
    return {name for name, unit in tree.items() if unit.pk in ids}


def test_within_a_unit_are_itself_and_everything_below(tree):
    assert found(tree, path__within=[tree["agency"].path]) == {"agency", "division"}
    assert found(tree, path__within=[tree["home"].path]) == {"home", "agency", "division", "other"}
    assert found(tree, path__within=[tree["division"].path]) == {"division"}


def test_within_several_units_is_all_of_them(tree):
    assert found(tree, path__within=[tree["division"].path, tree["other"].path]) == {"division", "other"}


def test_within_no_unit_is_nothing_and_within_the_empty_path_everything(tree):
    assert found(tree, path__within=[]) == set()
    assert found(tree, path__within=[""]) == set(tree)


def test_a_path_is_compared_by_whole_ids_never_by_their_first_digits(db):
    home = make_government()
    near = make_unit("DEKAT", home)
    with connection.cursor() as cursor:
        cursor.execute("select text2ltree(%s) <@ text2ltree(%s)", [f"{near.path}1", near.path])
        assert cursor.fetchone() == (False,)
    assert not Unit.objects.filter(pk=near.pk, path__within=[f"{near.path}1"]).exists()


def test_above_a_unit_are_itself_and_those_it_stands_under(tree):
    assert found(tree, path__above=tree["division"].path) == {"home", "agency", "division"}
    assert found(tree, path__above=tree["home"].path) == {"home"}


def test_a_path_is_an_ltree_of_ids(tree):
    division = tree["division"]
    assert str(division.path) == ".".join(str(tree[name].pk) for name in ("home", "agency", "division"))
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_typeof(path)::text, nlevel(path) from organization_unit where id = %s", [division.pk]
        )
        assert cursor.fetchone() == ("ltree", 3)


def test_paths_travel_as_parameters_and_never_as_text_of_the_statement(tree):
    with pytest.raises(Exception, match="ltree"):
        list(Unit.objects.filter(path__above="1'; drop table organization_unit; --"))
