"""What both SIASNs promise; the real one speaks to a small server on this machine that holds the fake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from penata.kernel.ports.refusals import Refused, Unreachable
from penata.kernel.ports.siasn.fake import Fake
from penata.kernel.ports.siasn.real import LARGEST_ANSWER, WebService
from tests.kernel.ports.test_mail import free_port

TOKEN = "rahasia"
BUDI = {
    "nipBaru": "199001052015011001",
    "nama": "BUDI SANTOSO",
    "golRuangAkhir": "III/b",
    "tahunLulus": "2012",
}
BROKEN = "199001052015011002"


class StandIn(ThreadingHTTPServer):
    """Answers as the web service does, out of a fake. `instead`: what is said whatever was asked, (code, body)."""

    def __init__(self, fake: Fake) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.fake, self.instead, self.asked = fake, (0, b""), list[str]()
        self.url = f"http://127.0.0.1:{self.server_port}/apisiasn/1.0"


class _Answer(BaseHTTPRequestHandler):
    server: StandIn

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.server.instead[0]:
            return self._say(*self.server.instead)
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            return self._say(401, b"{}")
        nip = self.path.removeprefix("/apisiasn/1.0/pns/data-utama/")
        with self.server.fake.session() as ask:
            try:
                found = ask(nip)
            except Unreachable:
                return self._say(503, b"")
            except Refused:
                return self._say(200, b"<html>")
        body = {"code": 1, "data": found} if found else {"code": 0, "data": "Data tidak ditemukan"}
        return self._say(200, json.dumps(body).encode())

    def _say(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(fake: Fake) -> Iterator[StandIn]:
    with StandIn(fake) as found:
        Thread(target=found.serve_forever, args=(0.05,), daemon=True).start()
        yield found
        found.shutdown()


@pytest.fixture
def fake() -> Fake:
    made = Fake([BUDI])
    made.broken.add(BROKEN)
    return made


@pytest.fixture
def stand_in(fake) -> Iterator[StandIn]:
    with serving(fake) as found:
        yield found


@pytest.fixture(params=["fake", "real"])
def port(request, fake, stand_in) -> Any:
    return fake if request.param == "fake" else WebService(f"{stand_in.url}/", TOKEN)


def test_a_record_is_found_by_its_nip(port):
    with port.session() as ask:
        assert ask(BUDI["nipBaru"]) == BUDI


def test_nobody_is_nobody(port):
    with port.session() as ask:
        assert ask("0" * 18) is None


def test_an_answer_that_cannot_be_read_stops_nobody_else_and_names_nobody(port):
    with port.session() as ask:
        with pytest.raises(Refused) as refusal:
            ask(BROKEN)
        assert BROKEN not in str(refusal.value)
        assert ask(BUDI["nipBaru"]) == BUDI


def test_a_system_that_is_down_stops_everything(port, fake):
    fake.is_down = True
    with port.session() as ask, pytest.raises(Unreachable) as refusal:
        ask(BUDI["nipBaru"])
    assert BUDI["nipBaru"] not in str(refusal.value)


def test_nobody_there_is_unreachable():
    with WebService(f"http://127.0.0.1:{free_port()}", TOKEN).session() as ask, pytest.raises(Unreachable):
        ask(BUDI["nipBaru"])


def test_a_wrong_token_stops_everything(stand_in):
    with WebService(stand_in.url, "salah").session() as ask, pytest.raises(Unreachable):
        ask(BUDI["nipBaru"])


def test_the_token_is_not_carried_elsewhere(stand_in):
    stand_in.instead = 302, b""
    with WebService(stand_in.url, TOKEN).session() as ask, pytest.raises(Unreachable):
        ask(BUDI["nipBaru"])
    assert len(stand_in.asked) == 1


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (200, b'{"code": 1, "data": {"nipBaru": "1990'), (200, b"[]"), (200, b"\xff\xfe"), (400, b"{}"),
        (200, b" " * (LARGEST_ANSWER + 1)), (200, json.dumps({"data": BUDI | {"nipBaru": "9" * 18}}).encode()),
    ],
)  # fmt: skip
def test_what_is_not_the_promised_answer_is_refused(stand_in, code, body):
    stand_in.instead = code, body
    with WebService(stand_in.url, TOKEN).session() as ask, pytest.raises(Refused):
        ask(BUDI["nipBaru"])


def test_values_come_as_text_and_parts_that_are_no_values_stay_out(stand_in):
    told = BUDI | {"bupPensiun": 60, "tmtEselon": None, "path": {"1": {}}}
    stand_in.instead = 200, json.dumps({"code": 1, "data": told}).encode()
    with WebService(stand_in.url, TOKEN).session() as ask:
        assert ask(BUDI["nipBaru"]) == BUDI | {"bupPensiun": "60", "tmtEselon": ""}
