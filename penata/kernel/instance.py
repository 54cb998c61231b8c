"""The few facts about an installation that stand beside its database: whether it is a demo, on which day."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Instance:
    demo: bool = False
    today: str = ""

    @classmethod
    def read(cls, home: Path) -> Instance:
        path = home / "instance.json"
        return cls(**json.loads(path.read_text())) if path.exists() else cls()

    def write(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        (home / "instance.json").write_text(json.dumps(asdict(self)))
