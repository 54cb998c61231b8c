"""A regency in which one move is plainly right: two nurses in town beside one seat, and an empty centre where one is at home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from penata.domains.organization.models import Region
from penata.domains.people.models import Person
from penata.domains.placement.actions import deciding
from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.models import Scenario
from penata.domains.placement.rules.policy import Policy
from penata.kernel.access import Role
from tests.conftest import TODAY
from tests.domains.organization.factories import make_post, make_unit, officer
from tests.domains.people.factories import Regency, make_regency, make_worker
from tests.domains.workload.factories import approve_needs

AHEAD = date(2027, 2, 1)


@dataclass(frozen=True)
class World:
    regency: Regency
    upriver: Any
    town_post: Any
    far_post: Any
    staying: Person
    moving: Person
    by: Any
    leader: Any


def make_world(*, more: int = 0, with_accounts: bool = False) -> World:
    """more: so many further pairs of a crowded post in town and an empty one upriver. with_accounts: both workers sign in."""
    _regions()
    regency = make_regency(region_id="62.02")
    regency.centre.region_id = "62.02.01.2001"
    regency.centre.save()
    by, leader = officer(regency.government), officer(regency.government, Role.LEADER, "pimpinan")
    upriver = make_unit(
        "PUSK2",
        regency.health,
        name="Puskesmas Hulu",
        kind="puskesmas",
        region_id="62.02.02.2001",
        is_remote=True,
    )
    town, far = make_post(regency.centre, regency.nurse), make_post(upriver, regency.nurse)
    approve_needs(regency.centre, by, {town: ("1.0000", 1 + more)})
    approve_needs(upriver, by, {far: (f"{1 + more}.0000", 1 + more)})
    staying = make_worker(town, name="Siti Kota", code="S1", origin_id="62.02.01.2001")
    moving = make_worker(town, name="Budi Hulu", code="B1", origin_id="62.02.02.2001")
    for number in range(more):
        make_worker(town, name=f"Tetap {number:02}", code=f"K{number:02}", origin_id="62.02.01.2001")
        make_worker(town, name=f"Hulu {number:02}", code=f"H{number:02}", origin_id="62.02.02.2001")
    if with_accounts:
        for person, name in ((moving, "budi"), (staying, "siti")):
            person.user = officer(regency.centre, Role.WORKER, name)
            person.save()
    return World(regency, upriver, town, far, staying, moving, by, leader)


def _regions() -> None:
    Region.objects.create(code="62", name="Kalimantan Tengah", level="province", kind="provinsi")
    Region.objects.create(
        code="62.02", name="Kotawaringin Timur", level="regency", kind="kabupaten", parent_id="62"
    )
    for number, name, lat in (("01", "Kota", "-2.5"), ("02", "Hulu", "-1.5")):
        district, village = f"62.02.{number}", f"62.02.{number}.2001"
        Region.objects.create(
            code=district,
            name=name,
            level="district",
            kind="kecamatan",
            parent_id="62.02",
            lat=lat,
            lon="112.9",
        )
        Region.objects.create(
            code=village, name=f"Desa {name}", level="village", kind="desa", parent_id=district
        )


def draft(world: World, **values: Any) -> Scenario:
    policy = Policy(budget=5).as_json() | values.pop("policy", {})
    told = {"unit": world.regency.health, "name": "Hulu dulu", "day": TODAY, "policy": policy, "by": world.by}
    return actions.open_scenario(**(told | values))


def computed(world: World, **values: Any) -> Scenario:
    return compute(scenario=draft(world, **values), by=world.by)


def in_state(world: World, state: str) -> Scenario:
    """A scenario brought to a state by its own steps; everybody has accepted where that matters."""
    scenario = draft(world)
    if state == "draft":
        return scenario
    if state == "dropped":
        return actions.drop(scenario=scenario, why="tidak jadi", by=world.by)
    scenario = compute(scenario=scenario, by=world.by)
    if state == "computed":
        return scenario
    scenario = deciding.discuss(scenario=scenario, by=world.by)
    scenario.moves.update(answer="accepted")
    if state == "discussed":
        return scenario
    scenario = deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    if state == "carried_out":
        deciding.carry_out(scenario=scenario, order_number="800/1", by=world.by)
        scenario.refresh_from_db()
    return scenario


def steps_of(world: World, scenario: Scenario, by: Any) -> dict[str, Callable[[], Any]]:
    """Every step that somebody may try to take, by its name; without somebody, by whose work it is."""
    leader = by or world.leader
    by = by or world.by
    return {
        "change": lambda: actions.change(scenario=scenario, policy={"per_km": 3}, by=by),
        "compute": lambda: compute(scenario=scenario, by=by),
        "discuss": lambda: deciding.discuss(scenario=scenario, by=by),
        "reopen": lambda: deciding.reopen(scenario=scenario, by=by),
        "decide": lambda: deciding.decide(scenario=scenario, effective_on=AHEAD, by=leader),
        "carry_out": lambda: deciding.carry_out(scenario=scenario, order_number="800/1", by=by),
        "cancel": lambda: deciding.cancel(scenario=scenario, why="banjir", by=by),
        "drop": lambda: actions.drop(scenario=scenario, why="tidak jadi", by=by),
    }
