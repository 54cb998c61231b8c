"""What both gateways promise; the real one speaks to a small server on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from penata.kernel.ports.messaging import Note
from penata.kernel.ports.messaging.fake import Fake
from penata.kernel.ports.messaging.real import Gateway
from penata.kernel.ports.refusals import Refused, Unreachable
from tests.kernel.ports.test_mail import free_port

HERE, DEAD, LATER = "+6281234567890", "+6281100000000", "+6281300000000"
TOKEN = "rahasia"


class StandIn(ThreadingHTTPServer):
    """Takes notes as the gateway's contract says, each key once."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.taken: dict[str, dict[str, str]] = {}
        self.codes: dict[str, int] = {DEAD: 422, LATER: 503}
        self.url = f"http://127.0.0.1:{self.server_port}/pesan"


class _Answer(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            return self._say(401)
        if told["to"] in self.server.codes:
            return self._say(self.server.codes[told["to"]])
        if self.headers["Idempotency-Key"] in self.server.taken:
            return self._say(409)
        self.server.taken[self.headers["Idempotency-Key"]] = told
        return self._say(202)

    def _say(self, code: int) -> None:
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[StandIn]:
    with StandIn() as found:
        Thread(target=found.serve_forever, args=(0.05,), daemon=True).start()
        yield found
        found.shutdown()


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with serving() as found:
        yield found


@pytest.fixture(params=["fake", "real"])
def port(request, stand_in) -> Any:
    if request.param == "real":
        return Gateway(stand_in.url, TOKEN)
    fake = Fake()
    fake.refusals = {DEAD: ["5.1.1"] * 9, LATER: ["4.3.0"] * 9}
    return fake


def test_a_note_is_taken_once_however_often_it_is_sent(port, stand_in):
    for _ in range(2):
        with port.session() as send:
            send(Note(HERE, "halo", "k1"))
    with port.session() as send:
        send(Note(HERE, "halo lagi", "k2"))
    assert list(getattr(port, "sent", stand_in.taken)) == ["k1", "k2"]


@pytest.mark.parametrize(("to", "status"), [(DEAD, "5.1.1"), (LATER, "4.3.0")])
def test_a_refusal_has_its_status_and_no_number(port, to, status):
    with port.session() as send:
        with pytest.raises(Refused) as refusal:
            send(Note(to, "halo", "k"))
        assert str(refusal.value) == status
        send(Note(HERE, "halo", "k"))


def test_nobody_there_is_unreachable():
    fake = Fake()
    fake.is_down = True
    for port in (fake, Gateway(f"http://127.0.0.1:{free_port()}/", TOKEN)):
        with port.session() as send, pytest.raises(Unreachable):
            send(Note(HERE, "halo", "k"))


@pytest.mark.parametrize(("code", "status"), [(404, "5.1.1"), (429, "4.3.0"), (400, "5.6.0"), (500, "4.3.0")])
def test_codes_of_the_gateway(stand_in, code, status):
    stand_in.codes[HERE] = code
    with Gateway(stand_in.url, TOKEN).session() as send, pytest.raises(Refused) as refusal:
        send(Note(HERE, "halo", "k"))
    assert refusal.value.status == status


@pytest.mark.parametrize("token", ["salah", "juga-salah"])
def test_a_wrong_token_stops_everything(stand_in, token):
    with Gateway(stand_in.url, token).session() as send, pytest.raises(Unreachable):
        send(Note(HERE, "halo", "k"))


def test_the_token_is_not_carried_elsewhere(stand_in):
    stand_in.codes[HERE] = 302
    with Gateway(stand_in.url, TOKEN).session() as send, pytest.raises(Unreachable):
        send(Note(HERE, "halo", "k"))
