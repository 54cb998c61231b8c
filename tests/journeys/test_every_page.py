"""Every page, as every role that may open it, at both widths: nothing for axe, for the CSP or for a sideways thumb."""

from __future__ import annotations

from datetime import timedelta

import pytest

from penata.domains.accounts import public as accounts
from penata.domains.accounts.models import User
from penata.domains.organization.models import RoleGrant, Unit
from penata.domains.people.models import Person
from penata.domains.placement.actions import deciding, scenarios
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.actions.protections import note_protection
from penata.domains.placement.actions.wishes import wish
from penata.domains.placement.models import Move, Protection, Wish
from penata.domains.placement.rules.terms import ProtectionKind
from penata.domains.workload.models import Study, StudyPost
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.audit.actions import record_access, record_list
from penata.kernel.privacy import subjects
from penata.kernel.privacy.actions import breaches, requests
from penata.kernel.privacy.terms import RequestKind
from penata.kernel.webhooks import actions, queries
from penata.kernel.webhooks.models import Delivery
from tests.domains.accounts.keys import make_key
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
    "/cari/", "/cari/?q=a",
)  # fmt: skip
PAGES = {
    Role.LEADER: (
        *STAFF_PAGES, "/penempatan/", "/penempatan/{scenario}/", "/penempatan/{scenario}/perpindahan/",
        "/penempatan/{scenario}/keadilan/",
    ),
    Role.PERSONNEL_OFFICER: (
        "/orang/{person}/jejak/",
        "/impor/", "/impor/baru/", "/pegawai/tambah/", "/pegawai/surel-kembali/",
        "/orang/{person}/ubah/", "/orang/{person}/pindah/",
        "/orang/{person}/akhiri/", "/unit/{unit}/tambah/", "/unit/{unit}/ubah/", "/unit/{unit}/pindah/", "/abk/baru/",
        "/data-pribadi/permohonan/", "/data-pribadi/permohonan/{request}/", "/data-pribadi/permohonan/?lihat=selesai",
        "/data-pribadi/permohonan/catat/", "/data-pribadi/kebocoran/", "/data-pribadi/kebocoran/catat/",
        "/data-pribadi/kebocoran/{breach}/", "/data-pribadi/peta/", "/data-pribadi/penghapusan/", "/orang/{person}/dilihat/",
        "/aturan/workload.rounding/tetapkan/", "/peran/", "/jejak/", "/wilayah/62.02.10/", "/wilayah/62.02.10/ubah/",
        "/surat-aktivasi/", "/surat-aktivasi/terbitkan/?unit=DINKES", "/surat-aktivasi/terbitkan/?unit=tiada",
        "/orang/{thl}/surat/", "/siasn/", "/siasn/?lihat=keliru", "/siasn/?lihat=tanpa-jawaban", "/siasn/?lihat=tidak-di-penata",
        "/siasn/impor/", "/siasn/orang/W1/",
        "/penempatan/", "/penempatan/baru/", "/penempatan/{scenario}/", "/penempatan/{scenario}/perpindahan/",
        "/penempatan/{scenario}/perpindahan/{move}/", "/penempatan/banding/?a={scenario}&b={other}",
        "/penempatan/perlindungan/", "/penempatan/perlindungan/baru/", "/penempatan/perlindungan/{protection}/akhiri/",
        "/penempatan/{other}/", "/penempatan/{other}/orang/?q=a", "/penempatan/{other}/orang/W1/", "/penempatan/{other}/unit/",
        "/penempatan/{other}/unit/{target}/", "/penempatan/{other}/keadilan/",
    ),
    Role.WORKER: (
        "/pemberitahuan/", "/pemberitahuan/cara/", "/saya/", "/saya/data/", "/saya/riwayat/", "/saya/dokumen/",
        "/orang/{person}/", "/orang/{person}/jejak/", "/akun/", "/akun/sandi/", "/akun/pengaman/", "/akun/pastikan/",
        "/akun/perangkat/", "/akun/identitas/", "/orang/{person}/dilihat/",
        "/data-saya/permohonan/", "/data-saya/permohonan/{request}/", "/data-saya/permohonan/baru/", "/data-saya/perbaiki/",
        "/data-saya/perbaiki/lahir/", "/data-saya/perbaiki/lainnya/", "/data-saya/kontak/", "/data-saya/persetujuan/",
        "/pemberitahuan-data/{breach}/", "/saya/penempatan/", "/saya/keinginan-pindah/",
    ),
    Role.AUDITOR: ("/data-pribadi/akses/", "/data-pribadi/kebocoran/{breach}/", "/orang/{person}/"),
    Role.ADMINISTRATOR: (
        "/peran/", "/peran/beri/", "/akun/baru/", "/unit/", "/pengguna/", "/pengguna/{account}/", "/akun/", "/pengiriman/",
        "/akun/kunci/", "/akun/kunci/baru/", "/webhook/", "/webhook/baru/", "/webhook/{endpoint}/",
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
    told |= placement_things()
    told |= privacy_things() | {"endpoint": told_of(Unit.objects.get(code="KAB"))}
    return [address.format(**told) for address in PAGES[role]]


def privacy_things() -> dict[str, int]:
    """A request that waits, a breach that was told, and somebody who looked."""
    worker, by = Person.objects.get(code="W1"), accounts.ensure_operator()
    subject = subjects.people().by_ids([worker.pk])[worker.pk]
    wanted = {"tempat_lahir": "Kuala Pembuang", "tanggal_lahir": "1991-08-11"}
    asked = requests.ask(
        subject=subject, kind=RequestKind.CORRECTION, topic="lahir", wanted=wanted, text="Sesuai akta.", by=by
    )
    leak = breaches.note(
        title="Lembar honor salah kirim", path=subject.path, place="Puskesmas Ketapang", classes=["pay", "identity"],
        people=None, found_at=clock.now() - timedelta(hours=30), how="Surel ke alamat lain.", handling="Ditarik.", by=by,
    )  # fmt: skip
    breaches.tell_subjects(breach=leak, by=by)
    record_access(person_id=worker.pk, what="halaman orang", by=by, path=subject.path, why="berkas pensiun")
    record_list(
        people=[worker.pk],
        what="ekspor pegawai",
        by=by,
        why="status=PNS",
        path=subject.path,
        fields=["Nama", "NIP"],
    )
    return {"request": asked.pk, "breach": leak.pk}


def placement_things() -> dict[str, int]:
    """Two computed scenarios, one of which is discussed and moves the worker of the address above."""
    officer, root = User.objects.get(username=Role.PERSONNEL_OFFICER.value), Unit.objects.get(code="KAB")
    found = []
    for budget in (0, None):
        policy = {"budget": budget, "tenure_months": 0}
        scenario = scenarios.open_scenario(
            unit=root, name=f"Hulu dulu {budget}", day=clock.today(), policy=policy, by=officer
        )
        found.append(compute(scenario=scenario, by=officer))
    other, scenario = found
    deciding.discuss(scenario=scenario, by=officer)
    post = StudyPost.objects.get(study__unit__code="PKM-1").post
    move, _made = Move.objects.get_or_create(
        scenario=scenario, person=Person.objects.get(code="W1"),
        defaults={"target": post, "staff_before": 0, "staff_after": 1, "seats": 1, "km_before": 12, "km_after": 3},
    )  # fmt: skip
    guarded = Protection.objects.filter(person__code="W1").first() or note_protection(
        person_code="W1", kind=ProtectionKind.FAMILY, reason="merawat ibu", first=clock.today(), last=None, by=officer
    )  # fmt: skip
    if not Wish.objects.exists():
        wish(
            unit=Unit.objects.get(code="DISDIK"), reason="dekat rumah", by=Person.objects.get(code="W1").user
        )
    return {
        "scenario": scenario.pk, "other": other.pk, "move": move.pk,
        "target": move.target.unit_id, "protection": guarded.pk,
    }  # fmt: skip


def told_of(root: Unit) -> int:
    """A key and a webhook with something to show."""
    admin = User.objects.get(username=Role.ADMINISTRATOR.value)
    make_key(admin, Role.ADMINISTRATOR, root, name="Dasbor eksekutif")
    endpoint, _secret = actions.make(
        name="Dasbor eksekutif", url="https://dasbor.contoh.go.id/penata/kabar?sumber=kepegawaian",
        place=queries.places_of(admin)[0], events=["unit.changed", "map.changed"], by=admin,
    )  # fmt: skip
    for _ in range(3):
        actions.publish(kind="unit.changed", path=str(root.path), values={"count": 1})
    first, second, _third = endpoint.deliveries.order_by("pk")
    Delivery.objects.filter(pk=first.pk).update(
        state="done", next_at=None, tries=1, status=200, tried_at=clock.now()
    )
    Delivery.objects.filter(pk=second.pk).update(tries=2, problem="timeout", tried_at=clock.now())
    return endpoint.pk


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
    for address in (
        "/masuk/",
        "/bantuan/",
        "/aktivasi/",
        "/masuk/ditutup/",
        "/masuk/identitas/batal/",
        "/api/",
    ):
        visitor.open(address)
        assert visitor.axe() == []
        assert visitor.refused_by_csp() == []
        assert not visitor.scrolls_sideways()
    assert visitor.complaints == []
