"""A database of the benchmarks' own, beside the demo's and the tests'."""

from __future__ import annotations

import io
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-22"
T = TypeVar("T")


@contextmanager
def session(name: str) -> Iterator[Any]:
    """Django on an embedded server in a home called `name`, tables ready; gives the operator."""
    os.environ["PENATA_HOME"] = str(ROOT / ".penata" / f"bench-{name}")
    os.environ["PENATA_TODAY"] = TODAY
    os.environ["PENATA_WITHOUT_SECOND_FACTOR"] = "1"  # nobody here has a telephone
    os.environ["PENATA_KEPT_SECONDS"] = "0"  # each answer is made, not remembered
    os.environ.pop("PENATA_DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "penata.config.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.PENATA_EMBEDDED_SERVER.start()
    try:
        django.setup()
        call_command("setup", stdout=io.StringIO())
        call_command("collectstatic", interactive=False, verbosity=0)
        from penata.domains.accounts import public as accounts

        yield accounts.ensure_operator()
    finally:
        settings.PENATA_EMBEDDED_SERVER.stop()


def ready(by: Any, people: int) -> None:
    """Units, jobs, approved studies and this many people, brought in once through the importers."""
    from benchmarks import sheets
    from penata.domains.people.models import Person

    if Person.objects.count() == people:
        return
    bring_in("units", sheets.units(), by)
    bring_in("jobs", sheets.jobs(), by)
    bring_in("workload", sheets.workload(), by)
    bring_in("staff", sheets.staff(people), by)
    analyze()


def bring_in(kind: str, content: bytes, by: Any) -> Any:
    from penata.kernel.sheets import actions
    from penata.kernel.sheets.importer import Options, importer_of

    options = Options(approve=kind == "workload")
    return actions.plan_and_apply(importer_of(kind), content, by=by, options=options)


def analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("analyze")


def timed(act: Callable[[], T]) -> tuple[T, float]:
    """What it gave, and wall seconds."""
    start = time.perf_counter()
    result = act()
    return result, time.perf_counter() - start


def cpu(act: Callable[[], Any], times: int) -> float:
    """The least CPU milliseconds of this process that one call took."""
    return min(_cpu_of(act) for _ in range(times))


def _cpu_of(act: Callable[[], Any]) -> float:
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
