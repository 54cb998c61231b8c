"""Carry approved studies over to the successors of units that moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from penata.domains.workload.models import Study, StudyPost, Task
from penata.domains.workload.rules.terms import StudyState
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record_many


def follow_units(*, units: Mapping[int, int], posts: Mapping[int, int], on: date, by: Actor) -> None:
    """Each successor gets the approved study that holds on `on` and those of later years, with lines and figures."""
    approved = Study.objects.filter(unit_id__in=list(units), state=StudyState.APPROVED)
    carried: dict[int, list[Study]] = defaultdict(list)
    for study in approved.select_related("unit").order_by("unit_id", "year"):
        if study.year <= on.year:
            carried[study.unit_id].clear()  # an earlier one holds no longer
        carried[study.unit_id].append(study)
    followed = [study for studies in carried.values() for study in studies]
    for old in followed:
        _copy(old, units[old.unit_id], posts)
    record_many(
        (
            Entry(
                "study.follow_unit",
                "workload.study",
                old.pk,
                path=str(old.unit.path),
                after={"unit": units[old.unit_id]},
            )
            for old in followed
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
