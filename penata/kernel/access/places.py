"""A unit as somebody names it, for parts that do not know the tree: `config` says who does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


def place_within(paths: Sequence[str], text: str) -> tuple[str, str]:
    """The path and the name of the unit called `text` in one of the subtrees. Raises CellProblem."""
    return _finder()(paths, text)


@cache
def _finder() -> Callable[[Sequence[str], str], tuple[str, str]]:
    finder: Callable[[Sequence[str], str], tuple[str, str]] = import_string(settings.PENATA_PLACES)
    return finder
