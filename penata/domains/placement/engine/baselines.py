"""The two ways in which offices place people without a solver, on the same instance, so that the gain can be told.

Both go once through everybody: who has moved does not move again, and equal cases are decided by the lottery, so that
the order of a list changes nothing. Neither looks ahead.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from penata.domains.placement.engine import lottery
from penata.domains.placement.engine.instance import NONE, Arcs, Instance, Ints, Longs

NEVER = np.int64(-1) << np.int64(60)
MUST = np.int64(1) << np.int64(56)
"""What it is worth that somebody leaves where he may not be; more than any points that `graph.costs` takes."""

Index = tuple[Longs, Longs]
"""(first, row): the rows whose key is k are `row[first[k]:first[k + 1]]`."""
Ordered = tuple[Longs, Ints, Longs]
"""(first, other end, cost) of arcs in the order of one end."""


def _index(key: Ints, count: int) -> Index:
    """Rows without a key are left out."""
    order = np.argsort(key, kind="stable").astype(np.int64)
    order = order[key[order] != NONE]
    return np.searchsorted(key[order], np.arange(count + 1)).astype(np.int64), order


def _from(arcs: Arcs, count: int) -> Ordered:
    first, order = _index(arcs.tail, count)
    return first, arcs.head[order], arcs.cost[order]


def _to(arcs: Arcs, count: int) -> Ordered:
    first, order = _index(arcs.head, count)
    return first, arcs.tail[order], arcs.cost[order]


@njit(cache=True)
def _is_better(gain, ticket, than, other):  # type: ignore[no-untyped-def]
    return gain > than or (gain == than and ticket < other)


def list_method(
    instance: Instance, moves: int | None = None, *, seed: int = 0, by_share: bool = False
) -> Ints:
    """The list of vacancies: the greatest weighted shortage first, each post filled to its last seat with the nearest who
    may hold it and whom nobody misses: who has no post, stands beyond the seats of his, or fills none where he serves.

    Nearest is whose cheapest move there costs least. moves: at most so many. by_share: shortage as a share of the seats and
    not in seats; that list is the better one, and whoever says what lists lose tells both. Returns the post of every person,
    or NONE; somebody who must be placed may be left without, since the list does not look at that.
    """
    persons, posts = instance.persons, instance.posts
    standing, count = instance.standing, len(instance.posts)
    short = (posts.seats - standing) * posts.priority / np.where(by_share, np.maximum(posts.seats, 1), 1)
    order = np.lexsort((lottery.draw(seed, posts.key), -short))
    found: Ints = _fill(
        order[posts.seats[order] > standing[order]], len(persons) if moves is None else moves, standing, posts.seats,
        (persons.at, persons.fills, lottery.draw(seed, persons.key), persons.move, instance.hub_cost),
        _to(instance.near, count), _to(instance.far, count), _to(instance.own, count),
        _index(instance.hub, instance.hubs), _index(persons.group, instance.groups),
    )  # fmt: skip
    return found


@njit(cache=True)
def _fill(order, most, standing, seats, facts, near, far, own, groups_of, members):  # type: ignore[no-untyped-def]
    at, fills, ticket, move, hub_cost = facts
    place, moved = at.copy(), 0
    person, cost, listed = np.empty(len(at), np.int64), np.empty(len(at), np.int64), np.full(len(at), -1)
    for post in order:
        count = _candidates(post, near, far, own, groups_of, members, move, hub_cost, person, cost, listed)
        while standing[post] < seats[post] and moved < most:
            best = -1
            for c in range(count):
                i = person[c]
                home = at[i]
                if place[i] != home or home == post:
                    continue
                if home >= 0 and fills[i] and standing[home] <= seats[home]:
                    continue  # he would be missed
                if best < 0 or _is_better(-cost[c], ticket[i], -cost[best], ticket[person[best]]):
                    best = c
            if best < 0:
                break
            i = person[best]
            if at[i] >= 0 and fills[i]:
                standing[at[i]] -= 1
            place[i] = post
            standing[post] += 1
            moved += 1
    return place


@njit(cache=True)
def _candidates(post, near, far, own, groups_of, members, move, hub_cost, person, cost, listed):  # type: ignore[no-untyped-def]
    """Writes whoever may come to the post, and at what cost; gives how many. listed: where each stands, -1 in between."""
    near_first, near_tail, near_cost = near
    far_first, far_tail, far_cost = far
    own_first, own_tail, own_cost = own
    hub_first, hub_group = groups_of
    count = 0
    for a in range(near_first[post], near_first[post + 1]):
        count = _list_group(near_tail[a], near_cost[a], members, move, person, cost, listed, count)
    for a in range(far_first[post], far_first[post + 1]):
        for q in range(hub_first[far_tail[a]], hub_first[far_tail[a] + 1]):
            pair = far_cost[a] + hub_cost[hub_group[q]]
            count = _list_group(hub_group[q], pair, members, move, person, cost, listed, count)
    for a in range(own_first[post], own_first[post + 1]):
        count = _list(own_tail[a], own_cost[a], person, cost, listed, count)
    for c in range(count):
        listed[person[c]] = -1
    return count


@njit(cache=True)
def _list_group(group, pair, members, move, person, cost, listed, count):  # type: ignore[no-untyped-def]
    first, member = members
    for m in range(first[group], first[group + 1]):
        count = _list(member[m], pair + move[member[m]], person, cost, listed, count)
    return count


@njit(cache=True)
def _list(i, way, person, cost, listed, count):  # type: ignore[no-untyped-def]
    if listed[i] >= 0:
        cost[listed[i]] = min(cost[listed[i]], way)
        return count
    listed[i], person[count], cost[count] = count, i, way
    return count + 1


def greedy(instance: Instance, moves: int | None = None, *, seed: int = 0) -> Ints:
    """A careful office: of all single moves always the one that gains most in points, the seat that it leaves and the one
    that it takes counted, until none gains or `moves` are used.

    Returns the post of every person, or NONE. Who must be placed, or must leave a post that takes nobody beyond its seats,
    comes first.
    """
    persons, posts, count = instance.persons, instance.posts, len(instance.posts)
    found: Ints = _climb(
        len(persons) if moves is None else moves, instance.standing,
        (posts.seats, posts.price, posts.first_seat, posts.surplus, lottery.draw(seed, posts.key)),
        (persons.at, persons.group, persons.stay, persons.move, persons.unplaced, persons.fills,
         lottery.draw(seed, persons.key)),
        (instance.hub, instance.hub_cost), _from(instance.near, instance.groups), _from(instance.far, instance.hubs),
        _from(instance.own, len(persons)),
        (_to(instance.far, count)[:2], _to(instance.near, count)[:2], _to(instance.own, count)[:2],
         _index(persons.at, count), _index(instance.hub, instance.hubs), _index(persons.group, instance.groups)),
    )  # fmt: skip
    return found


@njit(cache=True)
def _climb(most, standing, posts, persons, groups, near, far, own, who):  # type: ignore[no-untyped-def]
    """Every hub and every group keeps its two best posts (one may be where a member is), every person his best move;
    after a move those who could come to one of the two posts, or leave it, judge anew."""
    at, fills, ticket, drawn = persons[0], persons[5], persons[6], posts[4]
    everybody, all_groups, all_hubs = (
        np.arange(len(at)),
        np.arange(len(groups[0])),
        np.arange(len(far[0]) - 1),
    )
    entry, leave = np.empty(len(standing), np.int64), np.empty(len(standing), np.int64)
    _value(np.arange(len(standing)), standing, posts, entry, leave)
    hubs = np.full((len(all_hubs), 2), NEVER), np.full((len(all_hubs), 2), -1)
    best = np.full((len(all_groups), 2), NEVER), np.full((len(all_groups), 2), -1)
    gain, target = np.full(len(at), NEVER), np.full(len(at), -1)
    _judge_hubs(all_hubs, far, entry, drawn, hubs)
    _judge_groups(all_groups, near, groups, hubs, entry, drawn, best)
    _judge_persons(everybody, persons, own, best, entry, leave, drawn, gain, target)
    place, moved = at.copy(), 0
    while moved < most:
        pick = _pick(place, at, gain, ticket)
        if pick < 0:
            break
        post, left = target[pick], at[pick]
        place[pick], moved = post, moved + 1
        standing[post] += 1
        changed = np.array([post])
        if left >= 0 and fills[pick]:
            standing[left] -= 1
            changed = np.array([post, left])
        _value(changed, standing, posts, entry, leave)
        news = _judge_hubs(_rows(who[0], changed), far, entry, drawn, hubs)
        asked = np.unique(np.concatenate((_rows(who[1], changed), _rows(who[4], news))))
        news = _judge_groups(asked, near, groups, hubs, entry, drawn, best)
        asked = np.concatenate((_rows(who[5], news), _rows(who[2], changed), _rows(who[3], changed)))
        _judge_persons(asked, persons, own, best, entry, leave, drawn, gain, target)
    return place


@njit(cache=True)
def _rows(index, keys):  # type: ignore[no-untyped-def]
    first, row = index
    count = 0
    for key in keys:
        count += first[key + 1] - first[key]
    found, count = np.empty(count, np.int64), 0
    for key in keys:
        for r in range(first[key], first[key + 1]):
            found[count] = row[r]
            count += 1
    return found


@njit(cache=True)
def _pick(place, at, gain, ticket):  # type: ignore[no-untyped-def]
    pick = -1
    for i in range(len(at)):
        if gain[i] <= 0 or place[i] != at[i]:
            continue
        if pick < 0 or _is_better(gain[i], ticket[i], gain[pick], ticket[pick]):
            pick = i
    return pick


@njit(cache=True)
def _value(changed, standing, posts, entry, leave):  # type: ignore[no-untyped-def]
    """What one more at a post gains, and what one fewer does; the latter mostly less than nothing."""
    seats, price, first_seat, surplus, _ = posts
    for post in changed:
        over, last = standing[post] - seats[post], first_seat[post] + standing[post]
        cost = surplus[post]
        entry[post] = price[last] if over < 0 else (-cost if cost >= 0 else NEVER)
        leave[post] = cost if cost >= 0 else MUST
        if over <= 0:
            leave[post] = -price[last - 1] if standing[post] > 0 else 0


@njit(cache=True)
def _judge_hubs(asked, far, entry, drawn, hubs):  # type: ignore[no-untyped-def]
    """Gives those of which something is different."""
    first, head, cost = far
    gain, post = hubs
    news, count = np.empty(len(asked), np.int64), 0
    for hub in asked:
        two = (NEVER, -1, NEVER, -1)
        for a in range(first[hub], first[hub + 1]):
            two = _keep_two(two, entry[head[a]] - cost[a], head[a], drawn)
        if _is_news(gain[hub], post[hub], two):
            news[count] = hub
            count += 1
    return news[:count]


@njit(cache=True)
def _judge_groups(asked, near, groups, hubs, entry, drawn, best):  # type: ignore[no-untyped-def]
    """Gives those of which something is different. A hub's two best are enough: of two others neither could be best."""
    first, head, cost = near
    hub_of, hub_cost = groups
    hub_gain, hub_post = hubs
    gain, post = best
    news, count = np.empty(len(asked), np.int64), 0
    for group in asked:
        two, hub = (NEVER, -1, NEVER, -1), hub_of[group]
        if hub >= 0:
            for k in range(2):
                if hub_post[hub, k] >= 0:
                    two = _keep_two(two, hub_gain[hub, k] - hub_cost[group], hub_post[hub, k], drawn)
        for a in range(first[group], first[group + 1]):
            two = _keep_two(two, entry[head[a]] - cost[a], head[a], drawn)
        if _is_news(gain[group], post[group], two):
            news[count] = group
            count += 1
    return news[:count]


