"""A short turn of `python -m benchmarks.faults`: kill -9 in a running office, nothing lost, nothing twice."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys

import pytest

from tests.portals.conftest import FOREIGN, ROOT

pytestmark = pytest.mark.slow


def test_an_office_whose_parts_are_killed_keeps_everything_once(tmp_path_factory):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.faults", "--times", "3", "--rows", "150", "--port", str(port)],
        cwd=ROOT, env=kept, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    told = json.loads(ran.stdout or "{}")
    assert (ran.returncode, told.get("differences")) == (0, []), ran.stderr[-2000:]
    assert sum(told["killed"].values()) == 3
    assert told["imports"] >= 1
