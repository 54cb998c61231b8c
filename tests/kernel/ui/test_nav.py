"""The side navigation: only what the reader may open, with what waits for him, counted at once."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from penata.domains.accounts.models import User
from penata.kernel.access import Permission, Role
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.ui import nav
from tests.domains.organization.factories import hold, make_government, make_user, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def items(monkeypatch) -> list[nav.Item]:
    """A navigation of the test's own, in place of that of all domains."""
    own: list[nav.Item] = []
    monkeypatch.setattr(nav, "_items", own)
    return own


def item(name: str, permission: Permission, order: int = 10, group: str = nav.WORK, waiting=None) -> nav.Item:
    return nav.Item(group, name.title(), name, "map", (permission,), order, waiting)


def labels(actor: object, path: str = "/") -> list[tuple[str, list[str]]]:
    return [(group, [entry.label for entry in entries]) for group, entries in nav.for_actor(actor, path)]


@pytest.mark.parametrize("role", list(Role))
def test_every_entry_shown_is_one_that_the_reader_may_open(role, sign_in):
    home = make_government()
    hold(user := make_user(), role, home)
    client = sign_in(user)
    for _group, entries in nav.for_actor(user, "/"):
        for entry in entries:
            assert client.get(entry.url, follow=True).status_code == 200, entry.url


@pytest.mark.parametrize("role", list(Role))
def test_every_entry_that_the_reader_may_open_is_shown(role):
    hold(user := make_user(), role, make_government())
    shown = {entry.url for _group, entries in nav.for_actor(user, "/") for entry in entries}
    everybodys = {reverse(i.url_name) for i in nav._items if not i.permissions}
    allowed = {
        reverse(i.url_name) for i in nav._items if set(i.permissions) & set(PERMISSIONS[role])
    } | everybodys
    assert shown == allowed


def test_who_holds_no_role_sees_only_what_is_everybodys():
    ((group, entries),) = nav.for_actor(make_user(), "/")
    assert (group, [entry.url for entry in entries]) == (nav.BAR, ["/pemberitahuan/"])
    assert nav.first_url(make_user()) is None
    assert nav.for_actor(AnonymousUser(), "/") == []


def test_groups_and_entries_stand_in_their_order_and_empty_groups_are_left_out(items):
    items += [
        item("organization:law", Permission.LAW_READ, 30),
        item("people:roster", Permission.PERSON_READ, 20),
        item("workload:map", Permission.MAP_READ, 5, nav.SUMMARY),
        item("audit:index", Permission.TRACE_READ, 1, nav.ACCOUNTABILITY),
    ]
    reader = officer(make_government(), Role.LEADER)
    assert labels(reader) == [
        (nav.SUMMARY, ["Workload:Map"]), (nav.WORK, ["People:Roster", "Organization:Law"]),
    ]  # fmt: skip


def test_one_of_several_rights_opens_an_entry(items):
    either = (Permission.TRACE_READ, Permission.MAP_READ)
    items.append(nav.Item(nav.WORK, "Salah satu", "audit:index", "map", either, 1))
    assert labels(officer(make_government(), Role.LEADER)) == [(nav.WORK, ["Salah satu"])]
    assert labels(officer(make_government(), Role.WORKER)) == []


def test_the_longest_address_that_the_page_begins_with_is_the_current_one(items):
    items += [item("workload:map", Permission.MAP_READ), item("workload:map_posts", Permission.MAP_READ)]
    reader = officer(make_government(), Role.LEADER)

    def current(path: str) -> list[str]:
        return [e.url for _group, entries in nav.for_actor(reader, path) for e in entries if e.is_current]

    assert reverse("workload:map_posts").startswith(reverse("workload:map"))
    assert current(reverse("workload:map")) == [reverse("workload:map")]
    assert current(reverse("workload:map_posts") + "?per=2026-01-01") == [reverse("workload:map_posts")]
    assert current("/entah/") == []


def test_what_waits_is_counted_in_one_statement_for_all_entries(items, django_assert_num_queries):
    make_user("satu")
    make_user("dua")
    reader = officer(make_government(), Role.LEADER)
    items += [
        item(
            "workload:map", Permission.MAP_READ, 1, waiting=lambda actor: User.objects.filter(username="satu")
        ),
        item(
            "workload:map_posts",
            Permission.MAP_READ,
            2,
            waiting=lambda actor: User.objects.filter(username__in=["satu", "dua"]),
        ),
        item("people:roster", Permission.PERSON_READ, 3, waiting=lambda actor: User.objects.none()),
        item("organization:law", Permission.LAW_READ, 4, waiting=lambda actor: None),
        item("organization:units", Permission.UNIT_READ, 5),
    ]
    assert nav.for_actor(reader, "/")
    with django_assert_num_queries(1):
        ((_group, entries),) = nav.for_actor(reader, "/")
    assert [entry.waiting for entry in entries] == [1, 2, 0, 0, 0]


def test_one_entry_alone_is_counted_too_and_what_waits_knows_its_reader(items, django_assert_num_queries):
    reader = officer(make_government(), Role.LEADER)
    items.append(
        item("workload:map", Permission.MAP_READ, waiting=lambda actor: User.objects.filter(pk=actor.pk))
    )
    assert nav.for_actor(reader, "/")
    with django_assert_num_queries(1):
        ((_group, (entry,)),) = nav.for_actor(reader, "/")
    assert entry.waiting == 1


def test_nothing_that_waits_needs_no_statement(items, django_assert_num_queries):
    items.append(item("workload:map", Permission.MAP_READ))
    reader = officer(make_government(), Role.LEADER)
    assert nav.for_actor(reader, "/")
    with django_assert_num_queries(0):
        nav.for_actor(reader, "/")


def test_what_waits_behind_a_closed_door_is_not_even_asked_for(items):
    def refuse(actor):
        raise AssertionError("asked")

    items.append(item("audit:index", Permission.TRACE_READ, waiting=refuse))
    assert nav.for_actor(officer(make_government(), Role.LEADER), "/") == []


def test_the_navigation_of_all_domains_is_counted_in_one_statement(django_assert_num_queries):
    reader = officer(make_government())
    assert nav.for_actor(reader, "/")
    with django_assert_num_queries(1):
        nav.for_actor(reader, "/")


def test_somebody_lands_on_the_first_entry_that_is_his(items):
    items += [
        item("people:roster", Permission.PERSON_READ, 1, nav.PEOPLE),
        item("workload:map", Permission.MAP_READ, 99, nav.SUMMARY),
        item("people:own", Permission.PERSON_READ_OWN, 2, nav.PEOPLE),
    ]
    home = make_government()
    assert nav.first_url(officer(home, Role.LEADER)) == reverse("workload:map")
    assert nav.first_url(officer(home, Role.WORKER)) == reverse("people:own")
    assert nav.first_url(make_user()) is None
