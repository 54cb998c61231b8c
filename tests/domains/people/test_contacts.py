"""Where people can be reached: the account's own address first, mobile numbers only, closed accounts never."""

from __future__ import annotations

import pytest

from penata.domains.organization.models import Unit
from penata.domains.people.models import Person
from penata.domains.people.public import contacts_of
from penata.kernel.access import Role
from penata.kernel.notify.actions.addresses import spoil
from penata.kernel.notify.contacts import Contact
from penata.kernel.privacy.actions.consents import give
from tests.domains.organization.factories import make_post, make_user, officer
from tests.domains.people.factories import make_regency, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    regency, found = make_regency(), make_user("ani")
    make_worker(
        make_post(regency.health, regency.clerk), user=found, email="ani@rumah.id", phone="0812-3456-7890"
    )
    return found


def test_the_account_knows_better_than_the_staff_list(user):
    assert contacts_of([user.pk])[user.pk].email == "ani@rumah.id"
    user.email = "ani@contoh.go.id"
    user.save()
    assert contacts_of([user.pk])[user.pk].email == "ani@contoh.go.id"


@pytest.mark.parametrize("phone", ["", "0531 21234", "tidak ada", "+62 811 1"])
def test_what_is_no_mobile_number_is_none(user, phone):
    Person.objects.update(phone=phone)
    give(purpose="whatsapp", by=user)
    assert contacts_of([user.pk])[user.pk] == Contact("ani@rumah.id")


def test_a_number_is_used_where_its_owner_agreed_and_no_longer(user, sign_in):
    client = sign_in(user)
    page = "/pemberitahuan/cara/"
    assert contacts_of([user.pk]) == {user.pk: Contact("ani@rumah.id", is_phone_withheld=True)}
    assert "belum setuju nomor Anda" in client.get(page).content.decode()
    client.post("/data-saya/persetujuan/whatsapp/", {"setuju": "1"})
    assert contacts_of([user.pk]) == {user.pk: Contact("ani@rumah.id", "+6281234567890")}
    assert "+6281••••890" in client.get(page).content.decode()
    assert page in client.get("/data-saya/persetujuan/").content.decode()
    client.post("/data-saya/persetujuan/whatsapp/", {"setuju": "0"})
    assert contacts_of([user.pk])[user.pk].phone == ""


def test_a_closed_account_is_reached_nowhere(user):
    user.is_active = False
    user.save()
    assert contacts_of([user.pk]) == {}


def test_an_account_without_a_person_has_its_own_address_only():
    user = make_user("tamu")
    assert contacts_of([user.pk]) == {user.pk: Contact()}


def test_who_keeps_addresses_sees_whose_mail_comes_back_until_it_is_corrected(user, sign_in):
    health = Unit.objects.get(code="DINKES")
    keeper = sign_in(officer(health, Role.AGENCY_OFFICER))
    stranger = sign_in(officer(Unit.objects.get(code="DISDIK"), Role.AGENCY_OFFICER))
    page = "/pegawai/surel-kembali/"
    assert "Tidak ada surel yang kembali" in keeper.get(page).content.decode()
    spoil(user=user.pk, channel="mail", address="Ani@rumah.id", status="5.1.1")
    person = Person.objects.get(user=user)
    assert f"/orang/{person.code}/ubah/" in keeper.get(page).content.decode()
    assert "ani@" not in keeper.get(page).content.decode()
    assert person.name not in stranger.get(page).content.decode()
    Person.objects.update(email="ani.baru@rumah.id")
    assert "Tidak ada surel yang kembali" in keeper.get(page).content.decode()


def test_many_are_asked_for_in_one_statement(user, django_assert_num_queries):
    users = [user.pk, *(make_user(f"u{n}").pk for n in range(20))]
    with django_assert_num_queries(1):
        assert len(contacts_of(users)) == 21
