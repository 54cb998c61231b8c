"""Who is told what of a study: those who must act next, and its maker; nobody what he did himself."""

from __future__ import annotations

import pytest

from penata.domains.workload.actions import studies
from penata.kernel.access import Role
from penata.kernel.notify.letters import words
from penata.kernel.notify.models import Message
from tests.domains.organization.factories import make_post, officer
from tests.domains.people.factories import make_regency
from tests.domains.workload.factories import make_study, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def people(regency):
    found = {
        role: officer(regency.government, role, role.value)
        for role in (Role.PERSONNEL_OFFICER, Role.LEADER, Role.ADMINISTRATOR)
    }
    found["maker"] = officer(regency.health, Role.AGENCY_OFFICER, "maker")
    found["elsewhere"] = officer(regency.school, Role.LEADER, "elsewhere")
    return found


@pytest.fixture
def study(regency, people):
    made = make_study(regency.health, people["maker"])
    make_task(made.posts.create(post=make_post(regency.health, regency.clerk)))
    return made


def told() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("kind", "to__username"))


def test_who_must_act_next_is_told_and_then_the_maker(study, people):
    officer_, leader = people[Role.PERSONNEL_OFFICER], people[Role.LEADER]
    studies.submit(study=study, by=people["maker"])
    assert told() == [("workload.submitted", "personnel_officer")]
    studies.verify(study=study, by=officer_)
    assert told()[1:] == [("workload.verified", "leader")]
    studies.approve(study=study, by=leader)
    assert told()[0] == ("workload.approved", "maker")
    message = Message.objects.get(to=people["maker"])
    assert message.url == f"/abk/{study.pk}/"
    assert "2026" in words(message).body


def test_a_second_round_is_told_again(study, people):
    for _ in range(2):
        studies.submit(study=study, by=people["maker"])
        studies.send_back(study=study, by=people[Role.PERSONNEL_OFFICER], why="Volume keliru")
    assert told() == [("workload.returned", "maker")] * 2 + [("workload.submitted", "personnel_officer")] * 2


def test_the_reason_stays_on_its_page(study, people):
    studies.submit(study=study, by=people["maker"])
    studies.send_back(study=study, by=people[Role.PERSONNEL_OFFICER], why="Siti salah hitung")
    assert "Siti" not in str(Message.objects.get(kind="workload.returned").values)


def test_nobody_is_told_what_he_did_himself(regency, people):
    made = make_study(regency.health, people[Role.PERSONNEL_OFFICER])
    make_task(made.posts.create(post=make_post(regency.health, regency.clerk)))
    studies.submit(study=made, by=people[Role.PERSONNEL_OFFICER])
    studies.send_back(study=made, by=people[Role.PERSONNEL_OFFICER], why="Lupa satu tugas")
    assert told() == []
