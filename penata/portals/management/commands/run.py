"""penata run: the web server and the worker, until Ctrl-C; a part that dies is started again."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from penata.kernel.embedded import EmbeddedServerError
from penata.kernel.metrics import asked

PROCESSES = {
    "web": ["-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--no-ws",
            "--respawn-failed-workers", "--log-level", "warning", "penata.config.wsgi:application"],
    "worker": ["-m", "penata.config", "procrastinate", "--no-color", "worker", "--concurrency", "2"],
}  # fmt: skip
PATIENCE_SECONDS = 30
MOST_DEATHS, WITHIN_SECONDS = 5, 60
SERVER_EVERY_SECONDS = 2


@dataclass
class Part:
    """One process with all that it starts: a session of its own, so that none of them outlives it."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.process = subprocess.Popen([sys.executable, *self.command], start_new_session=True)

    @property
    def is_dead(self) -> bool:
        return self.process is None or self.process.poll() is not None

    @property
    def dies_too_often(self) -> bool:
        return (
            len([moment for moment in self.deaths if time.monotonic() - moment < WITHIN_SECONDS])
            > MOST_DEATHS
        )

    def again(self) -> None:
        self.deaths.append(time.monotonic())
        self.send(signal.SIGKILL)
        self.start()

    def send(self, number: signal.Signals) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


class Command(BaseCommand):
    help = "Jalankan peladen web dan pekerja latar sampai Ctrl-C. Bagian yang mati dijalankan lagi."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="bawaan: 127.0.0.1")
        parser.add_argument("--port", type=int, default=8000, help="bawaan: 8000")
        parser.add_argument("--only", choices=list(PROCESSES), help="hanya bagian ini, untuk systemd")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port, only = options["host"], options["port"], options["only"]
        if settings.PENATA_DEMO and host not in {"127.0.0.1", "localhost", "::1"}:
            raise CommandError(
                "Data contoh hanya dilayani di 127.0.0.1: siapa pun dapat masuk tanpa kata sandi."
            )
        if only != "worker" and not _is_free(host, port):
            raise CommandError(
                f"Porta {port} sudah dipakai, mungkin oleh Penata yang lain; hentikan ia dulu, atau pilih --port lain."
            )
        os.environ.setdefault(asked.SHARED, str(settings.PENATA_HOME / "metrics"))
        _prepare(only)
        commands = {**PROCESSES, "web": [*PROCESSES["web"], "--host", host, "--port", str(port)]}
        if only:
            os.execv(sys.executable, [sys.executable, *commands[only]])  # noqa: S606 - systemd watches it itself
        self._keep([Part(name, command) for name, command in commands.items()], host, port)

    def _keep(self, parts: list[Part], host: str, port: int) -> None:
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            for part in parts:
                part.start()
            self._greet(host, port, parts)
            while True:
                self._revive(parts)
                time.sleep(0.3)
        except KeyboardInterrupt:
            self.stdout.write("\nPenata berhenti.")
        finally:
            _stop(parts)

    def _revive(self, parts: list[Part]) -> None:
        _revive_server()
        for part in parts:
            if part.is_dead:
                part.again()
                if part.dies_too_often:
                    raise CommandError(f"Proses {part.name} berulang kali mati; lihat pesannya di atas.")
                self.stderr.write(f"Proses {part.name} mati dan dijalankan lagi.")

    def _greet(self, host: str, port: int, parts: list[Part]) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if broken := next((part.name for part in parts if part.is_dead), None):
                raise CommandError(f"Proses {broken} berhenti sendiri; lihat pesannya di atas.")
            if _answers(host, port):
                self.stdout.write(f"Penata siap di http://{host}:{port}/  (Ctrl-C untuk berhenti)")
                self.stdout.flush()
                return
            time.sleep(0.2)


def _prepare(only: str | None) -> None:
    asked.clean(settings.PENATA_HOME / "metrics")
    if only != "worker":
        call_command("collectstatic", interactive=False, verbosity=0)


def _is_free(host: str, port: int) -> bool:
    """The server shares its port with another of its kind without a word; here is where it is noticed."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as problem:
        return problem.errno != errno.EADDRINUSE
    return True


def _answers(host: str, port: int) -> bool:
    """Whatever it answers: a refusal of the name it is asked by is an answer too."""
    link = http.client.HTTPConnection(host, port, timeout=2)
    try:
        link.request("GET", "/sehat/")
        return bool(link.getresponse().status)
    except OSError:
        return False
    finally:
        link.close()


_server_seen = 0.0


def _revive_server() -> None:
    """The embedded server was started by this command; killed, it comes back. Another looks after itself."""
    global _server_seen
    server = settings.PENATA_EMBEDDED_SERVER
    if server is None or time.monotonic() - _server_seen < SERVER_EVERY_SECONDS:
        return
    if not server.is_running():
        with contextlib.suppress(EmbeddedServerError):  # tried again
            server.start()
    _server_seen = time.monotonic()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stop(parts: list[Part]) -> None:
    started = [part for part in parts if part.process is not None]
    for part in started:
        part.send(signal.SIGTERM)
    for part in started:
        try:
            part.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            part.send(signal.SIGKILL)
