"""Requests of owners of data: asked, taken up, granted through the staff list's own checks, refused with a reason."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from penata.domains.people.models import Person
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.audit.models import AccessRecord, Trace
from penata.kernel.flow import StepRefused
from penata.kernel.notify.models import Message
from penata.kernel.privacy import subjects
from penata.kernel.privacy.actions import requests as actions
from penata.kernel.privacy.models import Request
from penata.kernel.privacy.queries import requests as queries
from penata.kernel.privacy.terms import RequestKind
from penata.kernel.ui import decisions
from tests.conftest import TODAY
from tests.domains.organization.factories import make_post, officer
from tests.domains.people.factories import make_regency, make_worker, place

pytestmark = pytest.mark.django_db
PDF, PNG = b"%PDF-1.7 akta", b"\x89PNG\r\n\x1a\n..."


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def siti(regency):
    """Siti works in the agency of health and has an account."""
    person = make_worker(
        make_post(regency.health, regency.clerk), "THL", code="S1", name="Siti Rahma", birth_place="Sampit",
        phone="+6281234567890",
    )  # fmt: skip
    person.user = officer(regency.health, Role.WORKER, "siti")
    person.save()
    return person


@pytest.fixture
def desk(regency):
    return officer(regency.health, Role.AGENCY_OFFICER, "petugas")


def subject(person: Person) -> subjects.Subject:
    return subjects.people().by_ids([person.pk])[person.pk]


def asked(person: Person, **told: Any) -> Request:
    told = {
        "kind": RequestKind.CORRECTION,
        "topic": "lahir",
        "wanted": {"tempat_lahir": "Kuala Pembuang"},
    } | told
    return actions.ask(subject=subject(person), by=person.user, text="sesuai akta", **told)


def asked_to_decide(officer: Any) -> list[decisions.Decision]:
    return [one for one in decisions.waiting(officer, TODAY) if one.url.startswith("/data-pribadi/")]


def test_a_request_is_due_in_72_hours_of_the_clock_and_its_owner_is_told(siti):
    made = asked(siti)
    assert made.due_at - made.received_at == timedelta(hours=72)
    assert (made.known, made.wanted) == ({"tempat_lahir": "Sampit"}, {"tempat_lahir": "Kuala Pembuang"})
    assert Message.objects.get().kind == "privacy.request.received"
    assert Trace.objects.filter(step="request.ask", person_id=siti.pk).count() == 1


def test_granting_a_correction_changes_the_data_through_the_staff_list(siti, desk):
    made = actions.take(asked=asked(siti), by=desk)
    actions.grant(asked=made, by=desk)
    siti.refresh_from_db()
    assert siti.birth_place == "Kuala Pembuang"
    told = Trace.objects.filter(person_id=siti.pk).order_by("id").values_list("step", flat=True)
    assert [*told] == ["request.ask", "request.take", "staff.change", "request.grant"]
    assert Message.objects.filter(to=siti.user).count() == 3


def test_what_the_checks_refuse_is_not_granted(siti, desk):
    made = asked(siti, topic="asal", wanted={"desa_asal": "Negeri Antah"})
    with pytest.raises(ValidationError):
        actions.grant(asked=made, by=desk)
    made.refresh_from_db()
    assert made.is_open


def test_refusing_wants_a_reason_and_changes_nothing(siti, desk):
    made = asked(siti)
    with pytest.raises(ValidationError):
        actions.refuse(asked=made, by=desk, answer="  ")
    actions.refuse(asked=made, by=desk, answer="Aktanya menyebut Sampit.")
    siti.refresh_from_db()
    assert siti.birth_place == "Sampit"
    with pytest.raises(StepRefused):
        actions.grant(asked=made, by=desk)


def test_nobody_answers_his_own_request_nor_one_of_another_agency(regency, siti, desk):
    made = asked(siti)
    for stranger in (
        siti.user,
        officer(regency.school, Role.AGENCY_OFFICER),
        officer(regency.health, Role.LEADER),
    ):
        with pytest.raises(PermissionDenied):
            actions.take(asked=made, by=stranger)
    siti.user = desk
    siti.save()
    with pytest.raises(PermissionDenied):
        actions.grant(asked=made, by=desk)


def test_a_correction_that_changes_nothing_is_none(siti):
    with pytest.raises(ValidationError):
        asked(siti, wanted={"tempat_lahir": "Sampit"})


def test_an_officer_asks_for_somebody_at_his_desk_and_a_stranger_does_not(regency, siti, desk):
    told = {"subject": subject(siti), "kind": RequestKind.DELETION, "text": "surat 12 November"}
    assert actions.ask(by=desk, **told).by == desk
    with pytest.raises(PermissionDenied):
        actions.ask(by=officer(regency.school, Role.AGENCY_OFFICER), **told)


def test_a_proof_is_known_by_its_content(siti):
    assert asked(siti, proof=("akta.exe", PDF)).proof.kind == "application/pdf"
    for name, content in (("akta.pdf", b"MZ..."), ("akta.png", PNG + b"0" * 5 * 1024 * 1024)):
        with pytest.raises(ValidationError):
            asked(siti, proof=(name, content))


def test_a_worker_corrects_his_birth_place_by_page(siti, desk, sign_in):
    client = sign_in(siti.user)
    assert client.get("/data-saya/perbaiki/").status_code == 200
    form = {
        "tempat_lahir": "Kuala Pembuang",
        "tanggal_lahir": "",
        "text": "akta",
        "proof": SimpleUploadedFile("a.png", PNG),
    }
    answer = client.post("/data-saya/perbaiki/lahir/", form, follow=True)
    made = Request.objects.get()
    assert "Senin" in answer.content.decode() or "Sisa" in answer.content.decode()
    page = sign_in(desk).get(f"/data-pribadi/permohonan/{made.pk}/").content.decode()
    assert "<del>Sampit</del>" in page
    assert "<ins>Kuala Pembuang</ins>" in page
    assert sign_in(desk).get(f"/data-pribadi/permohonan/{made.pk}/bukti/").content == PNG
    sign_in(desk).post(f"/data-pribadi/permohonan/{made.pk}/kabulkan/", {"answer": ""})
    siti.refresh_from_db()
    assert siti.birth_place == "Kuala Pembuang"


def test_a_copy_of_all_data_is_for_its_owner_once_it_was_granted(regency, siti, desk, sign_in):
    made, client = asked(siti, kind=RequestKind.ACCESS, topic="", wanted={}), sign_in(siti.user)
    address = f"/data-pribadi/permohonan/{made.pk}/salinan.zip"
    assert client.get(address).status_code == 404
    actions.grant(asked=made, by=desk)
    with zipfile.ZipFile(io.BytesIO(client.get(address).content)) as archive:
        told = json.loads(archive.read("data.json"))
        assert "+6281234567890" in archive.read("data.html").decode()
    assert told["data"]["people.Person"][0]["name"] == "Siti Rahma"
    assert told["data"]["people.Engagement"][0]["status"] == "THL"
    assert not AccessRecord.objects.exists()
    assert sign_in(desk).get(address).status_code == 200
    assert AccessRecord.objects.get().kind == "copy"
    assert sign_in(officer(regency.school, Role.AGENCY_OFFICER)).get(address).status_code == 404


def test_the_queue_begins_with_what_ends_first_and_costs_the_same(siti, desk, django_assert_num_queries):
    for n in range(12):
        made = asked(siti, wanted={"tempat_lahir": f"Kota {n}"})
        Request.objects.filter(pk=made.pk).update(due_at=clock.now() + timedelta(hours=60 - n))
    rows = queries.queue(desk, "")
    assert [r.wanted["tempat_lahir"] for r in rows][:2] == ["Kota 11", "Kota 10"]
    for number in (2, 12):
        with django_assert_num_queries(2):
            queries.shown(queries.queue(desk, "")[:number])


def test_open_requests_wait_on_the_first_page(siti, desk):
    asked(siti)
    (found,) = asked_to_decide(desk)
    assert "Siti Rahma" in found.title
    assert "71 dari 72 jam" in found.reason or "72 dari 72 jam" in found.reason


def test_the_owner_changes_his_telephone_at_once(siti, sign_in):
    client = sign_in(siti.user)
    assert client.post("/data-saya/kontak/", {"phone": "abc", "email": ""}).status_code == 200
    assert (
        client.post(
            "/data-saya/kontak/", {"phone": "0812 9999 8888", "email": "siti@contoh.test"}
        ).status_code
        == 302
    )
    siti.refresh_from_db()
    assert (siti.phone, siti.email) == ("+6281299998888", "siti@contoh.test")
    assert Trace.objects.get(step="person.contact").fields == ["email", "phone"]


def test_the_owner_takes_his_request_back_and_nobody_else(siti, desk):
    made = asked(siti)
    with pytest.raises(PermissionDenied):
        actions.cancel(asked=made, by=desk)
    assert actions.cancel(asked=made, by=siti.user).state == "cancelled"


def test_who_has_left_for_another_agency_is_no_longer_read_by_the_old_one(regency, siti, desk, sign_in):
    made = asked(siti, kind=RequestKind.ACCESS, topic="", wanted={}, proof=("akta.pdf", PDF))
    actions.grant(asked=made, by=desk)
    siti.assignments.all().delete()
    place(siti, make_post(regency.school, regency.clerk), TODAY - timedelta(days=9))
    new = officer(regency.school, Role.AGENCY_OFFICER, "disdik")
    for end in ("", "bukti/", "salinan.zip"):
        address = f"/data-pribadi/permohonan/{made.pk}/{end}"
        assert sign_in(desk).get(address).status_code == 404
        assert sign_in(new).get(address).status_code == 200


def test_who_moves_takes_an_open_request_along(regency, siti, desk, sign_in):
    made = asked(siti)
    siti.assignments.all().delete()
    place(siti, make_post(regency.school, regency.clerk), TODAY - timedelta(days=9))
    new = officer(regency.school, Role.AGENCY_OFFICER, "disdik")
    assert not queries.queue(desk, "").exists()
    assert asked_to_decide(desk) == []
    assert list(queries.queue(new, "")) == [made]
    assert "Siti Rahma" in sign_in(new).get("/data-pribadi/permohonan/").content.decode()
    sign_in(new).post(f"/data-pribadi/permohonan/{made.pk}/kabulkan/", {"answer": ""})
    assert list(queries.queue(new, "selesai")) == [made]


def test_nobody_opens_a_copy_of_somebodys_data_alone(regency, siti, desk, sign_in):
    """A request for a copy that an officer entered at the desk is answered by another officer."""
    page = sign_in(desk).post(
        "/data-pribadi/permohonan/catat/", {"code": "S1", "kind": "access", "text": "surat"}
    )
    made, address = Request.objects.get(), page["Location"]
    for step in (actions.take, actions.grant):
        with pytest.raises(ValidationError, match="petugas lain"):
            step(asked=made, by=desk)
    with pytest.raises(ValidationError, match="petugas lain"):
        actions.refuse(asked=made, by=desk, answer="tidak")
    shown = sign_in(desk).get(address).content.decode()
    assert "petugas lain yang menjawabnya" in shown
    assert "/kabulkan/" not in shown
    assert "petugas lain" in sign_in(desk).post(f"{address}kabulkan/", {"answer": ""}).content.decode()
    assert "petugas lain" in sign_in(desk).post(f"{address}kerjakan/", follow=True).content.decode()
    assert asked_to_decide(desk) == []
    assert sign_in(desk).get(f"{address}salinan.zip").status_code == 404
    other = officer(regency.health, Role.AGENCY_OFFICER, "rekan")
    assert len(asked_to_decide(other)) == 1
    assert "/kabulkan/" in sign_in(other).get(address).content.decode()
    assert actions.grant(asked=made, by=other).state == "granted"


def test_a_correction_entered_at_the_desk_is_answered_there(siti, desk):
    told = {"kind": RequestKind.CORRECTION, "topic": "lahir", "wanted": {"tempat_lahir": "Kuala Pembuang"}}
    made = actions.ask(subject=subject(siti), by=desk, text="sesuai akta", **told)
    assert actions.grant(asked=made, by=desk).state == "granted"
