"""`make test`: the suite on the embedded server, then again on every installed PostgreSQL from 15 on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OLDEST = 15


def main(arguments: list[str]) -> int:
    run = [sys.executable, "-m", "pytest", "-n", os.environ.get("PENATA_TEST_PROCESSES", "auto"), *arguments]
    worst = subprocess.run(run).returncode
    for folder in installed_servers():
        print(f"\nSekali lagi pada {folder.parent}", flush=True)
        again = [*run, "-m", "not browser and not slow"]
        worst = (
            worst or subprocess.run(again, env={**os.environ, "PENATA_TEST_SERVER": str(folder)}).returncode
        )
    return worst


def installed_servers() -> list[Path]:
    found = Path("/usr/lib/postgresql").glob("*/bin")
    return sorted(f for f in found if (f / "postgres").exists() and int(f.parent.name) >= OLDEST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
