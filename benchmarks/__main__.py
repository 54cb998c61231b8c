"""`make bench`: every measurement, each in a process of its own, as the tables of PERFORMANCE.md.

python -m benchmarks [--write] [CHAPTER …]
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

REPORT = Path(__file__).resolve().parents[1] / "PERFORMANCE.md"
INTRO = """# Performance

Made by `make bench`; nothing here is edited by hand. Figures are ratios against a named alternative in the same run,
so that they mean something on another machine. Measured on {machine}, Python {python}.
"""


def run(module: str, *arguments: str) -> Any:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    print(f"  {' '.join(command[2:])} …", file=sys.stderr, flush=True)
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def imports() -> str:
    ours, defaults, bulk = run("imports", "penata"), run("imports", "defaults"), run("imports", "bulk")
    rows = [
        ("Penata: plan, apply, traces, read-back", ours["seconds"], "1", ours["peak_mb"]),
        (
            "django-import-export, defaults with dry run",
            defaults["seconds"],
            _times(defaults, ours),
            defaults["peak_mb"],
        ),
        ("django-import-export, bulk mode", bulk["seconds"], _times(bulk, ours), bulk["peak_mb"]),
    ]
    table = _table(("20,000 rows of staff, 28 columns", "seconds", "times ours", "peak MB"), rows)
    return f"""## Import
`python -m benchmarks.imports penata | defaults | bulk`. Penata writes seven tables with constraints and traces, the
others one plain table. Bounds: 15 times, 3 times, 400 MB.

{table}
Cells read back that differ from the file: {ours["differences"]}. The same file again, everything unchanged:
{ours["same_again"]} s.
"""


def pages() -> str:
    small, large = run("pages", "2000"), run("pages", "20000")
    rows = [
        (a["page"], a["queries"], b["queries"], b["cpu_ms"], b["bare_ms"], b["ratio"])
        for a, b in zip(small, large, strict=True)
    ]
    head = ("page", "queries at 2,000", "queries at 20,000", "CPU ms", "bare view, CPU ms", "ratio")
    return f"""## Pages
`python -m benchmarks.pages 2000 | 20000`. Every statement of the signed-in request, BEGIN and COMMIT and the access
log aside; Python's CPU beside a bare view that renders the same template from constants. Bounds: 12 queries (28 for
Pendopo, which asks every domain), 3 times.

{_table(head, rows)}"""


def map_() -> str:
    rows = [(r["day"], r["staff"], r["map_ms"], r["count_ms"], r["ratio"]) for r in run("map")]
    head = ("day", "staff", "map, ms", "as-of count, ms", "ratio")
    return f"""## Map
`python -m benchmarks.map`. All 1,500 units and 8,000 posts with need and staff, in one statement, beside a plain count
of the same assignments on the same day. Bound: 10 times.

{_table(head, rows)}"""


def audit() -> str:
    rows = [(r["what"], r["on_ms"], r["off_ms"], r["ratio"]) for r in run("audit", "pages")]
    seal = run("audit", "seal")
    return f"""## Traces
`python -m benchmarks.audit pages | seal`. CPU of the whole request with accesses and traces written, and with both left
out. Bound: 1.3 times.

{_table(("request", "audit on, CPU ms", "audit off, CPU ms", "ratio"), rows)}
Sealing a day of {seal["traces"]:,} traces: {seal["seal_s"]} s, beside {seal["plain_s"]} s for as many plain rows by
executemany; walking the whole chain again: {seal["verify_s"]} s, {seal["faults"]} faults. Bound: a minute.
"""


def load() -> str:
    told = run("load")
    pages = ", ".join(f"{page} {ms:.0f}" for page, ms in told["p95_by_page"].items())
    return f"""## A full office
`python -m benchmarks.load`. {told["users"]} signed-in users open list, person, map and Saya in turn for
{told["seconds"]:.0f} seconds and read each for 10 to 30, {
        told["writers"]
    } more write all the while; 20,000 people,
server, database and browsers on the same machine. Bounds: no error, p95 within 5 times the median of one user alone.

{
        _table(
            ("clicks", "errors", "one alone, median ms", "median ms", "p95 ms", "ratio", "written", "lost"),
            [
                (
                    told["clicks"],
                    told["errors"],
                    told["single_median_ms"],
                    told["median_ms"],
                    told["p95_ms"],
                    told["ratio"],
                    told["written"],
                    told["lost"],
                )
            ],
        )
    }
