"""Every address × every role × what belongs to another unit: refused, and never shown in passing.

Roles are held for the agency of education (DISDIK); everything asked for belongs to the agency of health (DINKES) or
to somebody else. A new address with an argument fails here until it is said what it takes.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from penata.domains.organization.models import Job as WorkName
from penata.domains.organization.models import Unit
from penata.domains.people.models import Person
from penata.domains.placement.models import Move, Protection, Scenario, Wish
from penata.domains.placement.rules.policy import Policy
from penata.domains.workload.models import Study, StudyPost
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.jobs.models import Job
from penata.kernel.notify.models import Message
from penata.kernel.privacy import subjects
from penata.kernel.privacy.models import Breach, Request
from penata.kernel.sheets.models import Import
from penata.kernel.values import Period
from penata.kernel.webhooks.models import Delivery, Endpoint, Event
from tests.domains.accounts.keys import make_key
from tests.domains.organization.factories import hold, make_user, officer
from tests.house.test_access import patterns
from tests.journeys import world

pytestmark = pytest.mark.django_db

ROLES = [role for role in Role if role != Role.OPERATOR]  # the operator cannot sign in
SHARED = {
    "region",
    "law_rule",
    "template",
    "demo",
    "correct",
    "agree",
}  # regions, law and empty sheets belong to everybody
FILES = {"roster_download": "xlsx", "map_download": "xlsx", "siasn_download": "csv"}
FOREIGN_NAMES = (
    "Agus Ruhai", "Siti Rahma", "Marlin Sawung", "199108172019031004", "6202061708910003",
    "Puskesmas Ketapang", "Puskesmas Tumbang Kalang", "PT Bersih Contoh", "PKM-1", "Hulu Sehat",
)  # fmt: skip
ASKING = (
    "", "?q=Agus", "?q=Puskesmas", "?unit={unit}", "?opd={unit}", "?status=THL", "?lihat=all&unit={unit}", "?cetak=1",
    "?siapa=pensiun", "?siapa=jauh", "?menurut=pohon", "?menurut=opd", "?kecamatan=62.02.06", "?dari=2018-12-31&lihat=awal",
    "?dari=2018-12-31&lihat=akhir&unit={unit}",
)  # fmt: skip


@pytest.fixture
def elsewhere(operator: Any) -> dict[str, Any]:
    """What stands in DINKES, by the argument's place in the addresses."""
    world.build(operator)
    stranger = make_user("asing", "Akun Orang Lain")
    health = Unit.objects.get(code="DINKES")
    stored = Import.objects.create(
        by=stranger, kind="staff", file_name="rahasia.csv", content=b"nama\n", sha256="0" * 64, options={}
    )
    endpoint = Endpoint.objects.create(
        name="Rahasia", url="https://x.id/", path=health.path, events=[], salt="x", made_by=stranger
    )
    happened = Event.objects.create(id=uuid.uuid4(), kind="unit.changed", body="{}")
    return {
        "unit": Unit.objects.get(code="PKM-1").pk,
        "person": "W1",
        "job": WorkName.objects.get(code="PRWT").pk,
        "study": Study.objects.get(unit__code="PKM-1").pk,
        "sheet": StudyPost.objects.get(study__unit__code="PKM-1").pk,
        "role": hold(stranger, Role.SUPERVISOR, health).pk,
        "import": stored.pk,
        "message": Message.objects.create(to=stranger, kind="notify.trial", key="asing").pk,
        "key": key_of(health),
        "endpoint": endpoint.pk,
        "delivery": Delivery.objects.create(event=happened, endpoint=endpoint).pk,
        "progress": Job.objects.create(task="sheets.plan", title="Rahasia", by=stranger, arguments={}).pk,
        "account": stranger.pk,
        "passkey": Authenticator.objects.create(user=stranger, type="webauthn", data={}).pk,
        "request": ask_for("W1", stranger).pk,
        "breach": leak_at(Unit.objects.get(code="PKM-1"), stranger).pk,
        **scenario_at(health, stranger),
        "region": "62.02.10",
        "rule": "workload.rounding",
    }


def ask_for(code: str, stranger: Any) -> Request:
    """A request of somebody who works in the agency of health."""
    subject = next(
        s
        for s in subjects.people().by_ids(Person.objects.values_list("pk", flat=True)).values()
        if s.code == code
    )
    return Request.objects.create(
        person_id=subject.person_id,
        path=subject.path,
        kind="access",
        by=stranger,
        received_at=clock.now(),
        due_at=clock.now(),
    )


def leak_at(unit: Unit, stranger: Any) -> Breach:
    return Breach.objects.create(
        title="Lembar honor Puskesmas Ketapang", path=unit.path, place=unit.name, classes=["pay"], people=3,
        found_at=clock.now(), due_at=clock.now(), how="Agus Ruhai", by=stranger,
    )  # fmt: skip


