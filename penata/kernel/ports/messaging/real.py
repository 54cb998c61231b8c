"""Any gateway that takes `POST {"to", "text", "id"}` with a bearer token and an Idempotency-Key.

2xx and 409 (known already): taken. 404, 410, 422: no such number. 401, 403: we are not let in. 408, 425, 429 and
5xx: later. A gateway that speaks otherwise is reached through a small translator beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import requests
from django.conf import settings

from penata.kernel.ports.messaging.protocol import Messaging, Note, Send
from penata.kernel.ports.refusals import Refused, Unreachable

TIMEOUT_SECONDS = (5, 15)
NO_SUCH_NUMBER, NOT_LET_IN, LATER, KNOWN = {404, 410, 422}, {401, 403}, {408, 425, 429}, 409


class Gateway:
    def __init__(self, url: str = "", token: str = "") -> None:
        self.url, self.token = url or settings.PENATA_MESSAGING_URL, token or settings.PENATA_MESSAGING_TOKEN

    @contextmanager
    def session(self) -> Iterator[Send]:
        with requests.Session() as link:
            link.trust_env = False
            link.headers["Authorization"] = f"Bearer {self.token}"

            def send(note: Note) -> None:
                self._post(link, note)

            yield send

    def _post(self, link: requests.Session, note: Note) -> None:
        try:
            answer = link.post(
                self.url,
                json={"to": note.to, "text": note.text, "id": note.key},
                headers={"Idempotency-Key": note.key},
                timeout=TIMEOUT_SECONDS,
                allow_redirects=False,
            )
        except requests.ConnectTimeout:
            raise Unreachable("timeout") from None
        except requests.Timeout:
            raise Refused("4.4.2") from None
        except requests.RequestException as problem:
            raise Unreachable(type(problem).__name__) from None
        _judge(answer.status_code)


def _judge(code: int) -> None:
    if 200 <= code < 300 or code == KNOWN:
        return
    if code in NOT_LET_IN or 300 <= code < 400:
        raise Unreachable(f"HTTP {code}")
    if code in NO_SUCH_NUMBER:
        raise Refused("5.1.1")
    raise Refused("4.3.0" if code in LATER or code >= 500 else "5.6.0")


_keeps: type[Messaging] = Gateway
