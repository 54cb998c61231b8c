"""SIASN by its web service: `GET <address>/pns/data-utama/<NIP>` with a bearer token.

The answer is `{"code": 1, "data": {…}}`; `data` that is no object, or `code` 0, is nobody. 401, 403 and whatever leads
elsewhere: we are not let in. 408, 429 and 5xx: later, for everybody. BKN's own gateway wants a second, short-lived token
of its sign-in beside this one and lets in known addresses only; a translator beside Penata that renews both keeps the
contract above (ADR 0023).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import requests
from django.conf import settings

from penata.kernel.ports.refusals import Refused, Unreachable
from penata.kernel.ports.siasn.protocol import Ask, Record, Siasn

TIMEOUT_SECONDS = (5, 15)
LARGEST_ANSWER = 256 * 1024
PIECE = 16 * 1024
NOBODY, LATER, UNREADABLE = 404, {408, 425, 429}, "5.6.0"


class WebService:
    def __init__(self, url: str = "", token: str = "") -> None:
        self.url, self.token = (
            (url or settings.PENATA_SIASN_URL).rstrip("/"),
            token or settings.PENATA_SIASN_TOKEN,
        )

    @contextmanager
    def session(self) -> Iterator[Ask]:
        with requests.Session() as link:
            link.trust_env = False
            link.headers.update({"Authorization": f"Bearer {self.token}", "Accept": "application/json"})

            def ask(nip: str) -> Record | None:
                return self._get(link, nip)

            yield ask

    def _get(self, link: requests.Session, nip: str) -> Record | None:
        address = f"{self.url}/pns/data-utama/{quote(nip, safe='')}"
        try:
            with link.get(address, timeout=TIMEOUT_SECONDS, allow_redirects=False, stream=True) as answer:
                if answer.status_code == NOBODY:
                    return None
                _judge(answer.status_code)
                told = _json(_body(answer))
        except requests.RequestException as problem:
            raise Unreachable(type(problem).__name__) from None
        return _record(told, nip)


def _judge(code: int) -> None:
    if code == requests.codes.ok:
        return
    if code in LATER or code >= 500 or 300 <= code < 400 or code in {401, 403}:
        raise Unreachable(f"HTTP {code}")
    raise Refused(UNREADABLE)


def _body(answer: requests.Response) -> bytes:
    body = b""
    for piece in answer.iter_content(PIECE):
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise Refused(UNREADABLE)
    return body


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        raise Refused(UNREADABLE) from None


def _record(told: Any, nip: str) -> Record | None:
    """The person of the answer, if it is the one that was asked for."""
    if not isinstance(told, dict):
        raise Refused(UNREADABLE)
    data = told.get("data")
    if str(told.get("code", 1)) == "0" or not isinstance(data, dict) or not data:
        return None
    if str(data.get("nipBaru", "")).strip() != nip:
        raise Refused(UNREADABLE)
    return {name: _text(value) for name, value in data.items() if isinstance(value, str | int | float | None)}


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


_keeps: type[Siasn] = WebService
