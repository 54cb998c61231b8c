"""Who goes between the regencies of a folder: counted, decided for all together, then chosen in each.

Each regency is read twice for this, so that no more than one is in memory; what is kept of all is their counts and who
travels. It is done here and not by workers, who need not reach the folder and stay small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from penata.domains.placement.engine import division, nation
from penata.domains.placement.engine.division import Calls, Local, Travellers
from penata.domains.placement.engine.instance import NONE, Instance
from penata.domains.placement.engine.moves import Present
from penata.domains.placement.engine.nation import Counts, Links, Profiles
from penata.domains.placement.engine.table_faults import BadTable
from penata.domains.placement.engine.tables import TEXT, Folder, Named, taken


@dataclass(frozen=True, slots=True)
class Exchange:
    """person, held: the names of all travellers and of the posts they held. cost: of all their ways, in points. violations:
    of the nation's certificate."""

    links: Links
    travellers: Travellers
    person: pa.Array
    held: pa.Array
    cost: int
    violations: int

    def local(self, number: int, instance: Instance) -> Local:
        """A regency with those who stay and those who come."""
        return division.local(number, instance, self.travellers, self.links)

    def present(self, number: int, one: Named, local: Local) -> Present:
        """The names of those who are in `local`, which was made of `one`."""
        came = pa.array((self.travellers.target == number).nonzero()[0])
        kept = pa.array(local.row[: len(local.row) - len(came)])
        codes = pa.array(self.links.codes, TEXT)
        return Present(
            one.code, pa.concat_arrays([pa.array(one.persons, TEXT).take(kept), self.person.take(came)]),
            pa.array(one.posts, TEXT), local.instance.persons.at,
            codes.take(pa.array(self.travellers.origin).take(came)), self.held.take(came),
        )  # fmt: skip


def decide(folder: Folder, links: Links, seed: int, *, tick: Callable[[], None]) -> Exchange:
    """tick: is called twice for each regency, as it is counted and as its travellers are chosen.

    Raises BadTable and TooLarge.
    """
    if stray := set(folder.codes()) - set(links.codes):
        raise BadTable("regencies", "regency", "no_regency", {"found": min(stray)})
    counts = [_counted(one, links.profiles) for one in _each(folder, links, tick)]
    whole = nation.aggregate(counts, links)
    flows = nation.solve(whole, seed)
    parts = [
        _leaving(one, number, division.calls(flows, number, links.profiles), links.profiles, seed)
        for number, one in enumerate(_each(folder, links, tick))
    ]
    travellers, person, held = zip(*parts, strict=True)
    return Exchange(
        links, division.together(travellers), pa.concat_arrays(person), pa.concat_arrays(held),
        int(nation.way_costs(whole, flows) @ flows.count), flows.violations,
    )  # fmt: skip


def _each(folder: Folder, links: Links, tick: Callable[[], None]) -> Iterator[Named]:
    for code in links.codes:
        yield folder.read(code)
        tick()


def _counted(one: Named, profiles: Profiles) -> Counts:
    """Raises BadTable where a hub of the regency is not among the nation's."""
    for file, hub in (("groups", one.instance.hub), ("far", one.instance.far.tail)):
        if hub.max(initial=NONE) >= len(profiles.family):
            raise BadTable("hubs", "hub", "no_hub", {"found": int(hub.max()), "file": file}, one.code)
    return nation.count(one.instance, profiles)


def _leaving(
    one: Named, number: int, wanted: Calls, profiles: Profiles, seed: int
) -> tuple[Travellers, pa.Array, pa.Array]:
    """Who leaves a regency, with names and the posts they held."""
    found = division.departures(one.code, number, one.instance, wanted, profiles, seed)
    held = taken(pa.array(one.posts, TEXT), one.instance.persons.at[found.row])
    return found, pa.array(one.persons, TEXT).take(pa.array(found.row)), held
