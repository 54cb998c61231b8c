"""Many regencies at once: what spreading them over processes or a cluster costs, and the nation's own problem.

python -m benchmarks.nation [one | processes | cluster | aggregate]
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.report import measured_alone, table

REGENCIES, PERSONS, WORKERS, SEED, TIMES, WHOLE = 50, 10_000, 2, 1, 3, 514
WAYS = {"one": "one process", "processes": "processes", "cluster": "Dask, on this machine"}


class Watched:
    """A crew, and of its last map: seconds until the last answer was taken, those within tasks, the largest worker."""

    def __init__(self, crew: Any) -> None:
        self.crew = crew
        self.total = self.in_tasks = self.peak_mb = 0.0

    def map(self, function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
        start = perf_counter()
        for answer in self.crew.map(function, tasks):
            self.in_tasks += answer.seconds
            self.peak_mb = max(self.peak_mb, answer.peak_mb)
            yield answer
        self.total = perf_counter() - start


def solved(way: str, folder: Path) -> dict[str, Any]:
    """All of `penata place --parquet`, but that a cluster stands before. Libraries are loaded here, not by every worker."""
    from penata.domains.placement.engine import links, regency, spread, tables
    from penata.domains.placement.queries import folders
    from penata.kernel.jobs.progress import silent

    workers = 1 if way == "one" else WORKERS
    with ExitStack() as stack:
        address = _cluster(stack) if way == "cluster" else ""
        crew = Watched(stack.enter_context(spread.crew(workers, address, prepare=regency.warm)))
        opened, joined = tables.Folder(folder), links.read(folder)
        assert joined
        start = perf_counter()
        told = folders.solved(opened, joined.codes, joined, SEED, crew, silent)
        whole = perf_counter() - start
    rows, _ = told.pop("moves"), told.pop("seconds")
    return {
        "way": way, "decided_s": whole - crew.total, "solved_s": crew.total, "in_tasks_s": crew.in_tasks,
        "overhead": workers * crew.total / crew.in_tasks - 1, "worker_mb": crew.peak_mb, "sender_mb": _peak_mb(),
        "between": told["between"]["persons"], "moves": len(rows), "violations": told["certificate"]["violations"],
        "digest": hashlib.sha256(json.dumps(told).encode() + (folder / "moves.parquet").read_bytes()).hexdigest(),
    }  # fmt: skip


def _cluster(stack: ExitStack) -> str:
    from distributed import Client, LocalCluster

    made = stack.enter_context(LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None))
    with Client(made, set_as_default=False) as client:
        client.wait_for_workers(WORKERS, timeout=120)
    return str(made.scheduler_address)


def aggregate() -> dict[str, Any]:
    """The whole nation counted, then joined and solved in one problem."""
    from penata.domains.placement.engine import generate, nation

    counted = generate.national(SEED, WHOLE, PERSONS)
    start = perf_counter()
    net = nation.network(counted)
    built = perf_counter()
    found = nation.solve(counted, SEED)
    return {
        "arcs": len(net.tail), "build_s": built - start, "solve_s": perf_counter() - built, "peak_mb": _peak_mb(),
        "violations": found.violations, "persons": int(found.count.sum()),
    }  # fmt: skip


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure() -> dict[str, Any]:
    from penata.domains.placement.engine import sample

    with TemporaryDirectory() as made:
        folder = Path(made) / "nation"
        sample.write(folder, SEED, REGENCIES, PERSONS, report=lambda done, total: None)
        runs = [_fastest([measured_alone("nation", way, str(folder)) for _ in range(TIMES)]) for way in WAYS]
    return {"runs": runs, "aggregate": measured_alone("nation", "aggregate")}


def _fastest(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The machine may have other work too; all of them must have answered alike."""
    assert len({run["digest"] for run in runs}) == 1
    return min(runs, key=lambda run: float(run["solved_s"]))


def chapter() -> str:
    told = measure()
    runs, whole = told["runs"], told["aggregate"]
    rows = [
        (WAYS[r["way"]], f"{r['decided_s']:.1f}", f"{r['solved_s']:.1f}", f"{runs[0]['solved_s'] / r['solved_s']:.2f}",
         f"{r['in_tasks_s']:.1f}", "" if r is runs[0] else f"{r['overhead']:.1%}", f"{r['worker_mb']:.0f}",
         f"{r['sender_mb']:.0f}", "yes" if r["digest"] == runs[0]["digest"] else "no")
        for r in runs
    ]  # fmt: skip
    head = ("who solves", "between, s", "regencies, s", "times as fast", "within tasks, s", "overhead", "worker, MB",
            "sender, MB", "the same")  # fmt: skip
    return f"""## A nation
`python -m benchmarks.nation`. {REGENCIES} regencies of {PERSONS:,} people from Parquet, {runs[0]["between"]:,} of whom go to
another regency; {WORKERS} workers, the fastest of {TIMES} runs. Overhead: workers × seconds ÷ seconds within tasks − 1, for
the regencies: reading, sending, waiting, writing moves. Bound: 10 %. The same: answer and moves to the bit, in all runs.
Violations of all certificates: {sum(r["violations"] for r in runs)}.

{table(head, rows)}
{WHOLE} regencies, 12 families, 3 levels as one problem of {whole["arcs"]:,} arcs: built in {whole["build_s"]:.2f} s; built,
solved and checked in {whole["solve_s"]:.1f} s by one process of {whole["peak_mb"]:.0f} MB; violations: {whole["violations"]}.
"""


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    acts: dict[str, Callable[[], Any]] = {"": measure, "aggregate": aggregate}
    print(json.dumps(acts.get(asked, partial(solved, asked, Path(sys.argv[-1])))()))