def scenario_at(unit: Unit, stranger: Any) -> dict[str, int]:
    """One that moves Agus Ruhai within the agency of health, that move, what protects him and what he wishes."""
    made = Scenario.objects.create(
        government=unit.government, unit=unit, path=unit.path, name="Hulu Sehat", day=clock.today(), made_by=stranger,
        policy=Policy().as_json(),
    )  # fmt: skip
    person = Person.objects.get(code="W1")
    post = StudyPost.objects.filter(study__unit__code="PKM-1").first().post
    move = Move.objects.create(
        scenario=made, person=person, target=post, staff_before=0, staff_after=1, seats=1
    )
    guarded = Protection.objects.create(
        person=person, kind="health", reason="rahasia", period=Period(clock.today()), noted_by=stranger
    )
    wish = Wish.objects.create(person=person, unit=unit)
    return {"scenario": made.pk, "own_move": move.pk, "protection": guarded.pk, "wish": wish.pk}


def key_of(unit: Unit) -> int:
    return make_key(officer(unit, Role.AGENCY_OFFICER, "pemegang"), Role.AGENCY_OFFICER, unit)[0].pk


@pytest.fixture
def holders(elsewhere: dict[str, Any]) -> dict[Role, Any]:
    agency = Unit.objects.get(code="DISDIK")
    held = {role: make_user(f"disdik-{role}") for role in ROLES}
    for role, user in held.items():
        hold(user, role, agency)
    return held


THINGS = {
    r"^unit/": "unit", r"^orang/": "person", r"^jabatan/": "job", r"^\^?abk/lembar/": "sheet", r"^\^?abk/": "study",
    r"^pengguna/": "account", r"^akun/pengaman/kunci/": "passkey",
    r"^data-(saya|pribadi)/permohonan/": "request", r"^(data-pribadi/kebocoran|pemberitahuan-data)/": "breach",
    r"^akun/kunci/": "key", r"^webhook/kiriman/": "delivery", r"^webhook/": "endpoint",
    r"^peran/": "role", r"^impor/": "import", r"^pekerjaan/": "progress", r"^wilayah/": "region", r"^aturan/": "rule",
    r"^penempatan/perlindungan/": "protection", r"^saya/keinginan-pindah/": "wish",
    r"^penempatan/": "scenario", r"^saya/penempatan/": "own_move",
    r"^pemberitahuan/": "message", r"^siasn/orang/": "person",
}  # fmt: skip


def by_key(entry: Any) -> bool:
    """Calls of the API: test_reach_api.py asks them, with keys."""
    return entry.callback.access == "by key"


def addresses_of_things(things: dict[str, Any]) -> list[tuple[str, str]]:
    """(name, address) of every address that takes an argument, pointed at what is elsewhere."""
    found = []
    for pattern, entry in patterns():
        if "<" not in pattern or by_key(entry) or entry.name in FILES or entry.name in SHARED:
            continue
        thing = next(things[kind] for start, kind in THINGS.items() if re.match(start, pattern))
        address = pattern.strip("^$").replace("(?P<name>ajukan|periksa|sahkan)", "ajukan")
        address = address.replace("<int:move>", str(things["own_move"]))
        found.append((entry.name, "/" + re.sub(r"\(\?P<\w+>[^)]*\)|<[^>]+>", str(thing), address)))
    return found


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_what_belongs_to_another_unit_is_refused_at_every_address(role, elsewhere, holders, sign_in):
    client, served = sign_in(holders[role]), []
    for name, address in addresses_of_things(elsewhere):
        for answer in (
            client.get(address),
            client.post(address, {"why": "ingin tahu", "reason": "ingin tahu"}),
        ):
            if answer.status_code not in {403, 404, 405}:
                served.append(f"{answer.wsgi_request.method} {name} {address}: {answer.status_code}")
    assert served == []


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_no_list_shows_what_belongs_to_another_unit(role, elsewhere, holders, sign_in):
    client, leaks = sign_in(holders[role]), []
    for pattern, entry in patterns():
        if entry.callback.access == "public" or by_key(entry) or ("<" in pattern and entry.name not in FILES):
            continue
        address = "/" + pattern.replace("<str:form>", FILES.get(entry.name, ""))
        for asked in ASKING:
            answer = client.get(address + asked.format(**elsewhere))
            assert answer.status_code < 500, (address, asked)
            said = text_of(answer)
            typed = asked.partition("q=")[2]
            leaks += [f"{address}{asked}: {name}" for name in FOREIGN_NAMES if name in said and name != typed]
    assert leaks == []


def test_whoever_is_not_signed_in_is_sent_to_the_door(client, elsewhere):
    plain = [
        "/" + pattern
        for pattern, entry in patterns()
        if "<" not in pattern and entry.callback.access != "public" and not by_key(entry)
    ]
    named = [address for _name, address in addresses_of_things(elsewhere)]
    for address in plain + named:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith("/masuk/?"), address


def text_of(answer: Any) -> str:
    """What a person can read of an answer, also within a sheet."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] != b"PK":
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
