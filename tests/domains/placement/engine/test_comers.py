"""Who could come to a post that is still short: the price is what forcing one seat more and the person would find."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from penata.domains.placement.engine import generate, modes, price
from penata.domains.placement.engine.comers import comers
from penata.domains.placement.engine.graph import Kind

BONUS = 1_000_000


@pytest.fixture(scope="module")
def regency():
    return generate.regency(5, 300)


@pytest.fixture(scope="module")
def answer(regency):
    return modes.weighted(regency, 1)


def short_posts(answer) -> list[int]:
    seats = answer.instance.posts.seats
    return [post for post in range(len(seats)) if filled(answer, post) < seats[post]]


def filled_by_one_more(answer, person: int, post: int) -> int:
    """The objective when he must go there and one seat more than now must be filled."""
    posts = answer.instance.posts
    count = filled(answer, post) + 1
    prices, first = posts.price.copy(), int(posts.first_seat[post])
    prices[first : first + count] += BONUS
    instance = price.forced(replace(answer.instance, posts=replace(posts, price=prices)), person, post)
    again = modes.weighted(instance, 1)
    assert filled(again, post) >= count
    return again.objective + BONUS * count


def filled(answer, post: int) -> int:
    graph = answer.graph
    arcs = graph.arcs(Kind.SEAT)
    return int(answer.flow[arcs[graph.tail[arcs] == graph.first_post + post]].sum())


def test_the_price_of_a_comer_is_what_forcing_him_and_a_seat_more_finds(answer):
    dice, tried = np.random.default_rng(2), 0
    for post in short_posts(answer)[:12]:
        found = comers(answer, post)
        for person in dice.permutation(list(found.points))[:3]:
            again = filled_by_one_more(answer, int(person), post)
            assert again - answer.objective == found.points[int(person)], (person, post)
            tried += 1
    assert tried >= 10


def test_nobody_could_come_for_less_than_nothing(answer):
    assert all(points >= 0 for post in short_posts(answer) for points in comers(answer, post).points.values())


def test_a_full_post_takes_nobody(answer):
    posts = answer.instance.posts
    full = next(p for p in range(len(posts)) if posts.seats[p] and filled(answer, p) == posts.seats[p])
    assert comers(answer, full).points == {}
    assert comers(answer, full).seat is None
