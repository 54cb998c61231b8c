"""An office's terminal: commands in processes of their own, on a database of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FOREIGN = {
    "DJANGO_SETTINGS_MODULE",
    "PENATA_DATABASE_URL",
    "PENATA_AS",
    "PENATA_TEST_SERVER",
    "PYTEST_CURRENT_TEST",
}


class Office:
    """A terminal in an empty folder with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        self.environment = kept | {"PENATA_HOME": str(folder / "rumah"), "PENATA_TODAY": "2026-11-22"}

    def penata(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "penata.config", *map(str, arguments)], cwd=ROOT, env=self.environment,
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300, check=False,
        )  # fmt: skip

    def begun(self, *arguments: object) -> subprocess.Popen[bytes]:
        """The command, running; the caller ends it."""
        return subprocess.Popen(
            [sys.executable, "-m", "penata.config", *map(str, arguments)], cwd=ROOT, env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def told(self, *arguments: object) -> Any:
        ran = self.penata(*arguments, "--json")
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    def keep(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path


@pytest.fixture
def office(tmp_path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.penata("stop")
