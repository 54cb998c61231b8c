"""What the person himself reads of his move: why, what becomes of it, until when he may answer; and when it is withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from penata.domains.placement.actions import deciding, moves, pins
from penata.domains.placement.actions import scenarios as actions
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.actions.wishes import wish
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.queries import own
from penata.kernel.access import Role
from penata.kernel.notify.models import Message
from tests.conftest import TODAY
from tests.domains.organization.factories import officer
from tests.domains.placement.factories import AHEAD, draft, in_state, make_world

pytestmark = pytest.mark.django_db
PAGE = "/saya/penempatan/"


@pytest.fixture
def world():
    return make_world(with_accounts=True)


def page_of(world, sign_in) -> str:
    return sign_in(world.moving.user).get(PAGE).content.decode()


def told(kind: str) -> list[int]:
    return list(Message.objects.filter(kind=kind).values_list("to_id", flat=True))


def test_it_follows_the_decision_to_the_order_and_back(world, sign_in):
    scenario = in_state(world, "discussed")
    assert "dapat Anda ubah sampai hari itu" in page_of(world, sign_in)
    scenario = in_decided(world, scenario)
    page = page_of(world, sign_in)
    assert "Anda pindah mulai 1 Februari 2027. SK-nya sedang disiapkan." in page
    assert "Saya menerima" not in page
    deciding.carry_out(scenario=scenario, order_number="800/7", by=world.by)
    page = page_of(world, sign_in)
    assert "SK-nya sedang disiapkan" not in page
    assert "800/7" in page
    deciding.cancel(scenario=scenario, why="banjir", by=world.by)
    assert "Keputusan sebelumnya dibatalkan, jadi usulan ini dibahas lagi." in page_of(world, sign_in)
    assert told("placement.taken_back") == [world.leader.pk]


def in_decided(world, scenario: Scenario) -> Scenario:
    moves.answer(move=Move.objects.get(person=world.moving), accepts=True, by=world.moving.user)
    return deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)


def test_whoever_takes_his_own_decision_back_is_not_told_of_it(world):
    scenario = in_decided(world, in_state(world, "discussed"))
    deciding.cancel(scenario=scenario, why="banjir", by=world.leader)
    assert told("placement.taken_back") == []


def test_whom_a_decision_leaves_is_told_so(sign_in):
    world = make_world(more=1)
    world.moving.user = officer(world.regency.centre, Role.WORKER, "budi")
    world.moving.save()
    scenario = in_state(world, "discussed")
    Move.objects.filter(person=world.moving).update(choice="held")
    deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    assert "Sudah diputuskan tanpa memindahkan Anda" in page_of(world, sign_in)


@pytest.mark.parametrize("step", ["reopen", "drop"])
def test_whoever_was_asked_hears_that_he_need_not_wait(step, world, sign_in):
    scenario = in_state(world, "discussed")
    if step == "reopen":
        deciding.reopen(scenario=scenario, by=world.by)
    else:
        actions.drop(scenario=scenario, by=world.by, why="tidak perlu")
    assert told("placement.withdrawn") == [world.moving.user.pk]
    assert "Tidak ada usulan" in page_of(world, sign_in)


def test_what_was_never_discussed_is_withdrawn_from_nobody(world):
    actions.drop(scenario=in_state(world, "computed"), by=world.by, why="tidak perlu")
    assert told("placement.withdrawn") == []


def test_an_answer_given_on_another_page_is_read_before_it_is_replaced(world, sign_in):
    in_state(world, "discussed")
    move, client = Move.objects.get(person=world.moving), sign_in(world.moving.user)
    address = f"{PAGE}{move.pk}/jawab/"
    Move.objects.update(answer="waiting")
    client.post(address, {"jawaban": "keberatan", "why": "ibu sakit", "seen": "waiting"})
    page = client.post(address, {"jawaban": "terima", "why": "", "seen": "waiting"}, follow=True)
    assert "di halaman lain" in page.content.decode()
    move.refresh_from_db()
    assert (move.answer, move.objection) == ("objected", "ibu sakit")
    client.post(address, {"jawaban": "terima", "why": "", "seen": "objected"})
    move.refresh_from_db()
    assert move.answer == "accepted"


def test_after_the_last_day_nobody_is_asked(world, sign_in):
    in_state(world, "discussed")
    Scenario.objects.update(heard_until=TODAY - timedelta(1))
    page = page_of(world, sign_in)
    assert "Waktu menanggapi sudah berakhir" in page
    assert "Saya menerima" not in page
    with pytest.raises(ValidationError, match="sudah berakhir"):
        moves.answer(move=Move.objects.get(person=world.moving), accepts=True, by=world.moving.user)


def test_who_was_sent_by_an_officer_or_wished_it_reads_that(world):
    wish(unit=world.upriver, by=world.moving.user)
    scenario = draft(world)
    pins.pin(scenario=scenario, person=world.staying.pk, post=world.far_post.pk, by=world.by)
    deciding.discuss(scenario=compute(scenario=scenario, by=world.by), by=world.by)
    (row,) = own.rows(world.staying.user)
    assert "Petugas kepegawaian mengusulkan Anda sendiri, bukan hitungan." in row.reason
    assert "keinginan" not in row.reason


def test_a_wish_that_is_met_is_named(world):
    wish(unit=world.upriver, by=world.moving.user)
    in_state(world, "discussed")
    (row,) = own.rows(world.moving.user)
    assert row.reason.endswith("Anda pernah menyampaikan keinginan ke sana.")
    assert "Petugas" not in row.reason
