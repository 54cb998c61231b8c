"""The bell, the list, the settings, and the page that watches over deliveries."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penata.kernel.access import Role
from penata.kernel.notify.models import Message, Preference
from tests.domains.organization.factories import make_government, officer, traced
from tests.kernel.notify.conftest import NOON, PLAIN, URGENT, told


@pytest.fixture
def inside(world, sign_in):
    """A reader of the world, and his browser."""
    reader = world.reader()
    return reader, sign_in(reader)


def test_the_bell_counts_what_is_unread(inside):
    reader, client = inside
    assert "belum dibaca</span>" not in client.get("/pemberitahuan/").content.decode()
    for key in "123":
        told(PLAIN, reader, key=key)
    page = client.get("/akun/").content.decode()
    assert re.search(r'class="n">3<span class="visually-hidden"> belum dibaca', page)


def test_unread_stands_above_and_opening_reads(inside):
    reader, client = inside
    told(URGENT, reader, key="1", url="/akun/")
    told(PLAIN, reader, key="2")
    first = Message.objects.order_by("id")[0]
    answer = client.get(f"/pemberitahuan/{first.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, "/akun/")
    first.refresh_from_db()
    assert first.read_at is not None
    page = client.get("/pemberitahuan/").content.decode()
    assert page.index("Kabar untuk Anda.") < page.index("Kabar penting.")
    assert page.count("Belum dibaca") == 1


def test_a_message_leads_nowhere_outside(inside):
    reader, client = inside
    told(URGENT, reader)
    Message.objects.update(url="//elsewhere.example/")  # as no action writes it
    assert client.get(f"/pemberitahuan/{Message.objects.get().pk}/")["Location"] == "/pemberitahuan/"


def test_all_at_once(inside):
    reader, client = inside
    told(PLAIN, reader)
    client.post("/pemberitahuan/baca/")
    assert not Message.objects.filter(read_at=None).exists()


def test_anothers_message_is_not_there(inside, world):
    told(PLAIN, world.reader("lain"))
    message = Message.objects.get()
    assert inside[1].get(f"/pemberitahuan/{message.pk}/").status_code == 404
    inside[1].post("/pemberitahuan/baca/")
    assert Message.objects.filter(read_at=None).exists()
    assert "Kabar untuk" not in inside[1].get("/pemberitahuan/").content.decode()


def test_twenty_messages_cost_as_many_queries_as_ten(inside):
    reader, client = inside
    counted = []
    for start in (0, 10):
        for key in range(start, start + 10):
            told(PLAIN, reader, key=str(key))
        client.get("/pemberitahuan/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/pemberitahuan/")
        counted.append(len(captured))
    assert counted[0] == counted[1]


CHOSEN = {
    "urgent_mail": "on", "ordinary_phone": "on", "digest_at": "08:30", "quiet_from": "20:00", "quiet_until": "05:00",
    "language": "en",
}  # fmt: skip


def test_wishes_are_kept_and_leave_a_trace(inside):
    reader, client = inside
    assert client.post("/pemberitahuan/cara/", CHOSEN).status_code == 302
    kept = Preference.objects.get(user=reader)
    assert (kept.urgent_mail, kept.ordinary_mail, kept.ordinary_phone, kept.digest) == (
        True,
        False,
        True,
        False,
    )
    assert (kept.language, kept.digest_at.hour) == ("en", 8)
    (trace,) = traced("notify.wish")
    assert "digest_at" in trace.fields
    client.post("/pemberitahuan/cara/", CHOSEN)
    assert len(traced("notify.wish")) == 1


def test_an_hour_that_is_none_is_refused_in_words(inside):
    page = inside[1].post("/pemberitahuan/cara/", CHOSEN | {"digest_at": "25:99"})
    assert page.status_code == 200
    assert not Preference.objects.exists()


def test_a_way_that_is_not_there_is_not_asked_for(inside, settings):
    settings.PENATA_MESSAGING = ""
    page = inside[1].get("/pemberitahuan/cara/").content.decode()
    assert "ordinary_phone" not in page
    assert "Belum disiapkan di kantor ini" in page
    inside[1].post("/pemberitahuan/cara/", CHOSEN)
    assert Preference.objects.get().ordinary_phone is False


def test_trying_it_out_sends_a_letter(inside, world):
    inside[1].post("/pemberitahuan/coba/")
    world.run(NOON)
    assert world.mailed == ["nor@contoh.go.id"]


def test_ones_own_address_is_shown_in_part(inside):
    page = inside[1].get("/pemberitahuan/cara/").content.decode()
    assert "no••••@contoh.go.id" in page
    assert "nor@" not in page


def test_the_page_of_deliveries_names_nobody(inside, world, sign_in):
    world.mail.refusals["nor@contoh.go.id"] = ["5.7.1"]
    told(URGENT, inside[0])
    world.run(NOON)
    admin = sign_in(officer(make_government(), Role.ADMINISTRATOR, "admin"))
    page = admin.get("/pengiriman/").content.decode()
    assert "Ada kabar penting" in page
    assert "5.7.1" in page
    assert "nor@" not in page
    assert "Nor<" not in page
    assert admin.post("/pengiriman/ulang/").status_code == 302
    assert world.run(NOON.replace(year=2030)) == 1


def test_others_do_not_watch_over_deliveries(inside):
    assert inside[1].get("/pengiriman/").status_code == 403
    assert inside[1].post("/pengiriman/ulang/").status_code == 403
