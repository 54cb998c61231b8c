"""Two scenarios beside each other: what each asks, what each reaches, what one gives up for the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from penata.domains.placement.models import Scenario
from penata.domains.placement.queries import drawings
from penata.domains.placement.queries import scenarios as queries
from penata.domains.placement.queries.pages import compared, line
from penata.domains.placement.rules.terms import Mode
from penata.kernel.access import Actor
from penata.kernel.ui import figures

OFFERED = 100


def page(actor: Actor, a: int | None, b: int | None) -> dict[str, Any]:
    """Without a choice, or with one scenario twice, what may be chosen."""
    computed = queries.visible_to(actor).filter(result__isnull=False)
    found = {one.pk: one for one in computed.filter(pk__in=[pk for pk in (a, b) if pk is not None])}
    first, second = found.get(a), found.get(b)
    context = {"computed": list(computed.defer("result")[:OFFERED]), "first": first, "second": second}
    if first is None or second is None or first == second:
        return context
    return context | _beside((first, second))


def _beside(both: Sequence[Scenario]) -> dict[str, Any]:
    results = [one.result or {} for one in both]
    told = [one["after"] | {"farther": one["farther"], "moves": one["moves"]} for one in results]
    unlike = _("Keduanya menata unit, orang, atau hari yang berbeda, jadi angkanya tidak setara.")
    return {
        "unlike": "" if alike(*both) else unlike, "asked": _asked(both), "given_up": given_up(both, told),
        "lines": [line(_("Perpindahan"), "moves", told), *(line(label, name, told) for name, label in compared())],
        "curve": drawings.of_districts(_districts(results)),
    }  # fmt: skip


def alike(first: Scenario, second: Scenario) -> bool:
    """Whether two scenarios answer the same question, by whatever policy."""
    asked = ("path", "day", "families", "statuses", "programme_units")
    return all(getattr(first, name) == getattr(second, name) for name in asked)


def _asked(both: Sequence[Scenario]) -> list[tuple[str, list[str]]]:
    """What each of them asks, and by what it differs: a label with a text for each."""
    return [
        (_("Unit"), [one.unit.name for one in both]), (_("Keadaan per"), [figures.day(one.day) for one in both]),
        (_("Yang diutamakan"), [_(Mode(one.policy["mode"]).label) for one in both]),
        (_("Pengandaian"), [figures.number(one.pins.count()) for one in both]),
    ]  # fmt: skip


def _districts(results: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Those that both have, as the first leaves them and as the second does."""
    first, second = ({row["key"]: row["after"] for row in one["districts"]} for one in results)
    return [{"key": key, "before": first[key], "after": second[key]} for key in first if key in second]


def given_up(both: Sequence[Scenario], told: Sequence[Mapping[str, Any]]) -> str:
    """What one gives up for what the other gains, in a sentence."""
    first, second = (one.name for one in both)
    km = (told[0]["km_mean"] or 0) - (told[1]["km_mean"] or 0)
    low = round(100 * ((told[0]["fill_p10"] or 0) - (told[1]["fill_p10"] or 0)))
    if km * low <= 0 and (km or low):
        better, more = (first, 1) if low > 0 or km < 0 else (second, -1)
        more *= told[0]["moves"] - told[1]["moves"]
        said = _("%s tidak kalah di sepersepuluh unit yang paling kosong dan dalam jarak ke asal") % better
        if more > 0:
            said += _(", tetapi memindahkan %s orang lebih banyak") % figures.number(more)
        return said + "."
    if not km and not low:
        return _("Keduanya sama di sepersepuluh unit yang paling kosong dan dalam jarak ke asal.")
    name, gain, loss = (first, low, km) if low > 0 else (second, -low, -km)
    return _(
        "%(name)s memberi %(km)d km jarak demi %(low)d poin di sepersepuluh unit yang paling kosong."
    ) % {
        "name": name,
        "km": loss,
        "low": gain,
    }
