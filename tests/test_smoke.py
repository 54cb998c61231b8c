import pytest

from tests.domains.organization.factories import load_kotim, make_government, officer

pytestmark = pytest.mark.django_db


def test_up(sign_in, client):
    load_kotim()
    g = make_government()
    assert client.get("/masuk/").status_code == 200
    c = sign_in(officer(g))
    for url in ("/akun/", "/galeri/", "/siapa-boleh-apa/"):
        r = c.get(url)
        assert r.status_code == 200, url