p95 by page, ms: {pages}.
"""


def notify() -> str:
    r = run("notify")
    telling = [
        ("Penata: `tell`", r["tell_s"], "1"),
        ("`get_or_create` for each reader", r["one_by_one_s"], f"{r['one_by_one_s'] / r['tell_s']:.0f}"),
    ]
    sending = [
        ("Penata: sorted, packed, handed over one transaction each", r["send_s"], r["ratio"]),
        ("`send_mail` for each in the request: no queue, no retry, lost when killed", r["send_mail_s"], "1"),
    ]
    return f"""## Notify
`python -m benchmarks.notify`. The post office is in memory on both sides.

{_table(("8,300 readers told of one event", "seconds", "times ours"), telling)}
{_table((f"{r['letters']:,} letters", "seconds", "times send_mail"), sending)}"""


def watching() -> str:
    rows = [(r["page"], r["bare_ms"], r["watched_ms"], r["ratio"]) for r in run("watching")]
    head = ("page", "without, CPU ms", "with, CPU ms", "ratio")
    return f"""## Watching
`python -m benchmarks.watching`. A page with its number, its line of JSON and its counts (files of several processes)
beside the same page without the two middlewares. Bound: 1.2 times.

{_table(head, rows)}"""


def backup() -> str:
    r = run("backup")
    rows = [
        (name, r[f"{key}_bare"], r[f"{key}_ours"], r[f"{key}_ratio"])
        for key, name in (("backup", "make"), ("restore", "bring back"))
    ]
    return f"""## Backup
`python -m benchmarks.backup`. {r["rows"]:,} rows, {r["file_mb"]} MB: counted, dumped, encrypted; proved, loaded and
counted, beside `pg_dump` and `pg_restore` alone. Proving a file takes {r["verify"]} s. Memory grew by
{r["grown_mb"]} MB, of which scrypt takes 128 for a moment, whatever the size.

{_table(("backup", "bare, s", "Penata, s", "ratio"), rows)}"""


def api() -> str:
    r = run("api", "2000")
    row = (r["rows"], r["cpu_ms"], r["bare_query_ms"], r["ratio"], r["same_ms"])
    return f"""## API
`python -m benchmarks.api`. The list of people as JSON with key, count, log of accesses and tag, beside the bare query of
the page of the staff list with as many rows; last, the same list asked for again with its tag.

{_table(("people", "CPU ms", "bare query, CPU ms", "ratio", "unchanged (304), CPU ms"), [row])}"""


def search() -> str:
    rows = [(r["what"], r["found"], r["ours_ms"], r["bare_ms"], r["ratio"]) for r in run("search")]
    head = ("typed", "shown", "Penata, ms", "bare trigrams, ms", "ratio")
    return f"""## Search
`python -m benchmarks.search`. People by name among 20,000: accents folded, tiers of nearness, codes; beside pg_trgm's
`word_similarity` alone over the same rows of the same reader, nearest first. Bound: 2 times.

{_table(head, rows)}"""


def _times(other: dict[str, Any], ours: dict[str, Any]) -> str:
    return f"{other['seconds'] / ours['seconds']:.1f}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    lines = [head, ("---",) + ("---:",) * (len(head) - 1), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


CHAPTERS: dict[str, Callable[[], str]] = {
    "imports": imports,
    "pages": pages,
    "map": map_,
    "audit": audit,
    "load": load,
    "notify": notify,
    "watching": watching,
    "backup": backup,
    "api": api,
    "search": search,
}


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks", description="Run the measurements.")
    parser.add_argument("chapters", nargs="*", choices=[*CHAPTERS, []], metavar="CHAPTER")
    parser.add_argument("--write", action="store_true", help="write PERFORMANCE.md; chapters not named stay")
    told = parser.parse_args()
    intro = INTRO.format(
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        python=platform.python_version(),
    )
    measured = [CHAPTERS[name]() for name in told.chapters or CHAPTERS]
    if told.write:
        REPORT.write_text("\n".join([intro, *_beside_known(measured)]), "utf-8")
    print("\n".join([intro, *measured]))


def _beside_known(measured: list[str]) -> list[str]:
    """The chapters of the report, those that were measured now in their place; new ones at the end."""
    known = [f"## {text}".rstrip("\n") + "\n" for text in REPORT.read_text("utf-8").split("\n## ")[1:]]
    fresh = {text.partition("\n")[0]: text for text in measured}
    kept = [fresh.pop(text.partition("\n")[0], text) for text in known]
    return [*kept, *fresh.values()]


if __name__ == "__main__":
    main()
