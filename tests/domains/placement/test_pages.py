"""The pages of scenarios, of moves and of one's own: what they show, what their forms do, what they cost."""

from __future__ import annotations

import pytest

from penata.domains.placement.actions import deciding
from penata.domains.placement.models import Move, Protection, Scenario
from penata.domains.placement.rules.policy import Policy
from penata.domains.placement.tasks import compute_scenario
from penata.kernel.access import Role
from penata.kernel.jobs.models import Job
from penata.kernel.jobs.progress import silent
from penata.kernel.ui import decisions
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import officer
from tests.domains.people.factories import make_worker, statements_of
from tests.domains.placement.factories import AHEAD, computed, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def said(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_few_who_are_not_moved_are_not_counted(world, sign_in):
    for number in range(5):
        make_worker(world.town_post, "PPPK", code=f"P{number}")
    Protection.objects.create(
        person=world.staying, kind="family", reason="x", period=Period(TODAY), noted_by=world.by
    )
    page = said(sign_in(world.by), f"/penempatan/{computed(world).pk}/")
    assert "&lt;5 dilindungi dari perpindahan; 5 statusnya terikat formasi atau masa percobaan." in page


def test_where_it_is_not_proven_best_the_page_says_by_how_much_it_may_be_short(world, sign_in):
    scenario, client = computed(world), sign_in(world.by)
    address = f"/penempatan/{scenario.pk}/"
    assert scenario.result["gap"] == 0
    page = said(client, address)
    assert "Terbukti terbaik, 0 pelanggaran" in page
    assert "tidak ada susunan lain" in page
    Scenario.objects.update(result=scenario.result | {"gap": 505})
    page = said(client, address)
    assert "Terbukti paling jauh 505 angka dari yang terbaik, 0 pelanggaran" in page
    assert "susunan lain dengan paling banyak 5 perpindahan mungkin lebih baik" in page
    assert "terbukti tidak lebih dari 505 angka." in page
    assert "tidak ada susunan lain" not in page


@pytest.mark.parametrize("budget", [5, None])
def test_where_moves_are_limited_a_price_is_said_to_be_at_the_price_of_one(world, sign_in, budget):
    scenario, client = computed(world, policy={"budget": budget}), sign_in(world.by)
    move = Move.objects.get()
    for address, words in (
        ("orang/B1/", "lebih buruk, dihitung tepat pada harga satu perpindahan."),
        (f"perpindahan/{move.pk}/", "Perpindahan dibatasi: semua angka dihitung tepat pada harga satu perpindahan."),
    ):  # fmt: skip
        assert (words in said(client, f"/penempatan/{scenario.pk}/{address}")) is (budget is not None)


def test_from_the_empty_list_to_a_computed_scenario(world, sign_in):
    client = sign_in(world.by)
    assert "Belum ada skenario" in said(client, "/penempatan/")
    told = {
        **Policy(budget=5).as_json(),
        "name": "Hulu dulu",
        "unit": str(world.regency.health.path),
        "day": TODAY,
    }
    assert client.post("/penempatan/baru/", told | {"per_km": 500}).context["form"].errors["per_km"]
    answer = client.post("/penempatan/baru/", told)
    scenario = Scenario.objects.get()
    assert answer["Location"] == f"/penempatan/{scenario.pk}/"
    assert "Belum dihitung" in said(client, f"/penempatan/{scenario.pk}/")
    assert compute_scenario(Job.objects.get(task="placement.compute"), silent) == "1 perpindahan diusulkan."
    Job.objects.update(state="done")
    page = said(client, f"/penempatan/{scenario.pk}/")
    assert "Dengan 1 perpindahan, kecamatan terparah naik dari 0% menjadi 100% terisi" in page
    assert "dan kekurangan dari 1 menjadi 0 orang" in page
    assert "Terbukti terbaik, 0 pelanggaran" in page
    assert "Budi Hulu" in page
    assert "Hulu dulu" in said(client, "/penempatan/")


def test_a_worker_of_another_agency_sees_none_of_it(world, sign_in):
    scenario = computed(world)
    move = Move.objects.get()
    for role in (Role.LEADER, Role.PERSONNEL_OFFICER, Role.AUDITOR):
        client = sign_in(officer(world.regency.school, role, f"lain-{role}"))
        for address in ("", "perpindahan/", f"perpindahan/{move.pk}/"):
            assert client.get(f"/penempatan/{scenario.pk}/{address}").status_code == 404
        assert "Hulu dulu" not in said(client, "/penempatan/")
    assert (
        sign_in(officer(world.regency.health, Role.AGENCY_OFFICER, "pd")).get("/penempatan/").status_code
        == 403
    )


def test_why_says_what_it_would_cost_and_stops_when_data_changed(world, sign_in):
    scenario, client = computed(world), sign_in(world.by)
    address = f"/penempatan/{scenario.pk}/perpindahan/{Move.objects.get().pk}/"
    page = said(client, address)
    assert "Puskesmas Hulu memerlukan 1 Perawat dan belum punya seorang pun." in page
    assert "Bila ia tetap di tempat" in page
    make_worker(world.town_post, code="X1")
    assert "berubah sejak skenario ini dihitung" in said(client, address)


def test_a_move_is_chosen_by_form_and_a_refusal_needs_its_reason(world, sign_in):
    scenario, move = computed(world), Move.objects.get()
    client, address = sign_in(world.by), f"/penempatan/{scenario.pk}/perpindahan/{move.pk}/pilih/"
    assert (
        client.post(address, {"choice": "refused"}, follow=True).redirect_chain[0][0].endswith(f"/{move.pk}/")
    )
    client.post(address, {"choice": "refused", "why": "dibutuhkan"})
    move.refresh_from_db()
    assert (move.choice, move.refusal) == ("refused", "dibutuhkan")
    assert "Budi Hulu" in said(client, f"/penempatan/{scenario.pk}/perpindahan/?lihat=refused")
    assert "Budi Hulu" not in said(client, f"/penempatan/{scenario.pk}/perpindahan/?lihat=held")


def test_the_whole_way_by_buttons(world, sign_in):
    world.moving.user = officer(world.regency.health, Role.WORKER, "budi")
    world.moving.save()
    scenario = computed(world)
    officer_, leader, own = sign_in(world.by), sign_in(world.leader), sign_in(world.moving.user)
    page = f"/penempatan/{scenario.pk}/"
    assert "Tidak ada usulan" in said(own, "/saya/penempatan/")
    officer_.post(f"{page}bahas/")
    assert "Puskesmas Hulu" in said(own, "/saya/penempatan/")
    assert "Usulan pindah tugas" in said(own, "/saya/")
    (waiting,) = [d for d in decisions.waiting(world.leader, TODAY) if d.url == page]
    assert "1 perpindahan" in waiting.reason
    own.post(f"/saya/penempatan/{Move.objects.get().pk}/jawab/", {"jawaban": "terima", "why": ""})
    assert Move.objects.get().answer == "accepted"
    assert leader.post(f"{page}putuskan/", {"effective_on": ""}).status_code == 422
    seen = leader.get(page).context["decide_form"]["seen"].value()
    leader.post(f"{page}putuskan/", {"effective_on": AHEAD.isoformat(), "seen": seen})
    assert "Diputuskan" in said(officer_, page)
    officer_.post(f"{page}laksanakan/", {"order_number": "800/1"})
    assert "800/1" in said(own, "/saya/penempatan/")
    leader.post(f"{page}batalkan/", {"batal-why": "banjir"})
    scenario.refresh_from_db()
    assert scenario.state == "discussed"
    officer_.post(f"{page}buka-lagi/")
    officer_.post(f"{page}hentikan/", {"henti-why": "tidak jadi"})
    assert "tidak jadi" in said(officer_, page)


def test_a_copy_is_computed_by_another_policy_and_laid_beside(world, sign_in):
    first, client = computed(world), sign_in(world.by)
    client.post(f"/penempatan/{first.pk}/salin/")
    second = Scenario.objects.exclude(pk=first.pk).get()
    client.post(f"/penempatan/{second.pk}/kebijakan/", Policy(budget=0).as_json())
    for job in Job.objects.filter(task="placement.compute", arguments__scenario=second.pk)[:1]:
        compute_scenario(job, silent)
    page = said(client, f"/penempatan/banding/?a={first.pk}&b={second.pk}")
    assert "Hulu dulu (salinan)" in page
    assert "Perpindahan" in page
    assert "Pilih dua skenario yang berbeda" in said(
        client, f"/penempatan/banding/?a={first.pk}&b={first.pk}"
    )


def test_pages_cost_the_same_at_few_and_many_moves(sign_in):
    world = make_world(more=20)
    client, costs = sign_in(world.by), []
    for budget in (10, 20):
        scenario = computed(world, policy={"budget": budget}, name=f"{budget}")
        assert scenario.moves.count() == budget
        costs.append(
            [len(statements_of(client, f"/penempatan/{scenario.pk}/{end}")) for end in ("", "perpindahan/")]
        )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 22


def test_a_step_at_the_wrong_time_is_told(world, sign_in):
    scenario, client = computed(world), sign_in(world.by)
    page = f"/penempatan/{scenario.pk}/"

    def told(step: str, form: dict[str, str]) -> str:
        return client.post(f"{page}{step}/", form, follow=True).content.decode()

    assert "tidak dapat diambil" in told("laksanakan", {"order_number": "1"})
    deciding.discuss(scenario=scenario, by=world.by)
    assert "tidak dapat diambil" in told("bahas", {})
