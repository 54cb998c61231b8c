"""An office of 20,000 people backed up and brought back, beside bare `pg_dump` and `pg_restore` in the same run.

    python -m benchmarks.backup

Both write the same custom format with the same compression. Penata counts every table, encrypts, and proves the file
before it loads it and the counts afterwards; setting up and the walk along the chain, which follow, are not in here.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.report import measured_alone, table
from benchmarks.session import peak_megabytes, ready, session, timed

PEOPLE = 20_000
SECRET = "kuda baterai staples"
TIMES = 3


def main() -> dict[str, Any]:
    with session("backup") as by, tempfile.TemporaryDirectory(prefix="penata-") as folder:
        from django.conf import settings
        from django.db import connection

        from penata.kernel.backup import reading, restoring, writing
        from penata.kernel.backup.programs import Server, program

        ready(by, PEOPLE)
        server, place = Server.of(connection.settings_dict), Path(folder)
        major = connection.pg_version // 10000
        dump, load = program("pg_dump", major, major).path, program("pg_restore", major, major).path
        target = Server(server.host, server.port, server.user, server.password, "restored")

        def bare_dump() -> None:
            _emptied(place / "bare")
            subprocess.run([dump, "-Fc", "-f", place / "bare"], env=server.environment(), check=True)

        def bare_restore() -> None:
            subprocess.run(
                [load, "-1", "-d", "restored", place / "bare"], env=target.environment(), check=True
            )

        def ours() -> Any:
            _emptied(place / "ours")
            return writing.back_up(place / "ours", SECRET, server=server, home=settings.PENATA_HOME)

        def ours_restored() -> None:
            restoring.restore(place / "ours", SECRET, server=target, home=place / "home")

        before = peak_megabytes()
        dumped = [(timed(bare_dump)[1], timed(ours)[1]) for _ in range(TIMES)]
        restored = [(_into(server, bare_restore), _into(server, ours_restored)) for _ in range(TIMES)]
        looked = min(timed(lambda: reading.look_through(place / "ours", SECRET))[1] for _ in range(TIMES))
        told = reading.look_through(place / "ours", SECRET)
        return {
            "rows": told.rows, "dump_mb": _megabytes(place / "bare"),
            "file_mb": _megabytes(place / "ours"), "verify": round(looked, 2),
            "grown_mb": round(peak_megabytes() - before),
            **_figures("backup", dumped), **_figures("restore", restored),
        }  # fmt: skip


def _figures(name: str, pairs: list[tuple[float, float]]) -> dict[str, Any]:
    bare, own = (min(pair[n] for pair in pairs) for n in (0, 1))
    return {
        f"{name}_bare": round(bare, 2),
        f"{name}_ours": round(own, 2),
        f"{name}_ratio": round(own / bare, 2),
    }


def _into(server: Any, restore: Any) -> float:
    """Seconds it takes into a database that was just made."""
    with server.connect() as link:
        link.execute("drop database if exists restored with (force)")
        link.execute("create database restored")
        link.execute("checkpoint")
    return timed(restore)[1]


def _megabytes(path: Path) -> float:
    return round(path.stat().st_size / 1e6, 1)


def _emptied(path: Path) -> None:
    path.unlink(missing_ok=True)


def chapter() -> str:
    r = measured_alone("backup")
    rows = [
        (name, r[f"{key}_bare"], r[f"{key}_ours"], r[f"{key}_ratio"])
        for key, name in (("backup", "make"), ("restore", "bring back"))
    ]
    return f"""## Backup
`python -m benchmarks.backup`. {r["rows"]:,} rows, {r["file_mb"]} MB: counted, dumped, encrypted; proved, loaded and
counted, beside `pg_dump` and `pg_restore` alone. Proving a file takes {r["verify"]} s. Memory grew by
{r["grown_mb"]} MB, of which scrypt takes 128 for a moment, whatever the size.

{table(("backup", "bare, s", "Penata, s", "ratio"), rows)}"""


if __name__ == "__main__":
    print(json.dumps(main()))
