"""kill -9 of web, worker, database or all at once, at random moments, in a running office: nothing lost, nothing twice.

python -m benchmarks.faults [--times 100] [--seed 1] [--port 9100] [--rows 800] [--keep FOLDER]

A real office runs (`penata run`, embedded server). Officers upload files of staff by page and have them applied, a
writer tells messages and seals traces, and something is killed every few seconds. At the end the office is left in
peace, and what stands in the database is held against what was sent. Exit code 1 where it differs.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.office import OFFICERS, PEACE_SECONDS, Office
from benchmarks.officers import Officer, staff

TARGETS = ("web", "worker", "database", "writer", "everything")
CUT_OFF = (
    "select count(*)::int from procrastinate_jobs where attempts > 1 and starts_with(task_name, 'sheets.')"
)
OPEN_JOBS = "select state, count(*)::int from jobs_job where state in ('waiting', 'running') group by 1"


def write() -> None:
    """The writer's process: tells each message twice, in transactions of their own, and seals."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "penata.config.settings")
    import django

    django.setup()
    from penata.domains.accounts.models import User
    from penata.kernel import notify
    from penata.kernel.audit.actions import seal
    from penata.kernel.notify import actions

    notify.add(notify.Kind("faults.told", "Uji", "Uji"))
    readers = list(User.objects.filter(username__startswith="petugas").values_list("pk", flat=True))
    marks = Path(os.environ["PENATA_HOME"]) / "told"
    last = int(marks.read_text() or 0) if marks.exists() else 0
    while True:
        for _twice in range(2):
            actions.tell(kind="faults.told", to=readers, key=str(last + 1))
        last += 1
        marks.with_suffix(".new").write_text(str(last))
        marks.with_suffix(".new").replace(marks)
        if last % 10 == 0:
            seal()
        time.sleep(0.05)


def differences(office: Office, files: list[str], rows: int) -> list[str]:
    """Whatever is not as if nobody had ever killed anything."""
    found: list[str] = []

    def same(what: str, is_: Any, should: Any) -> None:
        if is_ != should:
            found.append(f"{what}: {is_!r}, expected {should!r}")

    total = len(files) * rows
    same(
        "imports by state",
        office.ask("select state, count(*)::int from sheets_import group by 1"),
        [("applied", len(files))],
    )
    same("files", sorted(n for (n,) in office.ask("select file_name from sheets_import")), sorted(files))
    wanted = {tuple(line.split(",")[:2]) for n in files for line in staff(_of(n), rows).splitlines()[1:]}
    same("people as in the files", set(office.ask("select nik, name from people_person")) == wanted, True)
    for table in ("people_person", "people_engagement", "people_assignment"):
        same(table, office.ask(f"select count(*)::int from {table}"), [(total,)])
    traces = office.ask(
        "select step, count(*)::int, count(distinct subject_id)::int from audit_trace"
        " where person_id is not null group by 1 order by 1"
    )
    same(
        "a trace of each step for each row, once",
        [(n, d) for _step, n, d in traces],
        [(total, total)] * len(traces),
    )
    same("steps of an import", len(traces) > 0, True)
    told = int((office.folder / "told").read_text())
    messages = office.ask(
        "select count(*)::int, count(distinct (to_id, key))::int from notify_message where kind = 'faults.told'"
    )
    same(
        "messages",
        messages[0][0] in {told * OFFICERS, (told + 1) * OFFICERS} and messages[0][0] == messages[0][1],
        True,
    )
    same(
        "jobs not ended",
        office.ask(OPEN_JOBS),
        [],
    )
    office.penata("audit", "seal")
    verdict = json.loads(office.penata("audit", "verify", "--json"))
    same("chain", (verdict["ok"], verdict["faults"], verdict["waiting"]), (True, [], 0))
    return found


def _of(name: str) -> int:
    return int(re.findall(r"\d+", name)[0])


def run(times: int, seed: int, port: int, rows: int, folder: Path) -> dict[str, Any]:
    office, dice, done = Office(folder, port), random.Random(seed), threading.Event()
    office.furnish()
    officers = [Officer(office, f"petugas{number}", rows) for number in range(OFFICERS)]
    threads = [threading.Thread(target=office.watch, daemon=True)]
    threads += [
        threading.Thread(target=officer.work, args=(range(n, 10_000, OFFICERS), done.is_set), daemon=True)
        for n, officer in enumerate(officers)
    ]
    for thread in threads:
        thread.start()
    killed: Counter[str] = Counter()
    try:
        until_first(office)
        while sum(killed.values()) < times:
            time.sleep(dice.uniform(0.5, 6))
            target = dice.choice(TARGETS)
            if office.kill(target, dice):
                killed[target] += 1
                print(f"{sum(killed.values())}/{times} {target}", file=sys.stderr, flush=True)
        done.set()
        for thread in threads[1:]:
            thread.join(PEACE_SECONDS)
        files = sorted(name for officer in officers for name in officer.files)
        office.peace = True
        if office.writer is not None:
            office.writer.kill()
        settle(office)
        return {
            "killed": dict(killed),
            "imports": len(files),
            "interrupted": office.ask(CUT_OFF)[0][0],
            "rows": len(files) * rows,
            "messages": int((folder / "told").read_text()),
            "differences": differences(office, files, rows),
        }
    finally:
        office.close()


def until_first(office: Office) -> None:
    """Killing begins when the first file has gone through."""
    until = time.monotonic() + PEACE_SECONDS
    while not office.ask("select 1 from sheets_import where state = 'applied'"):
        if time.monotonic() > until:
            raise RuntimeError("the office never came to work; see office.log")
        time.sleep(0.5)


def settle(office: Office) -> None:
    """Left in peace, whatever was cut off is taken up again: within a minute and a half."""
    until = time.monotonic() + PEACE_SECONDS
    while office.ask(OPEN_JOBS) and time.monotonic() < until:
        time.sleep(1)


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks.faults")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--rows", type=int, default=800)
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    parser.add_argument("--write", action="store_true", help="the writer's process; for this program itself")
    told = parser.parse_args()
    if told.write:
        write()
        return
    folder = told.keep or Path(tempfile.mkdtemp(prefix="penata-faults-"))
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    try:
        result = run(told.times, told.seed, told.port, told.rows, folder)
    finally:
        if not told.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(result, indent=2))
    sys.exit(1 if result["differences"] else 0)


if __name__ == "__main__":
    main()
