"""Approve many studies at once: those that were approved elsewhere and came in by file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from penata.domains.organization.public import HEADS
from penata.domains.workload.models import Study, StudyPost
from penata.domains.workload.queries import studies as queries
from penata.domains.workload.rules import need
from penata.domains.workload.rules.need import Load
from penata.domains.workload.rules.terms import FLOW, StudyState
from penata.kernel import clock
from penata.kernel.access import Actor, Permission, demand, shared_path
from penata.kernel.audit.actions import Entry, record_many
from penata.kernel.db.bulk import update_from
from penata.kernel.events import announce


@dataclass(frozen=True, slots=True)
class StudiesApproved:
    """Studies were approved, all of units within the one at `path`."""

    path: str
    studies: tuple[int, ...]


def approve_many(studies: Sequence[Study], *, by: Actor, step: str = "take_over") -> None:
    """Fix need and seats of every post, supersede earlier versions. Set-based, in the caller's transaction."""
    loaded = list(Study.objects.filter(pk__in=[s.pk for s in studies]).select_related("unit"))
    for study in loaded:
        demand(by, Permission.STUDY_APPROVE, str(study.unit.path))
    entries = _supersede(loaded)
    laws = {}
    for study in loaded:
        key = (study.year, study.unit.government_id)
        laws[key] = laws.get(key) or queries.law_for(study)
        source, study.state = study.state, FLOW.target(step, study.state)
        study.approved_at = clock.now()
        study.law = queries.cited(laws[key].cite("workload.effective_minutes", "workload.rounding"))
        entries.append(_entry(f"study.{step}", study, source))
    Study.objects.bulk_update(loaded, ["state", "approved_at", "law"], batch_size=500)
    by_pk = {study.pk: study for study in loaded}
    update_from(
        "workload_studypost",
        {"need": "numeric", "seats": "integer"},
        (
            (post.pk, raw, seats)
            for post in _posts(by_pk)
            for raw, seats in [
                _figures(post, laws[by_pk[post.study_id].year, by_pk[post.study_id].unit.government_id])
            ]
        ),
    )
    record_many(entries, by=by)
    if loaded:
        path = shared_path(str(study.unit.path) for study in loaded)
        announce(StudiesApproved(path, tuple(study.pk for study in loaded)))


def _supersede(studies: Iterable[Study]) -> list[Entry]:
    wanted: dict[int, set[int]] = defaultdict(set)
    for study in studies:
        wanted[study.unit_id].add(study.year)
    earlier = [
        old
        for old in Study.objects.select_for_update(of=("self",))
        .filter(unit_id__in=wanted, state=StudyState.APPROVED)
        .select_related("unit")
        if old.year in wanted[old.unit_id]
    ]
    entries = [_entry("study.supersede", old, StudyState.APPROVED, StudyState.SUPERSEDED) for old in earlier]
    for old in earlier:
        old.state = FLOW.target("supersede", old.state)
    Study.objects.bulk_update(earlier, ["state"], batch_size=500)
    return entries


def _posts(studies: Iterable[int]) -> Iterable[StudyPost]:
    return (
        StudyPost.objects.filter(study__in=list(studies))
        .select_related("post__job")
        .prefetch_related("tasks")
    )


def _figures(post: StudyPost, law: object) -> tuple[object, object]:
    loads: list[Load] = [task.load(post.method) for task in post.tasks.all()]
    working = need.need_of_post(loads, law, is_head=post.post.job.kind in HEADS)  # type: ignore[arg-type]
    return need.raw_of(working), working.result.value


def _entry(step: str, study: Study, source: str, target: str = "") -> Entry:
    return Entry(
        step,
        "workload.study",
        study.pk,
        path=str(study.unit.path),
        source=source,
        target=target or study.state,
    )
