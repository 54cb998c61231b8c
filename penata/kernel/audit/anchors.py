"""The head of the chain, kept outside the database: whoever rewrites the chain cannot rewrite these."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from penata.kernel import clock
from penata.kernel.audit import queries

NAME = "anchors.jsonl"


def own() -> Path:
    """The file here; it may not be there yet."""
    return Path(settings.PENATA_HOME) / NAME


def write() -> Path | None:
    """Append today's head to `PENATA_HOME/anchors.jsonl`, and to `PENATA_ANCHOR_COPY` where that is set."""
    batch = queries.head()
    if batch is None:
        return None
    path = own()
    line = {"at": clock.now().isoformat(), "seq": batch.last_seq, "hash": bytes(batch.head).hex()}
    for target in filter(None, (path, settings.PENATA_ANCHOR_COPY)):
        with target.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
    return path


def read(path: Path) -> list[Mapping[str, Any]]:
    """The anchors of a file; a ValueError names the line that is none."""
    anchors = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            anchor = json.loads(line)
            int(anchor["seq"]), anchor["hash"]
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"Baris {number} di {path} bukan jangkar rantai jejak.") from None
        anchors.append(anchor)
    return anchors
