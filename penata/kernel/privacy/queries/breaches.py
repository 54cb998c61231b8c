"""Breaches within one's units, what Art. 46 asks for, and the letter that goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from penata.kernel import clock
from penata.kernel.access import Actor, Permission, PersonalClass, reach
from penata.kernel.notify.models import Message
from penata.kernel.privacy.models import Breach
from penata.kernel.privacy.notices import BREACH
from penata.kernel.privacy.queries.requests import in_words
from penata.kernel.privacy.rules.clocks import Remaining
from penata.kernel.privacy.terms import BreachState
from penata.kernel.ui import figures
from penata.kernel.ui.decisions import Decision
from penata.kernel.values import N_

CHECKLIST = (
    ("stopped", N_("Kebocoran dihentikan: akses dicabut, berkas ditarik, sandi diganti")),
    ("evidence", N_("Bukti diamankan: log, jejak, catatan akses")),
    ("what", N_("Data pribadi yang terungkap disebut golongannya")),
    ("when_how", N_("Kapan dan bagaimana terungkap dijelaskan")),
    ("handling", N_("Upaya penanganan dan pemulihan dijelaskan")),
    ("public", N_("Dipertimbangkan apakah masyarakat perlu diberi tahu, karena pelayanan publik terganggu")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    breach: Breach
    left: Remaining
    classes: list[str]
    checklist: list[tuple[str, str, bool]]


def visible_to(actor: Actor) -> QuerySet[Breach]:
    """Of the units that the actor oversees, newest first."""
    paths = reach(actor, Permission.BREACH_READ)
    rows = Breach.objects.select_related("by").order_by("-found_at", "-id")
    return rows if "" in paths else rows.filter(path__within=paths)


def shown(rows: Iterable[Breach]) -> list[Shown]:
    now = clock.now()
    return [
        Shown(
            row,
            row.remaining(now),
            classes_of(row),
            [(key, _(words), key in row.done) for key, words in CHECKLIST],
        )
        for row in rows
    ]


def told_by(breach: Breach) -> int:
    """How many accounts were told."""
    return Message.objects.filter(kind=BREACH, key=f"{breach.pk}").count()


def told_to(actor: Actor, pk: int) -> Breach | None:
    """A breach that this reader himself was told of."""
    own = Message.objects.filter(to_id=actor.pk, kind=BREACH, key=f"{pk}")
    return Breach.objects.filter(pk=pk).first() if own.exists() else None


def classes_of(breach: Breach) -> list[str]:
    return [_(PersonalClass(value).label) for value in breach.classes]


def letter(breach: Breach, language: str) -> str:
    """The written notice to owners of data and to the agency. Source: UU 27/2022 Art. 46 (2): what, when and how, handling."""
    with translation.override(language):
        when, classes = figures.moment(breach.found_at), ", ".join(classes_of(breach)).lower()
        known = {
            "when": when,
            "classes": classes,
            "people": figures.number(breach.people),
            "place": breach.place,
        }
        parts: Sequence[str] = (
            _("Terjadi kegagalan pelindungan data pribadi: %(title)s.") % {"title": breach.title.rstrip(".")},
            _("Diketahui %(when)s. Data yang terungkap: %(classes)s. Jumlah orang: %(people)s (%(place)s).")
            % known,
            _("Bagaimana terjadinya: %(how)s") % {"how": breach.how},
            _("Penanganan dan pemulihan: %(handling)s") % {"handling": breach.handling or "–"},
            _(
                "Pemberitahuan ini menurut UU 27/2022 Pasal 46. Untuk bertanya, hubungi petugas kepegawaian unit Anda."
            ),
        )
        return "\n\n".join(parts)


def decisions(actor: Actor, day: date) -> Iterable[Decision]:
    """Those whose owners or agency were not yet told."""
    waiting = visible_to(actor).filter(Q(subjects_told_at=None) | Q(agency_told_at=None))
    for row in shown(waiting.exclude(state=BreachState.CLOSED).order_by("due_at")[:5]):
        yield Decision(
            title=_("Kebocoran data: %s") % row.breach.title,
            reason=in_words(row.left),
            url=reverse("privacy:breach", args=[row.breach.pk]),
            button=_("Pelajari"),
            since=timezone.localtime(row.breach.found_at).date(),
            due=timezone.localtime(row.breach.due_at).date(),
        )
