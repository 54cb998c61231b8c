"""Two hundred people at once, and twenty who write beside them, against the real server.

    python -m benchmarks.load [--users 200] [--writers 20] [--seconds 60]

Everybody opens the staff list, a person, the map and Saya in turn and reads each for some seconds. Beside the median
of one user alone. Afterwards every change that was answered with success is looked for in the database.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
import uuid
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import httpx

from benchmarks.report import measured_alone, table
from benchmarks.session import ROOT, TODAY, ready, session

PEOPLE, PORT = 20_000, 8799
BASE = f"http://127.0.0.1:{PORT}"
READING_SECONDS = (10.0, 30.0)
WRITING_SECONDS = (5.0, 10.0)
ALONE_ROUNDS = 10
HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Clicks:
    """What came back: milliseconds by page, and whatever was not a page."""

    ms: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def all(self) -> list[float]:
        return [one for page in self.ms.values() for one in page]


def addresses(number: int) -> list[tuple[str, str]]:
    return [
        ("list", f"/pegawai/?hal={number % 5 + 1}"),
        ("person", f"/orang/B{number % PEOPLE + 1:06}/"),
        ("map", "/peta/"),
        ("saya", "/saya/"),
    ]


async def reader(client: httpx.AsyncClient, number: int, until: float, told: Clicks) -> None:
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, READING_SECONDS[1]))
    while time.monotonic() < until:
        for page, address in addresses(chance.randrange(PEOPLE)):
            if time.monotonic() >= until:
                return
            await click(client, page, address, told)
            await asyncio.sleep(chance.uniform(*READING_SECONDS))


async def click(client: httpx.AsyncClient, page: str, address: str, told: Clicks) -> None:
    start = time.perf_counter()
    try:
        answer = await client.get(address)
    except httpx.HTTPError as problem:
        told.errors.append(f"{page}: {problem!r}")
        return
    told.ms.setdefault(page, []).append((time.perf_counter() - start) * 1000)
    if answer.status_code != 200:
        told.errors.append(f"{page} {address}: {answer.status_code}")


async def writer(client: httpx.AsyncClient, number: int, until: float, told: Clicks) -> None:
    """Notes one course after another, for a person of his own."""
    chance, address = random.Random(-number), f"/orang/B{number + 1:06}/diklat/"
    while time.monotonic() < until:
        name = f"Diklat {uuid.uuid4()}"
        form = await client.get(address)
        found = HIDDEN.search(form.text)
        if found is None:
            told.errors.append(f"form {address}: {form.status_code}")
            return
        answer = await client.post(
            address,
            data={"csrfmiddlewaretoken": found.group(1), "name": name, "issued_on": "2026-01-02"},
            headers={"Referer": BASE + address},
        )
        if answer.status_code == 302:
            told.written.append(name)
        else:
            told.errors.append(f"write {address}: {answer.status_code}")
        await asyncio.sleep(chance.uniform(*WRITING_SECONDS))


def visitor(cookie: str) -> httpx.AsyncClient:
    # plain http: nothing to verify, so no authorities are loaded
    return httpx.AsyncClient(base_url=BASE, cookies={"sessionid": cookie}, timeout=60, verify=False)


async def alone(cookie: str) -> Clicks:
    """One user, page after page, without a rest."""
    told = Clicks()
    async with visitor(cookie) as client:
        for number in range(ALONE_ROUNDS + 1):
            round_ = Clicks() if number == 0 else told  # the first round warms caches
            for page, address in addresses(number * 37):
                await click(client, page, address, round_)
    return told


async def crowd(readers: list[str], writers: list[str], seconds: float) -> Clicks:
    told, until = Clicks(), time.monotonic() + seconds
    clients = [visitor(cookie) for cookie in readers + writers]
    work = [reader(client, number, until, told) for number, client in enumerate(clients[: len(readers)])]
    work += [writer(client, number, until, told) for number, client in enumerate(clients[len(readers) :])]
    await asyncio.gather(*work)
    await asyncio.gather(*(client.aclose() for client in clients))
    return told


def measure(users: int, writers: int, seconds: float) -> dict[str, Any]:
    with session("load") as by:
        ready(by, PEOPLE)
        cookies = sign_in(by, users + writers)
        with serving():
            single = asyncio.run(alone(cookies[0]))
            many = asyncio.run(crowd(cookies[:users], cookies[users:], seconds))
        lost = missing(many.written)
    median, p95 = statistics.median(single.all()), statistics.quantiles(many.all(), n=20)[-1]
    return {
        "users": users, "writers": writers, "seconds": seconds, "clicks": len(many.all()),
        "errors": len(many.errors) + len(single.errors), "first_errors": (single.errors + many.errors)[:5],
        "single_median_ms": round(median, 1), "median_ms": round(statistics.median(many.all()), 1),
        "p95_ms": round(p95, 1), "ratio": round(p95 / median, 2),
        "p95_by_page": {page: round(statistics.quantiles(ms, n=20)[-1], 1) for page, ms in many.ms.items()},
        "written": len(many.written), "lost": lost,
    }  # fmt: skip


def sign_in(by: Any, number: int) -> list[str]:
    """So many officers of the whole regency, each a person of the staff list; the cookies of their sessions."""
    from django.conf import settings
    from django.test import Client

    from penata.domains.accounts import public as accounts
    from penata.domains.organization.public import grant_role, unit_by_code
    from penata.domains.people import public as people
    from penata.kernel.access import Role

    cookies, root = [], unit_by_code("KAB")
    for n in range(number):
        username = f"pemakai{n:03}"
        user = accounts.by_username(username)
        if user is None:
            user = accounts.create(username=username, name=f"Pemakai {n}", by=by)
            for role in (Role.PERSONNEL_OFFICER, Role.WORKER):
                grant_role(user=user, role=role, unit=root, by=by, first=date(2020, 1, 1))
            people.link_account(person_code=f"B{n + 1001:06}", user=user, by=by)
        client = Client()
        client.force_login(user)
        cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return cookies


def missing(names: list[str]) -> int:
    """How many of the courses answered with success are not there once, each with one trace."""
    from collections import Counter

    from penata.domains.people.models import Competence
    from penata.kernel.audit.models import TraceValues

    stored = Counter(Competence.objects.filter(name__in=names).values_list("name", flat=True))
    traced = Counter(
        TraceValues.objects.filter(trace__step="competence.note", after__name__in=names).values_list(
            "after__name", flat=True
        )
    )
    return sum((stored[name], traced[name]) != (1, 1) for name in names)


@contextmanager
def serving() -> Iterator[None]:
    environment = {**os.environ, "PENATA_TODAY": TODAY, "PENATA_WITHOUT_SECOND_FACTOR": "1"}
    del environment["PENATA_KEPT_SECONDS"]  # as it is installed
    command = [sys.executable, "-m", "penata.config", "run", "--port", str(PORT)]
    log = Path(os.environ["PENATA_HOME"]) / "load.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            wait_until_it_answers()
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_until_it_answers() -> None:
    for _ in range(300):
        try:
            httpx.get(BASE + "/masuk/", timeout=2)
            return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise SystemExit("The server did not answer within a minute.")


def chapter() -> str:
    told = measured_alone("load")
    pages = ", ".join(f"{page} {ms:.0f}" for page, ms in told["p95_by_page"].items())
    heads = ("clicks", "errors", "one alone, median ms", "median ms", "p95 ms", "ratio", "written", "lost")
    keys = ("clicks", "errors", "single_median_ms", "median_ms", "p95_ms", "ratio", "written", "lost")
    return f"""## A full office
`python -m benchmarks.load`. {told["users"]} signed-in users open list, person, map and Saya in turn for
{told["seconds"]:.0f} seconds and read each for 10 to 30, {told["writers"]} more write all the while; 20,000 people,
server, database and browsers on the same machine. Bounds: no error, p95 within 5 times the median of one user alone.

{table(heads, [tuple(told[key] for key in keys)])}
p95 by page, ms: {pages}.
"""


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m benchmarks.load", description="Many readers and writers at once.")
    parser.add_argument("--users", type=int, default=200)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.users, asked.writers, asked.seconds)))