@njit(cache=True)
def _keep_two(two, gain, post, drawn):  # type: ignore[no-untyped-def]
    """(gain, post, gain, post) of the two best posts that differ; a post may be reached in two ways."""
    best, best_post, next_best, next_post = two
    if post == best_post:
        return (max(best, gain), best_post, next_best, next_post)
    if best_post < 0 or _is_better(gain, drawn[post], best, drawn[best_post]):
        return (gain, np.int64(post), best, best_post)
    if next_post < 0 or _is_better(gain, drawn[post], next_best, drawn[next_post]):
        return (best, best_post, gain, np.int64(post))
    return two


@njit(cache=True)
def _is_news(gain, post, two):  # type: ignore[no-untyped-def]
    is_new = gain[0] != two[0] or post[0] != two[1] or gain[1] != two[2] or post[1] != two[3]
    gain[0], post[0], gain[1], post[1] = two
    return is_new


@njit(cache=True)
def _judge_persons(asked, persons, own, best, entry, leave, drawn, gain, target):  # type: ignore[no-untyped-def]
    """By the group to the best post that he does not hold, or by an arc of his own."""
    at, group_of, stay, move, unplaced, fills, _ = persons
    first, head, cost = own
    group_gain, group_post = best
    for i in asked:
        found, post, group = NEVER, np.int64(-1), group_of[i]
        if group >= 0:
            k = 1 if group_post[group, 0] == at[i] else 0
            if group_post[group, k] >= 0:
                found, post = group_gain[group, k] - move[i], group_post[group, k]
        for a in range(first[i], first[i + 1]):
            other = entry[head[a]] - cost[a]
            if head[a] != at[i] and (post < 0 or _is_better(other, drawn[head[a]], found, drawn[post])):
                found, post = other, np.int64(head[a])
        if at[i] < 0:
            found += unplaced[i] if unplaced[i] >= 0 else MUST
        else:
            found += stay[i] + (leave[at[i]] if fills[i] else 0)
        gain[i], target[i] = found, post
