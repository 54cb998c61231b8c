"""Where somebody would like to serve: said and taken back by himself alone, and it decides nothing."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.placement.actions.wishes import take_back_wish, wish
from penata.domains.placement.models import Wish
from penata.domains.placement.queries import wishes as queries
from tests.domains.organization.factories import make_government, make_unit, traced
from tests.domains.people.factories import statements_of
from tests.domains.placement.factories import computed, make_world

pytestmark = pytest.mark.django_db
PAGE = "/saya/keinginan-pindah/"


@pytest.fixture
def world():
    return make_world(with_accounts=True)


def test_a_wish_is_traced_without_its_reason_and_taken_back_once(world):
    made = wish(unit=world.upriver, reason="orang tua sakit", by=world.moving.user)
    (trace,) = traced("wish.make")
    assert (trace.person_id, trace.path, trace.why) == (world.moving.pk, world.regency.centre.path, "")
    assert trace.values.after == {"unit": "PUSK2"}
    take_back_wish(wish=made, by=world.moving.user)
    take_back_wish(wish=made, by=world.moving.user)
    assert len(traced("wish.take_back")) == 1
    assert not Wish.objects.filter(withdrawn_at=None).exists()
    wish(unit=world.upriver, by=world.moving.user)


def test_what_is_refused(world):
    by = world.moving.user
    for unit, words in (
        (world.regency.centre, "sudah bertugas"), (world.regency.government, "sudah bertugas"),
        (make_unit("X", make_government(name="Lain")), "pemerintah daerah lain"),
    ):  # fmt: skip
        with pytest.raises(ValidationError, match=words):
            wish(unit=unit, by=by)
    for unit in (world.upriver, world.regency.school, make_unit("A", world.regency.health)):
        wish(unit=unit, by=by)
    with pytest.raises(ValidationError, match="sudah ada"):
        wish(unit=world.upriver, by=by)
    with pytest.raises(ValidationError, match="Paling banyak 3"):
        wish(unit=make_unit("B", world.regency.health), by=by)
    with pytest.raises(ValidationError, match="belum terhubung"):
        wish(unit=world.upriver, by=world.by)


def test_nobody_takes_back_the_wish_of_another(world, sign_in):
    made = wish(unit=world.upriver, by=world.moving.user)
    for other in (world.staying.user, world.by):
        with pytest.raises(PermissionDenied):
            take_back_wish(wish=made, by=other)
        assert sign_in(other).post(f"{PAGE}{made.pk}/tarik/").status_code == 404
        assert not sign_in(other).get(PAGE).context["wishes"]


def test_the_page_from_the_menu_to_the_wish_and_back(world, sign_in):
    client = sign_in(world.moving.user)
    assert PAGE in client.get("/saya/").content.decode()
    assert "tidak memutuskan apa pun" in client.get(PAGE).content.decode()
    page = client.post(PAGE, {"unit": "Puskesmas Hulo", "reason": ""}).content.decode()
    assert "Mungkin maksudnya: Puskesmas Hulu (PUSK2)" in page
    assert client.post(PAGE, {"unit": "pusk1"}).context["form"].errors["unit"]
    client.post(PAGE, {"unit": "Puskesmas Hulu", "reason": "dekat orang tua"})
    assert "dekat orang tua" in client.get(PAGE).content.decode()
    made = Wish.objects.get()
    answer = client.post(f"{PAGE}{made.pk}/tarik/", follow=True).content.decode()
    assert "ditarik" in answer
    assert "Belum ada keinginan" in answer


def test_at_the_most_the_page_offers_no_more(world, sign_in):
    for unit in (world.upriver, world.regency.school, make_unit("A", world.regency.health)):
        wish(unit=unit, by=world.moving.user)
    page = sign_in(world.moving.user).get(PAGE).content.decode()
    assert "Anda sudah menyampaikan 3 keinginan" in page
    assert 'name="unit"' not in page


def test_the_form_offers_what_it_understands(world, sign_in):
    for number in range(2):
        make_unit(f"TU{number}", (world.upriver, world.regency.school)[number], name="Tata Usaha")
    offered = sign_in(world.moving.user).get(PAGE).context["units"]
    assert {"Puskesmas Hulu", "Tata Usaha, Puskesmas Hulu"} <= set(offered)
    for text in offered:
        assert queries.unit_named(world.moving.user, text).name == text.split(",")[0]


def test_the_page_costs_the_same_with_one_and_with_two(world, sign_in):
    client, costs = sign_in(world.moving.user), []
    for unit in (world.upriver, world.regency.school):
        wish(unit=unit, by=world.moving.user)
        costs.append(len(statements_of(client, PAGE)))
    assert costs[0] == costs[1]


def test_a_wish_asks_for_another_computation_and_lowers_a_cost(world):
    scenario = computed(world)
    before = scenario.result["objective"]
    wish(unit=world.upriver, by=world.moving.user)
    assert computed(world, name="lagi").result["objective"] < before
