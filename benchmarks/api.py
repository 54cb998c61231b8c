"""CPU of the API's list of 100 people, beside the bare query of the page that shows the same.

python -m benchmarks.api 2000
"""

from __future__ import annotations

import json
import sys
from typing import Any

from benchmarks.report import measured_alone, table
from benchmarks.session import cpu, ready, session

TIMES, ROWS = 15, 100


def measure(people: int) -> dict[str, Any]:
    with session(f"pages-{people}") as by:
        ready(by, people)
        return _measured(by)


def _measured(by: Any) -> dict[str, Any]:
    from django.conf import settings
    from django.test import Client

    from penata.domains.accounts import public as accounts

    settings.PENATA_API_CALLS_A_MINUTE = 10**6
    settings.ALLOWED_HOSTS = ["testserver"]
    text, client = _key(by), Client()
    bearer = accounts.bearer_of_key(text)
    tag = _call(client, text).headers["ETag"]
    bare = cpu(lambda: _bare(bearer), TIMES)
    whole = cpu(lambda: _call(client, text), TIMES)
    same = cpu(lambda: _call(client, text, **{"If-None-Match": tag}), TIMES)
    return {
        "rows": ROWS, "cpu_ms": round(whole, 1), "same_ms": round(same, 1), "bare_query_ms": round(bare, 1),
        "ratio": round(whole / bare, 2),
    }  # fmt: skip


def _key(by: Any) -> str:
    """A key of a personnel officer's for the whole government."""
    from datetime import timedelta

    from penata.domains.accounts import public as accounts
    from penata.domains.accounts.actions import api_keys
    from penata.domains.organization.public import governments, grant_role
    from penata.kernel import clock
    from penata.kernel.access import Role, grants_of

    root = governments().get()
    owner = accounts.by_username("api-bench")
    if owner is None:
        owner = accounts.create(username="api-bench", name="Petugas", by=by)
        grant_role(user=owner, role=Role.PERSONNEL_OFFICER, unit=root, by=by, first=clock.today())
    (grant,) = grants_of(owner)
    last_day = clock.today() + timedelta(days=7)
    return api_keys.make(name="bench", grant=grant, unit="", last_day=last_day, by=owner)[1]


def _bare(bearer: Any) -> None:
    """What the page of the staff list asks for as many rows, with what it works out for them."""
    from penata.domains.people.queries import lists
    from penata.kernel import clock

    asked = lists.read_address(bearer, {}, clock.today())
    assert len(lists.shown(bearer, lists.matching(bearer, asked)[:ROWS], clock.today())) == ROWS


def _call(client: Any, text: str, **headers: str) -> Any:
    answer = client.get(
        f"/api/v1/people?limit={ROWS}", headers={"Authorization": f"Bearer {text}", **headers}
    )
    assert answer.status_code in {200, 304}, answer.content
    return answer


def chapter() -> str:
    r = measured_alone("api", "2000")
    row = (r["rows"], r["cpu_ms"], r["bare_query_ms"], r["ratio"], r["same_ms"])
    return f"""## API
`python -m benchmarks.api`. The list of people as JSON with key, count, log of accesses and tag, beside the bare query of
the page of the staff list with as many rows; last, the same list asked for again with its tag.

{table(("people", "CPU ms", "bare query, CPU ms", "ratio", "unchanged (304), CPU ms"), [row])}"""


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)))
