"""Names near to what was typed, of rows that the asker may see already."""

from __future__ import annotations

import re
import unicodedata
from functools import reduce
from operator import and_
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, F, FloatField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat

from penata.kernel.db.folded import Fold, WordSimilarity

SHORTEST, LONGEST, MOST_WORDS = 2, 100, 6
THRESHOLD = 0.4  # two letters changed places in a word of four; below it everything resembles everything
CODE, SAME, BEGINS, WORDS, WITHIN, RESEMBLES = 1.0, 0.95, 0.9, 0.8, 0.7, 0.6

SPACE = Value(" ", output_field=TextField())
_NUMBER = re.compile(r"[0-9][0-9 .]*[0-9]")


def typed(text: str) -> str:
    """What somebody typed, as far as it can be looked for: no control, no direction marks, not endless."""
    shown = "".join(
        " " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text[: LONGEST * 4]
    )
    return " ".join(shown.split())[:LONGEST].rstrip()


def digits(text: str) -> str:
    """The figures of a number written with or without spaces and stops; empty where it is no number."""
    return re.sub(r"[ .]", "", text) if _NUMBER.fullmatch(text) else ""


def nearest(found: QuerySet[Any], text: str, limit: int, *, name: str, code: str = "") -> list[Any]:
    """The nearest rows first, each with its `nearness`: the code itself, then names that contain every word typed; where
    these do not fill the list, names that resemble it. At most two questions, whatever is typed.
    """
    rows = list(_ranked(found.alias(folded=Fold(name)), text, name, code)[:limit])
    return rows + _resembling(found, text, limit - len(rows), name, code) if len(rows) < limit else rows


def _ranked(found: QuerySet[Any], text: str, name: str, code: str) -> QuerySet[Any]:
    whole = Fold(Value(text))
    starts = reduce(and_, (Q(spaced__contains=Concat(SPACE, Fold(Value(word)))) for word in _words(text)))
    near = Case(
        *([When(_is_code(code, text), then=Value(CODE))] if code else []),
        When(folded=whole, then=Value(SAME)),
        When(folded__startswith=whole, then=Value(BEGINS)),
        When(starts, then=Value(WORDS)),
        default=Value(WITHIN),
        output_field=FloatField(),
    )
    ranked = (
        found.alias(spaced=Concat(SPACE, F("folded"))).filter(_direct(text, code)).annotate(nearness=near)
    )
    ordered: QuerySet[Any] = ranked.order_by("-nearness", name, "pk")
    return ordered


def _resembling(found: QuerySet[Any], text: str, limit: int, name: str, code: str) -> list[Any]:
    """Names a slip of the finger away, that were not found as they stand."""
    whole = Fold(Value(text))
    near = WordSimilarity(whole, F("folded"), output_field=FloatField()) * Value(RESEMBLES)
    others = found.alias(folded=Fold(name)).filter(folded__resembles=whole).exclude(_direct(text, code))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(THRESHOLD)])
        return list(others.annotate(nearness=near).order_by("-nearness", name, "pk")[:limit])


def _direct(text: str, code: str) -> Q:
    """Every word stands in the name, or the whole is the code."""
    words = reduce(and_, (Q(folded__contains=Fold(Value(word))) for word in _words(text)))
    return words | _is_code(code, text) if code else words


def _is_code(code: str, text: str) -> Q:
    return Q(**{f"{code}__iexact": text})


def _words(text: str) -> list[str]:
    return text.split()[:MOST_WORDS]
