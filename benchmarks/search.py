"""People found by name, beside the bare trigram question with the same scope and the same order, at 20,000 people.

    python -m benchmarks.search

Ours asks first for names that contain what was typed, and, where these do not fill the list, for those that resemble
it; beside each, `pg_trgm` alone over the same rows of the same reader.
"""

from __future__ import annotations

import json
import statistics
from typing import Any

from benchmarks.report import measured_alone, table
from benchmarks.session import ready, session, timed

PEOPLE, TIMES, LIMIT = 20_000, 15, 20
THRESHOLD = "0.4"


def measure() -> list[dict[str, Any]]:
    with session(f"pages-{PEOPLE}") as by:
        from penata.domains.people.queries import search

        ready(by, PEOPLE)
        results = []
        for what, text in _questions():
            found = search.by_name(by, text, LIMIT)
            ours = _median(lambda text=text: search.by_name(by, text, LIMIT))
            bare = _median(lambda text=text: _bare(by, text))
            results.append(
                {
                    "what": what, "found": len(found), "ours_ms": round(ours, 1), "bare_ms": round(bare, 1),
                    "ratio": round(ours / bare, 2),
                }
            )  # fmt: skip
        return results


def _questions() -> list[tuple[str, str]]:
    """A whole name, a common word of names, a beginning, a slip of the finger, nothing."""
    from penata.domains.people.models import Person

    name = Person.objects.get(code="B000007").name
    first = name.split()[0]
    slip = f"{name[:1]}{name[2]}{name[1]}{name[3:]}"
    return [
        ("whole name", name), ("one word", first), ("its first three letters", first[:3]), ("two letters changed places", slip),
        ("nobody", "xylofon qwerty"),
    ]  # fmt: skip


def _bare(by: Any, text: str) -> list[Any]:
    """The same people with the same columns, nearest first; no tiers, no accents, no code."""
    from django.contrib.postgres.search import TrigramWordSimilarity
    from django.db import connection, transaction
    from django.db.models.functions import Upper

    from penata.domains.people.queries import roster, search
    from penata.kernel import clock

    everybody = search._rows(roster.matching(by, roster.RosterFilter(clock.today())))
    found = everybody.alias(upper=Upper("person__name")).filter(upper__trigram_word_similar=text.upper())
    near = found.annotate(near=TrigramWordSimilarity(text, "person__name"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('pg_trgm.word_similarity_threshold', %s, true)", [THRESHOLD])
        return list(near.order_by("-near", "person__name", "pk")[:LIMIT])


def _median(act: Any) -> float:
    act()
    return statistics.median(timed(act)[1] for _ in range(TIMES)) * 1000


def chapter() -> str:
    rows = [(r["what"], r["found"], r["ours_ms"], r["bare_ms"], r["ratio"]) for r in measured_alone("search")]
    head = ("typed", "shown", "Penata, ms", "bare trigrams, ms", "ratio")
    return f"""## Search
`python -m benchmarks.search`. People by name among 20,000: accents folded, tiers of nearness, codes; beside pg_trgm's
`word_similarity` alone over the same rows of the same reader, nearest first. Bound: 2 times.

{table(head, rows)}"""


if __name__ == "__main__":
    print(json.dumps(measure()))
