"""One box: near names, secret numbers, foreign units, and what a reader keeps of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from penata.kernel.access import DATA_CLASSES, PersonalClass, Role
from penata.kernel.audit.models import AccessRecord, Trace
from penata.kernel.search import Found, actions, queries
from penata.kernel.search.models import Remembered
from penata.kernel.search.nearness import digits, typed
from tests.domains.organization.factories import hold, make_job, make_post, make_unit, make_user
from tests.domains.people.factories import make_regency, make_worker

pytestmark = pytest.mark.django_db

NIP = "199108172019031004"


@pytest.fixture
def regency():
    made = make_regency()
    nurse = make_job(made.government, "PRWT", name="Perawat Ahli Pertama", kind="fungsional")
    post = make_post(made.health, nurse)
    for code, name in (
        ("W1", "Siti Rahma"),
        ("W2", "Joséphine Bûlu"),
        ("W3", "Agus Ruhai"),
        ("W4", "Rahmawati"),
    ):
        make_worker(post, "PNS", code=code, name=name, **({"nip": NIP} if code == "W3" else {}))
    make_worker(make_post(made.school, made.clerk), "PNS", code="W9", name="Siti Rahmah Sekolah")
    return made


@pytest.fixture
def leader(regency):
    return make(Role.PERSONNEL_OFFICER, regency.government)


def make(role, unit):
    user = make_user(f"u-{role.value}-{unit.pk}")
    hold(user, role, unit)
    return user


def titles(actor, text, kind="person"):
    groups = queries.answer(actor, text)
    return [line.found.title for group in groups for line in group.lines if group.source.kind == kind]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("josephine bulu", "Joséphine Bûlu"), ("JOSÉPHINE", "Joséphine Bûlu"), ("sti rahma", "Siti Rahma"),
        ("rahma siti", "Siti Rahma"), ("ruhay", "Agus Ruhai"), ("agsu", "Agus Ruhai"), ("w3", "Agus Ruhai"),
    ],
)  # fmt: skip
def test_a_name_is_found_without_its_accents_and_with_a_slip(leader, text, first):
    assert titles(leader, text)[0] == first


def test_what_stands_there_comes_before_what_resembles_it(leader):
    assert titles(leader, "rahma") == ["Rahmawati", "Siti Rahma", "Siti Rahmah Sekolah"]
    assert titles(leader, "siti rahma")[:2] == ["Siti Rahma", "Siti Rahmah Sekolah"]


def test_nothing_resembles_everything(leader):
    assert queries.answer(leader, "xylofon") == []


def test_units_and_jobs_are_found_too(leader, regency):
    make_unit("PKM", regency.health, name="Puskesmas Mentaya", kind="puskesmas")
    assert titles(leader, "puskesmas mentaja", "unit")[0] == "Puskesmas Mentaya"
    assert titles(leader, "PRWT", "job")[0] == "Perawat Ahli Pertama"
    assert "Perawat Ahli Pertama" in titles(leader, "perawt", "job")


def test_the_kind_with_the_nearest_comes_first(leader, regency):
    make_unit("W3", regency.health, name="Siti Rahma Binaan", kind="puskesmas")
    assert queries.answer(leader, "siti rahma binaan")[0].source.kind == "unit"


def test_nobody_is_found_outside_ones_units(regency):
    school = make(Role.AGENCY_OFFICER, regency.school)
    assert titles(school, "agus") == titles(school, "agsu ruhai") == titles(school, NIP) == []
    assert queries.thing(school, "person", "W3") is None
    assert titles(school, "siti") == ["Siti Rahmah Sekolah"]


def test_a_number_is_found_whole_and_noted(leader, sign_in):
    assert titles(leader, "19910817 201903 1 004") == ["Agus Ruhai"]
    note = AccessRecord.objects.get()
    assert (note.by_id, note.what) == (leader.pk, "pencarian menurut NIK atau NIP")
    assert titles(leader, NIP[:12]) == []
    assert AccessRecord.objects.count() == 1
    assert sign_in(leader).get("/cari/", {"q": NIP}).status_code == 200  # a note that a page may write


def test_a_number_is_not_suggested_while_it_is_typed(leader):
    assert queries.suggestions(leader, NIP) == []
    assert not AccessRecord.objects.exists()


def test_who_reads_no_identity_finds_nobody_by_number(regency, monkeypatch):
    monkeypatch.setitem(DATA_CLASSES, Role.SUPERVISOR, {PersonalClass.EMPLOYMENT})
    reader = make(Role.SUPERVISOR, regency.government)
    assert titles(reader, "agus") == ["Agus Ruhai"]
    assert titles(reader, NIP) == []
    assert not AccessRecord.objects.exists()


def test_opening_goes_there_and_is_remembered_for_its_reader_alone(leader, regency, sign_in):
    client = sign_in(leader)
    answer = client.get("/cari/buka/?jenis=person&kunci=W1")
    assert answer.headers["Location"] == "/orang/W1/"
    row = Remembered.objects.get()
    assert (row.user_id, row.kind, row.key, row.pinned) == (leader.pk, "person", "W1", False)
    assert "Siti Rahma" in client.get("/cari/").content.decode()
    assert "Siti Rahma" not in sign_in(make(Role.AUDITOR, regency.government)).get("/cari/").content.decode()


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("person", "W404"),
        ("unit", "https://elsewhere"),
        ("job", "9" * 30),
        ("x", "1"),
        ("person", "W1\u202e"),
        ("", ""),
    ],
)
def test_the_door_leads_nowhere_else(leader, sign_in, kind, key):
    client = sign_in(leader)
    assert client.get("/cari/buka/", {"jenis": kind, "kunci": key}).status_code == 404
    assert client.post("/cari/sematkan/", {"jenis": kind, "kunci": key}).status_code == 404
    assert client.post("/cari/lepas/", {"jenis": kind, "kunci": key}).status_code == 302
    assert not Remembered.objects.exists()


def test_what_is_no_longer_in_reach_is_no_longer_shown(regency):
    grant = hold(make_user("wali"), Role.AGENCY_OFFICER, regency.health)
    actor = type(grant.user).objects.get(pk=grant.user_id)
    actions.remember(opened=queries.thing(actor, "person", "W1"), by=actor)
    assert [line.found.title for line in queries.kept(actor).recent] == ["Siti Rahma"]
    grant.delete()
    stranger = type(actor).objects.get(pk=actor.pk)
    assert queries.kept(stranger).recent == []


def test_twenty_are_remembered_and_pins_beside_them(leader):
    things = [Found("unit", str(number), "", "", "/", 1) for number in range(25)]
    actions.pin(thing=things[0], by=leader)
    for thing in things:
        actions.remember(opened=thing, by=leader)
    recent = Remembered.objects.filter(pinned=False).order_by("-at", "-pk").values_list("key", flat=True)
    assert sorted(map(int, recent)) == list(range(5, 25))
    assert Remembered.objects.get(pinned=True).key == "0"
    assert actions.forget(by=leader) == 20
    actions.unpin(kind="unit", key="0", by=leader)
    assert not Remembered.objects.filter(pinned=True).exists()
    assert not Trace.objects.filter(by_id=leader.pk).exists()


def test_there_are_not_more_pins_than_one_can_look_over(leader):
    for number in range(actions.PINS):
        actions.pin(thing=Found("unit", str(number), "", "", "/", 1), by=leader)
    actions.pin(thing=Found("unit", "0", "", "", "/", 1), by=leader)
    with pytest.raises(ValidationError):
        actions.pin(thing=Found("unit", "x", "", "", "/", 1), by=leader)


def test_pins_and_lists_change_by_post_only(leader, sign_in):
    client = sign_in(leader)
    for address in ("/cari/sematkan/", "/cari/lepas/", "/cari/lupakan/"):
        assert client.get(address).status_code == 405
    client.post("/cari/sematkan/", {"jenis": "person", "kunci": "W1"})
    assert "Disematkan" in client.get("/cari/").content.decode()
    assert "Disematkan" in client.get("/cari/saran/").content.decode()
    client.post("/cari/lepas/", {"jenis": "person", "kunci": "W1"})
    client.post("/cari/lupakan/")
    assert not Remembered.objects.exists()


def test_one_readers_pins_are_not_anothers_to_take(leader, regency, sign_in):
    actions.pin(thing=queries.thing(leader, "person", "W1"), by=leader)
    other = sign_in(make(Role.AUDITOR, regency.government))
    other.post("/cari/lepas/", {"jenis": "person", "kunci": "W1"})
    other.post("/cari/lupakan/")
    assert Remembered.objects.get().pinned


def test_more_rows_ask_no_more_questions(leader, regency, sign_in):
    post = make_post(regency.school, regency.clerk)
    fill(post, leader, 0, 6)
    few = asked(sign_in(leader))
    fill(post, leader, 6, 12)
    assert asked(sign_in(leader)) == few
    assert max(few) <= 22


def asked(client):
    numbers = []
    for address in ("/cari/?q=wahyu", "/cari/saran/?q=wahyu", "/cari/", "/cari/saran/"):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        numbers.append(len(captured))
    return numbers


def fill(post, by, first, last):
    for number in range(first, last):
        make_worker(post, "PNS", code=f"Q{number}", name=f"Wahyu {number}", birth_date=date(1990, 1, 1))
        actions.remember(opened=Found("person", f"Q{number}", "", "", "/", 1), by=by)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
@example(text="%" * 5)
@example(text="\\")
@example(text="\x00siti")
@example(text="_____")
@example(text="a" * 5000)
@example(text="\u202eamhar itis\u202c")
@example(text="' or 1=1 --")
@example(text="1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6")
@example(text="١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦")
def test_whatever_is_typed_gets_an_answer(leader, sign_in, text):
    client = sign_in(leader)
    for address in ("/cari/", "/cari/saran/"):
        assert client.get(address, {"q": text}).status_code in ({400} if "\x00" in text else {200})


def test_marks_that_match_anything_match_themselves(leader):
    assert titles(leader, "%%%") == titles(leader, "___") == []


@given(text=st.text())
def test_typed_is_short_and_visible(text):
    told = typed(text)
    assert len(told) <= 100
    assert told == told.strip()
    assert "\x00" not in told
    assert typed(told) == told


def test_digits_are_those_of_a_number_only():
    assert digits("19910817 201903 1 004") == NIP
    assert digits("62.02.06") == "620206"
    assert digits("W123456") == digits("siti 123") == ""
