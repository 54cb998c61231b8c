"""Who is not moved for a time: noted by officers of his unit, never for oneself; why is read by few, and in no trace."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.placement.actions.protections import end_protection, note_protection
from penata.domains.placement.models import Protection
from penata.domains.placement.queries.protections import code_of
from penata.domains.placement.rules.terms import ProtectionKind
from penata.kernel.access import Role
from penata.kernel.audit.models import AccessRecord, Trace
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import make_job, make_post, make_unit, officer, traced
from tests.domains.people.factories import make_worker, statements_of
from tests.domains.placement.factories import make_world

pytestmark = pytest.mark.django_db
PAGE, SECRET = "/penempatan/perlindungan/", "cuci darah dua kali seminggu"


@pytest.fixture
def world():
    return make_world()


def protect(world, person=None, **values):
    told = {
        "person_code": (person or world.moving).code, "kind": ProtectionKind.HEALTH, "reason": SECRET, "first": TODAY,
        "last": None, "by": world.by,
    }  # fmt: skip
    return note_protection(**told | values)


def test_it_is_traced_without_kind_and_reason(world):
    made = protect(world)
    end_protection(protection=made, last=TODAY + timedelta(30), by=world.by)
    noted, ended = traced("protection.note") + traced("protection.end")
    assert (noted.person_id, noted.why, noted.path) == (world.moving.pk, "", world.regency.centre.path)
    assert not any(hasattr(trace, "values") for trace in (noted, ended))
    everything = " ".join(
        f"{t.why} {getattr(t, 'values', '') and t.values.after}" for t in Trace.objects.all()
    )
    assert SECRET not in everything
    assert "health" not in everything


def test_what_is_refused(world):
    protect(world)
    world.staying.user = world.by
    world.staying.save()
    for told, words in (
        ({}, "sudah dilindungi"), ({"person_code": "TIADA"}, "Tidak ada pegawai"), ({"person_code": "S1"}, "petugas lain"),
        ({"reason": " "}, "Tulis alasannya"), ({"last": date(2020, 1, 1)}, "lebih awal"),
        ({"first": date(2020, 1, 1), "last": TODAY - timedelta(1)}, "sudah lewat"),
        ({"by": officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain")}, "Tidak ada pegawai"),
    ):  # fmt: skip
        with pytest.raises(ValidationError, match=words):
            protect(world, **told)
    protect(world, kind=ProtectionKind.FAMILY)
    with pytest.raises(PermissionDenied):
        protect(world, by=world.leader)


def test_it_is_ended_by_an_officer_of_the_unit_and_by_nobody_for_himself(world):
    made = protect(world)
    with pytest.raises(ValidationError, match="baru mulai"):
        end_protection(protection=made, last=TODAY - timedelta(1), by=world.by)
    for by in (world.leader, officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain")):
        with pytest.raises(PermissionDenied):
            end_protection(protection=made, last=TODAY, by=by)
    world.moving.user = world.by
    world.moving.save()
    with pytest.raises(PermissionDenied):
        end_protection(protection=made, last=TODAY, by=world.by)


def page_of(client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_reasons_are_shown_to_who_reads_health_there_and_each_look_is_noted(world, sign_in):
    protect(world)
    page = page_of(sign_in(world.by))
    assert SECRET in page
    assert "Kesehatan" in page
    (look,) = AccessRecord.objects.filter(what="alasan perlindungan dari perpindahan")
    assert (look.by_id, look.people, look.kind) == (world.by.pk, [world.moving.pk], "page")
    for role in (Role.LEADER, Role.AUDITOR):
        page = page_of(sign_in(officer(world.regency.government, role, f"x-{role}")))
        assert "Budi Hulu" in page
        assert "dilindungi" in page
        assert SECRET not in page
        assert "Kesehatan" not in page
    assert AccessRecord.objects.filter(what="alasan perlindungan dari perpindahan").count() == 1


def test_only_within_ones_units_and_only_while_it_runs(world, sign_in):
    over = protect(world, first=date(2020, 1, 1))
    Protection.objects.filter(pk=over.pk).update(period=Period(date(2020, 1, 1), date(2021, 1, 1)))
    protect(world, world.staying, first=TODAY + timedelta(9))
    page = page_of(sign_in(world.by))
    assert "Budi Hulu" not in page
    assert "Siti Kota" in page
    other = sign_in(officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain"))
    assert "Siti Kota" not in page_of(other)
    number = Protection.objects.get(person=world.staying).pk
    assert other.get(f"{PAGE}{number}/akhiri/").status_code == 404
    assert sign_in(officer(world.regency.health, Role.AGENCY_OFFICER, "pd")).get(PAGE).status_code == 403


def test_by_the_forms_from_the_scenarios_to_the_end(world, sign_in):
    client = sign_in(world.by)
    assert PAGE in client.get("/penempatan/").content.decode()
    assert client.get(f"{PAGE}baru/?orang=B1").context["form"]["person"].value() == "B1"
    typed = {"person": "b1", "kind": "family", "reason": SECRET, "first": "2026-11-22", "last": ""}
    assert client.post(f"{PAGE}baru/", typed | {"person": "X"}).context["form"].errors["person"]
    assert client.post(f"{PAGE}baru/", typed | {"last": "2026-01-01"}).context["form"].errors["last"]
    assert (
        "Perlindungan Budi Hulu dicatat" in client.post(f"{PAGE}baru/", typed, follow=True).content.decode()
    )
    made = Protection.objects.get()
    assert (made.kind, made.noted_by, made.period.last) == ("family", world.by, None)
    address = f"{PAGE}{made.pk}/akhiri/"
    assert client.post(address, {"last": "2026-11-01"}).context["form"].errors["last"]
    assert client.post(address, {"last": "2026-11-30"})["Location"] == PAGE
    made.refresh_from_db()
    assert made.period.last == date(2026, 11, 30)
    assert "Budi Hulu dilindungi sampai 30 November 2026." in page_of(client)
    assert address in page_of(client)
    client.post(address, {"last": "2026-11-22"})
    assert address not in page_of(client)  # it ends today: nothing is left to end
    assert "Lindungi seseorang" not in page_of(sign_in(world.leader))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("b1", "B1"), (" B1 ", "B1"), ("budi", "B1"), ("hulu budi", "B1"), ("Siti Kota", "S1")],
)
def test_somebody_is_named_by_his_code_or_his_name(typed, code, world, sign_in):
    told = {"kind": "family", "reason": SECRET, "first": "2026-11-22", "last": ""}
    sign_in(world.by).post(f"{PAGE}baru/", told | {"person": typed})
    assert Protection.objects.get().person.code == code


def test_a_name_of_several_and_one_out_of_reach_protect_nobody(world):
    for number in range(2):
        make_worker(world.town_post, name=f"Tetap {number}", code=f"K{number}")
    with pytest.raises(
        ValidationError, match=r"lebih dari satu, di antaranya Tetap 0 \(K0\), Tetap 1 \(K1\)"
    ):
        code_of(world.by, "tetap")
    with pytest.raises(ValidationError, match="Tidak ada pegawai bernama"):
        code_of(officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain"), "budi")


def test_the_list_costs_the_same_at_ten_and_at_twenty(world, sign_in):
    client, costs = sign_in(world.by), []
    for batch in range(2):
        for number in range(10):
            protect(world, make_worker(world.town_post, name=f"L {number}", code=f"L{batch}{number}"))
        costs.append(len(statements_of(client, PAGE)))
    assert costs[0] == costs[1] <= 14


def test_how_long_it_lasts_is_read_by_those_alone_who_read_health(world, sign_in):
    protect(world)
    assert "sejak 22 Nov 2026" in sign_in(world.by).get("/penempatan/perlindungan/").content.decode()
    page = sign_in(world.leader).get("/penempatan/perlindungan/").content.decode()
    assert "Budi Hulu" in page
    assert "22 Nov 2026" not in page


def test_an_end_only_shortens(world):
    made = protect(world, last=TODAY + timedelta(10))
    with pytest.raises(ValidationError, match="Catat yang baru"):
        end_protection(protection=made, last=TODAY + timedelta(11), by=world.by)


def test_of_two_governments_with_one_code_ones_own_is_meant(world):
    other = make_unit("KAB9", name="Kabupaten Lain")
    make_worker(make_post(make_unit("PKM9", other), make_job(other)), code="B1", name="Budi Lain")
    by = officer(other, username="lain")
    made = protect(world, by=by)
    assert made.person.name == "Budi Lain"
    assert protect(world).person == world.moving
