"""Code and glossary hold together: every name there exists, and every table and closed list here is explained."""

from __future__ import annotations

import re
from functools import reduce
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from penata.kernel.values import Term

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
NAMES = re.findall(r"`([a-z_]+(?:\.\w+)+)`", GLOSSARY.read_text("utf-8"))


def resolve(name: str) -> object:
    """`people.rules.terms.Status` from `penata.domains.people.rules.terms`; kernel and portals stand beside domains."""
    parts = name.split(".")
    module = ["penata", *([] if parts[0] in {"kernel", "portals"} else ["domains"]), *parts[:-1]]
    return getattr(import_module(".".join(module)), parts[-1], None) or import_module(
        ".".join([*module, parts[-1]])
    )


def every_term() -> list[type[Term]]:
    def below(kind: type[Term]) -> list[type[Term]]:
        return reduce(lambda found, child: [*found, child, *below(child)], kind.__subclasses__(), [])

    return [term for term in below(Term) if term.__module__.startswith("penata.")]


@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_names_of_the_glossary_exist(name):
    assert resolve(name) is not None


def test_every_table_and_closed_list_is_in_the_glossary():
    explained = {resolve(name) for name in NAMES}
    ours = [model for model in apps.get_models() if model.__module__.startswith("penata.")] + every_term()
    assert [kind.__qualname__ for kind in ours if kind not in explained] == []


def test_rows_have_a_meaning():
    rows = [line.split("|") for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert [row[1] for row in rows if len(row) != 6 or not row[2].strip()] == []
