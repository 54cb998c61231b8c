"""One event is one message, whoever tells it how often; nothing of it is there when the event is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from penata.kernel import clock
from penata.kernel.notify.actions import tell, telling
from penata.kernel.notify.models import Delivery, Message, Parcel
from tests.kernel.notify.conftest import NOON, PLAIN, URGENT, told


def test_an_event_is_told_once_to_each_reader(world):
    readers = [world.reader(name) for name in ("a", "b", "c")]
    assert told(PLAIN, *readers, *readers) == 3
    assert told(PLAIN, *readers) == 0
    assert told(PLAIN, *readers, world.reader("d")) == 1
    assert told(PLAIN, *readers, key="2") == 3


def test_telling_thousands_takes_one_statement(world, django_assert_num_queries):
    readers = [world.reader(f"r{n}").pk for n in range(50)]
    with django_assert_num_queries(1):
        tell(kind=URGENT.name, to=readers, key="1")


def test_nothing_is_told_of_what_did_not_happen(world):
    reader = world.reader()
    with transaction.atomic():
        told(PLAIN, reader)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_what_the_text_asks_for_must_be_told(world):
    with pytest.raises(KeyError):
        tell(kind=PLAIN.name, to=[world.reader().pk], key="1")


def test_an_unknown_kind_is_refused(world):
    with pytest.raises(KeyError):
        tell(kind="nobody.knows", to=[world.reader().pk], key="1")


@pytest.mark.parametrize(
    "url", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "abk/"]
)
def test_a_message_leads_nowhere_else(world, url):
    with pytest.raises(ValueError):
        told(URGENT, world.reader(), url=url)


def test_old_messages_are_forgotten_with_all_that_left_the_house(world, settings):
    reader = world.reader()
    told(URGENT, reader, key="old")
    told(URGENT, reader, key="new")
    world.run(NOON)
    long_ago = clock.now() - timedelta(days=settings.PENATA_MESSAGES_KEPT_DAYS + 1)
    old = Message.objects.filter(key="old")
    Parcel.objects.filter(deliveries__message__key="old").update(packed_at=long_ago)
    old.update(at=long_ago)
    assert telling.forget() == 1
    assert [m.key for m in Message.objects.all()] == ["new"]
    assert (Delivery.objects.count(), Parcel.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_woken_once_the_event_is_committed(django_assert_num_queries):
    from procrastinate.contrib.django.models import ProcrastinateJob

    from tests.domains.organization.factories import make_user

    reader = make_user()
    for key in "12":
        tell(kind=URGENT.name, to=[reader.pk], key=key)
    assert ProcrastinateJob.objects.filter(task_name=telling.SEND, status="todo").count() == 1
