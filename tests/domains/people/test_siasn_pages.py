"""The pages beside each other: filters, covered values, decisions, few queries, no strangers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from penata.domains.people.actions import siasn as actions
from penata.domains.people.models import Person, SiasnAnswer, SiasnMark
from penata.domains.people.rules.siasn import AnswerSource
from penata.domains.people.sheets.siasn import Answer
from penata.kernel.access import Role
from penata.kernel.audit.models import AccessRecord
from penata.kernel.jobs.models import Job
from tests.domains.organization.factories import hold, make_post, make_unit, make_user, officer
from tests.domains.people.factories import make_regency, make_worker, nip_of, statements_of

pytestmark = pytest.mark.django_db

MOST = 14


@pytest.fixture
def regency() -> Any:
    return make_regency()


@pytest.fixture
def by(regency) -> Any:
    return officer(regency.government)


def fill(regency: Any, by: Any, first: int, count: int) -> None:
    told = []
    for number in range(first, first + count):
        post = make_post(make_unit(f"X{number}", regency.health), regency.nurse)
        nip = nip_of(serial=number + 1)
        make_worker(post, "PNS", name=f"Budi {number}", code=f"X{number}", nip=nip, phone="+6281234567890",
                    birth_date=date(1990, 1, 5))  # fmt: skip
        told.append(Answer(nip, {"nip": nip, "nama": f"ANDI {number}", "telepon": "+6281111111111"}))
        told.append(
            Answer(nip_of(serial=500 + number), {"nip": nip_of(serial=500 + number), "nama": "ASING"})
        )
    actions.keep(answers=told, source=AnswerSource.FILE, by=by)
    for number in range(first, first + count, 2):
        actions.mark_wrong(code=f"X{number}", column="nama", why="SK", by=by)


@pytest.mark.parametrize(
    "query", [{}, {"lihat": "keliru"}, {"lihat": "tanpa-jawaban"}, {"lihat": "tidak-di-penata"}]
)
def test_lists_cost_the_same_at_ten_and_at_twenty_rows(regency, by, sign_in, query):
    client = sign_in(by)
    fill(regency, by, 0, 10)
    ten = statements_of(client, "/siasn/", query)
    fill(regency, by, 10, 10)
    twenty = statements_of(client, "/siasn/", query)
    assert len(ten) == len(twenty)
    assert len(twenty) <= MOST, "\n".join(twenty)


def test_filters_by_column_and_unit(regency, by, sign_in):
    fill(regency, by, 0, 2)
    client = sign_in(by)
    page = client.get("/siasn/", {"kolom": "nama"}).content.decode()
    assert "ANDI 1" in page
    assert "ANDI 0" not in page  # marked
    assert "ANDI 1" not in client.get("/siasn/", {"kolom": "golongan"}).content.decode()
    assert "ANDI 1" not in client.get("/siasn/", {"unit": regency.school.pk}).content.decode()
    assert "ANDI 0" in client.get("/siasn/", {"lihat": "keliru"}).content.decode()
    assert "ASING" in client.get("/siasn/", {"lihat": "tidak-di-penata"}).content.decode()


def test_covered_values_are_shown_once_for_a_reason(regency, by, sign_in):
    fill(regency, by, 0, 1)
    client = sign_in(by)
    for address in ("/siasn/", "/siasn/orang/X0/"):
        assert "6281111111111" not in client.get(address).content.decode()
    refused = client.post("/siasn/orang/X0/buka/", {"what": ["contact"]})
    assert "6281111111111" not in refused.content.decode()
    told = {"what": ["contact"], "reason": "other", "why": "mencocokkan nomor"}
    reason = client.get("/siasn/orang/X0/").context["reveal_form"].fields["reason"].choices[-1][0]
    opened = client.post("/siasn/orang/X0/buka/", told | {"reason": reason})
    assert "6281111111111" in opened.content.decode()
    assert AccessRecord.objects.filter(kind="reveal").count() == 1
    assert "6281111111111" not in client.get("/siasn/orang/X0/").content.decode()


def test_decisions_by_form(regency, by, sign_in):
    fill(regency, by, 1, 1)
    client, address = sign_in(by), "/siasn/orang/X1/putuskan/"
    client.post(address, {"column": "telepon", "choice": "keliru", "why": "nomor lama"})
    assert SiasnMark.objects.get(column="telepon").why == "nomor lama"
    client.post(address, {"column": "telepon", "choice": "cabut"})
    back = client.post(address, {"column": "nama", "choice": "pakai", "kembali": "/siasn/?kolom=nama"})
    assert back.url == "/siasn/?kolom=nama"
    assert (
        client.post(address, {"column": "x", "choice": "pakai", "kembali": "//jahat.example/"}).url
        == "/siasn/orang/X1/"
    )
    assert Person.objects.get(code="X1").name == "ANDI 1"
    assert not SiasnMark.objects.filter(column="telepon").exists()


def test_a_file_is_taken_in_and_what_is_wrong_is_named(regency, by, sign_in):
    client = sign_in(by)
    made = f"NIP BARU,NAMA,TANGGAL LAHIR\n{nip_of(serial=7)},DEWI,31-02-1990\n".encode()
    page = client.post("/siasn/impor/", {"file": SimpleUploadedFile("siasn.csv", made)}).content.decode()
    assert "1 jawaban baru" in page
    assert "Baris 2, kolom TANGGAL LAHIR" in page
    assert SiasnAnswer.objects.get().values["nama"] == "DEWI"
    page = client.post(
        "/siasn/impor/", {"file": SimpleUploadedFile("x.csv", b"NAMA\nDEWI\n")}
    ).content.decode()
    assert "Kolom wajib tidak ada: NIP BARU" in page


def test_a_download_is_noted_and_a_fetch_is_queued(regency, by, sign_in):
    fill(regency, by, 0, 1)
    client = sign_in(by)
    assert "ANDI 0" in client.get("/siasn/unduh.csv").content.decode()  # the note on what is wrong there
    assert AccessRecord.objects.filter(kind="export").count() == 1
    client.post("/siasn/ambil/")
    assert Job.objects.get().task == "people.fetch_siasn"


@pytest.mark.parametrize("role", [Role.LEADER, Role.WORKER, Role.ADMINISTRATOR])
def test_who_may_not_exchange_is_refused_everywhere(regency, by, sign_in, role):
    fill(regency, by, 0, 1)
    stranger = make_user("asing")
    hold(stranger, role, regency.government)
    client = sign_in(stranger)
    for address in ("/siasn/", "/siasn/unduh.csv", "/siasn/impor/", "/siasn/orang/X0/"):
        assert client.get(address).status_code == 403
    assert client.post("/siasn/orang/X0/putuskan/", {"column": "nama", "choice": "pakai"}).status_code == 403


def test_an_officer_of_another_agency_finds_nobody(regency, by, sign_in):
    fill(regency, by, 0, 1)
    client = sign_in(officer(regency.school, username="sekolah"))
    assert client.get("/siasn/orang/X0/").status_code == 404
    assert client.post("/siasn/orang/X0/putuskan/", {"column": "nama", "choice": "pakai"}).status_code == 404
    assert "ANDI" not in client.get("/siasn/", {"unit": regency.health.pk}).content.decode()
    assert "X0" not in client.get("/siasn/unduh.csv").content.decode()


def test_the_page_of_a_person_leads_to_siasn_where_there_is_something_to_compare(regency, by, sign_in):
    fill(regency, by, 0, 1)
    make_worker(make_post(regency.health, regency.clerk), "THL", code="T1")
    client, link = sign_in(by), "/siasn/orang/"
    assert f"{link}X0/" in client.get("/orang/X0/").content.decode()
    assert client.get(f"{link}X0/").status_code == 200
    assert link not in client.get("/orang/T1/").content.decode()
    assert link not in client.get("/orang/X0/?per=2020-01-01").content.decode()
    assert link not in sign_in(officer(regency.government, Role.LEADER)).get("/orang/X0/").content.decode()
