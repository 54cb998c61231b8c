"""Texts as search compares them: without accents, in capitals (`penata_fold`, migration 0002)."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Func, Lookup, TextField


class Fold(Func):
    """`Fold("name")` and `Fold(Value(typed))` may be compared with each other, and the former has an index."""

    function = "penata_fold"
    arity = 1
    output_field = TextField()


class WordSimilarity(Func):
    """From 0 to 1: how much of the first stands, word by word, within the second."""

    function = "word_similarity"
    arity = 2


class Resembles(Lookup):
    """`folded__resembles=Fold(Value(typed))`: nearer than `pg_trgm.word_similarity_threshold`, by the index."""

    lookup_name = "resembles"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        text, text_params = self.process_lhs(compiler, connection)
        typed, typed_params = self.process_rhs(compiler, connection)
        return f"{text} %%> {typed}", [*text_params, *typed_params]


TextField.register_lookup(Resembles)
CharField.register_lookup(Resembles)
