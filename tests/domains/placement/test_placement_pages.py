"""What else the pages of placement say and cost: comparing, changing, explaining, one's own, strangers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from penata.domains.organization.actions.law import overrule
from penata.domains.placement.actions import deciding, pins
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.models import Move, Scenario
from penata.domains.placement.queries import comparing, pages, reasons
from penata.domains.placement.rules.policy import Policy
from penata.kernel.access import Role
from penata.kernel.jobs.models import Job
from tests.conftest import TODAY
from tests.domains.organization.factories import officer
from tests.domains.people.factories import statements_of
from tests.domains.placement.factories import AHEAD, computed, draft, in_state, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def said(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_what_was_never_computed_is_not_offered_for_comparison(world, sign_in):
    """It has no figures to lay beside others."""
    first, second = computed(world), draft(world, name="Belum dihitung ini")
    client = sign_in(world.by)
    page = said(client, f"/penempatan/banding/?a={first.pk}&b={second.pk}")
    assert "Belum dihitung ini" not in page
    assert "Belum ada dua skenario" in page
    computed(world, name="Ketiga")
    page = said(client, f"/penempatan/banding/?a={first.pk}&b={second.pk}")
    assert "Ketiga" in page
    assert "Pilih dua skenario yang berbeda" in page


@pytest.mark.parametrize("query", ["?a=&b=", "?a=x&b=-1", "?a=99999999999999999999&b=1", "?a=%D9%A3&b=1", ""])
def test_addresses_of_comparison_that_mean_nothing_are_borne(world, sign_in, query):
    for name in ("a", "b"):
        computed(world, name=name)
    assert "Pilih dua skenario" in said(sign_in(world.by), f"/penempatan/banding/{query}")


def test_two_scenarios_say_what_one_gives_up(world, sign_in):
    first, second = computed(world), computed(world, name="Tanpa pindah", policy={"budget": 0})
    page = said(sign_in(world.by), f"/penempatan/banding/?a={first.pk}&b={second.pk}")
    told = (
        "Hulu dulu tidak kalah di sepersepuluh unit yang paling kosong dan dalam jarak ke asal, "
        "tetapi memindahkan 1 orang lebih banyak."
    )
    assert told in page
    assert "garis putus-putus 100%, garis penuh 0%" in page


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"km_mean": 30}, "A tidak kalah di sepersepuluh unit yang paling kosong dan dalam jarak ke asal."),
        ({"km_mean": 10}, "A memberi 10 km jarak demi 20 poin di sepersepuluh unit yang paling kosong."),
        ({"fill_p10": 0.9, "km_mean": 15, "moves": 1500},
         "B tidak kalah di sepersepuluh unit yang paling kosong dan dalam jarak ke asal, tetapi memindahkan 1.490 orang lebih "
         "banyak."),
        ({"fill_p10": 0.5}, "Keduanya sama di sepersepuluh unit yang paling kosong dan dalam jarak ke asal."),
    ],
)  # fmt: skip
def test_what_is_given_up_is_said_in_one_sentence(other, sentence):
    told = [
        {"fill_p10": 0.5, "km_mean": 20, "moves": 10},
        {"fill_p10": 0.3, "km_mean": 20, "moves": 10} | other,
    ]
    assert comparing.given_up([Scenario(name="A"), Scenario(name="B")], told) == sentence


def test_other_numbers_take_the_result_from_the_page_until_it_is_computed(world, sign_in):
    scenario, client = computed(world), sign_in(world.by)
    client.post(f"/penempatan/{scenario.pk}/kebijakan/", Policy(budget=3, per_km=2).as_json())
    page = said(client, f"/penempatan/{scenario.pk}/")
    assert "Belum dihitung." in page
    assert "Budi Hulu" not in page
    assert Job.objects.filter(task="placement.compute", arguments__scenario=scenario.pk).count() == 1
    assert said(client, f"/penempatan/{scenario.pk}/perpindahan/").count("Budi Hulu") == 0


def test_numbers_that_cannot_be_come_back_with_the_page(world, sign_in):
    scenario, client = computed(world), sign_in(world.by)
    answer = client.post(
        f"/penempatan/{scenario.pk}/kebijakan/", Policy().as_json() | {"far": 10_001, "budget": ""}
    )
    assert answer.status_code == 422
    assert "far" in answer.context["policy_form"].errors
    told = {"mode": "leximin", "budget": "3"}
    answer = client.post(f"/penempatan/{scenario.pk}/kebijakan/", Policy().as_json() | told, follow=True)
    assert "Belum ada cara yang terbukti tepat" in answer.content.decode()
    scenario.refresh_from_db()
    assert scenario.state == "computed"


def test_a_decision_in_an_election_says_so(world, sign_in):
    overrule(government=world.regency.government, key="placement.election_lock", text="warn", since=TODAY,
             basis="Tahapan pemilihan", by=world.by)  # fmt: skip
    scenario = in_state(world, "discussed")
    words = "perlu persetujuan tertulis Menteri Dalam Negeri"
    assert words in said(sign_in(world.leader), f"/penempatan/{scenario.pk}/")
    deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    assert words in said(sign_in(world.by), f"/penempatan/{scenario.pk}/")


def test_where_no_distance_is_known_the_pages_say_nothing_of_it(world, sign_in):
    user = officer(world.regency.health, Role.WORKER, "budi")
    type(world.moving).objects.filter(pk=world.moving.pk).update(user=user, origin=None)
    type(world.moving).objects.filter(pk=world.staying.pk).update(origin=None)
    scenario = in_state(world, "discussed")
    move = Move.objects.get()
    user = type(world.moving).objects.get(pk=move.person_id).user or user
    for address in ("", "perpindahan/", f"perpindahan/{move.pk}/"):
        assert "None" not in said(sign_in(world.by), f"/penempatan/{scenario.pk}/{address}")
    assert "Dari desa asal" not in said(sign_in(user), "/saya/penempatan/")


@pytest.mark.parametrize("state", ["draft", "computed", "discussed", "decided", "carried_out", "dropped"])
def test_every_state_has_its_page_for_everyone_who_may_read_it(world, sign_in, state):
    scenario = in_state(world, state)
    readers = (world.by, world.leader, officer(world.regency.government, Role.AUDITOR, "pemeriksa"))
    for reader in readers:
        client = sign_in(reader)
        for address in (
            f"/penempatan/{scenario.pk}/",
            f"/penempatan/{scenario.pk}/perpindahan/",
            "/penempatan/",
        ):
            said(client, address)


STEPS = {
    "kebijakan": {}, "salin": {}, "bahas": {}, "buka-lagi": {}, "putuskan": {"effective_on": AHEAD.isoformat()},
    "laksanakan": {"order_number": "1"}, "batalkan": {"batal-why": "x"}, "hentikan": {"henti-why": "x"},
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_by_reading_or_by_strangers(world, sign_in, step):
    scenario = computed(world)
    address = f"/penempatan/{scenario.pk}/{step}/"
    reader = world.leader if step == "putuskan" else world.by
    assert sign_in(reader).get(address).status_code == 405
    for role, unit, status in (
        (Role.PERSONNEL_OFFICER, world.regency.school, {404, 403}),
        (Role.LEADER, world.regency.school, {404, 403}),
        (Role.AUDITOR, world.regency.government, {403}),
        (Role.WORKER, world.regency.health, {403}),
    ):
        client = sign_in(officer(unit, role, f"asing-{role}"))
        assert client.post(address, Policy().as_json() | STEPS[step]).status_code in status
    scenario.refresh_from_db()
    assert scenario.state == "computed"


def test_an_answer_for_another_is_not_found(world, sign_in):
    in_state(world, "discussed")
    stranger = officer(world.regency.health, Role.WORKER, "asing")
    address = f"/saya/penempatan/{Move.objects.get().pk}/jawab/"
    assert sign_in(stranger).post(address, {"jawaban": "terima", "why": ""}).status_code == 404


def test_an_answer_too_late_is_told_in_words(world, sign_in):
    world.moving.user = officer(world.regency.health, Role.WORKER, "budi")
    world.moving.save()
    in_state(world, "decided")
    address = f"/saya/penempatan/{Move.objects.get().pk}/jawab/"
    answer = sign_in(world.moving.user).post(address, {"jawaban": "terima", "why": ""}, follow=True)
    assert answer.status_code == 200
    assert "Waktu menanggapi sudah berakhir" in answer.content.decode()


def test_lists_reasons_and_comparisons_cost_the_same_at_few_and_many(sign_in):
    world = make_world(more=20)
    client, costs = sign_in(world.by), []
    for budget in (10, 20):
        pair = [computed(world, policy={"budget": budget}, name=f"{budget} {n}") for n in range(2)]
        one = pair[0]
        addresses = (
            "/penempatan/",
            f"/penempatan/banding/?a={one.pk}&b={pair[1].pk}",
            f"/penempatan/{one.pk}/perpindahan/{one.moves.first().pk}/",
        )
        costs.append([len(statements_of(client, address)) for address in addresses])
    assert costs[0] == costs[1]


def test_the_page_says_when_the_data_have_changed(world, sign_in):
    scenario, client = computed(world), sign_in(world.by)
    assert f'hx-get="/penempatan/{scenario.pk}/kesegaran/"' in said(client, f"/penempatan/{scenario.pk}/")
    assert said(client, f"/penempatan/{scenario.pk}/kesegaran/").strip() == ""
    world.moving.origin_id = "62.02.01.2001"
    world.moving.save()
    assert "Hitung ulang dulu" in said(client, f"/penempatan/{scenario.pk}/kesegaran/")


def test_whoever_is_meant_is_asked_for_and_shown(world, sign_in):
    client = sign_in(world.by)
    told = {
        **Policy(budget=5).as_json(), "name": "Bidan dulu", "unit": str(world.regency.health.path), "day": TODAY,
        "families": ["Kesehatan"], "statuses": ["PNS"], "programme_units": "pusk2; Puskesmas Tiada",
    }  # fmt: skip
    assert (
        "Puskesmas Tiada"
        in client.post("/penempatan/baru/", told).context["form"].errors["programme_units"][0]
    )
    client.post("/penempatan/baru/", told | {"programme_units": " pusk2 ; "})
    scenario = Scenario.objects.get()
    assert (scenario.families, scenario.statuses) == (["Kesehatan"], ["PNS"])
    assert scenario.programme_units == [world.upriver.pk]
    page = said(client, f"/penempatan/{scenario.pk}/")
    assert "Rumpun jabatan: Kesehatan. Status: PNS. Unit program unggulan: Puskesmas Hulu." in page


def test_the_same_is_decided_for_all_that_a_filter_shows(world, sign_in):
    scenario, client = in_state(world, "discussed"), sign_in(world.leader)
    address = f"/penempatan/{scenario.pk}/perpindahan/pilih/?lihat=agreed"
    assert client.post(address, {"choice": "held"})["Location"].endswith("/perpindahan/?lihat=agreed&q=")
    assert set(scenario.moves.values_list("choice", flat=True)) == {"held"}
    client.post(f"/penempatan/{scenario.pk}/perpindahan/pilih/", {"choice": "refused"})
    assert set(scenario.moves.values_list("choice", flat=True)) == {"held"}
    assert (
        sign_in(officer(world.regency.school, Role.LEADER, "lain"))
        .post(address, {"choice": "agreed"})
        .status_code
        == 404
    )


def test_scenarios_that_ask_different_things_are_not_measured_by_one_another(world, sign_in):
    first, second = computed(world), computed(world, name="Lain", statuses=["PNS"])
    page = said(sign_in(world.by), f"/penempatan/banding/?a={first.pk}&b={second.pk}")
    assert "angkanya tidak setara" in page
    assert "terbaik</span>" not in page


def test_moves_are_found_by_name_or_unit_and_decided_as_found(sign_in):
    world = make_world(more=2)
    scenario = in_state(world, "discussed")
    client = sign_in(world.by)
    page = said(client, f"/penempatan/{scenario.pk}/perpindahan/?q=hulu+01")
    assert "Hulu 01" in page
    assert "Hulu 00" not in page
    client.post(f"/penempatan/{scenario.pk}/perpindahan/pilih/?q=hulu+01", {"choice": "held"})
    assert [move.person.name for move in scenario.moves.filter(choice="held")] == ["Hulu 01"]


def test_who_is_pinned_is_marked_and_why_says_so_and_at_what_price(world, sign_in):
    scenario = draft(world)
    pins.pin(scenario=scenario, person=world.staying.pk, post=world.far_post.pk, by=world.by)
    scenario = compute(scenario=scenario, by=world.by)
    client, move = sign_in(world.leader), scenario.moves.get(person=world.staying)
    assert "dipatok" in said(client, f"/penempatan/{scenario.pk}/perpindahan/")
    page = said(client, f"/penempatan/{scenario.pk}/perpindahan/{move.pk}/")
    assert "Petugas mematoknya ke sini; bukan hasil hitungan." in page
    assert "Karena itu seluruh penataan lebih buruk: +" in page
    assert "ke Puskesmas Hulu</th>" in page
    assert "undian" not in page


def test_a_part_that_was_decided_is_told_beside_the_plan_with_its_order(sign_in):
    world = make_world(more=1)
    scenario = in_state(world, "discussed")
    Move.objects.filter(person__code="H00").update(choice="held")
    scenario = deciding.decide(scenario=scenario, effective_on=AHEAD, by=world.leader)
    client = sign_in(world.by)
    assert (
        "Diputuskan 1 dari 2 perpindahan: kekurangan menjadi 1 orang, kecamatan terparah terisi 50%."
        in said(client, f"/penempatan/{scenario.pk}/")
    )
    deciding.carry_out(scenario=scenario, order_number="800/7", by=world.by)
    assert "Nomor SK: 800/7" in said(client, f"/penempatan/{scenario.pk}/")
    deciding.cancel(scenario=scenario, why="banjir", by=world.by)
    page = said(client, f"/penempatan/{scenario.pk}/")
    assert f"Keputusan sebelumnya dibatalkan {world.by.name}, " in page
    assert ": banjir" in page


def test_where_nothing_is_needed_on_the_day_nothing_is_computed(world):
    scenario = draft(world)
    Scenario.objects.update(day=date(2019, 1, 1))
    with pytest.raises(ValidationError, match="Tidak ada ABK yang sah"):
        compute(scenario=scenario, by=world.by)


@pytest.mark.parametrize("day", [TODAY - timedelta(366), TODAY + timedelta(731)])
def test_a_day_of_which_nothing_is_known_is_refused_before_anything_is_kept(day, world):
    with pytest.raises(ValidationError, match="Pilih hari antara 22 November 2025 dan 21 November 2028"):
        draft(world, day=day)
    assert not Scenario.objects.exists()


def test_before_a_part_is_decided_the_page_says_what_that_would_reach(sign_in):
    world = make_world(more=1)
    scenario, client = in_state(world, "discussed"), sign_in(world.leader)
    address = f"/penempatan/{scenario.pk}/kesegaran/"
    assert "Bila diputuskan sekarang" not in said(client, address)
    Move.objects.filter(person__code="H00").update(choice="held")
    words = "Bila diputuskan sekarang, 1 dari 2 perpindahan: kekurangan menjadi 1 orang, kecamatan terparah terisi 50%."
    assert words in said(client, address)


def test_a_limit_that_lets_nobody_move_is_named_as_the_reason(world, sign_in):
    page = said(sign_in(world.by), f"/penempatan/{computed(world, policy={'budget': 0}).pk}/")
    assert "Batas perpindahannya tidak membolehkan siapa pun pindah." in page
    assert "tidak ada perpindahan yang memperbaiki" not in page


def test_a_share_that_reads_the_same_is_not_said_to_rise():
    districts = [{"key": "a", "before": 0.471, "after": 0.474}, {"key": "b", "before": 0.6, "after": 0.6}]
    figures = {"shortage": 9, "fill_p10": 0.5}
    told = {"moves": 1, "districts": districts, "before": figures, "after": figures, "price_of_next_move": None,
            "moved_km_before": None, "moved_km_after": None}  # fmt: skip
    assert "naik dari" not in pages.verdict(told)
    districts[0]["after"] = 0.484
    assert "naik dari 47% menjadi 48% terisi" in pages.verdict(told)


def test_the_address_of_a_step_says_that_it_takes_a_form_only(world, sign_in):
    answer = sign_in(world.leader).get(f"/penempatan/{computed(world).pk}/putuskan/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Alamat ini hanya menerima formulir" in answer.content.decode()


def test_who_takes_the_place_of_one_who_goes_is_said_to(world):
    assert (
        reasons.reason_of("SD 1", "Guru", 1, 1, 1)
        == "Guru di SD 1 sudah 1; ia menggantikan yang pindah dari sana."
    )
    assert reasons.reason_of("SD 1", "Guru", 2, 1, 2) == "SD 1 memerlukan 2 Guru dan baru punya 1."
    assert (
        reasons.reason_of("SD 1", "Guru", 9, 7, 7)
        == "SD 1 memerlukan 9 Guru dan punya 7; ia menggantikan yang pindah dari sana."
    )
