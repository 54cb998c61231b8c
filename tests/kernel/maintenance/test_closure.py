"""While changes are held up nothing can be changed by any door, everything can be read, and it ends as it began."""

from __future__ import annotations

import threading
import time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from psycopg.errors import ReadOnlySqlTransaction

from penata.domains.accounts import public as accounts
from penata.kernel.access import Role
from penata.kernel.audit.models import Trace
from penata.kernel.db.locks import Lock
from penata.kernel.jobs import work
from penata.kernel.maintenance import actions, queries
from penata.kernel.maintenance.middleware import ClosedMiddleware, put_off
from penata.kernel.maintenance.models import Closure, ClosureKind
from tests.domains.organization.factories import hold, make_government, make_user, traced
from tests.kernel.audit.chains import another_connection, leave

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def opened_again():
    yield
    Closure.objects.all().delete()


@pytest.fixture
def closed(operator):
    return actions.close(why="Pindah peladen", by=operator)


@pytest.fixture
def administrator():
    return hold(make_user("admin"), Role.ADMINISTRATOR, make_government()).user


def test_closing_and_opening_leave_their_traces(closed, operator):
    assert (queries.closure().kind, queries.closure().why) == (ClosureKind.MANUAL, "Pindah peladen")
    assert actions.reopen(why="Selesai", by=operator)
    assert not actions.reopen(why="Selesai", by=operator)
    assert queries.closure() is None
    assert [(t.step, t.why) for t in Trace.objects.order_by("id") if t.subject == "installation"] == [
        ("readonly.on", "Pindah peladen"),
        ("readonly.off", "Selesai"),
    ]


def test_it_is_closed_once_and_by_an_administrator_only(closed, operator):
    with pytest.raises(ValidationError, match="sudah ditahan"):
        actions.close(why="lagi", by=operator)
    for act in (actions.close, actions.reopen):
        with pytest.raises(PermissionDenied):
            act(why="iseng", by=make_user())


def test_no_change_passes_on_any_connection(closed, operator):
    before = Trace.objects.count()
    with pytest.raises(InternalError) as refusal:
        leave(operator, "menyelinap")
    assert queries.is_refusal(refusal.value)
    with another_connection() as other, pytest.raises(ReadOnlySqlTransaction):
        other.execute("insert into audit_trace (by_id, via, step, subject, subject_id, source, target, why, fields, digest)"
                      " values (%s, '', '', '', 1, '', '', '', '{}', '')", [operator.pk])  # fmt: skip
    assert Trace.objects.count() == before


def test_what_a_refused_action_had_done_already_is_undone(closed, operator):
    with pytest.raises(InternalError):
        accounts.create(username="baru", name="Baru", by=operator, password="kata-sandi-panjang")
    assert accounts.by_username("baru") is None


def test_maintenance_itself_is_let_through_and_only_while_it_lasts(closed, operator):
    with actions.maintaining():
        leave(operator, "pemeliharaan")
    with pytest.raises(InternalError):
        leave(operator, "sesudahnya")


def test_closing_waits_for_a_change_that_is_under_way(operator):
    """Two connections: the change ends as if nothing were, and nothing gets in between."""
    seen = []

    def close() -> None:
        try:
            actions.close(why="menunggu", by=operator)
            seen.append(Trace.objects.filter(why="panjang").count())
        finally:
            connection.close()

    with transaction.atomic():
        leave(operator, "panjang")
        closing = threading.Thread(target=close)
        closing.start()
        _until_somebody_waits()
        assert queries.closure() is None
    closing.join(timeout=30)
    assert seen == [1]
    assert queries.closure().why == "menunggu"


def test_closing_does_not_wait_for_ever(operator, monkeypatch):
    monkeypatch.setattr(actions, "PATIENCE_SECONDS", 0.1)
    with another_connection() as other:
        other.execute("select pg_advisory_lock_shared(%s)", [Lock.WRITERS.value])
        with pytest.raises(ValidationError, match="Masih ada perubahan yang berjalan"):
            actions.close(why="tidak sabar", by=operator)
    assert queries.closure() is None


def _until_somebody_waits() -> None:
    until = time.monotonic() + 30
    with another_connection() as other:
        while not other.execute(
            "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = %s",
            [Lock.WRITERS.value],
        ).fetchone()[0]:
            assert time.monotonic() < until
            time.sleep(0.02)


