"""penata run: the web server and the worker, until Ctrl-C."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

PROCESSES = {
    "web": ["-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--no-ws",
            "--respawn-failed-workers", "--log-level", "warning", "penata.config.wsgi:application"],
    "worker": ["-m", "penata.config", "procrastinate", "--no-color", "worker", "--concurrency", "2"],
}  # fmt: skip
PATIENCE_SECONDS = 30


class Command(BaseCommand):
    help = "Jalankan peladen web dan pekerja latar sampai Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="bawaan: 127.0.0.1")
        parser.add_argument("--port", type=int, default=8000, help="bawaan: 8000")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if settings.PENATA_DEMO and host not in {"127.0.0.1", "localhost", "::1"}:
            raise CommandError(
                "Data contoh hanya dilayani di 127.0.0.1: siapa pun dapat masuk tanpa kata sandi."
            )
        call_command("collectstatic", interactive=False, verbosity=0)
        signal.signal(signal.SIGTERM, _interrupt)
        running = self._start(host, port)
        try:
            self._greet(host, port, running)
            while all(process.poll() is None for process in running.values()):
                time.sleep(0.3)
            broken = next(name for name, process in running.items() if process.poll() is not None)
            raise CommandError(f"Proses {broken} berhenti sendiri; lihat pesannya di atas.")
        except KeyboardInterrupt:
            self.stdout.write("\nPenata berhenti.")
        finally:
            _stop(running)

    def _start(self, host: str, port: int) -> dict[str, subprocess.Popen[bytes]]:
        web = [*PROCESSES["web"], "--host", host, "--port", str(port)]
        commands = {"web": web, "worker": PROCESSES["worker"]}
        return {name: subprocess.Popen([sys.executable, *command]) for name, command in commands.items()}

    def _greet(self, host: str, port: int, running: dict[str, subprocess.Popen[bytes]]) -> None:
        address = f"http://{host}:{port}/"
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and all(process.poll() is None for process in running.values()):
            if _answers(host, port):
                self.stdout.write(f"Penata siap di {address}  (Ctrl-C untuk berhenti)")
                self.stdout.flush()
                return
            time.sleep(0.2)


def _answers(host: str, port: int) -> bool:
    """Whatever it answers: a redirect to https is an answer too."""
    link = http.client.HTTPConnection(host, port, timeout=2)
    try:
        link.request("GET", "/masuk/")
        return bool(link.getresponse().status)
    except OSError:
        return False
    finally:
        link.close()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stop(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in running.values():
        if process.poll() is None:
            process.terminate()
    for process in running.values():
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
