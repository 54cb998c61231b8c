"""What the pages of scenarios show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.domains.placement.models import Scenario
from penata.domains.placement.policies import may_choose, may_decide, may_edit, may_pin
from penata.domains.placement.queries import drawings, pins, results
from penata.domains.placement.queries import scenarios as queries
from penata.domains.placement.queries.hindrances import agreed
from penata.domains.placement.queries.inputs import load
from penata.domains.placement.rules.suppression import LEAST
from penata.domains.placement.rules.terms import STEPS, Mode, ScenarioState
from penata.domains.placement.rules.words import LOCKED, STAYS
from penata.kernel import clock, law
from penata.kernel.access import Actor, Permission, may, reach
from penata.kernel.audit import queries as traces
from penata.kernel.audit.models import Trace
from penata.kernel.jobs import queries as jobs
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui import figures

S = ScenarioState
SHOWN = 5
LOWER_IS_BETTER = {"moves", "empty_posts", "km_mean", "farther", "shortage"}


def may_make(actor: Actor) -> bool:
    return may(actor, Permission.PLACEMENT_EDIT)


def units_for(actor: Actor) -> dict[str, str]:
    """path -> name of the governments and agencies that the actor may arrange."""
    wide = organization.governments_for(actor, Permission.PLACEMENT_EDIT).values_list("path", "name")
    narrow = organization.agencies(actor).filter(path__within=reach(actor, Permission.PLACEMENT_EDIT))
    return {str(path): name for path, name in [*wide, *narrow.values_list("path", "name")]}


def units_meant(actor: Actor, path: str, text: str, day: date) -> list[int]:
    """The units of a list by code or name, parted by semicolons. Raises ValidationError with what may be meant."""
    government = organization.unit_at(path.split(".")[0])
    finder = organization.unit_finder(government, day, reach(actor, Permission.PLACEMENT_EDIT))
    try:
        return [finder.find(name.strip()).id for name in text.split(";") if name.strip()]
    except CellProblem as problem:
        raise ValidationError({"programme_units": problem.sentence}) from None


def number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 18 else None


@dataclass(frozen=True, slots=True)
class Stage:
    label: str
    number: int
    is_done: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of several ways, each with whether it reads as well as the best; where all read alike none does."""

    label: str
    values: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Low:
    """How full the emptiest is."""

    where: str
    before: float | None
    after: float | None


def scenario_page(actor: Actor, scenario: Scenario) -> dict[str, Any]:
    result = scenario.result or {}
    shown = list(queries.moves_of(scenario)[:SHOWN]) if result else []
    return {
        "scenario": scenario, "result": result, "stages": stages(scenario), "counts": queries.counts(scenario),
        "moves": shown, "more": max(result.get("moves", 0) - len(shown), 0), "stays": stays(result),
        "mode": Mode(scenario.policy["mode"]).label, "narrowed": narrowed(scenario),
        "job": jobs.latest_about(scenario.get_absolute_url()), "may_edit": may_edit(actor, scenario),
        "may_decide": may_decide(actor, scenario), "may_choose": may_choose(actor, scenario),
        "warning": election_warning(scenario), "taken_back": taken_back(scenario),
        "may_pin": may_pin(actor, scenario), "pins": pins.of(actor, scenario),
        "hearing_days": law.in_force(clock.today(), scenario.government_id)["placement.hearing_days"],
        "order_number": order_number(scenario) if scenario.state == S.CARRIED_OUT else "",
        **(_drawn(scenario, result) if result else {}),
    }  # fmt: skip


def taken_back(scenario: Scenario) -> Trace | None:
    """The trace of the cancellation by which it is discussed again."""
    if scenario.state != S.DISCUSSED or not scenario.why:
        return None
    return traces.of_subject("placement.scenario", scenario.pk).filter(step="scenario.cancel").first()


def order_number(scenario: Scenario) -> str:
    """Of the order by which it was carried out."""
    found = scenario.moves.exclude(order_number="").values_list("order_number", flat=True)
    return found.first() or ""


def _drawn(scenario: Scenario, result: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "verdict": verdict(result), "decided": decided(scenario, result), "low": emptiest(result), "lines": ways(result),
        "distances": results.distances(result), "unproved": _unproved(scenario, result),
        "curve": drawings.of_districts(result["districts"]), "curves": drawings.of_units(result["units"]),
        "maps": drawings.maps(scenario, result),
    }  # fmt: skip


def _unproved(scenario: Scenario, result: Mapping[str, Any]) -> str:
    return results.unproved(scenario.policy["budget"], result.get("gap", 0))


def election_warning(scenario: Scenario) -> str:
    """What a decision on the scenario has to say where moves fall into an election; empty where the law says nothing."""
    if scenario.state not in {S.DISCUSSED, S.DECIDED, S.CARRIED_OUT}:
        return ""
    day = scenario.effective_on or clock.today()
    said = law.in_force(day, scenario.government_id)["placement.election_lock"]
    return "" if said == "allow" else _(LOCKED)


def stages(scenario: Scenario) -> list[Stage]:
    at = STEPS.index(ScenarioState(scenario.state)) if scenario.state in STEPS else -1
    return [Stage(_(step.label), n + 1, n < at, n == at) for n, step in enumerate(STEPS)]


