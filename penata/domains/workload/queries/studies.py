"""Studies as far as somebody may see them, and the figures of an open one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.organization.public import HEADS
from penata.domains.people import public as people
from penata.domains.workload.models import Study, StudyPost, Task
from penata.domains.workload.rules import effectiveness, need
from penata.domains.workload.rules.need import TaskFigures
from penata.domains.workload.rules.terms import EDITABLE, FLOW, OPEN, StudyState
from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, may, reach
from penata.kernel.audit import words
from penata.kernel.audit.queries import of_subject
from penata.kernel.values import Law, Working


def visible_to(actor: Actor, permission: Permission = Permission.STUDY_READ) -> QuerySet[Study]:
    return (
        Study.objects.filter(unit__path__within=reach(actor, permission))
        .select_related("unit", "unit__region")
        .order_by("-year", "unit__name", "-version")
    )


def with_counts(studies: QuerySet[Study]) -> QuerySet[Study]:
    return studies.annotate(post_count=Count("posts"), unit_name=organization.telling_name("unit"))


def waiting_for(actor: Actor) -> QuerySet[Study] | None:
    """What waits for this reader's own step: to be verified, or to be approved. None who takes neither."""
    verify, approve = reach(actor, Permission.STUDY_VERIFY), reach(actor, Permission.STUDY_APPROVE)
    if not verify and not approve:
        return None
    return Study.objects.filter(
        Q(state=StudyState.SUBMITTED, unit__path__within=verify)
        | Q(state=StudyState.VERIFIED, unit__path__within=approve)
    )


def posts_of(study: Study) -> QuerySet[StudyPost]:
    tasks = Prefetch("tasks", Task.objects.order_by("number"))
    return (
        study.posts.select_related("post__job", "post__unit")
        .prefetch_related(tasks)
        .order_by("post__job__name")
    )


def law_for(study: Study) -> Law:
    """The law by which a study is worked out: that of its year's first day, of its own government."""

    return law.in_force(date(study.year, 1, 1), study.unit.government_id)


@dataclass(frozen=True, slots=True)
class PostSheet:
    """One post of a study with all its figures, for the entry page and the printed working."""

    of: StudyPost
    lines: list[tuple[Task, TaskFigures]]
    working: Working
    raw: Decimal
    seats: int
    staff: int
    effectiveness: Decimal | None
    band: effectiveness.Band | None
    last_year: Decimal | None = None

    @property
    def shortage(self) -> int:
        return max(self.seats - self.staff, 0)

    @property
    def surplus(self) -> int:
        return max(self.staff - self.seats, 0)

    @property
    def minutes(self) -> Decimal:
        return sum((f.minutes for _task, f in self.lines if f.minutes is not None), Decimal(0))


def sheets_of(study: Study) -> list[PostSheet]:
    """All posts of a study worked out by the law of its year."""
    in_force = law_for(study)
    posts = list(posts_of(study))
    held = people.staff_counts([post.post_id for post in posts], clock.today())
    return [_sheet(post, in_force, held.get(post.post_id, 0)) for post in posts]


def sheet_of(of: StudyPost) -> PostSheet:
    held = people.staff_counts([of.post_id], clock.today())
    return _sheet(of, law_for(of.study), held.get(of.post_id, 0), _need_before(of))


def _sheet(of: StudyPost, in_force: Law, staff: int, last_year: Decimal | None = None) -> PostSheet:
    minutes = int(in_force["workload.effective_minutes"])
    tasks = list(of.tasks.all())
    loads = [task.load(of.method) for task in tasks]
    working = need.need_of_post(loads, in_force, is_head=of.post.job.kind in HEADS)
    load = need.need(loads, minutes)
    value = effectiveness.effectiveness(load, staff)
    table = str(in_force["workload.effectiveness_bands"])
    return PostSheet(
        of,
        [(task, need.figures(one, minutes)) for task, one in zip(tasks, loads, strict=True)],
        working,
        need.raw_of(working),
        working.result.value,
        staff,
        value,
        None if value is None else effectiveness.band(value, table),
        last_year,
    )


def _need_before(of: StudyPost) -> Decimal | None:
    """What the latest approved study of an earlier year said of the post."""
    return (
        StudyPost.objects.filter(
            post_id=of.post_id, study__state=StudyState.APPROVED, study__year__lt=of.study.year
        )
        .order_by("-study__year")
        .values_list("need", flat=True)
        .first()
    )


def current_of(unit_id: int, year: int) -> Study | None:
    """The version of a unit's study for a year that counts: the open one, else the approved one."""
    found = Study.objects.filter(unit_id=unit_id, year=year).exclude(state=StudyState.SUPERSEDED)
    return sorted(found, key=lambda s: (s.state in OPEN, s.version))[-1] if found else None


