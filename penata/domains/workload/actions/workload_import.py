"""Write what a plan of the ABK sheet says: new drafts or new versions, their posts and lines, by COPY."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from penata.domains.organization import public as organization
from penata.domains.workload.actions.approval import approve_many
from penata.domains.workload.models import Study, StudyPost, Task
from penata.domains.workload.rules.lines import TaskLine
from penata.domains.workload.rules.terms import EDITABLE, Method
from penata.domains.workload.sheets.workload import StudyWish
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record_many
from penata.kernel.db.bulk import copy_into, draw_ids
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets.importer import Options
from penata.kernel.sheets.plan import Kind, Plan


def apply(plan: Plan, options: Options, by: Actor, report: Report) -> None:
    wishes = list({id(row.what): row.what for row in plan.rows if row.kind != Kind.REFUSED}.values())
    to_write = [wish for wish in wishes if wish.changed]
    posts = organization.open_posts(wanted={(w.unit.id, job) for w in wishes for job in w.jobs}, by=by)
    studies = _open(to_write, by)
    _carry_over(to_write, studies)
    _write_lines(to_write, studies, posts)
    record_many(_traces(to_write, studies), by=by)
    if options.approve:
        unchanged = [
            w.base for w in wishes if not w.changed and w.base is not None and w.base.state in EDITABLE
        ]
        approve_many([*studies.values(), *unchanged], by=by)


def _open(wishes: Iterable[StudyWish], by: Actor) -> dict[int, Study]:
    """The draft that takes each wish's lines, by the identity of the wish."""
    found, fresh = {}, []
    for wish in wishes:
        if wish.base is not None and wish.base.state in EDITABLE:
            found[id(wish)] = wish.base
        else:
            version = wish.base.version + 1 if wish.base else 1
            study = Study(unit_id=wish.unit.id, year=wish.year, version=version, made_by_id=by.pk)
            found[id(wish)] = study
            fresh.append(study)
    Study.objects.bulk_create(fresh, batch_size=1000)
    return found


def _carry_over(wishes: Iterable[StudyWish], studies: dict[int, Study]) -> None:
    """A new version begins with the posts of the approved one, and with their lines where the file has none."""
    copies = {
        w.base.pk: (studies[id(w)].pk, set(w.jobs))
        for w in wishes
        if w.base is not None and w.base.pk != studies[id(w)].pk
    }
    kept = list(StudyPost.objects.filter(study__in=copies).select_related("post").prefetch_related("tasks"))
    ids = draw_ids("workload_studypost_id_seq", len(kept))
    copy_into(
        "workload_studypost",
        ("id", "study_id", "post_id", "method", "category_share", "individual_hours"),
        (
            (n, copies[p.study_id][0], p.post_id, p.method, p.category_share, p.individual_hours)
            for n, p in zip(ids, kept, strict=True)
        ),
    )
    _copy_tasks(
        (
            number,
            task.number,
            TaskLine(task.description, task.result, task.volume, task.per, task.norm, task.program),
        )
        for number, post in zip(ids, kept, strict=True)
        if post.post.job_id not in copies[post.study_id][1]
        for task in post.tasks.all()
    )


def _write_lines(
    wishes: list[StudyWish], studies: dict[int, Study], posts: dict[tuple[int, int], int]
) -> None:
    wanted = [
        (studies[id(w)].pk, posts[w.unit.id, job], lines) for w in wishes for job, lines in w.jobs.items()
    ]
    known: dict[tuple[int, int], int] = {
        (study, post): pk
        for pk, study, post in StudyPost.objects.filter(
            study__in=[s.pk for s in studies.values()]
        ).values_list("pk", "study_id", "post_id")
    }
    Task.objects.filter(study_post__in=[known[s, p] for s, p, _lines in wanted if (s, p) in known]).delete()
    missing = [(study, post) for study, post, _lines in wanted if (study, post) not in known]
    ids = draw_ids("workload_studypost_id_seq", len(missing))
    known |= dict(zip(missing, ids, strict=True))
    copy_into(
        "workload_studypost",
        ("id", "study_id", "post_id", "method", "category_share", "individual_hours"),
        ((n, study, post, Method.TASK.value, 0, 0) for n, (study, post) in zip(ids, missing, strict=True)),
    )
    _copy_tasks(
        (known[s, p], number, line) for s, p, lines in wanted for number, line in enumerate(lines, start=1)
    )


def _copy_tasks(lines: Iterable[tuple[int, int, TaskLine]]) -> None:
    copy_into(
        "workload_task",
        ("study_post_id", "number", "description", "result", "volume", "per", "norm", "program"),
        ((sp, n, t.description, t.result, t.volume, str(t.per), t.norm, t.program) for sp, n, t in lines),
    )


def _traces(wishes: Iterable[StudyWish], studies: dict[int, Study]) -> Iterable[Entry]:
    by_study: dict[int, list[StudyWish]] = defaultdict(list)
    for wish in wishes:
        by_study[studies[id(wish)].pk].append(wish)
    for study, told in by_study.items():
        for wish in told:
            after = {"year": wish.year, "lines": sum(map(len, wish.jobs.values())), "jobs": sorted(wish.jobs)}
            yield Entry("study.import", "workload.study", study, path=wish.unit.path, after=after)
