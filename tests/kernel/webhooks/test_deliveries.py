"""At least once, with one id, whatever happens in between; never to whom it does not concern."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from penata.domains.organization.actions import units
from penata.kernel import clock
from penata.kernel.access import Grant, Role
from penata.kernel.notify.models import Message
from penata.kernel.webhooks import actions
from penata.kernel.webhooks.models import Delivery, Endpoint, Event
from penata.kernel.webhooks.states import LONGEST_WAIT, PATIENCE, wait_after
from tests.domains.organization.factories import make_unit, officer, traced
from tests.domains.people.factories import apply_staff, make_regency, row
from tests.domains.workload.factories import apply_tasks, task
from tests.kernel.webhooks.receiving import receiving

pytestmark = pytest.mark.django_db
EVERYTHING = ("unit.changed", "staff.changed", "study.approved", "map.changed")


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def admin(regency):
    return officer(regency.government, Role.ADMINISTRATOR, "pengelola")


@pytest.fixture
def receiver(settings):
    settings.PENATA_WEBHOOKS_INSIDE = True
    with receiving() as receiver:
        yield receiver


def endpoint_of(unit, by, url="https://contoh.go.id/hook", events=EVERYTHING):
    place = next(g for g in actions.queries.places_of(by) if g.path == str(unit.path))
    return actions.make(name="Dasbor", url=url, place=place, events=events, by=by)[0]


def happen(regency, kind="unit.changed", **values):
    actions.publish(kind=kind, path=str(regency.health.path), values=values)
    return Delivery.objects.latest("pk")


def due_again(delivery):
    Delivery.objects.filter(pk=delivery.pk).update(next_at=clock.now() - timedelta(seconds=1))


def test_one_event_is_told_once_when_all_is_well(regency, admin, receiver):
    endpoint_of(regency.government, admin, receiver.url)
    delivery = happen(regency, count=3)
    actions.deliver(delivery.pk)
    actions.deliver(delivery.pk)
    ((headers, body),) = receiver.told
    told = json.loads(body)
    assert (told["type"], told["data"], told["id"]) == ("unit.changed", {"count": 3}, headers["Penata-Id"])
    assert headers["Penata-Event"] == "unit.changed"
    delivery.refresh_from_db()
    assert (delivery.state, delivery.status, delivery.next_at) == ("done", 200, None)


def test_what_is_rolled_back_did_not_happen(regency, admin):
    endpoint_of(regency.government, admin)
    with transaction.atomic():
        happen(regency)
        transaction.set_rollback(True)
    assert not Event.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name=actions.DELIVER).exists()


def test_an_endpoint_hears_of_its_own_subtree_and_of_what_it_chose(regency, admin):
    school = officer(regency.school, Role.ADMINISTRATOR)
    endpoint_of(regency.school, school)
    endpoint_of(regency.government, admin, events=("study.approved",))
    assert actions.publish(kind="unit.changed", path=str(regency.health.path), values={}) == 0
    assert actions.publish(kind="unit.changed", path=str(regency.government.path), values={}) == 0
    assert actions.publish(kind="unit.changed", path=str(regency.school.path), values={}) == 1
    assert actions.publish(kind="study.approved", path=str(regency.school.path), values={}) == 2


def test_failures_are_repeated_with_longer_and_longer_waits(regency, admin, receiver):
    endpoint_of(regency.government, admin, receiver.url)
    delivery = happen(regency)
    receiver.statuses = [500, 503, 404]
    for tries in (1, 2, 3):
        actions.deliver(delivery.pk)
        actions.deliver(delivery.pk)  # not due yet
        delivery.refresh_from_db()
        assert (delivery.tries, delivery.state, delivery.problem) == (tries, "waiting", "status")
        assert delivery.next_at - delivery.tried_at == wait_after(tries)
        due_again(delivery)
    actions.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries) == ("done", 4)
    assert len(receiver.ids) == 4
    assert len(set(receiver.ids)) == 1


def test_the_waits_double_up_to_six_hours():
    assert [wait_after(n).total_seconds() / 60 for n in range(1, 6)] == [1, 2, 4, 8, 16]
    assert wait_after(500) == LONGEST_WAIT


def test_after_three_days_it_stands_still_and_its_maker_is_told_once(regency, admin, receiver):
    endpoint = endpoint_of(regency.government, admin, receiver.url)
    first, second = happen(regency), happen(regency)
    Delivery.objects.update(since=clock.now() - PATIENCE - timedelta(minutes=1))
    receiver.statuses = [500]
    actions.deliver(first.pk)
    actions.deliver(second.pk)
    endpoint.refresh_from_db()
    assert endpoint.stopped_at is not None
    assert list(Message.objects.values_list("to_id", "kind")) == [(admin.pk, "webhooks.stopped")]
    assert actions.publish(kind="unit.changed", path=str(regency.health.path), values={}) == 0
    assert len(receiver.told) == 1  # the second waits for the endpoint
    actions.start(endpoint=endpoint, by=admin)
    actions.deliver(second.pk)
    assert Delivery.objects.get(pk=second.pk).state == "done"
    assert Delivery.objects.get(pk=first.pk).state == "given_up"


def test_redelivered_by_hand_it_has_the_same_id(regency, admin, receiver):
    endpoint_of(regency.government, admin, receiver.url)
    delivery = happen(regency)
    actions.deliver(delivery.pk)
    actions.redeliver(delivery=delivery, by=admin)
    actions.deliver(delivery.pk)
    assert len(receiver.ids) == 2
    assert len(set(receiver.ids)) == 1
    assert len(traced("webhook.redeliver")) == 1


def test_the_sweep_asks_for_what_is_due_and_asks_once(regency, admin):
    endpoint_of(regency.government, admin)
    delivery = happen(regency)
    jobs = ProcrastinateJob.objects.filter(task_name=actions.DELIVER)
    assert [job.args for job in jobs] == [{"delivery_id": delivery.pk}]
    assert actions.sweep() == 1
    assert jobs.count() == 1
    jobs.update(status="succeeded")
    due_again(delivery)
    assert actions.sweep() == 1
    assert jobs.filter(status="todo").count() == 1


def test_old_events_go_and_what_waits_stays(regency, admin, receiver):
    endpoint_of(regency.government, admin, receiver.url)
    done, waiting = happen(regency), happen(regency)
    actions.deliver(done.pk)
    Event.objects.update(at=clock.now() - timedelta(days=31))
    actions.forget()
    assert list(Delivery.objects.values_list("pk", flat=True)) == [waiting.pk]


def test_strangers_neither_make_nor_move_anything(regency, admin):
    endpoint = endpoint_of(regency.government, admin)
    delivery = happen(regency)
    for stranger in (
        officer(regency.government, Role.PERSONNEL_OFFICER),
        officer(regency.school, Role.ADMINISTRATOR),
    ):
        place = Grant(Role.ADMINISTRATOR, str(regency.government.path), regency.government.name)
        with pytest.raises(PermissionDenied):
            actions.make(name="x", url="https://x.id/", place=place, events=["map.changed"], by=stranger)
        with pytest.raises(PermissionDenied):
            actions.stop(endpoint=endpoint, by=stranger)
        with pytest.raises(PermissionDenied):
            actions.redeliver(delivery=delivery, by=stranger)
    with pytest.raises(ValidationError):
        endpoint_of(regency.government, admin, "http://contoh.go.id/")


def test_the_secret_is_in_no_table(regency, admin):
    place = actions.queries.places_of(admin)[0]
    _endpoint, secret = actions.make(
        name="x", url="https://x.id/", place=place, events=["map.changed"], by=admin
    )
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(e)::text from webhooks_endpoint e")
        assert secret.removeprefix("whsec_") not in cursor.fetchone()[0]


def test_the_domains_tell_what_happens_without_naming_anybody(regency, admin, operator):
    endpoint_of(regency.government, admin)
    make_unit("LAIN", regency.government)
    units.edit(unit=regency.health, values={"name": "Dinas Kesehatan Baru"}, by=operator, why="")
    apply_staff(operator, row(nama="Siti Rahasia"))
    apply_tasks(operator, task(), approve=True)
    kinds = list(Event.objects.order_by("at").values_list("kind", flat=True))
    assert set(kinds) == set(EVERYTHING)
    everything = " ".join(Event.objects.values_list("body", flat=True))
    assert "Siti" not in everything
    assert "620206" not in everything
    assert Delivery.objects.count() == len(kinds)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_sends_leaves_it_to_be_sent_again(regency, admin, receiver):
    endpoint_of(regency.government, admin, receiver.url)
    delivery = happen(regency)
    receiver.wait = 30
    code = (
        "import django; django.setup(); from django.conf import settings; settings.PENATA_WEBHOOKS_INSIDE = True;"
        f"settings.DATABASES['default']['NAME'] = {connection.settings_dict['NAME']!r};"
        f"from penata.kernel.webhooks import actions; actions.deliver({delivery.pk})"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "penata.config.settings_test"}
    worker = subprocess.Popen([sys.executable, "-c", code], env=environment)
    until = time.monotonic() + 60
    while not receiver.told and time.monotonic() < until and worker.poll() is None:
        time.sleep(0.05)
    assert receiver.told
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries) == ("waiting", 1)
    receiver.wait = 0
    due_again(delivery)
    assert actions.sweep() == 1
    actions.deliver(delivery.pk)
    assert Delivery.objects.get(pk=delivery.pk).state == "done"
    assert len(receiver.ids) == 2
    assert len(set(receiver.ids)) == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_what_is_queued(regency, admin, receiver):
    endpoint_of(regency.government, admin, receiver.url)
    delivery = happen(regency)

    def work():
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as worker:
                worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(work).result(timeout=60)
    assert receiver.ids == [str(delivery.event_id)]
    assert Delivery.objects.get(pk=delivery.pk).state == "done"


def test_pages(regency, admin, sign_in, receiver):
    client = sign_in(admin)
    assert "Belum ada webhook" in client.get("/webhook/").content.decode()
    typed = {"name": "Dasbor", "url": receiver.url, "place": str(regency.government.path)}
    assert "Pilih sedikitnya satu" in client.post("/webhook/baru/", typed).content.decode()
    assert "whsec_" in client.post("/webhook/baru/", typed | {"bila-unit.changed": "on"}).content.decode()
    endpoint = Endpoint.objects.get()
    assert endpoint.events == ["unit.changed"]
    delivery = happen(regency)
    receiver.statuses = [500]
    actions.deliver(delivery.pk)
    shown = client.get(f"/webhook/{endpoint.pk}/").content.decode()
    assert "HTTP 500" in shown
    assert "Menunggu" in shown
    client.post(f"/webhook/kiriman/{delivery.pk}/ulang/")
    actions.deliver(delivery.pk)
    assert "Terkirim" in client.get(f"/webhook/{endpoint.pk}/").content.decode()
    client.post(f"/webhook/{endpoint.pk}/hentikan/")
    assert "Dihentikan" in client.get(f"/webhook/{endpoint.pk}/").content.decode()
    client.post(f"/webhook/{endpoint.pk}/jalankan/")
    assert "Berjalan" in client.get("/webhook/").content.decode()
