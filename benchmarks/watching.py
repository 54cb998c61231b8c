"""What a request's number, its line in the log and its counts cost, beside the same request without them.

python -m benchmarks.watching
"""

from __future__ import annotations

import json
import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.report import measured_alone, table
from benchmarks.session import session

ROUNDS, EACH = 12, 40
WATCHING = {
    "penata.kernel.health.middleware.ProbeMiddleware",
    "penata.kernel.logs.middleware.RequestMiddleware",
}
PAGES = ("/masuk/", "/bantuan/")


def measure(page: str) -> dict[str, Any]:
    from django.conf import settings
    from django.test import Client

    every = list(settings.MIDDLEWARE)
    clients: dict[str, Any] = {}
    for name, middleware in (("watched", every), ("bare", [m for m in every if m not in WATCHING])):
        settings.MIDDLEWARE = middleware
        clients[name] = Client()
        clients[name].get(page)  # the chain is put together at the first request
    settings.MIDDLEWARE = every
    spent: dict[str, list[float]] = {name: [] for name in clients}
    for _round in range(ROUNDS):
        for name, client in clients.items():
            began = time.process_time()
            for _again in range(EACH):
                assert client.get(page).status_code == 200
            spent[name].append((time.process_time() - began) / EACH * 1000)
    watched, bare = (statistics.median(spent[name]) for name in ("watched", "bare"))
    return {
        "page": page,
        "bare_ms": round(bare, 2),
        "watched_ms": round(watched, 2),
        "ratio": round(watched / bare, 3),
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as counts, Path(os.devnull).open("w") as nowhere:
        os.environ |= {"PROMETHEUS_MULTIPROC_DIR": counts, "PENATA_LOG": "json"}
        with session("watching"):
            from django.conf import settings

            settings.ALLOWED_HOSTS = ["testserver"]
            logging.getLogger().handlers[0].setStream(nowhere)  # type: ignore[attr-defined]
            json.dump([measure(page) for page in PAGES], sys.stdout)


def chapter() -> str:
    rows = [(r["page"], r["bare_ms"], r["watched_ms"], r["ratio"]) for r in measured_alone("watching")]
    head = ("page", "without, CPU ms", "with, CPU ms", "ratio")
    return f"""## Watching
`python -m benchmarks.watching`. A page with its number, its line of JSON and its counts (files of several processes)
beside the same page without the two middlewares. Bound: 1.2 times.

{table(head, rows)}"""


if __name__ == "__main__":
    main()