def verdict(result: Mapping[str, Any]) -> str:
    """The result in one sentence for the regent."""
    moves, low, short = (
        result["moves"],
        emptiest(result),
        [result[when]["shortage"] for when in drawings.WHEN],
    )
    if not moves and result["price_of_next_move"]:
        return _("Batas perpindahannya tidak membolehkan siapa pun pindah.")
    if not moves:
        return _("Menurut kebijakan ini tidak ada perpindahan yang memperbaiki keadaan.")
    told = {
        "n": figures.number(moves), "low_before": drawings.percent(low.before), "low_after": drawings.percent(low.after),
        "short_before": figures.number(short[0]), "short_after": figures.number(short[1]), "where": low.where,
    }  # fmt: skip
    is_better = low.before is not None and low.after is not None and low.before < low.after
    if is_better and told["low_before"] != told["low_after"]:
        said = _(
            "Dengan %(n)s perpindahan, %(where)s naik dari %(low_before)s menjadi %(low_after)s terisi, dan kekurangan dari "
            "%(short_before)s menjadi %(short_after)s orang"
        ) % told  # fmt: skip
    else:
        said = _(
            "Dengan %(n)s perpindahan, kekurangan berubah dari %(short_before)s menjadi %(short_after)s orang, dan %(where)s "
            "terisi %(low_after)s"
        ) % told  # fmt: skip
    here, there = result["moved_km_before"], result["moved_km_after"]
    if here is not None and there < here:
        said += _("; yang pindah rata-rata %d km lebih dekat ke desa asal") % (here - there)
    elif here is not None and there > here:
        said += _("; yang pindah rata-rata %d km lebih jauh dari desa asal") % (there - here)
    return said + "."


def decided(scenario: Scenario, result: Mapping[str, Any]) -> str:
    """What was decided, where that is less than the whole plan; the rest of the page shows the plan."""
    told = result.get("decided")
    if not told or scenario.state not in {S.DECIDED, S.CARRIED_OUT}:
        return ""
    words = _(
        "Diputuskan %(n)s dari %(all)s perpindahan: kekurangan menjadi %(short)s orang, %(where)s terisi %(low)s. Yang di bawah "
        "ini rencana seluruhnya."
    )
    return _in_part(words, result, told)


def to_decide(actor: Actor, scenario: Scenario) -> str:
    """What a decision would reach as things are chosen now, where that is less than the whole plan."""
    result = scenario.result or {}
    targets = dict(agreed(scenario).values_list("person_id", "target_id"))
    if scenario.state != S.DISCUSSED or len(targets) == result["moves"]:
        return ""
    words = _(
        "Bila diputuskan sekarang, %(n)s dari %(all)s perpindahan: kekurangan menjadi %(short)s orang, %(where)s terisi %(low)s. "
        "Yang di bawah ini rencana seluruhnya."
    )
    return _in_part(words, result, results.of_those(load(actor, scenario), targets))


def _in_part(words: str, result: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    """told: what some of the moves reach; nothing is said where they are all."""
    if told["moves"] == result["moves"]:
        return ""
    low = emptiest({**result, "districts": told["districts"], "after": {"fill_p10": told["fill_p10"]}})
    return words % {
        "n": figures.number(told["moves"]), "all": figures.number(result["moves"]),
        "short": figures.number(told["shortage"]), "where": low.where, "low": drawings.percent(low.after),
    }  # fmt: skip


def emptiest(result: Mapping[str, Any]) -> Low:
    """The districts where there are two to compare, else the tenth of units that is emptiest."""
    rows = result["districts"]
    if len(rows) < 2:
        return Low(
            _("sepersepuluh unit yang paling kosong"), *(result[when]["fill_p10"] for when in drawings.WHEN)
        )
    return Low(_("kecamatan terparah"), *(min(row[when] for row in rows) for when in drawings.WHEN))


def ways(result: Mapping[str, Any]) -> list[Line]:
    """This scenario beside the list method and a careful greedy, with as many moves; the best of each line is marked."""
    told = [result["after"] | {"farther": result["farther"]}, *result["other_ways"].values()]
    return [line(label, name, told) for name, label in compared()]


def compared() -> list[tuple[str, str]]:
    """The figures by which distributions are compared, and what they are called."""
    return [
        ("fill_min", _("Terisi, unit terendah")), ("fill_p10", _("Terisi, sepersepuluh terbawah")),
        ("fill_mean", _("Terisi, rata-rata")), ("remote_fill", _("Terisi, terpencil")),
        ("shortage", _("Kurang orang")), ("empty_posts", _("Jabatan kosong")), ("km_mean", _("Jarak ke asal, km")),
        ("farther", _("Menjauh dari asal")),
    ]  # fmt: skip


def line(label: str, name: str, ways: Sequence[Mapping[str, Any]]) -> Line:
    values = [one.get(name) for one in ways]
    known = [value for value in values if value is not None]
    write = drawings.percent if name.startswith("fill") or name == "remote_fill" else figures.number
    told = [write(value) if value is not None else "–" for value in values]
    best = write((min if name in LOWER_IS_BETTER else max)(known)) if known else ""
    return Line(label, [(words, words == best and len(set(told)) > 1) for words in told])


def stays(result: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who is not moved, by why, and how many; a few are not counted."""
    return [
        (_(STAYS[name]), figures.number(count) if count >= LEAST else f"<{LEAST}")
        for name, count in sorted(result.get("stays", {}).items())
    ]


def narrowed(scenario: Scenario) -> list[tuple[str, str]]:
    """Whom the scenario moves where that is not everybody, and whose need weighs more."""
    units = sorted(organization.unit_names(scenario.programme_units).values())
    told = [
        (_("Rumpun jabatan"), scenario.families), (_("Status"), scenario.statuses), (_("Unit program unggulan"), units),
    ]  # fmt: skip
    return [(label, ", ".join(names)) for label, names in told if names]
