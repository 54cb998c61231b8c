"""Every page, as every role that may open it, at both widths: nothing for axe, for the CSP or for a sideways thumb."""

from __future__ import annotations

import pytest

from penata.domains.accounts.models import User
from penata.domains.organization.models import RoleGrant, Unit
from penata.domains.people.models import Person
from penata.domains.workload.models import Study, StudyPost
from penata.kernel.access import Role
from tests.journeys.conftest import DESKTOP, PHONE

STAFF_PAGES = (
    "/pendopo/", "/pendopo/?per=2018-12-31", "/pegawai/perubahan/?apa=masuk", "/pegawai/?berakhir=60",
    "/peta/", "/peta/?menurut=opd&tampil=terisi", "/peta/?menurut=pohon&tampil=pensiun", "/peta/?menurut=rumpun&tampil=kontrak",
    "/peta/jabatan/?lihat=short", "/peta/pensiun/", "/peta/orang/?siapa=pensiun", "/pegawai/", "/pegawai/?q=siti&status=THL",
    "/orang/{person}/", "/orang/{thl}/", "/nominatif/", "/nominatif/?cetak",
    "/nominatif/rekonsiliasi/?dari=2020-12-31&lihat=awal", "/unit/", "/unit/{unit}/", "/unit/{unit}/peta-jabatan/",
    "/unit/{unit}/peta-jabatan/?bentuk=pohon", "/jabatan/", "/wilayah/", "/abk/", "/abk/{study}/", "/abk/lembar/{post}/",
    "/abk/lembar/{post}/hitungan/", "/abk/lembar/{post}/wisn/", "/aturan/", "/aturan/workload.effective_minutes/",
    "/siapa-boleh-apa/", "/galeri/", "/pemberitahuan/", "/pemberitahuan/cara/", "/akun/", "/cari/?q=agus", "/cari/?q=zzz",
)  # fmt: skip
PAGES = {
    Role.LEADER: STAFF_PAGES,
    Role.PERSONNEL_OFFICER: (
        "/orang/{person}/jejak/",
        "/impor/", "/impor/baru/", "/pegawai/tambah/", "/pegawai/surel-kembali/",
        "/orang/{person}/ubah/", "/orang/{person}/pindah/",
        "/orang/{person}/akhiri/", "/unit/{unit}/tambah/", "/unit/{unit}/ubah/", "/unit/{unit}/pindah/", "/abk/baru/",
        "/aturan/workload.rounding/tetapkan/", "/peran/", "/jejak/", "/wilayah/62.02.10/", "/wilayah/62.02.10/ubah/",
        "/surat-aktivasi/", "/surat-aktivasi/terbitkan/?unit=DINKES", "/surat-aktivasi/terbitkan/?unit=tiada",
        "/orang/{thl}/surat/",
    ),
    Role.WORKER: (
        "/pemberitahuan/", "/pemberitahuan/cara/", "/saya/", "/saya/data/", "/saya/riwayat/", "/saya/dokumen/",
        "/orang/{person}/", "/orang/{person}/jejak/", "/akun/", "/akun/sandi/", "/akun/pengaman/", "/akun/pastikan/",
        "/akun/perangkat/", "/akun/identitas/",
    ),
    Role.ADMINISTRATOR: (
        "/peran/", "/peran/beri/", "/akun/baru/", "/unit/", "/pengguna/", "/pengguna/{account}/", "/akun/", "/pengiriman/",
        "/peran/{grant}/limpahkan/",
    ),
}  # fmt: skip


def addresses(role: Role) -> list[str]:
    told = {
        "person": "W1",
        "thl": "W2",
        "unit": Unit.objects.get(code="DINKES").pk,
        "study": Study.objects.get(unit__code="PKM-1").pk,
        "account": User.objects.get(username="auditor").pk,
        "grant": RoleGrant.objects.get(user__username="administrator").pk,
        "post": StudyPost.objects.get(study__unit__code="PKM-1").pk,
    }
    assert Person.objects.filter(code="W1").exists()
    return [address.format(**told) for address in PAGES[role]]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "375"])
@pytest.mark.parametrize("role", list(PAGES), ids=lambda role: role.value)
def test_pages_please_axe_csp_and_the_thumb(role, viewport, visit, people_of):
    visitor = visit(people_of[role], viewport)
    faults = []
    for address in addresses(role):
        visitor.open(address)
        faults += [f"{address} axe {violation}" for violation in visitor.axe()]
        faults += [f"{address} csp {refusal}" for refusal in visitor.refused_by_csp()]
        faults += [f"{address} scrolls sideways"] if visitor.scrolls_sideways() else []
    assert not faults, "\n".join(faults)
    assert visitor.complaints == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "375"])
def test_pages_for_everybody(viewport, visit, regency):
    visitor = visit(None, viewport)
    for address in ("/masuk/", "/bantuan/", "/aktivasi/", "/masuk/ditutup/", "/masuk/identitas/batal/"):
        visitor.open(address)
        assert visitor.axe() == []
        assert visitor.refused_by_csp() == []
        assert not visitor.scrolls_sideways()
    assert visitor.complaints == []
