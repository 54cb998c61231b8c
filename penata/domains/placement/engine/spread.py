"""One function over many tasks: here, in processes of this machine, or on a cluster. The answers are the same.

Answers come in the order of the tasks, whoever finished first. A task goes out again when the worker that had it dies; one
whose worker dies each time is named. What the function itself raises is raised here and not tried again: it would be the
same.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

DEATHS = 3
ALONE = DEATHS - 1
"""A task that was about in so many deaths runs alone, so that the next one is certainly its own."""
LIBRARIES = ("numpy", "ortools")
AHEAD = 4
"""So many tasks a worker may be ahead of the answer that is waited for, which bounds what is held in memory."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class WorkerLost(RuntimeError):  # noqa: N818 - what happened
    """A task whose worker died each time; it probably needs more memory than there is. task: its number, from 0."""

    def __init__(self, task: int) -> None:
        super().__init__(f"task {task}: its worker died each time it was tried")
        self.task = task


class ClusterLost(RuntimeError):  # noqa: N818 - what happened
    """The scheduler went away, or has no workers."""


class OtherVersion(RuntimeError):  # noqa: N818 - what is the case
    """A worker of the cluster has another engine than this process, and might answer otherwise."""


class Crew(Protocol):
    """Whoever does the work."""

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The answers in order of the tasks, which are taken only when there is a place for them. One map at a time."""


@contextmanager
def crew(
    workers: int = 1, address: str = "", *, prepare: Callable[[], None] | None = None
) -> Generator[Crew]:
    """address: of a Dask scheduler, `tcp://host:8786`; without one so many processes here, or this one for one worker.

    prepare: is called once in every worker before its first task. Functions and tasks must be picklable, functions
    importable where the work is done: on a cluster every machine has the same Penata. Processes are started afresh, so a
    script guards its start with `if __name__ == "__main__"`. Raises ClusterLost where nobody works at the address,
    OtherVersion where they have another engine.
    """
    if address:
        yield from _cluster(address, prepare)
    elif workers > 1:
        pool = _Pool(workers, prepare)
        try:
            yield pool
        finally:
            pool.executor.shutdown(wait=True, cancel_futures=True)
    else:
        if prepare is not None:
            prepare()
        yield _Here()


class _Here:
    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        return map(function, tasks)


class _Pool:
    """Processes of this machine. Not forked: a web server's process has threads and connections."""

    falls_together, blame = True, 1

    def __init__(self, workers: int, prepare: Callable[[], None] | None) -> None:
        self.workers, self.prepare = workers, prepare
        self.executor: Executor = self._made()

    def _made(self) -> Executor:
        """Its processes start now, and load their libraries while the first task is still being made."""
        context = get_context("spawn" if sys.platform == "win32" else "forkserver")
        made = ProcessPoolExecutor(self.workers, context, self.prepare)
        for _ in range(self.workers):
            made.submit(int)  # each starts one more
        return made

    def renew(self) -> None:
        """One death breaks the whole pool: the others' tasks are lost with it."""
        self.executor.shutdown(wait=True, cancel_futures=True)
        self.executor = self._made()

    def has_died(self, fault: BaseException) -> bool:
        return False

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        return _Run(self, self.workers + 1, self.workers * AHEAD, function, tasks).answers()


class _Cluster:
    """A Dask cluster through its concurrent.futures face. The scheduler itself gives a dead worker's task to another, and
    gives it up after some deaths, in which it may only have waited behind the guilty one: so it is tried alone then."""

    falls_together, blame = False, ALONE

    def __init__(self, client: Any) -> None:
        self.client = client
        self.executor: Executor = client.get_executor(pure=False)  # equal tasks are two tasks

    def renew(self) -> None:
        """Its workers are replaced by whoever started them."""

    def has_died(self, fault: BaseException) -> bool:
        from distributed import KilledWorker

        return isinstance(fault, KilledWorker)

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        threads = sum(self.client.nthreads().values())
        return _Run(self, threads * 2, threads * AHEAD, function, tasks).answers()


