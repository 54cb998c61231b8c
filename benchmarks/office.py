"""A real office for `benchmarks.faults`: its processes, started again and killed, and a look into its database."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.session import ROOT, TODAY
from penata.kernel.embedded import EmbeddedServer

PASSWORD = "petugas-uji-coba"
OFFICERS = 2
PEACE_SECONDS = 420
PARTS = ("run", "web", "worker", "writer", "database")
UNITS = (
    "kode,nama,induk,jenis,wilayah\nKAB,Kabupaten Uji,,pemda,62.02\nDINKES,Dinas Kesehatan,KAB,opd,Baamang\n"
)
JOBS = "kode_jabatan,nama_jabatan,jenis,kelas\nPERAWAT,Perawat,fungsional,8\n"


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
        self.environment = kept | {"PENATA_HOME": str(self.folder), "PENATA_TODAY": TODAY}
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
