"""Worked examples with their source: what an official could check on paper, read by `tests/{domains,kernel}/*/test_rules_*`.

Each file is a table of groups; each group has the `source` of its cases (a regulation's article, a manual, or a
published table with its mark T…) and the `cases` themselves. Numbers with a point are read as `Decimal`, never float.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent


class _Exact(yaml.SafeLoader):
    """YAML whose decimals stay exact and whose keys may not be said twice."""


def _no_key_twice(loader: _Exact, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _value in node.value]
    if len(keys) != len(set(keys)):
        raise ValueError(f"{node.start_mark}: a key stands twice")
    return loader.construct_mapping(node, deep=True)


_Exact.add_constructor("tag:yaml.org,2002:float", lambda _loader, node: Decimal(node.value))
_Exact.add_constructor("tag:yaml.org,2002:map", _no_key_twice)


@cache
def load(area: str) -> dict[str, dict[str, Any]]:
    """Every group of one file; a group without a source or without cases is refused."""
    groups = yaml.load((FOLDER / f"{area}.yaml").read_text("utf-8"), _Exact)
    for name, group in groups.items():
        if not group.get("source") or not group.get("cases"):
            raise ValueError(f"{area}.yaml: {name} has no source or no cases")
    return groups


def cases(area: str, group: str) -> list[Any]:
    """Parameters for `pytest.mark.parametrize("case", ...)`, each called by its mark or its place."""
    found = load(area)[group]["cases"]
    return [
        pytest.param(case, id=str(case.get("mark", number))) for number, case in enumerate(found, start=1)
    ]
