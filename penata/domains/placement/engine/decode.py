"""From a flow to persons: who goes where. Those of one group are alike; among them the lottery decides."""

from __future__ import annotations

import numpy as np

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.graph import Graph, Kind, group_keys
from penata.domains.placement.engine.instance import NONE, Instance, Ints, Longs


def places(instance: Instance, graph: Graph, flow: Longs, seed: int) -> Ints:
    """The post of every person afterwards, or NONE."""
    persons = instance.persons
    found = np.full(len(persons), NONE, dtype=np.int32)
    stay = graph.arcs(Kind.STAY)
    stayers = graph.row[stay[flow[stay] > 0]]
    found[stayers] = persons.at[stayers]
    own = graph.arcs(Kind.OWN)
    taken = instance.own.tail[graph.row[own[flow[own] > 0]]], instance.own.head[graph.row[own[flow[own] > 0]]]
    found[taken[0]] = taken[1]
    leave = graph.arcs(Kind.LEAVE)
    leavers = graph.row[leave[flow[leave] > 0]]
    ticket = lottery.draw(seed, persons.key)
    order = leavers[np.lexsort((ticket[leavers], persons.group[leavers]))]
    group, post = _near_then_hub(instance, graph, flow, seed)
    found[order] = post
    assert np.array_equal(persons.group[order], group)
    _settle_at_home(found, persons.at, persons.group, order)
    return found


def _near_then_hub(instance: Instance, graph: Graph, flow: Longs, seed: int) -> tuple[Ints, Ints]:
    """(group, post) of every leaver, in the order of groups. How groups, hubs and posts are numbered decides nothing."""
    near, far, to_hub = (graph.arcs(kind) for kind in (Kind.NEAR, Kind.FAR, Kind.TO_HUB))
    near_row = np.repeat(graph.row[near], flow[near])
    group, post = instance.near.tail[near_row], instance.near.head[near_row]
    far_row = np.repeat(graph.row[far], flow[far])
    far_hub, far_post = instance.far.tail[far_row], instance.far.head[far_row]
    ticket = lottery.draw(seed, instance.posts.key)
    far_order = np.lexsort((ticket[far_post], far_hub))
    through = np.repeat(graph.row[to_hub], flow[to_hub])  # groups, as often as somebody goes through
    through = through[np.lexsort((group_keys(instance)[through], instance.hub[through]))]
    groups, posts = np.concatenate((group, through)), np.concatenate((post, far_post[far_order]))
    order = np.lexsort((ticket[posts], groups))
    return groups[order].astype(np.int32), posts[order].astype(np.int32)


def _settle_at_home(found: Ints, at: Ints, group: Ints, order: Ints) -> None:
    """Nobody is sent to where he is while another of his group could be: they change places."""
    for person in order[(at[order] != NONE) & (found[order] == at[order])]:
        others = order[
            (group[order] == group[person]) & (found[order] != at[person]) & (at[order] != found[person])
        ]
        if len(others):
            found[person], found[others[0]] = found[others[0]], found[person]
