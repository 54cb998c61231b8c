"""The dumps that releases left behind (`tools.keep_release`), and how one is loaded."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from penata.kernel.backup.programs import Server, major_of_server, program

FOLDER = Path(__file__).resolve().parent


def releases() -> list[str]:
    return sorted(path.parent.name for path in FOLDER.glob("*/data.sql"))


def facts(version: str) -> dict[str, Any]:
    return dict(json.loads((FOLDER / version / "facts.json").read_text("utf-8")))


def load(version: str, server: Server) -> None:
    """Into an empty database, by psql: as somebody would who has only the file."""
    with server.connect() as link:
        major = major_of_server(link)
    psql = program("psql", 15, major).path
    subprocess.run(
        [psql, "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", FOLDER / version / "data.sql"],
        env=server.environment(), check=True, capture_output=True,
    )  # fmt: skip
