"""A folder of joined regencies: one answer to the bit whoever solves it and whoever dies meanwhile, and what it is the sum of."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import distributed
import pyarrow.parquet as pq
import pytest
from django.core.exceptions import ValidationError

from penata.domains.placement.engine import exchange, links, modes, regency, sample, spread
from penata.domains.placement.engine.tables import Folder
from penata.domains.placement.queries import folders
from penata.kernel.jobs.progress import silent

SEED, REGENCIES, PERSONS = 7, 6, 150


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sample.write(tmp_path, 3, REGENCIES, PERSONS, report=silent)
    return tmp_path


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def solved(folder: Path, address: str = "", report: Callable[[int, int], None] = silent) -> dict[str, Any]:
    """All that must be the same, the file of moves included."""
    told = folders.solve(folder, seed=SEED, address=address, report=report)
    return told | {
        "seconds": None,
        "moves": list(told["moves"]),
        "file": (folder / "moves.parquet").read_bytes(),
    }


def one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0})


def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})


def test_one_process_two_and_a_cluster_answer_alike(
    folder: Path, cluster: distributed.LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_processor(monkeypatch)
    alone = solved(folder)
    two_processors(monkeypatch)

    assert solved(folder) == alone
    assert solved(folder, cluster.scheduler_address) == alone
    assert alone["between"]["persons"] == sum(m["from_regency"] is not None for m in alone["moves"]) > 10


def test_a_worker_that_is_killed_in_the_middle_changes_nothing(
    folder: Path, cluster: distributed.LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_processor(monkeypatch)
    alone, killed = solved(folder), []

    def kill(done: int, total: int) -> None:
        """As soon as one regency is answered, one worker dies without a word."""
        if done == 2 * REGENCIES + 1:
            with distributed.Client(cluster, set_as_default=False) as client:
                killed.append(min(client.run(os.getpid).values()))
            os.kill(killed[0], signal.SIGKILL)

    assert solved(folder, cluster.scheduler_address, kill) == alone
    assert killed


def test_the_objective_is_that_of_all_regencies_and_of_the_ways_between_them(folder: Path) -> None:
    told, joined = solved(folder), links.read(folder)
    assert joined
    opened = Folder(folder)
    between = exchange.decide(opened, joined, SEED, tick=lambda: None)

    parts = [
        modes.weighted(between.local(number, opened.read(code).instance).instance, SEED)
        for number, code in enumerate(joined.codes)
    ]

    assert told["objective"] == sum(part.objective for part in parts) + between.cost
    assert told["certificate"] == {"violations": 0}
    assert told["between"] == {"persons": len(between.travellers), "ways": between.cost}


def test_joined_regencies_do_better_than_each_alone_and_start_from_the_same(folder: Path) -> None:
    joined = solved(folder)
    for name in links.FILES:
        (folder / f"{name}.parquet").unlink()
    alone = solved(folder)

    assert joined["objective"] < alone["objective"]
    assert joined["before"] == alone["before"]
    assert "between" not in alone
    assert {move["from_regency"] for move in alone["moves"]} == {None}


def test_nobody_serves_twice_and_travellers_stood_where_they_are_said_to_come_from(folder: Path) -> None:
    moves = solved(folder)["moves"]
    stood = {row["person"]: row for row in pq.read_table(folder / "persons.parquet").to_pylist()}

    assert len({move["person"] for move in moves}) == len(moves)
    for move in moves:
        was = stood[move["person"]]
        assert (move["from_regency"] or move["regency"], move["from"]) == (was["regency"], was["at"])
        assert move["from_regency"] != move["regency"]


def test_progress_counts_each_regency_three_times_where_they_are_joined(folder: Path) -> None:
    told: list[tuple[int, int]] = []

    solved(folder, report=lambda done, total: told.append((done, total)))

    assert told == [(n, 3 * REGENCIES) for n in range(1, 3 * REGENCIES + 1)]


def test_a_violation_of_the_nations_certificate_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_processor(monkeypatch)
    honest = exchange.decide

    def doubtful(*arguments: Any, **named: Any) -> exchange.Exchange:
        found = honest(*arguments, **named)
        fields = {name: getattr(found, name) for name in found.__slots__}
        return exchange.Exchange(**fields | {"violations": 3})

    monkeypatch.setattr(exchange, "decide", doubtful)

    assert solved(folder)["certificate"] == {"violations": 3}


def test_a_regency_that_cannot_be_solved_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_processor(monkeypatch)

    def dies(payload: regency.Payload) -> regency.Answer:
        raise spread.WorkerLost(2)

    monkeypatch.setattr(regency, "answer", dies)

    with pytest.raises(ValidationError, match="R002 mati setiap kali"):
        solved(folder)