def may_edit(actor: Actor, study: Study) -> bool:
    return study.state in EDITABLE and may(actor, Permission.STUDY_EDIT, str(study.unit.path))


def versions_of(study: Study) -> QuerySet[Study]:
    return Study.objects.filter(unit_id=study.unit_id, year=study.year).order_by("-version")


def years(actor: Actor) -> list[int]:
    return list(visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def cited(provisions: Any) -> list[dict[str, Any]]:
    return [
        {"key": p.key, "value": str(p.value), "from": p.period.first.isoformat(), "basis": p.basis}
        for p in provisions
    ]


# --- what the pages ask ---


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    year: int | None
    state: str
    approved_since: datetime | None = None


def read_address(query: Mapping[str, Any]) -> Asked:
    year = query.get("tahun", "")
    state = query.get("keadaan", "")
    return Asked(
        query.get("q", "").strip(),
        int(year) if year.isdecimal() and len(year) == 4 else None,
        state if state in set(StudyState) else "",
        _moment(query.get("sejak", "")),
    )


def _moment(text: str) -> datetime | None:
    """With its time zone, as links to this list write it; anything else asks for nothing."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else None


def matching(actor: Actor, asked: Asked) -> QuerySet[Study]:
    found = visible_to(actor)
    if asked.text:
        found = found.filter(unit__name__icontains=asked.text)
    if asked.approved_since:
        found = found.filter(approved_at__gt=asked.approved_since)
    if asked.year:
        found = found.filter(year=asked.year)
    return found.filter(state=asked.state) if asked.state else found.exclude(state=StudyState.SUPERSEDED)


def posts_visible_to(actor: Actor) -> QuerySet[StudyPost]:
    return StudyPost.objects.filter(
        study__unit__path__within=reach(actor, Permission.STUDY_READ)
    ).select_related("study__unit", "post__job", "post__unit")


def units_without(actor: Actor, day: date) -> int:
    """Units of the day that have posts and no approved study up to its year."""
    studied = Study.objects.filter(unit=OuterRef("pk"), state=StudyState.APPROVED, year__lte=day.year)
    standing = organization.units_visible_to(actor, day).filter(posts__isnull=False)
    return standing.filter(~Exists(studied)).distinct().count()


def open_steps(actor: Actor, study: Study) -> set[str]:
    """Steps that this reader may take now: submit, verify, approve, return."""
    path = str(study.unit.path)
    rights = {
        "submit": (Permission.STUDY_EDIT,), "verify": (Permission.STUDY_VERIFY,), "approve": (Permission.STUDY_APPROVE,),
        "return": (Permission.STUDY_VERIFY, Permission.STUDY_APPROVE),
    }  # fmt: skip
    possible = FLOW.open_steps(study.state)
    return {
        step
        for step, needed in rights.items()
        if step in possible and any(may(actor, one, path) for one in needed)
    }


def study_page(actor: Actor, study: Study) -> dict[str, Any]:
    sheets = sheets_of(study)
    in_force = law_for(study)
    load, staff = sum((s.raw for s in sheets), Decimal(0)), sum(s.staff for s in sheets)
    value = effectiveness.effectiveness(load, staff)
    table = str(in_force["workload.effectiveness_bands"])
    return {
        "study": study,
        "sheets": sheets,
        "raw": load,
        "seats": sum(s.seats for s in sheets),
        "staff": staff,
        "shortage": sum(s.shortage for s in sheets),
        "surplus": sum(s.surplus for s in sheets),
        "effectiveness": value,
        "band": None if value is None else effectiveness.band(value, table),
        "law": in_force.cite(
            "workload.effective_minutes", "workload.rounding", "workload.effectiveness_bands"
        ),
        "versions": list(versions_of(study)),
        "editable": may_edit(actor, study),
        "may_open_version": study.state == StudyState.APPROVED
        and may(actor, Permission.STUDY_EDIT, str(study.unit.path)),
        "steps": open_steps(actor, study),
        "traces": words.tell(actor, of_subject("workload.study", study.pk)[:30]),
        "crumbs": [(_("ABK %d") % study.year, reverse("workload:studies") + f"?tahun={study.year}")],
    }


def find_unit(actor: Actor, text: str) -> Any:
    """A unit that the actor may study, by what a form calls it. Raises CellProblem."""
    government = organization.government_of(actor)
    assert government is not None
    found = organization.unit_finder(government, clock.today(), reach(actor, Permission.STUDY_EDIT)).find(
        text
    )
    return organization.units_visible_to(actor).get(pk=found.id)


def find_job(study: Study, text: str) -> int:
    return organization.job_finder(study.unit.government).find(text).id


def study_of(unit_code: str, year: int) -> Study | None:
    """The study of a unit for a year that counts, by the unit's code."""
    unit = organization.unit_by_code(unit_code)
    return None if unit is None else current_of(unit.pk, year)
