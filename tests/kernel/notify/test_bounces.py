"""What a mail server returns: read whatever its form, never an exception, and the right address marked."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.notify import bounces
from penata.kernel.notify.actions.addresses import take_return, trust_again
from penata.kernel.notify.contacts import Contact
from penata.kernel.notify.models import Message, Parcel, SpoiltAddress
from penata.kernel.notify.states import ParcelState
from tests.domains.organization.factories import traced
from tests.kernel.notify.conftest import NOON, URGENT, told

KEY = "0123456789abcdef0123456789abcdef"
POSTFIX = """\
From: MAILER-DAEMON@mx.contoh.go.id (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.contoh.go.id
Arrival-Date: Sun, 22 Nov 2026 12:00:00 +0700

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 unknown user

--b
Content-Type: {enclosed}

From: penata@contoh.go.id
Message-ID: <{key}@contoh.go.id>
Subject: Ada kabar penting

--b--
"""


def returned(key: str = KEY, **told: str) -> bytes:
    usual = {
        "to": f"pantul+{key}@contoh.go.id", "recipient": "nor@contoh.go.id", "action": "failed", "status": "5.1.1",
        "enclosed": "message/rfc822",
    }  # fmt: skip
    return POSTFIX.format(key=key, **usual | told).encode()


@pytest.mark.parametrize("enclosed", ["message/rfc822", "text/rfc822-headers"])
@pytest.mark.parametrize("to", [f"pantul+{KEY}@contoh.go.id", "penata@contoh.go.id"])
def test_a_letter_is_known_by_the_return_path_or_by_what_is_enclosed(to, enclosed):
    found = bounces.read(returned(to=to, enclosed=enclosed))
    assert found == bounces.Return(KEY, "5.1.1", ("nor@contoh.go.id",))


def test_the_mail_server_may_name_the_address_itself():
    assert bounces.read(returned(to="x@y"), f"pantul+{KEY}@contoh.go.id").key == KEY


@pytest.mark.parametrize(
    ("action", "status", "read"),
    [
        ("failed", "5.2.1", "5.2.1"), ("failed", "4.4.7", "5.4.7"), ("failed", "nonsense", "5.0.0"),
        ("delayed", "4.4.1", "4.0.0"),
    ],
)  # fmt: skip
def test_actions_and_their_status(action, status, read):
    assert bounces.read(returned(action=action, status=status)).status == read


@pytest.mark.parametrize(
    "raw",
    [b"", b"From: a@b\n\nhello", returned(action="delivered"), returned(key="x" * 32), b"\xff" * 999],
    ids=["nothing", "a letter", "delivered", "not ours", "bytes"],
)
def test_what_is_no_return_of_ours_is_nothing(raw):
    assert bounces.read(raw) is None


@given(st.binary(max_size=400), st.integers(0, 1200))
def test_no_bytes_break_the_reader(noise, place):
    raw = returned()
    found = bounces.read(raw[:place] + noise + raw[place:])
    assert found is None or (len(found.key) == 32 and found.status[0] in "245")


@pytest.fixture
def sent(world):
    reader = world.reader()
    told(URGENT, reader)
    world.run(NOON)
    return SimpleNamespace(reader=reader, parcel=Parcel.objects.get(), world=world)


def test_a_return_marks_the_address_and_tells_its_owner(sent):
    assert take_return(returned(sent.parcel.key.hex)) is not None
    sent.parcel.refresh_from_db()
    assert (sent.parcel.state, sent.parcel.status) == (ParcelState.BOUNCED, "5.1.1")
    assert Message.objects.filter(to=sent.reader, kind="notify.spoilt").exists()
    told(URGENT, sent.reader, key="2")
    assert sent.world.run(NOON) == 0


def test_the_same_return_twice_is_one(sent):
    take_return(returned(sent.parcel.key.hex))
    assert take_return(returned(sent.parcel.key.hex)) is None
    assert SpoiltAddress.objects.count() == 1


@pytest.mark.parametrize("status", ["5.7.1", "5.2.2", "4.4.7"])
def test_a_return_that_says_nothing_of_the_address_leaves_it_alone(sent, status):
    take_return(returned(sent.parcel.key.hex, status=status))
    sent.parcel.refresh_from_db()
    assert sent.parcel.state == ParcelState.FAILED
    assert not SpoiltAddress.objects.exists()


def test_a_letter_that_is_only_late_is_still_sent(sent):
    assert take_return(returned(sent.parcel.key.hex, action="delayed")) is None
    sent.parcel.refresh_from_db()
    assert sent.parcel.state == ParcelState.SENT


def test_an_address_corrected_meanwhile_is_not_marked_for_the_old_one(sent):
    sent.world.contacts[sent.reader.pk] = Contact("baru@contoh.go.id")
    take_return(returned(sent.parcel.key.hex))
    assert not SpoiltAddress.objects.exists()


def test_a_guess_marks_nobody(sent):
    assert take_return(returned(KEY)) is None
    assert not SpoiltAddress.objects.exists()


def test_the_owner_may_say_that_the_address_is_right(sent):
    take_return(returned(sent.parcel.key.hex))
    assert trust_again(by=sent.reader) == 1
    told(URGENT, sent.reader, key="2")
    assert sent.world.run(NOON) >= 1
    assert len(traced("notify.trust")) == 1


def test_the_command_reads_a_return_and_says_no_address(sent, operator, monkeypatch):
    raw = io.BytesIO(returned(sent.parcel.key.hex, to="penata@contoh.go.id"))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=raw))
    said = io.StringIO()
    call_command("bounce", stdout=said)
    assert "5.1.1" in said.getvalue()
    assert "nor@" not in said.getvalue()
    assert SpoiltAddress.objects.count() == 1
