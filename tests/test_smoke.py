import pytest

from penata.kernel.access import Role
from tests.domains.organization.factories import (
    load_kotim,
    make_government,
    make_job,
    make_post,
    make_unit,
    officer,
)
from tests.domains.people.factories import make_worker

pytestmark = pytest.mark.django_db


def test_up(sign_in, client, operator):
    load_kotim()
    g = make_government(region_id="62.02")
    d = make_unit("DINKES", g)
    p = make_post(d, make_job(g, "A", kind="fungsional", family="Kesehatan"))
    w = make_worker(p, birth_date=__import__("datetime").date(1980, 1, 1))
    assert client.get("/masuk/").status_code == 200
    u = officer(g)
    for r in (Role.LEADER, Role.AUDITOR):
        from tests.domains.organization.factories import hold

        hold(u, r, g)
    c = sign_in(u)
    for url in [
        "/akun/",
        "/galeri/",
        "/siapa-boleh-apa/",
        "/unit/",
        f"/unit/{d.pk}/",
        f"/unit/{d.pk}/ubah/",
        f"/unit/{d.pk}/tambah/",
        f"/unit/{d.pk}/pindah/",
        "/jabatan/",
        "/wilayah/",
        "/aturan/",
        "/aturan/workload.rounding/",
        "/aturan/workload.rounding/tetapkan/",
        "/peran/",
        "/impor/",
        "/impor/baru/",
        "/pegawai/",
        "/pegawai/tambah/",
        f"/orang/{w.code}/",
        f"/orang/{w.code}/jejak/",
        f"/orang/{w.code}/ubah/",
        f"/orang/{w.code}/pindah/",
        "/nominatif/",
        "/nominatif/rekonsiliasi/",
        "/peta/",
        "/peta/?menurut=pohon&tampil=pensiun",
        "/peta/jabatan/",
        "/peta/pensiun/",
        "/peta/orang/?siapa=jauh",
        f"/unit/{d.pk}/peta-jabatan/?bentuk=pohon",
        "/abk/",
        "/abk/baru/",
        "/jejak/",
        "/cari/?q=or",
        "/bantuan/",
        "/pegawai/unduh.xlsx",
        "/nominatif/unduh.xlsx",
        "/peta/unduh.csv",
        "/impor/lembar/staff.xlsx",
    ]:
        r = c.get(url)
        assert r.status_code == 200, (url, r.status_code)
