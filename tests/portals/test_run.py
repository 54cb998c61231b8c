"""`penata run` keeps its parts: one that dies is started again, with nothing left of what it had started."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from penata.portals.management.commands import demo, run
from penata.portals.management.commands.run import Command, Part

SLEEPS = ["-c", "import time; time.sleep(60)"]
# A child that ignores the polite signal, as a web process does that is in the middle of something.
HAS_CHILD = [
    "-c",
    "import subprocess, sys, time, pathlib\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "pathlib.Path(sys.argv[1]).write_text(str(child.pid)); time.sleep(60)",
]


@pytest.fixture
def parts() -> Iterator[list[Part]]:
    made: list[Part] = []
    yield made
    for part in made:
        part.send(signal.SIGKILL)


def lives(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def eventually(condition) -> bool:
    until = time.monotonic() + 10
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return bool(condition())


def test_a_part_that_was_killed_is_started_again_and_the_others_are_left_alone(parts, monkeypatch):
    monkeypatch.setattr(run, "_revive_server", lambda: None)
    parts += [Part("web", SLEEPS), Part("worker", SLEEPS)]
    for part in parts:
        part.start()
    web, worker = (part.process.pid for part in parts)
    os.kill(web, signal.SIGKILL)
    assert eventually(lambda: parts[0].is_dead)
    Command()._revive(parts)
    assert lives(parts[0].process.pid)
    assert (parts[0].process.pid != web, parts[1].process.pid) == (True, worker)


def test_what_a_dead_part_had_started_does_not_stand_in_the_way(parts, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "_revive_server", lambda: None)
    parts.append(Part("web", [*HAS_CHILD, str(tmp_path / "child")]))
    parts[0].start()
    assert eventually(lambda: (tmp_path / "child").exists() and (tmp_path / "child").read_text())
    child = int((tmp_path / "child").read_text())
    os.kill(parts[0].process.pid, signal.SIGKILL)
    assert eventually(lambda: parts[0].is_dead)
    assert lives(child)
    Command()._revive(parts)
    assert eventually(lambda: not lives(child))


def test_a_part_that_dies_again_and_again_ends_it_all(parts, monkeypatch):
    monkeypatch.setattr(run, "_revive_server", lambda: None)
    parts.append(Part("worker", ["-c", "raise SystemExit(3)"]))
    parts[0].start()

    def until_it_gives_up():
        for _turn in range(1000):
            Command()._revive(parts)
            time.sleep(0.02)

    with pytest.raises(CommandError, match="Proses worker berulang kali mati"):
        until_it_gives_up()


def test_one_part_alone_becomes_the_process_itself(monkeypatch, settings, tmp_path):
    """systemd watches the real process; nothing stands in between."""
    became = []
    settings.PENATA_HOME, settings.PENATA_DEMO = tmp_path, False
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path / "metrics"))
    monkeypatch.setattr(os, "execv", lambda program, command: became.append(command))
    monkeypatch.setattr(Command, "_keep", lambda *_told: None)
    Command().handle(host="127.0.0.1", port=9189, only="worker")
    assert became[0][-4:] == ["--no-color", "worker", "--concurrency", "2"]
    assert (tmp_path / "metrics").is_dir()


def test_a_port_that_another_listens_on_is_refused_before_anything_starts(monkeypatch, settings):
    """granian would share it: two offices would answer in turn."""
    settings.PENATA_DEMO = False
    monkeypatch.setattr(run, "_prepare", lambda only: pytest.fail("mulai"))
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="sudah dipakai"):
            Command().handle(host="127.0.0.1", port=taken.getsockname()[1], only=None)


def test_the_demo_becomes_the_server_so_that_stopping_it_stops_the_server(monkeypatch):
    became = []
    monkeypatch.setattr(demo.PenataCommand, "handle", lambda *_told, **_options: None)
    monkeypatch.setattr(os, "execv", lambda program, command: became.append(command))
    demo.Command().handle(no_serve=False, port=8123)
    assert became[0][-3:] == ["run", "--port", "8123"]
    demo.Command().handle(no_serve=True, port=8123)
    assert len(became) == 1
