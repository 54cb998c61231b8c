"""Carry approved studies over to the successors of units that moved."""

from __future__ import annotations

from collections.abc import Mapping

from penata.domains.workload.models import Study, StudyPost, Task
from penata.domains.workload.rules.terms import StudyState
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record_many


def follow_units(*, units: Mapping[int, int], posts: Mapping[int, int], by: Actor) -> None:
    """Each successor gets the latest approved study of its predecessor, with its lines and figures."""
    latest: dict[int, Study] = {}
    for study in Study.objects.filter(unit_id__in=list(units), state=StudyState.APPROVED).order_by("year"):
        latest[study.unit_id] = study
    for old in latest.values():
        _copy(old, units[old.unit_id], posts)
    record_many(
        (
            Entry("study.follow_unit", "workload.study", old.pk, after={"unit": units[old.unit_id]})
            for old in latest.values()
        ),
        by=by,
    )


def _copy(old: Study, unit_id: int, posts: Mapping[int, int]) -> None:
    study = Study.objects.create(
        unit_id=unit_id, year=old.year, version=1, state=old.state, made_by_id=old.made_by_id,
        approved_at=old.approved_at, law=old.law,
    )  # fmt: skip
    for post in old.posts.prefetch_related("tasks"):
        new = StudyPost.objects.create(
            study=study, post_id=posts[post.post_id], method=post.method, need=post.need, seats=post.seats,
            category_share=post.category_share, individual_hours=post.individual_hours,
        )  # fmt: skip
        Task.objects.bulk_create(
            Task(
                study_post=new, number=t.number, description=t.description, result=t.result, volume=t.volume,
                per=t.per, norm=t.norm, program=t.program,
            )
            for t in post.tasks.all()
        )  # fmt: skip
