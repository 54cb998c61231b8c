"""PostgreSQL's own programs for the server that is backed up, and how they reach it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psycopg

from penata.kernel.backup import BackupError
from penata.kernel.embedded import EmbeddedServerError, wheel_programs

SNAPSHOT = "begin isolation level repeatable read read only"
INSTALLED = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a database is reached, as Django's settings name it."""

    host: str
    port: str
    user: str
    password: str
    database: str

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Server:
        named = (str(settings.get(key) or "") for key in ("HOST", "PORT", "USER", "PASSWORD", "NAME"))
        return cls(*named)

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        told = {"host": self.host, "port": self.port, "user": self.user, "password": self.password}
        given = {key: value for key, value in told.items() if value}
        try:
            return psycopg.connect(dbname=self.database, autocommit=True, **given)  # type: ignore[arg-type]
        except psycopg.OperationalError as error:
            raise BackupError(f"Basis data tidak dapat dihubungi: {str(error).splitlines()[0]}") from error

    def environment(self) -> dict[str, str]:
        """For PostgreSQL's programs; never an argument, which everybody on the machine could read."""
        told = {
            "PGHOST": self.host, "PGPORT": self.port, "PGUSER": self.user, "PGPASSWORD": self.password,
            "PGDATABASE": self.database,
        }  # fmt: skip
        own = {key: value for key, value in os.environ.items() if not key.startswith("PENATA_")}
        return own | {key: value for key, value in told.items() if value} | {"LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Program:
    path: Path
    major: int


def program(name: str, least: int, wanted: int) -> Program:
    """That of exactly the wanted major version, else the nearest newer than it; never older than `least`."""
    fit = [found for found in _installed(name) if found.major >= least]
    if not fit:
        raise BackupError(
            f"{name} dari PostgreSQL {least} atau lebih baru tidak ditemukan. "
            f"Pasang klien PostgreSQL (di Debian: apt install postgresql-client-{least})."
        )
    return min(fit, key=lambda found: (found.major < wanted, abs(found.major - wanted)))


def _installed(name: str) -> list[Program]:
    found = []
    for path in dict.fromkeys(_candidates(name)):
        major = _major_of(path)
        if major:
            found.append(Program(path, major))
    return found


def _candidates(name: str) -> Iterable[Path]:
    yield from sorted(INSTALLED.glob(f"*/bin/{name}"))
    in_path = shutil.which(name)
    if in_path:
        yield Path(in_path)
    try:
        yield wheel_programs() / name
    except EmbeddedServerError:
        return


def _major_of(path: Path) -> int:
    """0 where it does not run."""
    try:
        shown = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    number = re.search(r"\) (\d+)", shown.stdout)
    return int(number[1]) if number else 0


def last_words(complaints: IO[bytes]) -> str:
    """The last line that such a program wrote on its standard error."""
    complaints.seek(0)
    lines = complaints.read()[-4000:].decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def major_of_server(link: psycopg.Connection[Any]) -> int:
    return link.info.server_version // 10000
