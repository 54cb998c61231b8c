"""What both post offices promise, and what only the real one can meet. The other side is a real SMTP server here."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from penata.kernel.ports.mail import Letter
from penata.kernel.ports.mail.fake import Fake
from penata.kernel.ports.mail.real import Smtp, return_path
from penata.kernel.ports.refusals import Refused, Unreachable

KEY = "0123456789abcdef0123456789abcdef"
DEAD, LATER, HERE = "mati@contoh.go.id", "nanti@contoh.go.id", "ada@contoh.go.id"
SERVER = {
    "host": "127.0.0.1", "user": "", "password": "", "tls": "off", "sender": "Penata <penata@contoh.go.id>",
    "bounces": "pantul@contoh.go.id",
}  # fmt: skip


def letter(to: str = HERE, key: str = KEY) -> Letter:
    return Letter(
        to, "ABK menunggu", "Halo é", "<p>Halo é</p>", key, datetime(2026, 11, 22, tzinfo=UTC), "http://p/c/"
    )


class Keeping:
    """A server that keeps what it takes, and refuses whom it is told to."""

    def __init__(self) -> None:
        self.taken: list[Any] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == DEAD:
            return "550 5.1.1 no such user"
        if address == LATER:
            return "451 4.7.1 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if b"SPAM" in envelope.content:
            return "554 no thanks"
        self.taken.append(envelope)
        return "250 OK"


@contextmanager
def server(handler: Any, **kwargs: Any) -> Iterator[Controller]:
    found = Controller(handler, hostname="127.0.0.1", port=free_port(), **kwargs)
    found.start()
    try:
        yield found
    finally:
        found.stop()


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return bound.getsockname()[1]


@pytest.fixture
def office() -> Iterator[tuple[Keeping, dict[str, Any]]]:
    with server(Keeping()) as found:
        yield found.handler, SERVER | {"port": found.port}


@pytest.fixture(params=["fake", "real"])
def port(request, office) -> Any:
    if request.param == "real":
        return Smtp(office[1])
    fake = Fake()
    fake.refusals = {DEAD: ["5.1.1"] * 9, LATER: ["4.7.1"] * 9}
    return fake


def test_a_letter_is_taken(port, office):
    with port.session() as send:
        send(letter())
        send(letter(key=KEY[::-1]))
    assert len(getattr(port, "sent", office[0].taken)) == 2


@pytest.mark.parametrize(("to", "status"), [(DEAD, "5.1.1"), (LATER, "4.7.1"), ("a@b\nBcc: x@y", "5.1.3")])
def test_a_refusal_has_its_status_and_no_address(port, to, status):
    with port.session() as send:
        with pytest.raises(Refused) as refusal:
            send(letter(to))
        assert (refusal.value.status, str(refusal.value)) == (status, status)
        send(letter())  # the next one is not the worse for it


def test_nobody_there_is_unreachable():
    fake = Fake()
    fake.is_down = True
    for port in (fake, Smtp(SERVER | {"port": free_port()})):
        with port.session() as send, pytest.raises(Unreachable):
            send(letter())


def test_what_arrives_is_what_was_written(office):
    with Smtp(office[1]).session() as send:
        send(letter())
    (envelope,) = office[0].taken
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.mail_from == f"pantul+{KEY}@contoh.go.id"
    assert message["Message-ID"] == f"<{KEY}@contoh.go.id>"
    assert message["List-Unsubscribe"] == "<http://p/c/>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_body(("plain",)).get_content().strip() == "Halo é"
    assert message.get_body(("html",)).get_content().strip() == "<p>Halo é</p>"


def test_the_same_letter_is_the_same_bytes(office):
    for _ in range(2):
        with Smtp(office[1]).session() as send:
            send(letter())
    first, second = office[0].taken
    assert first.content == second.content


def test_plain_codes_are_understood(office):
    with Smtp(office[1]).session() as send, pytest.raises(Refused) as refusal:
        send(Letter(HERE, "SPAM", "x", "x", KEY, datetime(2026, 11, 22, tzinfo=UTC), "http://p/c/"))
    assert refusal.value.status == "5.7.1"


class HangingUp(Keeping):
    async def handle_DATA(self, server, session, envelope):
        if not self.taken:
            self.taken.append(envelope)
            server.transport.abort()
            return "421 gone"
        return await super().handle_DATA(server, session, envelope)


def test_a_line_that_falls_is_taken_up_for_the_next_letter():
    with server(HangingUp()) as found, Smtp(SERVER | {"port": found.port}).session() as send:
        with pytest.raises(Refused) as refusal:
            send(letter())
        assert refusal.value.status == "4.4.2"
        send(letter())
        assert len(found.handler.taken) == 2


class RefusingTheSender(Keeping):
    async def handle_MAIL(self, server, session, envelope, address, options):
        return "550 5.1.8 who are you"


def test_our_own_address_refused_stops_everything():
    """It says nothing of any reader: none of their addresses may be marked for it."""
    with (
        server(RefusingTheSender()) as found,
        Smtp(SERVER | {"port": found.port}).session() as send,
        pytest.raises(Unreachable),
    ):
        send(letter())


def test_where_start_tls_is_asked_for_nothing_goes_in_the_clear(office):
    with Smtp(office[1] | {"tls": "start"}).session() as send, pytest.raises(Unreachable):
        send(letter())
    assert office[0].taken == []


def test_without_an_address_for_returns_they_come_to_the_sender():
    assert return_path(KEY, SERVER | {"bounces": ""}) == "penata@contoh.go.id"
