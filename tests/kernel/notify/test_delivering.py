"""From a message to a letter: which way, when, once; what is refused, what is given up, what is dropped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from penata.kernel.db.locks import Lock
from penata.kernel.notify import letters
from penata.kernel.notify.actions import sending, wishes
from penata.kernel.notify.actions.sending import retry_failed
from penata.kernel.notify.contacts import Contact
from penata.kernel.notify.models import Delivery, Message, Parcel, SpoiltAddress
from penata.kernel.notify.schedule import PATIENCE
from penata.kernel.notify.states import ParcelState
from tests.domains.organization.factories import traced
from tests.kernel.audit.chains import another_connection
from tests.kernel.notify.conftest import MORNING, NIGHT, NOON, PLAIN, URGENT, WAKING, at, told


def test_what_is_urgent_goes_at_once_and_once(world):
    told(URGENT, world.reader())
    assert world.run(NOON) == 1
    assert world.run(NOON + timedelta(minutes=1)) == 0
    (letter,) = world.mail.sent
    assert (letter.to, letter.subject) == ("nor@contoh.go.id", "Ada kabar penting")
    assert "Kabar penting." in letter.text
    assert letter.settings_url in letter.text


def test_a_change_that_is_under_way_keeps_no_letter_back(world):
    told(URGENT, world.reader())
    with another_connection() as other:
        other.execute("select pg_advisory_lock_shared(%s)", [Lock.WRITERS.value])
        assert world.run(NOON) == 1


def test_the_ordinary_waits_for_the_digest_and_comes_together(world):
    reader = world.reader()
    for key in "123":
        told(PLAIN, reader, key=key)
    assert world.run(NOON) == 0
    assert world.run(MORNING) == 1
    (letter,) = world.mail.sent
    assert letter.text.count("Kabar untuk Anda.") == 3
    assert letter.subject == "Pemberitahuan Penata hari ini"


def test_there_is_one_digest_a_day_whatever_is_late(world):
    reader = world.reader()
    told(PLAIN, reader, key="1")
    world.run(NOON)
    world.run(MORNING)
    told(PLAIN, reader, key="2")
    world.run(NOON)  # as if it had been told before, and committed late
    world.run(MORNING + timedelta(minutes=1))
    assert len(world.mail.sent) == 1
    world.run(MORNING + timedelta(days=1))
    assert [letter.text.count("Kabar untuk") for letter in world.mail.sent] == [1, 1]


def test_what_was_read_within_the_house_is_not_sent_any_more(world):
    reader = world.reader()
    told(PLAIN, reader, key="1")
    told(PLAIN, reader, key="2")
    world.run(NOON)
    Message.objects.filter(key="1").update(read_at=NOON)
    world.run(MORNING)
    (letter,) = world.mail.sent
    assert letter.text.count("Kabar untuk") == 1
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(("kind", "mailed"), [(URGENT, 0), (WAKING, 1)])
def test_quiet_hours_are_quiet_but_for_what_wakes(world, kind, mailed):
    told(kind, world.reader())
    world.run(NIGHT)
    assert len(world.mail.sent) == mailed
    world.run(at("2026-11-23 06:00"))
    assert len(world.mail.sent) == 1


def test_a_worker_that_stood_still_until_the_night_waits_for_the_morning(world):
    told(URGENT, world.reader())
    world.mail.is_down = True
    world.run(NOON)
    Delivery.objects.update(parcel=None)
    Parcel.objects.all().delete()  # sorted at noon, not yet packed
    world.mail.is_down = False
    world.run(NIGHT)
    assert world.mail.sent == []
    world.run(at("2026-11-23 06:00"))
    assert len(world.mail.sent) == 1


def test_a_mail_server_that_was_down_until_the_night_wakes_nobody(world):
    told(URGENT, world.reader())
    told(WAKING, world.reader("dua"))
    world.mail.is_down = True
    world.run(NOON)
    world.mail.is_down = False
    world.run(NIGHT)
    assert world.mailed == ["dua@contoh.go.id"]
    world.run(at("2026-11-23 06:00"))
    assert len(world.mail.sent) == 2


def test_a_letter_that_cannot_be_written_does_not_stop_the_others(world, monkeypatch):
    first, second = world.reader("satu"), world.reader("dua")
    told(URGENT, first, second)

    def broken(parcel, messages, to, language):
        if to.startswith("satu"):
            raise LookupError("a template is missing")
        return letters.letter(parcel, messages, to, language)

    monkeypatch.setitem(sending._PORTS, "mail", (lambda: world.mail, broken))
    world.run(NOON)
    assert world.mailed == ["dua@contoh.go.id"]
    assert Parcel.objects.get(to=first).state == ParcelState.FAILED


def test_by_telephone_where_the_reader_asked_for_it(world):
    reader = world.reader(phone="+6281234567890")
    wishes.wish(by=reader, urgent_phone=True, urgent_mail=False)
    told(URGENT, reader)
    world.run(NOON)
    (note,) = world.phone.sent.values()
    assert note.to == "+6281234567890"
    assert "Kabar penting." in note.text
    assert world.mail.sent == []


def test_the_letter_speaks_the_readers_language_and_links_to_this_installation(world, settings):
    settings.PENATA_ADDRESS = "https://penata.contoh.go.id"
    reader = world.reader()
    wishes.wish(by=reader, language="en")
    told(URGENT, reader, url="/abk/")
    world.run(NOON)
    (letter,) = world.mail.sent
    assert letter.language == "en"
    assert f"https://penata.contoh.go.id/pemberitahuan/{Message.objects.get().pk}/" in letter.text


def test_what_leaves_the_house_is_masked(world):
    reader = world.reader()
    from penata.kernel.notify.actions import tell

    tell(kind=PLAIN.name, to=[reader.pk], key="1", values={"who": "6202061708910003 <b>"})
    world.run(NOON)
    world.run(MORNING)
    (letter,) = world.mail.sent
    assert "6202061708910003" not in letter.text + letter.html
    assert "<b>" not in letter.html
    assert "<b>" in letter.text


def test_for_the_time_being_is_tried_again_later_and_later_then_given_up(world):
    reader, now = world.reader(), NOON
    wishes.wish(by=reader, quiet_from="06:00", quiet_until="06:00")
    world.mail.refusals["nor@contoh.go.id"] = ["4.7.1"] * 99
    told(URGENT, reader)
    for attempt, pause in enumerate(PATIENCE, start=1):
        world.run(now)
        assert (Parcel.objects.get().attempts, Parcel.objects.get().due_at) == (attempt, now + pause)
        world.run(now + pause - timedelta(seconds=1))  # not before its time
        assert Parcel.objects.get().attempts == attempt
        now += pause
    world.run(now)
    assert (Parcel.objects.get().state, Parcel.objects.get().status) == (ParcelState.FAILED, "4.7.1")
    assert not SpoiltAddress.objects.exists()


def test_a_second_attempt_is_the_same_letter(world):
    world.mail.refusals["nor@contoh.go.id"] = ["4.7.1"]
    told(URGENT, world.reader())
    world.run(NOON)
    world.run(NOON + timedelta(minutes=2))
    assert world.mail.sent[0].key == Parcel.objects.get().key.hex


def test_a_dead_address_is_marked_not_used_again_and_its_owner_told_in_the_house(world):
    reader = world.reader()
    world.mail.refusals["nor@contoh.go.id"] = ["5.1.1"] * 9
    told(URGENT, reader)
    world.run(NOON)
    assert Parcel.objects.get().state == ParcelState.BOUNCED
    told(URGENT, reader, key="2")
    world.run(NOON)
    assert Parcel.objects.count() == 1
    assert [m.kind for m in Message.objects.filter(to=reader).order_by("id")] == [
        "test.urgent", "notify.spoilt", "test.urgent",
    ]  # fmt: skip
    assert "nor@" not in SpoiltAddress.objects.get().digest


def test_another_address_of_the_same_reader_is_used(world):
    reader = world.reader()
    world.mail.refusals["nor@contoh.go.id"] = ["5.1.1"]
    told(URGENT, reader)
    world.run(NOON)
    world.contacts[reader.pk] = Contact("baru@contoh.go.id")
    told(URGENT, reader, key="2")
    world.run(NOON)
    assert world.mailed == ["baru@contoh.go.id"]


def test_a_refusal_of_the_content_says_nothing_of_the_address(world):
    world.mail.refusals["nor@contoh.go.id"] = ["5.7.1"]
    told(URGENT, world.reader())
    world.run(NOON)
    assert Parcel.objects.get().state == ParcelState.FAILED
    assert not SpoiltAddress.objects.exists()


def test_a_server_that_is_down_costs_no_attempt(world):
    for name in "abc":
        told(URGENT, world.reader(name))
    world.mail.is_down = True
    assert world.run(NOON) == 0
    assert set(Parcel.objects.values_list("state", "attempts")) == {(ParcelState.WAITING, 0)}
    world.mail.is_down = False
    assert world.run(NOON) == 3


def test_one_refusal_does_not_stop_the_others(world):
    readers = [world.reader(name) for name in "abc"]
    world.mail.refusals["b@contoh.go.id"] = ["5.1.1"]
    told(URGENT, *readers)
    world.run(NOON)
    assert world.mailed == ["a@contoh.go.id", "c@contoh.go.id"]


def test_who_has_no_address_or_a_closed_account_gets_nothing_outside(world):
    told(URGENT, world.reader("a"), world.reader("b"))
    world.contacts.clear()
    assert world.run(NOON) == 0
    assert not Delivery.objects.exists()


def test_an_account_closed_meanwhile_gets_nothing_any_more(world):
    told(PLAIN, world.reader())
    world.run(NOON)
    world.contacts.clear()
    world.run(MORNING)
    assert Parcel.objects.get().state == ParcelState.DROPPED


def test_where_mail_is_off_nothing_waits_for_it(world, settings):
    settings.PENATA_MAIL = ""
    told(URGENT, world.reader())
    world.run(NOON)
    assert not Delivery.objects.exists()


def test_a_hundred_readers_cost_as_many_statements_as_ten_but_for_handing_over(world):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for key, number in (("few", 10), ("many", 100)):
        told(URGENT, *[world.reader(f"{key}{n}") for n in range(number)], key=key)
        with CaptureQueriesContext(connection) as captured:
            world.run(NOON)
        counted.append(len(captured) - 4 * number)  # savepoint, lock, update, release
    assert counted[0] == counted[1]


def test_failed_ones_are_tried_again_by_who_watches_over_them(world, operator):
    world.mail.refusals["nor@contoh.go.id"] = ["5.7.1"]
    told(URGENT, world.reader())
    world.run(NOON)
    assert retry_failed(by=operator) == 1
    assert len(traced("notify.retry")) == 1
    world.run(at("2030-01-01 12:00"))
    assert Parcel.objects.get().state == ParcelState.SENT


def test_a_stranger_retries_nothing(world):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        retry_failed(by=world.reader())
