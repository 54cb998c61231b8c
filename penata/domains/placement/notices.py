"""What people are told: that a move is proposed to them and until when they may answer, that it was ordered or taken back."""

from __future__ import annotations

from collections.abc import Sequence

from penata.domains.people import public as people
from penata.domains.placement.models import Scenario
from penata.kernel.notify import Kind, add
from penata.kernel.notify.actions import tell
from penata.kernel.ui import figures
from penata.kernel.values import N_

HEARING = Kind(
    "placement.hearing",
    N_("Anda diusulkan pindah tugas"),
    N_(
        "Sebuah skenario mengusulkan Anda pindah tugas. Terima atau nyatakan keberatan di halaman Saya sampai %(until)s."
    ),
)
ORDERED = Kind(
    "placement.ordered",
    N_("Perpindahan Anda diputuskan"),
    N_("Perpindahan tugas Anda diputuskan, mulai %(on)s. Rinciannya ada di halaman Saya."),
)
CANCELLED = Kind(
    "placement.cancelled",
    N_("Perpindahan Anda dibatalkan"),
    N_(
        "Perpindahan tugas Anda mulai %(on)s dibatalkan; Anda tetap di jabatan sekarang. Rinciannya ada di halaman Saya."
    ),
)
DECIDED = Kind(
    "placement.decided",
    N_("Skenario penempatan diputuskan"),
    N_("Skenario %(title)s diputuskan, berlaku mulai %(on)s. Siapkan SK-nya, lalu laksanakan."),
)
WITHDRAWN = Kind(
    "placement.withdrawn",
    N_("Usulan pindah tugas ditarik"),
    N_(
        "Usulan pindah tugas Anda ditarik. Belum ada yang berubah; bila Anda diusulkan lagi, Anda diminta menanggapi lagi."
    ),
)
TAKEN_BACK = Kind(
    "placement.taken_back",
    N_("Keputusan Anda dibatalkan"),
    N_("Keputusan Anda atas skenario %(title)s dibatalkan oleh %(who)s. Alasannya ada di halaman skenario."),
)


def register() -> None:
    add(HEARING, ORDERED, CANCELLED, DECIDED, WITHDRAWN, TAKEN_BACK)


def decided(scenario: Scenario) -> None:
    """Whoever drew it up has the order to prepare."""
    assert scenario.effective_on is not None
    assert scenario.decided_at is not None
    values = {"title": scenario.name, "on": figures.long_day(scenario.effective_on)}
    key = f"{scenario.pk} {scenario.decided_at.isoformat()}"
    tell(kind=DECIDED.name, to=[scenario.made_by_id], key=key, values=values, url=scenario.get_absolute_url())


def hearing(scenario: Scenario, persons: Sequence[int]) -> None:
    assert scenario.heard_until is not None
    until = scenario.heard_until
    _tell(HEARING, persons, f"{scenario.pk} {until}", {"until": figures.long_day(until)})


def withdrawn(scenario: Scenario, persons: Sequence[int]) -> None:
    """Whoever was asked need not wait any more."""
    _tell(WITHDRAWN, persons, f"{scenario.pk} {scenario.heard_until}", {})


def taken_back(scenario: Scenario, who: str) -> None:
    """Whoever decided hears of it when another takes the decision back."""
    assert scenario.decided_at is not None
    key = f"{scenario.pk} {scenario.decided_at.isoformat()}"
    values = {"title": scenario.name, "who": who}
    tell(
        kind=TAKEN_BACK.name,
        to=[scenario.decided_by_id],
        key=key,
        values=values,
        url=scenario.get_absolute_url(),
    )


def ordered(scenario: Scenario, persons: Sequence[int]) -> None:
    _tell_of_day(ORDERED, scenario, persons)


def cancelled(scenario: Scenario, persons: Sequence[int]) -> None:
    """Of orders that were given: while it is only decided nobody was told."""
    _tell_of_day(CANCELLED, scenario, persons)


def _tell_of_day(kind: Kind, scenario: Scenario, persons: Sequence[int]) -> None:
    """Decided again, it is told again."""
    assert scenario.effective_on is not None
    assert scenario.decided_at is not None
    key = f"{scenario.pk} {scenario.decided_at.isoformat()}"
    _tell(kind, persons, key, {"on": figures.long_day(scenario.effective_on)})


def _tell(kind: Kind, persons: Sequence[int], key: str, values: dict[str, str]) -> None:
    """Who has no account hears of it on paper; the list of moves says who that is."""
    tell(kind=kind.name, to=people.users_of(persons), key=key, values=values, url="/saya/penempatan/")
