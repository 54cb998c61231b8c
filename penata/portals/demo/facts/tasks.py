"""What the work of a post consists of: the lines of an ABK, each with its share of the whole."""

from __future__ import annotations

from typing import NamedTuple

from penata.portals.demo.facts.tasks_office import OFFICE
from penata.portals.demo.facts.tasks_service import SERVICE


class TaskFact(NamedTuple):
    """`norm`: minutes a piece; `share`: percent of the post's load."""

    text: str
    result: str
    per: str
    norm: int
    share: int
    program: str = ""


TASKS = {name: tuple(TaskFact(*line) for line in lines) for name, lines in (SERVICE | OFFICE).items()}
