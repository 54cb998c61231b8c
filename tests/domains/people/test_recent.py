"""Who joined, left and moved since a moment: within one's own units, and as many in the list as in the count."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

import pytest

from penata.domains.people.queries import recent
from penata.kernel import clock
from penata.kernel.access import Role
from tests.domains.organization.factories import officer
from tests.domains.people.factories import apply_staff, make_regency, nik_of, row, statements_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def bkd(regency):
    return officer(regency.government)


def pppk(serial: int, unit: str = "DINKES", **cells: str) -> dict[str, object]:
    usual = {"status": "PNS", "tmt_mulai": "1-3-2019", "jabatan": "ADMIN", "nip": None}
    return row(nik=nik_of(serial=serial), nama=f"Orang {serial}", unit=unit, **(usual | cells))


def counted(actor, moment) -> dict[str, int]:
    found = recent.changes(actor, moment)
    return dict(zip(recent.WHICH, [change.count for change in found], strict=True))


@pytest.fixture
def moment(bkd):
    """Three serve; then a day later two come, one moves and one leaves."""
    apply_staff(bkd, *(pppk(n) for n in (1, 2, 3)))
    began = clock.now()
    apply_staff(bkd, pppk(4), pppk(5, "DISDIK"), pppk(1, "PUSK1", tmt_jabatan="1-10-2026"))
    apply_staff(bkd, pppk(2, tmt_selesai="30-9-2026", alasan_berakhir="mengundurkan_diri"))
    return began


def test_people_are_counted_once_by_what_became_of_them(bkd, moment):
    assert counted(bkd, moment) == {"masuk": 2, "keluar": 1, "pindah": 1}
    assert counted(bkd, moment - timedelta(days=1))["masuk"] == 5
    assert counted(bkd, clock.now() + timedelta(hours=1)) == {"masuk": 0, "keluar": 0, "pindah": 0}


def test_only_ones_own_units_are_told_of(regency, bkd, moment):
    assert counted(officer(regency.school, Role.LEADER), moment) == {"masuk": 1, "keluar": 0, "pindah": 0}
    assert counted(officer(regency.health, Role.LEADER), moment) == {"masuk": 1, "keluar": 1, "pindah": 1}


def test_the_list_behind_a_count_holds_as_many(bkd, moment, sign_in):
    client = sign_in(bkd)
    for change in recent.changes(bkd, moment):
        answer = client.get(change.url)
        assert answer.context["page"].paginator.count == change.count
        assert len(answer.context["rows"]) == change.count


def test_a_list_of_another_unit_names_nobody(regency, moment, sign_in):
    page = sign_in(officer(regency.school, Role.LEADER)).get(
        "/pegawai/perubahan/?" + urlencode({"apa": "masuk", "sejak": moment.isoformat()})
    )
    assert "Orang 5" in page.content.decode()
    assert "Orang 4" not in page.content.decode()


@pytest.mark.parametrize("query", ["?apa=entah", "?apa=masuk&sejak=kemarin", "?sejak=9999-99-99"])
def test_nonsense_is_no_list(bkd, sign_in, query):
    assert sign_in(bkd).get(f"/pegawai/perubahan/{query}").status_code == 404


def test_the_list_costs_the_same_for_more_people(bkd, sign_in):
    began, client = clock.now() - timedelta(minutes=1), sign_in(bkd)
    query = {"apa": "masuk", "sejak": began.isoformat()}
    apply_staff(bkd, *(pppk(n) for n in range(10, 20)))
    ten = statements_of(client, "/pegawai/perubahan/", query)
    apply_staff(bkd, *(pppk(n) for n in range(20, 30)))
    assert len(statements_of(client, "/pegawai/perubahan/", query)) == len(ten)


def test_freshness_knows_when_the_list_was_last_written(bkd):
    assert recent.last_written(bkd) is None
    apply_staff(bkd, pppk(1))
    assert recent.last_written(bkd) is not None
