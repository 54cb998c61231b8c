"""A safe request cannot write, by whatever door; a POST may, and so may the few things that reading records."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from penata.domains.accounts.models import User
from penata.domains.organization.models import Region
from penata.kernel.db.bulk import copy_into, draw_ids, insert_missing, update_from
from penata.kernel.db.readonly import ReadOnlyMiddleware, WroteWhileReading, writing_allowed

pytestmark = pytest.mark.django_db

COLUMNS = ("code", "name", "level", "kind", "is_remote")


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def by_orm() -> None:
    Region.objects.create(code="62", name="Kalimantan Tengah", level="province", kind="provinsi")


def by_many() -> None:
    with connection.cursor() as cursor:
        cursor.executemany("update organization_region set name = %s", [("a",), ("b",)])


WAYS: dict[str, Callable[[], object]] = {
    "insert": by_orm,
    "update": lambda: Region.objects.update(name="lain"),
    "delete": lambda: Region.objects.filter(code="61").delete(),
    "raw delete": lambda: sql("delete from organization_region"),
    "small letters": lambda: sql("  \n update organization_region set name = 'lain'"),
    "truncate": lambda: sql("truncate organization_job cascade"),
    "merge": lambda: sql(
        "merge into organization_region r using (select '62' c) s on r.code = s.c when matched then do nothing"
    ),
    "executemany": by_many,
    "within a common table expression": lambda: sql(
        "with gone as (delete from organization_region returning code) select * from gone"
    ),
    "behind a comment": lambda: sql("/* baca */ update organization_region set name = 'lain'"),
    "copy": lambda: copy_into(
        "organization_region", COLUMNS, [("62", "Kalteng", "province", "provinsi", False)]
    ),
    "insert what is missing": lambda: insert_missing(
        "organization_region",
        dict.fromkeys(COLUMNS[:-1], "varchar") | {"is_remote": "boolean"},
        [("62", "Kalteng", "province", "provinsi", False)],
    ),
    "update from a table": lambda: update_from("organization_job", {"name": "varchar"}, [(1, "lain")]),
}
"""Every way in which Penata's own code, or somebody's in a hurry, may write."""


@pytest.fixture(autouse=True)
def a_region(db: None) -> None:
    Region.objects.create(code="61", name="Kalimantan Barat", level="province", kind="provinsi")


def names() -> list[str]:
    return list(Region.objects.order_by("code").values_list("name", flat=True))


def answer(request: HttpRequest, view: Callable[[], object]) -> HttpResponse:
    def respond(request: HttpRequest) -> HttpResponse:
        view()
        return HttpResponse("selesai")

    with transaction.atomic():
        return ReadOnlyMiddleware(respond)(request)


@pytest.mark.parametrize("way", WAYS)
def test_a_safe_request_that_writes_is_refused(rf, way):
    with pytest.raises(WroteWhileReading):
        answer(rf.get("/"), WAYS[way])


@pytest.mark.parametrize("method", ["head", "options"])
def test_get_is_not_the_only_safe_method(rf, method):
    with pytest.raises(WroteWhileReading):
        answer(getattr(rf, method)("/"), by_orm)


@pytest.mark.parametrize("way", WAYS)
def test_a_post_may_write(rf, way):
    assert answer(rf.post("/"), WAYS[way]).content == b"selesai"


def test_what_was_refused_was_not_written(rf):
    with pytest.raises(WroteWhileReading):
        answer(rf.get("/"), by_orm)
    assert names() == ["Kalimantan Barat"]


def test_reading_locking_and_drawing_numbers_are_no_writes(rf):
    def read() -> None:
        list(Region.objects.all())
        list(Region.objects.select_for_update())
        draw_ids("organization_unit_id_seq", 1)
        sql("select 'update organization_region set name = 1'")
        sql("with known as (select code from organization_region) select * from known")

    assert answer(rf.get("/"), read).status_code == 200


def test_the_cache_may_remember_while_reading(rf):
    def remember() -> None:
        cache.set("percobaan", 1, 60)
        cache.set("percobaan", 2, 60)
        cache.delete("percobaan")

    assert answer(rf.get("/"), remember).status_code == 200


def test_what_reading_itself_records_is_let_through(rf):
    def look() -> None:
        with writing_allowed():
            by_orm()

    assert answer(rf.get("/"), look).status_code == 200
    assert names() == ["Kalimantan Barat", "Kalimantan Tengah"]


def test_nothing_is_let_through_after_what_reading_records(rf):
    def look() -> None:
        with writing_allowed():
            by_orm()
        Region.objects.update(name="lain")

    with pytest.raises(WroteWhileReading):
        answer(rf.get("/"), look)


def test_writing_is_free_again_after_a_safe_request(rf):
    answer(rf.get("/"), lambda: None)
    by_orm()
    with pytest.raises(WroteWhileReading):
        answer(rf.get("/"), lambda: Region.objects.update(name="lain"))
    Region.objects.filter(code="62").update(name="boleh")
    assert names() == ["Kalimantan Barat", "boleh"]


def test_the_refusal_shows_the_statement(rf):
    with pytest.raises(WroteWhileReading, match='INSERT INTO "organization_region"'):
        answer(rf.get("/"), by_orm)


# --- through the whole stack ---


def careless(request: HttpRequest) -> HttpResponse:
    User.objects.update(name="lain")
    return HttpResponse()


careless.access = "public"
urlpatterns = [path("ceroboh/", careless)]


@pytest.fixture
def careless_site(settings) -> None:
    settings.ROOT_URLCONF = __name__


def test_nothing_stands_between_the_guard_and_the_view(settings):
    assert settings.MIDDLEWARE[-1] == "penata.kernel.db.readonly.ReadOnlyMiddleware"


def test_a_careless_page_is_refused_when_read_and_may_write_when_posted_to(careless_site, client):
    with pytest.raises(WroteWhileReading), transaction.atomic():
        client.get("/ceroboh/")
    assert client.post("/ceroboh/").status_code == 200


def test_signing_in_and_the_session_may_write_around_a_page_that_reads(sign_in, operator):
    assert sign_in(operator).get("/akun/").status_code == 200