def _cluster(address: str, prepare: Callable[[], None] | None) -> Generator[Crew]:
    from distributed import Client

    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError) as fault:  # the latter where it is no address
        raise ClusterLost(f"nobody answers at {address}") from fault
    with client:
        if not client.nthreads():
            raise ClusterLost(f"{address} has no workers")
        mine = fingerprint()
        others = sorted(worker for worker, theirs in client.run(fingerprint).items() if theirs != mine)
        if others:
            raise OtherVersion(f"another engine than here: {', '.join(others)}")
        if prepare is not None:
            client.register_worker_callbacks(prepare)  # whoever joins later is prepared too
        work = _Cluster(client)
        try:
            yield work
        finally:
            work.executor.shutdown(wait=False)


def fingerprint() -> str:
    """Of the engine's own files and the libraries on which an answer depends."""
    whole = sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(file.name.encode() + file.read_bytes())
    for library in LIBRARIES:
        whole.update(f"{library} {version(library)}".encode())
    return whole.hexdigest()


class _Run:
    """One map. at_once: how many tasks are out at most; ahead: how far from the answer that is waited for."""

    def __init__(
        self, crew: _Pool | _Cluster, at_once: int, ahead: int, function: Callable[[Any], Any], tasks: Iterable[Any]
    ) -> None:  # fmt: skip
        self.crew, self.at_once, self.ahead, self.function = crew, at_once, ahead, function
        self.source = enumerate(tasks)
        self.out: dict[Future[Any], int] = {}
        self.tasks: dict[int, Any] = {}
        self.again: list[int] = []
        self.deaths: Counter[int] = Counter()
        self.found: dict[int, Any] = {}
        self.turn = self.sent = 0

    def answers(self) -> Iterator[Any]:
        while self._send():
            wait(self.out, return_when=FIRST_COMPLETED)
            self._collect()
            while self.turn in self.found:
                yield self.found.pop(self.turn)
                self.turn += 1

    def _send(self) -> bool:
        """Fill the places there are; says whether anything is out."""
        while (number := self._next()) is not None:
            try:
                future = self.crew.executor.submit(self.function, self.tasks[number])
            except BrokenExecutor:  # it broke since; the task was not touched
                self.again.append(number)
                if not self.out:
                    self.crew.renew()
                    continue
                break
            self.out[future] = number
        return bool(self.out)

    def _next(self) -> int | None:
        """The task to send now, if any: the repeated first, and a suspect only when nothing else is out."""
        if any(self.deaths[number] >= ALONE for number in self.out.values()):
            return None
        self.again.sort(key=lambda number: (self.deaths[number] >= ALONE, number))
        if self.again:
            room = 1 if self.deaths[self.again[0]] >= ALONE else self.at_once
            return self.again.pop(0) if len(self.out) < room else None
        if len(self.out) >= self.at_once or self.sent >= self.turn + self.ahead:
            return None
        number, task = next(self.source, (None, None))
        if number is not None:
            self.tasks[number] = task
            self.sent = number + 1
        return number

    def _collect(self) -> None:
        """Take what is done. Where a pool broke, everything that was out is over: found, or to be sent again."""
        lost = [number for future, number in self._done() if self._is_lost(future, number)]
        if not lost:
            return
        if self.crew.falls_together:
            wait(self.out)
            lost += [number for future, number in self._done() if self._is_lost(future, number)]
        for number in lost:
            self.deaths[number] += self.crew.blame
            if self.deaths[number] >= DEATHS:
                raise WorkerLost(number)
        self.again += lost
        self.crew.renew()

    def _done(self) -> list[tuple[Future[Any], int]]:
        return [(future, self.out.pop(future)) for future in list(self.out) if future.done()]

    def _is_lost(self, future: Future[Any], number: int) -> bool:
        try:
            self.found[number] = future.result()
        except BrokenExecutor:
            return True
        except CancelledError as fault:
            raise ClusterLost("the scheduler went away") from fault
        except Exception as fault:
            if self.crew.has_died(fault):
                return True
            raise
        del self.tasks[number]
        return False
