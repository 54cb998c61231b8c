"""What every chapter of PERFORMANCE.md is made with: a measurement in a process of its own, and a table."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any


def measured_alone(module: str, *arguments: str) -> Any:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    print(f"  {' '.join(command[2:])} …", file=sys.stderr, flush=True)
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def table(head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    lines = [head, ("---",) + ("---:",) * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
