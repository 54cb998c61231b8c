"""Activation letters: planned, issued by unit or at the desk, redeemed once with code and digits, void when misused."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from penata.domains.accounts.models import User
from penata.domains.accounts.rules.codes import ALPHABET, POSSIBLE, read_code, show_code, write_code
from penata.domains.organization.models import RoleGrant
from penata.domains.people.actions import letters as actions
from penata.domains.people.models import ActivationLetter, Person
from penata.domains.people.queries import letters as queries
from penata.domains.people.rules.letters import TRIES, LetterWay
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.jobs.models import Job
from tests.domains.organization.factories import hold, make_post, officer, traced
from tests.domains.people.factories import make_person, make_regency, make_worker

pytestmark = pytest.mark.django_db

PASSWORD = "sandi-yang-panjang-2026"
ADDRESS = "http://testserver/aktivasi/"


@pytest.fixture
def regency() -> Any:
    return make_regency()


@pytest.fixture
def nurses(regency: Any) -> list[Person]:
    """Two at the health centre."""
    post = make_post(regency.centre, regency.nurse)
    return [make_worker(post, name=name) for name in ("Siti Nur Rahma", "Budi Santoso")]


@pytest.fixture
def bkpsdm(regency: Any) -> User:
    return officer(regency.government, Role.PERSONNEL_OFFICER, "bkpsdm")


def issue(
    by: User, unit: Any, *, again: bool = False, way: LetterWay = LetterWay.PRINT
) -> list[actions.Printed]:
    expected = len(queries.plan(by, unit).addressees(again=again))
    return actions.issue_for_unit(unit=unit, again=again, way=way, expected=expected, address=ADDRESS, by=by)[
        0
    ]


def prove(client: Client, code: str, person: Person, digits: str = "") -> Any:
    return client.post("/aktivasi/", {"code": code, "digits": digits or person.nik[-6:]})


def code_for(printed: list[actions.Printed], person: Person) -> str:
    return next(letter.code for letter in printed if letter.name == person.name)


# --- codes ---


@pytest.mark.parametrize("number", [0, 1, POSSIBLE - 1, POSSIBLE // 7])
def test_a_code_is_read_as_it_was_shown(number):
    code = write_code(number)
    assert read_code(f" {show_code(code).lower()} ") == code


def test_codes_differ_and_hold_nothing_that_looks_like_something_else():
    assert len({write_code(number * 31) for number in range(1000)}) == 1000
    assert not set("01OILU") & set(ALPHABET)
    assert POSSIBLE > 2**73


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDE-FGHJK-MNPQ0", "ABCDE-FGHJK-MNPQRS", "你" * 15])
def test_what_cannot_be_a_code_is_none(typed):
    assert read_code(typed) is None


# --- planning and issuing ---


def test_the_plan_counts_who_serves_below_and_says_who_is_left_out(regency, nurses, bkpsdm):
    post = make_post(regency.health, regency.clerk)
    make_worker(post, nik=None, nip="199001052015011001", name="Tanpa NIK")
    make_worker(post, last=clock.today() - timedelta(days=1), name="Sudah Pergi")
    make_worker(post, user=officer(regency.health, Role.WORKER, "punya"))
    make_worker(make_post(regency.school, regency.clerk))
    plan = queries.plan(bkpsdm, regency.health)
    assert {addressee.name for addressee in plan.new} == {"Siti Nur Rahma", "Budi Santoso"}
    assert ([a.name for a in plan.without_nik], plan.waiting, plan.opened) == (["Tanpa NIK"], [], 1)


def test_letters_keep_a_digest_and_no_code_and_leave_traces_without_it(regency, nurses, bkpsdm):
    printed = issue(bkpsdm, regency.health)
    kept = ActivationLetter.objects.all()
    assert {letter.expires_on for letter in kept} == {clock.today() + timedelta(days=30)}
    codes = {letter.code.replace("-", "") for letter in printed}
    assert len(codes) == 2
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(l::text, ' ') from people_activationletter l")
        stored = cursor.fetchone()[0]
    traces = traced("letter.issue")
    assert {trace.person_id for trace in traces} == {nurse.pk for nurse in nurses}
    told = stored + " ".join(str(trace.values.after) for trace in traces)
    assert not any(code in told for code in codes)


def test_issued_again_only_where_asked_and_then_the_old_are_void(regency, nurses, bkpsdm, client):
    first = issue(bkpsdm, regency.health)
    assert issue(bkpsdm, regency.health) == []
    assert len(issue(bkpsdm, regency.health, again=True)) == 2
    assert len(traced("letter.void")) == 2
    answer = prove(client, code_for(first, nurses[0]), nurses[0])
    assert answer.context["form"].non_field_errors()


def test_what_changed_since_the_plan_was_shown_is_refused(regency, nurses, bkpsdm):
    with pytest.raises(actions.PlanChanged):
        actions.issue_for_unit(
            unit=regency.health, again=False, way=LetterWay.PRINT, expected=3, address=ADDRESS, by=bkpsdm
        )
    assert not ActivationLetter.objects.exists()


def test_an_agency_issues_in_its_own_subtree_and_nobody_else_at_all(regency, nurses):
    for by in (officer(regency.school, Role.AGENCY_OFFICER), officer(regency.government, Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            issue(by, regency.health)
    assert len(issue(officer(regency.health, Role.AGENCY_OFFICER), regency.health)) == 2


def test_many_letters_cost_no_more_statements_than_few(regency, nurses, bkpsdm):
    def cost(unit: Any) -> int:
        with CaptureQueriesContext(connection) as caught:
            issue(bkpsdm, unit, again=True)
        return len(caught)

    cost(regency.health)
    few = cost(regency.health)
    for _ in range(10):
        make_worker(make_post(regency.centre, regency.nurse))
    assert cost(regency.health) == few


def test_the_pages_of_an_officer(regency, nurses, sign_in):
    client = sign_in(officer(regency.health, Role.AGENCY_OFFICER))
    assert "Belum ada surat" in client.get("/surat-aktivasi/").content.decode()
    page = client.get("/surat-aktivasi/terbitkan/?unit=PUSK1")
    assert [len(page.context["plan"].new), page.context["unit"]] == [2, regency.centre]
    assert client.get("/surat-aktivasi/terbitkan/?unit=DISDIK").context["problem"]
    told = {"unit": regency.centre.pk, "expected": 2, "way": "print"}
    printed = client.post("/surat-aktivasi/terbitkan/", told).content.decode()
    assert printed.count('class="pn-letter"') == 2
    assert not any(nurse.nik[-6:] in printed for nurse in nurses)
    again = client.post("/surat-aktivasi/terbitkan/", told)
    assert "Daftarnya berubah" in again.content.decode()
    listed = client.get("/surat-aktivasi/")
    assert listed.content.decode().count("Menunggu dipakai") == 2
    assert client.post("/surat-aktivasi/terbitkan/", told | {"unit": regency.school.pk}).status_code == 404


# --- by e-mail ---


def test_by_e_mail_the_code_is_drawn_when_it_is_sent(regency, nurses, bkpsdm, client):
    nurse, without = nurses
    Person.objects.filter(pk=nurse.pk).update(email="siti@contoh.go.id")
    printed = issue(bkpsdm, regency.health, way=LetterWay.EMAIL)
    assert [letter.name for letter in printed] == [without.name]
    letter, job = ActivationLetter.objects.get(person=nurse), Job.objects.get()
    assert letter.digest is None
    assert job.arguments == {"letters": [letter.pk], "address": ADDRESS}
    assert actions.send(pk=letter.pk, address=ADDRESS, by=bkpsdm)
    assert not actions.send(pk=letter.pk, address=ADDRESS, by=bkpsdm)
    (sent,) = mail.outbox
    assert (sent.to, nurse.name in sent.subject + sent.body) == (["siti@contoh.go.id"], False)
    code = sent.body.split("kode ini: ")[1].split()[0]
    assert prove(client, code, nurse)["Location"] == "/aktivasi/akun/"


# --- redeeming ---


def test_a_letter_opens_an_account_once(regency, nurses, bkpsdm, client):
    nurse = nurses[0]
    code = code_for(issue(bkpsdm, regency.health), nurse)
    assert prove(client, code.lower().replace("-", " "), nurse)["Location"] == "/aktivasi/akun/"
    assert client.get("/aktivasi/akun/").context["form"].initial == {"username": "siti.rahma"}
    told = {"username": "siti.rahma", "password": PASSWORD, "again": PASSWORD}
    assert client.post("/aktivasi/akun/", told)["Location"] == "/"
    nurse.refresh_from_db()
    assert (nurse.user.username, nurse.user.name) == ("siti.rahma", nurse.name)
    grant = RoleGrant.objects.get(user=nurse.user)
    assert (grant.role, grant.unit, grant.state) == (Role.WORKER, regency.centre, "held")
    assert client.get("/data-saya/")["Location"] == f"/orang/{nurse.code}/"
    assert client.get(f"/orang/{nurse.code}/").status_code == 200
    for step in ("account.create", "person.link_account", "role.grant", "letter.redeem"):
        assert traced(step)[-1].by.username == "operator", step
    assert prove(Client(), code, nurse).context["form"].non_field_errors()
    assert Client().login(username="siti.rahma", password=PASSWORD)


def test_a_wrong_code_and_wrong_digits_are_told_alike(regency, nurses, bkpsdm, client):
    nurse, other = nurses
    code = code_for(issue(bkpsdm, regency.health), nurse)
    wrong = [
        prove(client, code, nurse, other.nik[-6:]), prove(client, write_code(7), nurse), prove(client, "ABC", nurse),
    ]  # fmt: skip
    assert len({str(answer.context["form"].non_field_errors()) for answer in wrong}) == 1
    assert client.get("/aktivasi/akun/")["Location"] == "/aktivasi/"


def test_few_guesses_of_the_digits_then_the_letter_is_void_and_no_other(regency, nurses, bkpsdm, client):
    nurse, other = nurses
    printed = issue(bkpsdm, regency.health)
    for guess in range(TRIES):
        prove(client, code_for(printed, nurse), nurse, f"{guess:06d}")
    assert prove(client, code_for(printed, nurse), nurse).context["form"].errors
    assert prove(client, code_for(printed, other), other).status_code == 302
    (trace,) = traced("letter.void")
    assert (trace.person_id, trace.by.username) == (nurse.pk, "operator")


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_moment_are_looked_at_one_after_the_other(regency, nurses, bkpsdm, monkeypatch):
    code = read_code(code_for(issue(bkpsdm, regency.health), nurses[0]))
    looked_at, proves = [], queries.proves

    def slowly(letter: Any, digits: str) -> bool:
        if letter is not None:
            looked_at.append(digits)
            time.sleep(0.02)
        return proves(letter, digits)

    def guess(number: int) -> None:
        try:
            assert actions.prove(code=code, digits=f"{number:06d}") is None
        finally:
            connection.close()

    monkeypatch.setattr(queries, "proves", slowly)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(guess, range(3 * TRIES)))
    assert len(looked_at) == TRIES
    assert ActivationLetter.objects.get(person=nurses[0]).wrong_tries == TRIES


def test_guessing_from_one_address_is_slowed_and_locks_no_neighbour_out(regency, nurses, bkpsdm, client):
    code = code_for(issue(bkpsdm, regency.health), nurses[0])
    for _ in range(30):
        prove(client, write_code(7), nurses[0])
    assert "Terlalu banyak percobaan" in prove(client, write_code(7), nurses[0]).content.decode()
    assert prove(client, code, nurses[0])["Location"] == "/aktivasi/akun/"


def test_after_thirty_days_it_is_too_late(regency, nurses, bkpsdm, client):
    code = code_for(issue(bkpsdm, regency.health), nurses[0])
    with clock.fixed(clock.today() + timedelta(days=30)):
        assert prove(client, code, nurses[0]).status_code == 302
    with clock.fixed(clock.today() + timedelta(days=31)):
        assert client.get("/aktivasi/akun/")["Location"] == "/aktivasi/"
        assert prove(client, code, nurses[0]).context["form"].errors


def test_a_letter_voided_between_the_two_steps_opens_nothing(regency, nurses, bkpsdm, client):
    prove(client, code_for(issue(bkpsdm, regency.health), nurses[0]), nurses[0])
    issue(bkpsdm, regency.health, again=True)
    told = {"username": "siti", "password": PASSWORD, "again": PASSWORD}
    assert client.post("/aktivasi/akun/", told)["Location"] == "/aktivasi/"
    assert not User.objects.filter(username="siti").exists()


@pytest.mark.parametrize(
    ("told", "field"),
    [({"password": "pendek", "again": "pendek"}, "password"), ({"again": "lain"}, "again"), ({"username": "BKPSDM"}, "username"),
     ({"username": "dua kata"}, "username"), ({"password": "siti.rahma", "again": "siti.rahma"}, "password")],
)  # fmt: skip
def test_the_account_form_says_what_is_wrong(regency, nurses, bkpsdm, client, told, field):
    prove(client, code_for(issue(bkpsdm, regency.health), nurses[0]), nurses[0])
    usual = {"username": "siti.rahma", "password": PASSWORD, "again": PASSWORD}
    assert list(client.post("/aktivasi/akun/", usual | told).context["form"].errors) == [field]


# --- at the desk ---


def test_the_desk_writes_to_one_person_and_the_old_letter_is_void(regency, nurses, sign_in, client):
    nurse, desk = nurses[0], officer(regency.health, Role.AGENCY_OFFICER)
    old = code_for(issue(desk, regency.health), nurse)
    page = sign_in(desk).post(f"/orang/{nurse.code}/surat/").content.decode()
    code = page.split('pn-letter-code tn">')[1].split("<")[0]
    assert prove(client, old, nurse).context["form"].errors
    assert prove(client, code, nurse).status_code == 302


def test_a_lost_password_is_set_anew_and_other_devices_are_out(regency, nurses, client):
    nurse, desk = nurses[0], officer(regency.health, Role.AGENCY_OFFICER)
    Person.objects.filter(pk=nurse.pk).update(user=officer(regency.centre, Role.WORKER, "siti"))
    user = User.objects.get(username="siti")
    signed_in = Client()
    signed_in.force_login(user)
    letter = actions.issue_for_person(person=nurse, path=str(regency.centre.path), by=desk)
    prove(client, letter.code, nurse)
    answer = client.post("/aktivasi/akun/", {"password": PASSWORD, "again": PASSWORD})
    assert answer["Location"] == "/masuk/"
    assert signed_in.get("/akun/").status_code == 302
    assert Client().login(username="siti", password=PASSWORD)


@pytest.mark.parametrize("role", [Role.PERSONNEL_OFFICER, Role.ADMINISTRATOR, Role.SUPERVISOR])
def test_no_desk_resets_an_account_that_holds_a_role_over_others(regency, nurses, sign_in, role):
    nurse, desk = nurses[0], officer(regency.health, Role.AGENCY_OFFICER)
    Person.objects.filter(pk=nurse.pk).update(user=officer(regency.government, role, "kuat"))
    page = sign_in(desk).post(f"/orang/{nurse.code}/surat/").content.decode()
    assert "disetel ulang oleh pengelola sistem" in page
    assert not ActivationLetter.objects.exists()


@pytest.mark.parametrize("meanwhile", ["promoted", "closed"])
def test_a_letter_written_before_its_owner_got_a_role_over_others_resets_nothing(
    regency, nurses, client, meanwhile
):
    nurse, desk = nurses[0], officer(regency.health, Role.AGENCY_OFFICER)
    user = officer(regency.centre, Role.WORKER, "siti")
    Person.objects.filter(pk=nurse.pk).update(user=user)
    letter = actions.issue_for_person(person=nurse, path=str(regency.centre.path), by=desk)
    if meanwhile == "promoted":
        hold(user, Role.SUPERVISOR, regency.health)
    else:
        User.objects.filter(pk=user.pk).update(is_active=False)
    prove(client, letter.code, nurse)
    answer = client.post("/aktivasi/akun/", {"password": PASSWORD, "again": PASSWORD})
    assert answer.status_code == 200
    user.refresh_from_db()
    assert not user.check_password(PASSWORD)


def test_no_letter_to_oneself_to_strangers_or_to_the_departed(regency, nurses, sign_in):
    desk = officer(regency.health, Role.AGENCY_OFFICER)
    own = make_worker(make_post(regency.health, regency.clerk), user=desk)
    stranger = make_worker(make_post(regency.school, regency.clerk))
    gone = make_worker(make_post(regency.health, regency.head), last=clock.today() - timedelta(days=9))
    for person in (own, stranger, gone):
        assert sign_in(desk).post(f"/orang/{person.code}/surat/").status_code == 404


def test_without_a_nik_the_desk_is_told_what_to_do(regency, sign_in):
    person = make_worker(make_post(regency.health, regency.clerk), nik=None, nip="199001052015011001")
    page = sign_in(officer(regency.health, Role.AGENCY_OFFICER)).post(f"/orang/{person.code}/surat/")
    assert "belum punya NIK" in page.content.decode()


def test_usernames_are_suggested_from_the_name_and_are_free(db):
    from penata.domains.accounts.queries.users import free_username

    assert free_username("I Gusti Ngurah Rai") == "i.rai"
    assert free_username("Siti") == "siti"
    User.objects.create(username="Siti", name="x")
    assert free_username("Siti") == "siti2"
    assert free_username("李") == "pegawai"


def test_a_person_without_a_post_belongs_to_the_root(regency, bkpsdm):
    from tests.domains.people.factories import engage

    engage(make_person(regency.government, name="Tanpa Jabatan"))
    assert [a.name for a in queries.plan(bkpsdm, regency.government).new] == ["Tanpa Jabatan"]
    assert queries.plan(bkpsdm, regency.health).new == []
    assert len(issue(bkpsdm, regency.government)) == 1
