"""Queries and CPU of the pages that an office opens all day, at one size of staff.

    python -m benchmarks.pages 2000 | 20000

CPU is Python's, for the whole signed-in request, beside the same request to a view that renders the same template
from constants.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from benchmarks.report import measured_alone, table
from benchmarks.session import cpu, ready, session

TIMES = 15
NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", 'INSERT INTO "audit_accessrecord"')


@dataclass(frozen=True)
class Page:
    name: str
    address: str


BARE = Page("bare", "/bare/")


def pages(by: Any) -> list[Page]:
    from penata.domains.organization.models import Unit

    unit = Unit.objects.get(code="U0007").pk
    return [
        Page("staff list", "/pegawai/"),
        Page("unit", f"/unit/{unit}/"),
        Page("person", "/orang/B000007/"),
        Page("map", "/peta/"),
        Page("pendopo", "/pendopo/"),
        Page("saya", "/saya/"),
        Page("scenario", f"/penempatan/{_scenario(by)}/"),
    ]


def _scenario(by: Any) -> int:
    """Of the whole government, computed with a hundred moves."""
    from penata.domains.organization.public import unit_by_code
    from penata.domains.placement.actions.computing import compute
    from penata.domains.placement.actions.scenarios import open_scenario
    from penata.domains.placement.rules.policy import Policy
    from penata.kernel import clock

    made = open_scenario(
        unit=unit_by_code("KAB"), name="Ukur", day=clock.today(), policy=Policy().as_json(), by=by
    )
    return int(compute(scenario=made, by=by).pk)


def measure(people: int) -> list[dict[str, Any]]:
    with session(f"pages-{people}") as by:
        ready(by, people)
        with _bare_view() as bare:
            client = _officer(by)
            return [_measured(client, page, bare) for page in pages(by)]


def _measured(client: Any, page: Page, bare: Bare) -> dict[str, Any]:
    _open(client, page)  # templates compiled, caches warm
    queries = _queries(client, page)
    whole = cpu(lambda: _open(client, page), TIMES)
    with bare.of(client, page):
        plain = cpu(lambda: _open(client, BARE), TIMES)
    return {
        "page": page.name, "queries": len(queries), "cpu_ms": round(whole, 1), "bare_ms": round(plain, 1),
        "ratio": round(whole / plain, 2),
    }  # fmt: skip


def _open(client: Any, page: Page) -> Any:
    answer = client.get(page.address)
    assert answer.status_code == 200, f"{page.address}: {answer.status_code}"
    return answer


def _queries(client: Any, page: Page) -> list[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        _open(client, page)
    return [q["sql"] for q in captured if not q["sql"].lstrip().startswith(NOT_COUNTED)]


@contextmanager
def _bare_view() -> Iterator[Bare]:
    """Django with one address more."""
    from django.test import override_settings
    from django.urls import path

    from penata.config import urls

    bare = Bare()
    routes = type("Routes", (), {"urlpatterns": [path("bare/", bare.view), *urls.urlpatterns]})
    with override_settings(ROOT_URLCONF=routes):
        yield bare


class Bare:
    """A view that only renders a template, from the values that the true page gave it."""

    template, values = "", {}  # type: tuple[str, dict[str, Any]]

    def view(self, request: Any) -> Any:
        from django.shortcuts import render

        return render(request, self.template, self.values)

    @contextmanager
    def of(self, client: Any, page: Page) -> Iterator[None]:
        from django.test.utils import setup_test_environment, teardown_test_environment

        from penata.kernel.ui import cards

        answers, told = cards.answers, {}  # type: ignore[var-annotated]
        setup_test_environment()
        with patch.object(
            cards, "answers", lambda place, *rest: told.setdefault(place, answers(place, *rest))
        ):
            answer = _open(client, page)
        teardown_test_environment()
        self.template, self.values = answer.templates[0].name, _constants(answer.context[0])
        with patch.object(cards, "answers", lambda place, *_: told[place]):
            yield


def _constants(context: Any) -> dict[str, Any]:
    """What the view handed over: the second layer, above the template engine's own."""
    told = {key: value for layer in context.dicts for key, value in layer.items()}
    return {
        key: value for key, value in told.items() if key not in {"True", "False", "None", "request", "user"}
    }


def _officer(by: Any) -> Any:
    from datetime import date

    from django.test import Client

    from penata.domains.accounts import public as accounts
    from penata.domains.organization.public import grant_role, unit_by_code
    from penata.domains.people import public as people
    from penata.kernel.access import Role

    user = accounts.by_username("petugas")
    if user is None:
        user = accounts.create(username="petugas", name="Petugas Ukur", by=by)
        grant_role(
            user=user, role=Role.PERSONNEL_OFFICER, unit=unit_by_code("KAB"), by=by, first=date(2020, 1, 1)
        )
        people.link_account(person_code="B000008", user=user, by=by)
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client


def chapter() -> str:
    small, large = measured_alone("pages", "2000"), measured_alone("pages", "20000")
    rows = [
        (a["page"], a["queries"], b["queries"], b["cpu_ms"], b["bare_ms"], b["ratio"])
        for a, b in zip(small, large, strict=True)
    ]
    head = ("page", "queries at 2,000", "queries at 20,000", "CPU ms", "bare view, CPU ms", "ratio")
    return f"""## Pages
`python -m benchmarks.pages 2000 | 20000`. Every statement of the signed-in request, BEGIN and COMMIT and the access
log aside; Python's CPU beside a bare view that renders the same template from constants. Bounds: 12 queries (28 for
Pendopo, which asks every domain), 3 times.

{table(head, rows)}"""


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
