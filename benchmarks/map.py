"""The map over all units, on several days, beside a plain count of the same assignments on the same day.

python -m benchmarks.map
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.report import measured_alone, table
from benchmarks.session import ready, session, timed

PEOPLE, TIMES = 20_000, 9
DAYS = (date(2026, 11, 22), date(2024, 1, 1), date(2015, 6, 30))
PLAIN_COUNT = """
select count(*) from people_assignment a
join people_engagement e on e.person_id = a.person_id and e.period @> %(day)s
where a.period @> %(day)s and a.kind = 'principal'
"""


def measure() -> list[dict[str, Any]]:
    with session(f"pages-{PEOPLE}") as by:
        from penata.domains.workload.queries import map as mapping

        ready(by, PEOPLE)
        results = []
        for day in DAYS:
            bound = mapping.bind(by, mapping.MapFilter(day))
            staff = mapping.totals(bound).staff
            whole = _fastest(lambda bound=bound: mapping.tables(bound, "unit"))
            plain = _fastest(lambda day=day: _count(day))
            results.append(
                {
                    "day": day.isoformat(), "staff": staff, "counted": _count(day), "map_ms": round(whole * 1000, 1),
                    "count_ms": round(plain * 1000, 1), "ratio": round(whole / plain, 1),
                }
            )  # fmt: skip
        return results


def _fastest(act: Callable[[], Any]) -> float:
    return min(timed(act)[1] for _ in range(TIMES))


def _count(day: date) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(PLAIN_COUNT, {"day": day})
        return int(cursor.fetchone()[0])


def chapter() -> str:
    rows = [(r["day"], r["staff"], r["map_ms"], r["count_ms"], r["ratio"]) for r in measured_alone("map")]
    head = ("day", "staff", "map, ms", "as-of count, ms", "ratio")
    return f"""## Map
`python -m benchmarks.map`. All 1,500 units and 8,000 posts with need and staff, in one statement, beside a plain count
of the same assignments on the same day. Bound: 10 times.

{table(head, rows)}"""


if __name__ == "__main__":
    print(json.dumps(measure()))
