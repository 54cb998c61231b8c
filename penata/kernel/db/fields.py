"""Columns for valid time and for the unit tree."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from psycopg.types.range import DateRange, Range

from penata.kernel.values import Period

ONE_DAY = timedelta(days=1)


def as_range(period: Period) -> DateRange:
    """Both days included outside, `[)` inside, as PostgreSQL normalises it."""
    return DateRange(period.first, None if period.last is None else period.last + ONE_DAY, "[)")


def as_period(value: Range[Any]) -> Period:
    assert value.lower is not None
    return Period(value.lower, None if value.upper is None else value.upper - ONE_DAY)


class PeriodField(DateRangeField):
    """A `Period`, stored as `daterange`. Look up with `period__contains=day`."""

    def from_db_value(self, value: Any, *_: object) -> Period | None:
        return None if value is None or value.isempty else as_period(value)

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(as_range(value) if isinstance(value, Period) else value)

    def to_python(self, value: Any) -> Any:
        """Also what `value_to_string` wrote; anything else is for Django to judge."""
        if isinstance(value, str) and "/" in value:
            first, _, last = value.partition("/")
            return Period(date.fromisoformat(first), date.fromisoformat(last) if last else None)
        return value if isinstance(value, Period) else super().to_python(value)

    def value_to_string(self, obj: models.Model) -> str:
        """As ISO 8601 writes an interval: 2020-01-01/2026-12-31, or 2020-01-01/ where it is open."""
        period = self.value_from_object(obj)
        return "" if period is None else f"{period.first}/{period.last or ''}"


class PathField(models.Field):  # type: ignore[type-arg]
    """A way from the root of the unit tree, as `ltree` of ids: `1.12.340`.

    Ids, never codes: PostgreSQL 15 refuses a hyphen in a label, and codes change.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "ltree"

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else str(value)


class _PathLookup(Lookup):
    """A comparison whose right side goes to the database as it is."""

    prepare_rhs = False
    operator = ""

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [value]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, column_params = self.process_lhs(compiler, connection)
        _, params = self.process_rhs(compiler, connection)
        return f"{column} {self.operator}", [*column_params, *params]


@PathField.register_lookup
class Within(_PathLookup):
    """`path__within=[paths]`: the units named and everything below them. No path, no unit."""

    lookup_name = "within"
    operator = "<@ ANY(%s::ltree[])"

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [[str(path) for path in value]]


@PathField.register_lookup
class Above(_PathLookup):
    """`path__above=path`: the unit itself and those it stands under."""

    lookup_name = "above"
    operator = "@> %s::ltree"
