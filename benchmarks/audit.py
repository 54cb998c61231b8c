"""What traces cost: pages and one write with audit on beside audit off, and sealing a day of them.

python -m benchmarks.audit pages | seal
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

from benchmarks.pages import Page, _officer, _open
from benchmarks.report import measured_alone, table
from benchmarks.session import cpu, ready, session, timed

PEOPLE, TIMES, TRACES = 20_000, 25, 100_000


def pages() -> list[dict[str, Any]]:
    """CPU of pages that note an access, and of a write that leaves a trace, with and without both."""
    with session(f"pages-{PEOPLE}") as by:
        ready(by, PEOPLE)
        client = _officer(by)
        cases: list[tuple[str, Callable[[], Any]]] = [
            (page.name, lambda page=page: _open(client, page))
            for page in (Page("person", "/orang/B000007/"), Page("staff list", "/pegawai/"))
        ]
        cases.append(("write", lambda: _note_course(by)))
        return [_beside(name, act) for name, act in cases]


def _beside(name: str, act: Callable[[], Any]) -> dict[str, Any]:
    act()
    on = cpu(act, TIMES)
    with _audit_off():
        off = cpu(act, TIMES)
    return {"what": name, "on_ms": round(on, 2), "off_ms": round(off, 2), "ratio": round(on / off, 2)}


def _audit_off() -> ExitStack:
    from penata.domains.people.actions import records
    from penata.domains.people.views import person

    stack = ExitStack()
    stack.enter_context(patch.object(person, "record_access", lambda **_: None))
    stack.enter_context(patch.object(records, "record", lambda *_, **__: None))
    return stack


def _note_course(by: Any) -> None:
    """As the page's form does it, through the whole request."""
    answer = _WRITER.setdefault("client", _officer(by)).post(
        "/orang/B000009/diklat/", {"name": "Diklat ukur", "issued_on": "2026-01-02"}
    )
    assert answer.status_code == 302, answer.status_code


_WRITER: dict[str, Any] = {}


def seal() -> dict[str, Any]:
    """A day of 100,000 traces into the chain, beside one bulk insert of as many plain rows."""
    with session("seal") as by:
        from penata.kernel.audit import actions, queries

        actions.seal()
        entries = [
            actions.Entry("person.edit", "people.person", n, person_id=n, path="1.2", after={"phone": str(n)})
            for n in range(TRACES)
        ]
        actions.record_many(entries, by=by)
        sealed, seconds = timed(actions.seal)
        verdict, walk = timed(queries.verify)
        return {
            "traces": sealed, "seal_s": round(seconds, 2), "plain_s": round(_plain(), 2), "verify_s": round(walk, 2),
            "faults": len(verdict.faults),
        }  # fmt: skip


def _plain() -> float:
    """The alternative: as many rows of the same width, inserted by the driver's executemany without any hash."""
    from django.db import connection

    rows = [("x" * 64,) for _ in range(TRACES)]
    with connection.cursor() as cursor:
        cursor.execute("create temporary table plain (id bigserial primary key, text text)")
        _, seconds = timed(lambda: cursor.executemany("insert into plain (text) values (%s)", rows))
    return seconds


def chapter() -> str:
    rows = [(r["what"], r["on_ms"], r["off_ms"], r["ratio"]) for r in measured_alone("audit", "pages")]
    seal = measured_alone("audit", "seal")
    return f"""## Traces
`python -m benchmarks.audit pages | seal`. CPU of the whole request with accesses and traces written, and with both left
out. Bound: 1.3 times.

{table(("request", "audit on, CPU ms", "audit off, CPU ms", "ratio"), rows)}
Sealing a day of {seal["traces"]:,} traces: {seal["seal_s"]} s, beside {seal["plain_s"]} s for as many plain rows by
executemany; walking the whole chain again: {seal["verify_s"]} s, {seal["faults"]} faults. Bound: a minute.
"""


if __name__ == "__main__":
    print(json.dumps({"pages": pages, "seal": seal}[sys.argv[1]]()))
