"""`make bench`: every measurement, each in a process of its own, as the tables of PERFORMANCE.md.

python -m benchmarks [--write] [CHAPTER …]
"""

from __future__ import annotations

import os
import platform
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

REPORT = Path(__file__).resolve().parents[1] / "PERFORMANCE.md"
INTRO = """# Performance

Made by `make bench`; nothing here is edited by hand. Figures are ratios against a named alternative in the same run,
so that they mean something on another machine. Measured on {machine}, Python {python}.
"""
CHAPTERS = (
    "imports",
    "pages",
    "map",
    "audit",
    "load",
    "notify",
    "watching",
    "backup",
    "api",
    "search",
    "placement",
    "nation",
)


def main() -> None:
    parser = ArgumentParser(prog="python -m benchmarks", description="Run the measurements.")
    parser.add_argument("chapters", nargs="*", choices=[*CHAPTERS, []], metavar="CHAPTER")
    parser.add_argument("--write", action="store_true", help="write PERFORMANCE.md; chapters not named stay")
    told = parser.parse_args()
    intro = INTRO.format(
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        python=platform.python_version(),
    )
    measured = [import_module(f"benchmarks.{name}").chapter() for name in told.chapters or CHAPTERS]
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
