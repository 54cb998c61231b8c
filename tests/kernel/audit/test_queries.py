"""Traces are read within one's own subtree, and found by step, author, person and subject."""

from __future__ import annotations

import pytest

from penata.kernel.access import Role
from penata.kernel.audit import queries
from penata.kernel.audit.actions import Entry, record, record_many
from tests.domains.organization.factories import make_government, make_unit, make_user, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, object]:
    home = make_government()
    return {"home": home, "agency": make_unit("DINKES", home), "other": make_unit("DISDIK", home)}


def leave(by: object, *paths: object, step: str = "person.edit", **rest: object) -> None:
    record_many(
        (Entry(step, "people.person", n, path=path, **rest) for n, path in enumerate(paths, 1)), by=by
    )


def seen(actor: object) -> set[str | None]:
    return {trace.path and str(trace.path) for trace in queries.visible_to(actor)}


def test_an_auditor_reads_the_traces_of_his_subtree_only(tree):
    home, agency, other = (str(unit.path) for unit in tree.values())
    leave(make_user(), home, agency, other, None)
    assert seen(officer(tree["agency"], Role.AUDITOR)) == {agency}
    assert seen(officer(tree["home"], Role.AUDITOR)) == {home, agency, other}


def test_traces_of_no_unit_are_for_who_oversees_the_whole_installation(tree, operator):
    leave(operator, None, str(tree["agency"].path))
    assert None in seen(operator)
    assert None not in seen(officer(tree["home"], Role.AUDITOR))


def test_who_may_not_read_traces_sees_none(tree):
    leave(make_user(), str(tree["agency"].path))
    assert seen(officer(tree["home"], Role.LEADER)) == set()
    assert seen(make_user()) == set()


def test_the_newest_trace_stands_first(tree):
    path = str(tree["agency"].path)
    leave(make_user(), path, path, path)
    assert [t.subject_id for t in queries.visible_to(officer(tree["agency"], Role.AUDITOR))] == [3, 2, 1]


def test_traces_are_found_by_their_step_and_by_their_author(tree):
    path, siti, joko = str(tree["agency"].path), make_user("siti"), make_user("joko")
    leave(siti, path, step="role.grant")
    leave(siti, path, step="role.withdraw")
    leave(joko, path, step="law.overrule")
    auditor = officer(tree["agency"], Role.AUDITOR)

    def found(step: str = "", by: str = "") -> list[str]:
        return sorted(trace.step for trace in queries.search(auditor, step, by))

    assert found() == ["law.overrule", "role.grant", "role.withdraw"]
    assert found(step="role.grant") == ["role.grant"]
    assert found(step="role") == []
    assert found(by="SITI") == ["role.grant", "role.withdraw"]
    assert found(step="role.grant", by="joko") == []


def test_traces_are_found_by_person_and_by_subject(tree):
    user = make_user()
    record(Entry("a.b", "people.person", 1, person_id=1), by=user)
    record(Entry("c.d", "people.engagement", 1, person_id=1), by=user)
    record(Entry("e.f", "people.person", 2, person_id=2), by=user)
    assert [trace.step for trace in queries.of_person(1)] == ["c.d", "a.b"]
    assert [trace.step for trace in queries.of_subject("people.person", 2)] == ["e.f"]


def test_a_list_of_traces_asks_for_its_authors_at_once(tree, django_assert_num_queries):
    leave(make_user(), *[str(tree["agency"].path)] * 20)
    auditor = officer(tree["agency"], Role.AUDITOR)
    found = queries.visible_to(auditor)
    with django_assert_num_queries(1):
        assert len({trace.by.name for trace in found}) == 1


def test_the_page_of_traces_is_for_those_who_may_read_them(tree, sign_in):
    leave(make_user("siti"), str(tree["agency"].path), step="role.grant")
    page = sign_in(officer(tree["agency"], Role.AUDITOR)).get("/jejak/?langkah=role.grant&oleh=siti")
    assert page.status_code == 200
    assert [trace.step for trace in page.context["page"]] == ["role.grant"]
    assert sign_in(officer(tree["agency"], Role.LEADER)).get("/jejak/").status_code == 403
