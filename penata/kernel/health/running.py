"""Ask every check, within a few seconds whatever is broken."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import nullcontext
from threading import Thread

from django.db import Error, InterfaceError, OperationalError, connection, transaction

from penata.kernel.db.limits import within
from penata.kernel.health.register import Check, Finding, Needs, bad, checks, poor

SECONDS = 2.5  # for everything together
CONNECT_SECONDS = 2
NO_TIME = "belum sempat diperiksa"
AGAIN = "jalankan lagi; bila berulang, peladen atau jaringan ini sangat lambat"


def findings() -> list[Finding]:
    """What every check found, in the order of the register."""
    until, known = time.monotonic() + SECONDS, checks()
    beside = {check.name: _Beside(check) for check in known if check.needs is Needs.NETWORK}
    found = {check.name: list(_asked(check)) for check in known if check.needs is Needs.NOTHING}
    found |= _of_database([check for check in known if check.needs is Needs.DATABASE], until)
    found |= {name: asked.answer(until) for name, asked in beside.items()}
    return [finding for check in known for finding in found[check.name]]


class _Beside(Thread):
    """A check in a thread of its own, which is left behind when it does not come back."""

    def __init__(self, check: Check) -> None:
        super().__init__(daemon=True)
        self.check, self.found = check, [poor(check.name, NO_TIME, AGAIN)]
        self.start()

    def run(self) -> None:
        self.found = list(_asked(self.check))

    def answer(self, until: float) -> list[Finding]:
        self.join(max(0.0, until - time.monotonic()))
        return self.found


def _of_database(asked: list[Check], until: float) -> dict[str, list[Finding]]:
    connection.settings_dict.setdefault("OPTIONS", {}).setdefault("connect_timeout", CONNECT_SECONDS)
    found: dict[str, list[Finding]] = {check.name: [] for check in asked}
    for check in asked:
        left = until - time.monotonic()
        if left < 0.05:
            found[check.name] = [poor(check.name, NO_TIME, AGAIN)]
            continue
        try:
            with within(int(left * 1000)):
                found[check.name] = list(_asked(check))
        except (OperationalError, InterfaceError) as problem:
            if _is_cancelled(problem):
                found[check.name] = [poor(check.name, NO_TIME, AGAIN)]
                continue
            found[check.name] = [_unreachable(problem)]
            break
    return found


def _asked(check: Check) -> Iterator[Finding]:
    """A check that breaks is a finding like any other; only a lost connection is told once for all."""
    try:
        with transaction.atomic() if check.needs is Needs.DATABASE else nullcontext():
            yield from list(check.run())
    except (OperationalError, InterfaceError):
        raise
    except Error as problem:
        yield bad(check.name, f"basis data menolak pertanyaan ({_kind(problem)})", "jalankan penata setup")
    except Exception as problem:
        yield bad(check.name, f"pemeriksaan ini rusak ({type(problem).__name__})", "laporkan ke pengembang")


def _is_cancelled(problem: Exception) -> bool:
    return type(problem.__cause__).__name__ == "QueryCanceled"


def _kind(problem: Exception) -> str:
    return type(problem.__cause__ or problem).__name__


def _unreachable(problem: Exception) -> Finding:
    first = str(problem).splitlines()[0] if str(problem) else _kind(problem)
    return bad(
        "Basis data",
        f"tidak dapat dihubungi: {first}",
        "periksa PENATA_DATABASE_URL dan apakah PostgreSQL berjalan",
    )
