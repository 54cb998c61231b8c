"""kill -9 of web, worker, database or all at once, at random moments, in a running office: nothing lost, nothing twice.

python -m benchmarks.faults [--times 100] [--seed 1] [--port 9100] [--rows 800] [--keep FOLDER]

A real office runs (`penata run`, embedded server). Officers upload files of staff by page and have them applied, a
writer tells messages and seals traces, and something is killed every few seconds. At the end the office is left in
peace, and what stands in the database is held against what was sent. Exit code 1 where it differs.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import requests

from penata.kernel.embedded import EmbeddedServer

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "petugas-uji-coba"
OFFICERS = 2
PEACE_SECONDS = 420
TARGETS = ("web", "worker", "database", "writer", "everything")
CUT_OFF = (
    "select count(*)::int from procrastinate_jobs where attempts > 1 and starts_with(task_name, 'sheets.')"
)
PARTS = ("run", "web", "worker", "writer", "database")
OPEN_JOBS = "select state, count(*)::int from jobs_job where state in ('waiting', 'running') group by 1"
UNITS = (
    "kode,nama,induk,jenis,wilayah\nKAB,Kabupaten Uji,,pemda,62.02\nDINKES,Dinas Kesehatan,KAB,opd,Baamang\n"
)
JOBS = "kode_jabatan,nama_jabatan,jenis,kelas\nPERAWAT,Perawat,fungsional,8\n"


def staff(number: int, rows: int) -> str:
    """People of whom no other file tells. The day of birth and the serial make the NIK."""
    lines = ["nik,nama,status,unit,jabatan,tmt_mulai"]
    for place in range(rows):
        serial = number * rows + place
        day, serial = serial % 28 + 1, serial // 28 + 1
        nik = f"620206{day:02d}0190{serial:04d}"
        lines.append(f"{nik},Pegawai {number} nomor {place},THL,DINKES,PERAWAT,1-3-2010")
    return "\n".join(lines) + "\n"


@dataclass
class Office:
    """A home of its own, its processes, and a look into its database."""

    folder: Path
    port: int
    running: subprocess.Popen[bytes] | None = None
    writer: subprocess.Popen[bytes] | None = None
    peace: bool = False

    def __post_init__(self) -> None:
        strange = {
            "DJANGO_SETTINGS_MODULE",
            "PENATA_DATABASE_URL",
            "PENATA_AS",
            "PENATA_TEST_SERVER",
            "PENATA_HTTPS",
        }
        kept = {name: value for name, value in os.environ.items() if name not in strange}
        self.environment = kept | {"PENATA_HOME": str(self.folder), "PENATA_TODAY": "2026-11-22"}
        self.environment["PENATA_WITHOUT_SECOND_FACTOR"] = "1"
        self.server = EmbeddedServer(self.folder)
        self.log = (self.folder / "office.log").open("ab")

    def penata(self, *arguments: str, told: str = "") -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "penata.config", *arguments], cwd=ROOT, env=self.environment, input=told,
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        if ran.returncode:
            raise RuntimeError(f"penata {' '.join(arguments)}: {ran.stderr or ran.stdout}")
        return ran.stdout

    def furnish(self) -> None:
        for kind, content in (("units", UNITS), ("jobs", JOBS)):
            (self.folder / f"{kind}.csv").write_text(content)
            self.penata("import", kind, str(self.folder / f"{kind}.csv"), "--apply")
        for number in range(OFFICERS):
            name, role = f"petugas{number}", "personnel_officer"
            self.penata("user", "add", name, "--name", f"Petugas {number}", "--role", role, told=PASSWORD)

    def begin(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=self.log, start_new_session=True,
        )  # fmt: skip

    def stand(self) -> None:
        """What systemd would do: start again what has ended."""
        if self.running is None or self.running.poll() is not None:
            kill_all(self.of("web", "worker", "run"))  # what a supervisor does with all that it had started
            self.running = self.begin("-m", "penata.config", "run", "--port", str(self.port))
        if self.writer is None or self.writer.poll() is not None:
            self.writer = self.begin("-m", "benchmarks.faults", "--write")

    def watch(self) -> None:
        while not self.peace:
            self.stand()
            time.sleep(0.5)

    def parts(self) -> dict[int, str]:
        """Every process of this office, by what it is: those whose environment names its home."""
        mark, found = f"PENATA_HOME={self.folder}".encode(), {}
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                    found[int(entry.name)] = _name(
                        (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    )
        return found

    def of(self, *names: str) -> list[int]:
        return sorted(number for number, name in self.parts().items() if name in names)

    def kill(self, target: str, dice: random.Random) -> bool:
        """One process of that kind; of the database's, the one that all others come from, or any."""
        numbers = self.of(*PARTS) if target == "everything" else self.of(target)
        head = self.server._number()
        if target == "database" and head in numbers and dice.random() < 0.7:
            victims = [head]
        else:
            victims = numbers if target == "everything" else [dice.choice(numbers)] if numbers else []
        kill_all(victims)
        return bool(victims)

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Straight from the database; while it is away, again."""
        until = time.monotonic() + PEACE_SECONDS
        while True:
            try:
                told = self.server.connection_settings()
                with psycopg.connect(
                    host=told["HOST"], user=told["USER"], dbname=told["NAME"], connect_timeout=5
                ) as link:
                    return link.execute(statement, values).fetchall()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.3)

    def close(self) -> None:
        self.peace = True
        for process in (self.running, self.writer):
            if process is not None and process.poll() is None:
                process.send_signal(signal.SIGTERM)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(30)
        kill_all(self.of("web", "worker", "run", "writer", "other"))
        self.server.stop()
        self.log.close()


def _name(command: str) -> str:
    words = command.split() or [""]
    if words[0].startswith("postgres:") or words[0].endswith("/postgres"):
        return "database"
    marks = (("granian", "web"), ("procrastinate", "worker"), ("--write", "writer"), ("run", "run"))
    return next((name for mark, name in marks if mark in words), "other")


def kill_all(numbers: Any) -> None:
    for number in numbers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


@dataclass
class Officer:
    """Uploads file after file by page and has it applied; where no answer comes, he looks before he does it again."""

    office: Office
    name: str
    rows: int
    files: list[str] = field(default_factory=list)
    session: requests.Session | None = None

    def work(self, numbers: range, until: Callable[[], bool]) -> None:
        for number in numbers:
            if until():
                return
            name = f"pegawai-{number}.csv"
            self.files.append(name)
            self.see_through(name, staff(number, self.rows))

    def see_through(self, name: str, content: str) -> None:
        while True:
            with contextlib.suppress(requests.RequestException, _Turned):
                state = self.state(name)
                if state == "applied":
                    return
                if state is None:
                    self.post("/impor/baru/", {"kind": "staff"}, {"file": (name, content)})
                elif state == "planned":
                    self.post(
                        f"/impor/{self.number(name)}/terapkan/", {}, back=f"/impor/{self.number(name)}/"
                    )
                elif state == "failed":
                    self.post(f"/impor/{self.number(name)}/ulang/", {}, back=f"/impor/{self.number(name)}/")
                else:
                    self.retry_broken(name)
            time.sleep(0.5)

    def state(self, name: str) -> str | None:
        found = self.office.ask("select state from sheets_import where file_name = %s", name)
        return found[0][0] if found else None

    def number(self, name: str) -> int:
        return int(self.office.ask("select id from sheets_import where file_name = %s", name)[0][0])

    def retry_broken(self, name: str) -> None:
        """The page of a job that stopped offers to do it again."""
        found = self.office.ask(
            "select j.id from sheets_import i join jobs_job j on j.id = i.job_id"
            " where i.file_name = %s and j.state = 'failed'",
            name,
        )
        if found:
            self.post(f"/pekerjaan/{found[0][0]}/ulang/", {}, back=f"/impor/{self.number(name)}/")

    def post(self, address: str, told: dict[str, str], files: Any = None, back: str = "") -> None:
        if self.session is None:
            self.sign_in()
        assert self.session is not None
        self._send(self.session, back or address, address, told, files)

    def sign_in(self) -> None:
        session = requests.Session()
        session.headers["Referer"] = f"http://127.0.0.1:{self.office.port}/"
        self._send(session, "/masuk/", "/masuk/", {"login": self.name, "password": PASSWORD}, None)
        self.session = session

    def _send(
        self, session: requests.Session, page: str, address: str, told: dict[str, str], files: Any
    ) -> None:
        base = f"http://127.0.0.1:{self.office.port}"
        form = session.get(base + page, timeout=20)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)
        if form.status_code != 200 or token is None:
            raise _Turned(f"{page}: {form.status_code}")
        data = {**told, "csrfmiddlewaretoken": token[1]}
        answer = session.post(base + address, data=data, files=files, timeout=60, allow_redirects=False)
        if answer.status_code not in {302, 200}:
            raise _Turned(f"{address}: {answer.status_code}")


class _Turned(Exception):  # noqa: N818
    """The page was answered, but not as hoped: something had just been killed."""


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
        office.writer and office.writer.kill()
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
