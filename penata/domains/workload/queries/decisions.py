"""What of studies, contracts and retirements waits for a decision: one line for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from penata.domains.people import public as people
from penata.domains.workload.models import Study
from penata.domains.workload.queries import map as need_map
from penata.domains.workload.queries import outlook
from penata.domains.workload.queries.map import MapFilter
from penata.domains.workload.queries.outlook import Pressing
from penata.domains.workload.queries.overview import coverage
from penata.domains.workload.rules.terms import StudyState
from penata.kernel import law
from penata.kernel.access import Actor, Permission, may, reach
from penata.kernel.audit.models import Trace
from penata.kernel.ui import figures
from penata.kernel.ui.decisions import Decision

CONTRACT_DAYS = 60


def to_approve(actor: Actor, day: date) -> Iterator[Decision]:
    waiting = _waiting(actor, Permission.STUDY_APPROVE, StudyState.VERIFIED, "study.verify")
    if waiting["n"]:
        yield Decision(
            _("Sahkan %s ABK yang sudah diperiksa") % figures.number(waiting["n"]),
            _("Kurang dan lebih di unit itu baru terhitung di peta sesudah ABK-nya disahkan."),
            _studies(StudyState.VERIFIED),
            _("Pelajari"),
            since=_day(waiting["since"], day),
        )


def to_verify(actor: Actor, day: date) -> Iterator[Decision]:
    waiting = _waiting(actor, Permission.STUDY_VERIFY, StudyState.SUBMITTED, "study.submit")
    if waiting["n"]:
        yield Decision(
            _("Periksa %s ABK yang diajukan") % figures.number(waiting["n"]),
            _("Sesudah diperiksa, ABK naik ke pimpinan untuk disahkan, atau kembali dengan alasannya."),
            _studies(StudyState.SUBMITTED),
            _("Periksa"),
            since=_day(waiting["since"], day),
        )


def lacking_studies(actor: Actor, day: date) -> Iterator[Decision]:
    """Agencies that have units without an approved study, and those whose latest one has grown old."""
    lasts = years_of_a_study(day)
    told = coverage(actor, day, lasts)
    if told.lacking:
        yield Decision(
            _("Tegur %s perangkat daerah yang ABK-nya belum lengkap") % figures.number(told.lacking),
            _("%s unit berjabatan belum punya ABK sah, jadi kurang dan lebih di sana belum terhitung.")
            % figures.number(told.units_lacking),
            reverse("workload:map_posts") + "?lihat=without",
            _("Pelajari"),
            since=date(day.year, 1, 1),
        )
    if told.outdated and told.oldest is not None:
        yield Decision(
            _("Perbarui ABK di %s perangkat daerah") % figures.number(told.outdated),
            _("ABK tertua yang masih dipakai dari tahun %(year)d; setelan daerah: paling lama %(n)d tahun.")
            % {"year": told.oldest, "n": lasts},
            reverse("workload:studies") + f"?keadaan=approved&tahun={told.oldest}",
            _("Pelajari"),
            since=date(told.oldest + lasts, 1, 1),
        )


def of_people(actor: Actor, day: date) -> Iterator[Decision]:
    """Contracts that run out soon, and retirements that nobody has settled."""
    if not may(actor, Permission.PERSON_READ):
        return
    ending = people.running_out(actor, day, CONTRACT_DAYS)
    by_post = Counter(post for post, _last in ending if post is not None)
    found = outlook.pressing(need_map.bind(actor, MapFilter(day)), by_post)
    if ending:
        yield _contracts(day, [last for _post, last in ending], found)
    if found.overdue and found.overdue_since:
        yield _past_retirement(found.overdue, found.overdue_since)


def _contracts(day: date, ends: list[date], found: Pressing) -> Decision:
    first = min(ends)
    return Decision(
        _("Perpanjang atau akhiri %s kontrak") % figures.number(len(ends)),
        _contract_reason(first, found.needed, found.beyond),
        reverse("people:roster") + f"?berakhir={CONTRACT_DAYS}",
        _("Pelajari"),
        since=min(first - timedelta(days=CONTRACT_DAYS), day),
        due=first,
    )


def _past_retirement(count: int, since: date) -> Decision:
    return Decision(
        _("Selesaikan pensiun %s orang yang sudah melewati batas usia") % figures.number(count),
        _("Menurut tanggal lahir dan jabatannya mereka sudah pensiun, tetapi masih tercatat menjabat."),
        reverse("workload:map_persons") + "?siapa=lewat",
        _("Pelajari"),
        since=since,
    )


def years_of_a_study(day: date) -> int:
    """How many years an approved study counts before it is to be made anew."""
    return int(law.in_force(day)["workload.study_years"])


def _contract_reason(first: date, needed: int, beyond: int) -> str:
    said = _("Paling awal berakhir %s.") % figures.long_day(first)
    if needed or beyond:
        said += " " + _(
            "%(needed)s di antaranya mengisi kursi yang dibutuhkan; %(beyond)s di jabatan yang tanpa mereka pun penuh."
        ) % {"needed": figures.number(needed), "beyond": figures.number(beyond)}
    return said


def _waiting(actor: Actor, permission: Permission, state: StudyState, step: str) -> dict[str, Any]:
    """How many studies wait in a state, and since when the longest does; in one statement."""
    taken = Trace.objects.filter(subject="workload.study", subject_id=OuterRef("pk"), step=step)
    found: QuerySet[Study] = Study.objects.filter(state=state, unit__path__within=reach(actor, permission))
    arrived = Coalesce(Subquery(taken.order_by("-id").values("at")[:1]), F("made_at"))
    return found.annotate(arrived=arrived).aggregate(n=Count("pk"), since=Min("arrived"))


def _day(moment: Any, day: date) -> date:
    """The day of a moment; where the day is fixed, the machine may have gone on."""
    return min(timezone.localtime(moment).date(), day)


def _studies(state: StudyState) -> str:
    return reverse("workload:studies") + f"?keadaan={state.value}"