class TestPages:
    FORM = {"username": "baru", "name": "Baru", "email": "", "password": "kata-sandi-panjang"}

    def test_pages_are_read_and_forms_put_off_in_words(self, administrator, sign_in, operator):
        client = sign_in(administrator)
        actions.close(why="Pindah", by=operator)
        assert client.get("/akun/baru/").status_code == 200
        assert client.get("/unit/").status_code == 200
        answer = client.post("/akun/baru/", self.FORM)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "120")
        assert "Penata sedang hanya dapat dibaca" in answer.content.decode()
        assert accounts.by_username("baru") is None

    def test_while_it_is_updated_the_page_says_so(self, administrator, sign_in):
        Closure.objects.create(kind=ClosureKind.SETUP)
        answer = sign_in(administrator).post("/akun/baru/", self.FORM)
        assert "Penata sedang diperbarui" in answer.content.decode()
        assert "Isian Anda belum disimpan" in answer.content.decode()

    def test_machines_are_told_in_their_form(self, rf):
        answer = put_off(rf.post("/api/v1/units"), Closure(kind=ClosureKind.SETUP))
        assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")

    def test_one_can_still_come_in_to_read_and_leave(self, client, closed):
        user = make_user("pembaca")
        user.set_password("kata-sandi-contoh")
        user.save()
        answer = client.post("/masuk/", {"login": "pembaca", "password": "kata-sandi-contoh"})
        assert answer.status_code == 302
        assert client.get("/akun/").status_code == 200
        assert client.post("/keluar/").status_code == 302

    def test_closed_between_the_question_and_the_change_is_told_alike(
        self, administrator, sign_in, monkeypatch
    ):
        monkeypatch.setattr(ClosedMiddleware, "process_view", lambda *_view, **_told: None)
        client = sign_in(administrator)
        Closure.objects.create(kind=ClosureKind.SETUP)
        answer = client.post("/akun/baru/", self.FORM)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "120")
        assert accounts.by_username("baru") is None
        Closure.objects.all().delete()
        assert client.post("/akun/baru/", self.FORM).status_code == 302
        assert accounts.by_username("baru") is not None

    def test_a_change_costs_one_statement_and_reading_none(self, administrator, sign_in):
        client = sign_in(administrator)
        with CaptureQueriesContext(connection) as read:
            client.get("/unit/")
        with CaptureQueriesContext(connection) as changed:
            client.post("/akun/baru/", self.FORM)
        asked = [sum("maintenance_closure" in q["sql"] for q in seen) for seen in (read, changed)]
        assert asked == [0, 1]


def test_the_worker_pauses_and_goes_on(closed, operator, monkeypatch):
    """What it has taken up is done once it is open again, and not before."""
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    waited = []

    def then_open(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            actions.reopen(why="selesai", by=operator)

    monkeypatch.setattr(work.time, "sleep", then_open)
    work.wait_until_open()
    assert waited == [work.PAUSE_SECONDS] * 3


class TestSetup:
    def test_it_is_closed_while_the_body_migrates_and_open_afterwards(self, operator):
        with actions.closed_for_setup():
            leave(operator, "oleh migrasi")
            with another_connection() as other:
                assert other.execute("select kind from maintenance_closure").fetchone() == ("setup",)
        assert queries.closure() is None
        leave(operator, "seperti biasa")

    def test_what_an_administrator_closed_stays_closed(self, closed):
        with actions.closed_for_setup():
            pass
        assert queries.closure().kind == ClosureKind.MANUAL

    def test_a_body_that_breaks_leaves_it_closed_and_a_second_run_opens_it(self, operator):
        with pytest.raises(ZeroDivisionError), actions.closed_for_setup():
            raise ZeroDivisionError
        assert queries.closure().kind == ClosureKind.SETUP
        with pytest.raises(InternalError):
            leave(operator, "di antaranya")
        with actions.closed_for_setup():
            pass
        assert queries.closure() is None

    def test_only_one_runs_at_a_time_and_is_seen_to_run(self):
        assert not queries.setup_is_running()
        with another_connection() as other:
            other.execute("select pg_advisory_lock(%s)", [Lock.SETUP.value])
            assert queries.setup_is_running()
            with pytest.raises(ValidationError, match="sedang berjalan"), actions.only_setup():
                pass
            other.execute("select pg_advisory_unlock(%s)", [Lock.SETUP.value])
        with actions.only_setup():
            assert queries.setup_is_running()
        assert not queries.setup_is_running()


def test_a_database_of_before_knows_no_closure(db):
    with connection.cursor() as cursor:
        cursor.execute("alter table maintenance_closure rename to elsewhere")
        try:
            assert queries.closure() is None
        finally:
            cursor.execute("alter table elsewhere rename to maintenance_closure")
    assert traced("readonly.on") == []
