"""`penata run` keeps its parts: one that dies is started again, with nothing left of what it had started."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from penata.portals.management.commands import run
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
