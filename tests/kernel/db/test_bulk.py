"""Many rows at once: COPY in, update by a temporary table, numbers drawn ahead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from psycopg.types.json import Jsonb

from penata.domains.organization.models import Job, Post, Region, Unit
from penata.kernel.db.bulk import (
    checked_meanwhile,
    copy_into,
    draw_ids,
    insert_missing,
    refresh_statistics,
    scattered,
    update_from,
)
from penata.kernel.db.fields import as_range
from penata.kernel.values import Period
from tests.domains.organization.factories import make_government, make_job

pytestmark = pytest.mark.django_db

REGION = ("code", "name", "level", "kind", "parent_id", "lat", "lon", "is_remote", "boundary")


def region(code: str, **values: object) -> tuple[object, ...]:
    told = {"name": f"Wilayah {code}", "level": "province", "kind": "provinsi", "is_remote": False} | values
    return (code, *(told.get(name) for name in REGION[1:]))


def test_rows_go_in_by_copy_and_are_counted():
    rows = [
        region("62", lat=Decimal("-2.53330"), lon=Decimal("112.95000")),
        region(
            "62.02", level="regency", kind="kabupaten", parent_id="62", boundary=Jsonb({"type": "Polygon"})
        ),
    ]
    assert copy_into("organization_region", REGION, rows) == 2
    regency = Region.objects.get(code="62.02")
    assert (regency.parent_id, regency.lat, regency.boundary) == ("62", None, {"type": "Polygon"})
    assert Region.objects.get(code="62").lat == Decimal("-2.53330")


def test_copy_takes_text_with_every_mark_that_copy_itself_uses():
    odd = "tab\there, backslash \\N, quote ', double \", line\nbreak, \\."
    copy_into("organization_region", REGION, [region("62", name=odd)])
    assert Region.objects.get(code="62").name == odd


def test_copy_of_no_rows_writes_nothing():
    assert copy_into("organization_region", REGION, []) == 0
    assert not Region.objects.exists()


def test_copy_takes_periods_and_paths():
    number = draw_ids("organization_unit_id_seq", 1)[0]
    columns = (
        "id",
        "government_id",
        "path",
        "code",
        "name",
        "kind",
        "is_remote",
        "is_accessible",
        "period",
        "is_demo",
    )
    period = Period(date(2020, 1, 1), date(2030, 12, 31))
    row = (number, number, str(number), "KAB", "Kabupaten", "pemda", False, False, as_range(period), False)
    copy_into("organization_unit", columns, [row])
    unit = Unit.objects.get(pk=number)
    assert (str(unit.path), unit.period) == (str(number), period)


def test_a_copy_that_breaks_a_constraint_goes_in_not_at_all():
    with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
        copy_into("organization_region", REGION, [region("62"), region("63"), region("62")])
    assert not Region.objects.exists()


def test_references_are_checked_while_something_else_is_done():
    copy_into("organization_region", REGION, [region("62")])
    with checked_meanwhile():
        told = sum(range(10))
    assert (told, Region.objects.count()) == (45, 1)


def test_a_reference_to_nothing_is_told_before_the_commit():
    copy_into("organization_region", REGION, [region("62.02", level="regency", parent_id="62")])
    with pytest.raises(IntegrityError), transaction.atomic(), checked_meanwhile():
        pass
    Region.objects.all().delete()


@pytest.mark.parametrize("count", [0, 1, 100, 101, 102, 1000])
def test_scattered_rows_are_the_same_rows(count):
    assert sorted(scattered(range(count))) == list(range(count))


def test_copy_into_a_table_whose_name_is_no_name_is_refused():
    with pytest.raises(Exception, match="does not exist"), transaction.atomic():
        copy_into("organization_region; drop table organization_region", REGION, [region("62")])
    assert Region.objects.count() == 0


def test_numbers_are_drawn_once_and_in_order():
    first, second = draw_ids("organization_unit_id_seq", 3), draw_ids("organization_unit_id_seq", 2)
    assert first == list(range(first[0], first[0] + 3))
    assert second == [first[-1] + 1, first[-1] + 2]


def test_no_numbers_asked_no_number_drawn():
    before = draw_ids("organization_unit_id_seq", 1)[0]
    assert draw_ids("organization_unit_id_seq", 0) == []
    assert draw_ids("organization_unit_id_seq", 1) == [before + 1]


def test_columns_of_many_rows_are_set_in_one_statement():
    home = make_government()
    jobs = [make_job(home, f"J{n}", name=f"Lama {n}") for n in range(3)]
    columns = {"name": "varchar", "job_class": "smallint"}
    assert (
        update_from("organization_job", columns, [(jobs[0].pk, "Baru 0", 7), (jobs[2].pk, "Baru 2", None)])
        == 2
    )
    told = Job.objects.order_by("code").values_list("name", "job_class")
    assert list(told) == [("Baru 0", 7), ("Lama 1", None), ("Baru 2", None)]


def test_rows_that_do_not_exist_are_not_counted():
    job = make_job(make_government(), "J1")
    assert (
        update_from("organization_job", {"name": "varchar"}, [(job.pk, "Ada"), (job.pk + 1000, "Tiada")]) == 1
    )


def test_many_updates_may_follow_each_other_in_one_transaction():
    job = make_job(make_government(), "J1")
    assert update_from("organization_job", {"name": "varchar"}, [(job.pk, "Satu")]) == 1
    assert update_from("organization_job", {"family": "varchar"}, [(job.pk, "Dua")]) == 1
    job.refresh_from_db()
    assert (job.name, job.family) == ("Satu", "Dua")


def test_updating_nothing_touches_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert update_from("organization_job", {"name": "varchar"}, iter(())) == 0


def test_another_column_may_be_the_key():
    home = make_government()
    make_job(home, "J1")
    assert (
        update_from("organization_job", {"family": "varchar"}, [(home.pk, "Kesehatan")], key="government_id")
        == 1
    )
    assert Job.objects.get().family == "Kesehatan"


def test_the_same_row_twice_is_a_mistake_and_changes_nothing():
    job = make_job(make_government(), "J1", name="Lama")
    with pytest.raises(IntegrityError, match="duplicate key"), transaction.atomic():
        update_from("organization_job", {"name": "varchar"}, [(job.pk, "Satu"), (job.pk, "Dua")])
    job.refresh_from_db()
    assert job.name == "Lama"


def test_a_value_that_does_not_fit_is_refused_by_the_database():
    job = make_job(make_government(), "J1")
    with pytest.raises(DataError, match="out of range"), transaction.atomic():
        update_from("organization_job", {"job_class": "smallint"}, [(job.pk, 100_000)])


def test_nothing_temporary_is_left_behind():
    job = make_job(make_government(), "J1")
    update_from("organization_job", {"name": "varchar"}, [(job.pk, "Satu")])
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('incoming')")
        assert cursor.fetchone() == (None,)


POST = {"unit_id": "bigint", "job_id": "bigint"}


def test_rows_that_a_constraint_knows_already_are_left_and_the_others_go_in():
    home = make_government()
    jobs = [make_job(home, f"J{n}") for n in range(3)]
    assert insert_missing("organization_post", POST, [(home.pk, jobs[0].pk)]) == 1
    kept = Post.objects.get()
    assert insert_missing("organization_post", POST, [(home.pk, job.pk) for job in jobs]) == 2
    assert insert_missing("organization_post", POST, [(home.pk, job.pk) for job in jobs]) == 0
    assert Post.objects.count() == 3
    assert Post.objects.get(job=jobs[0]).pk == kept.pk


def test_the_same_row_twice_in_one_go_goes_in_once():
    home = make_government()
    job = make_job(home, "J1")
    assert insert_missing("organization_post", POST, [(home.pk, job.pk), (home.pk, job.pk)]) == 1


def test_inserting_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert_missing("organization_post", POST, []) == 0


def known_rows(table: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("select reltuples from pg_class where oid = %s::regclass", [table])
        return cursor.fetchone()[0]


def test_the_planner_is_told_of_tables_that_this_transaction_filled():
    copy_into("organization_region", REGION, [region(f"{n:04d}") for n in range(600)])
    refresh_statistics()
    assert known_rows("organization_region") == 600
