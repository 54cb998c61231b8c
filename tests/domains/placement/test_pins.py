"""What if: prices before anything is said, what may be said, what follows, who may, and what is told when it is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.people.models import Assignment, Person
from penata.domains.placement.actions import deciding, pins
from penata.domains.placement.actions.computing import compute
from penata.domains.placement.engine.graph import Kind
from penata.domains.placement.models import Move, Pin, Protection
from penata.domains.placement.queries import pins as queries
from penata.domains.placement.queries import remembered, results, whatif
from penata.domains.placement.queries.inputs import load
from penata.domains.workload.models import Study, StudyPost
from penata.kernel.access import Role
from penata.kernel.flow import StepRefused
from penata.kernel.jobs.models import Job
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import make_post, make_unit, officer, traced
from tests.domains.people.factories import make_worker, statements_of
from tests.domains.placement.factories import computed, draft, make_world
from tests.domains.workload.factories import approve_needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def said(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def told(world, scenario, code: str, **asked):
    return whatif.of_code(world.by, scenario, code, **asked)[1]


def objective(world, scenario) -> int:
    """Without the price of a move, of what is computed from the pins that stand."""
    return results.find(world.by, scenario).answer.objective


@pytest.mark.parametrize("policy", [{}, {"budget": None}, {"budget": None, "mode": "leximin"}])
def test_a_price_is_what_computing_with_the_pin_finds(world, policy):
    scenario = computed(world, policy=policy)
    before = objective(world, scenario)
    moving, staying = told(world, scenario, "B1"), told(world, scenario, "S1", asked=world.far_post.pk)
    (option,) = staying.options
    cases = [
        (world.moving, None, False, moving.staying), (world.moving, world.far_post, True, moving.barred),
        (world.staying, world.far_post, False, option.price),
    ]  # fmt: skip
    for person, post, ban, price in cases:
        pin = Pin.objects.create(scenario=scenario, person=person, post=post, is_forbidden=ban)
        assert objective(world, scenario) - before == price.points, (person, post)
        pin.delete()
    assert moving.goal.unit == "Puskesmas Hulu"
    assert staying.goal is None


def test_what_was_settled_of_somebody_is_priced_by_solving_again(world, sign_in, monkeypatch):
    """As where moves come several at once: whether he moves was said beforehand, which closed his stay."""
    scenario = computed(world, policy={"budget": 1})
    found = results.find(world.by, scenario)
    answer, row = found.answer, [worker.code for worker in found.inputs.workers].index("B1")
    stay = answer.graph.arcs(Kind.STAY)
    capacity = answer.graph.capacity.copy()
    capacity[stay[answer.graph.tail[stay] == row]] = 0
    settled = replace(answer, graph=replace(answer.graph, capacity=capacity), settled=frozenset({row}))
    monkeypatch.setattr(remembered, "solved", lambda inputs: replace(found, answer=settled))
    moving, staying = told(world, scenario, "B1"), told(world, scenario, "S1")
    assert (moving.is_exact, moving.staying.parts, moving.staying.empties) == (False, None, False)
    assert staying.is_exact
    Pin.objects.create(scenario=scenario, person=world.moving)
    assert objective(world, scenario) - answer.objective == moving.staying.points > 0
    page = said(sign_in(world.by), f"/penempatan/{scenario.pk}/orang/B1/")
    assert "ditetapkan lebih dulu apakah ia pindah" in page


def test_in_the_fairest_mode_a_price_says_whether_the_emptiest_becomes_emptier(world):
    scenario = computed(world, policy={"budget": None, "mode": "leximin"})
    price = told(world, scenario, "B1").staying
    assert not price.empties  # another goes there in his place
    Pin.objects.create(scenario=scenario, person=world.staying)
    price = told(world, scenario, "B1").staying
    assert price.empties
    assert "makin kosong" in price.words


def test_a_pin_is_kept_traced_and_computed_again(world):
    scenario = computed(world)
    made = pins.pin(
        scenario=scenario, person=world.moving.pk, post=world.far_post.pk, is_forbidden=True, by=world.by
    )
    scenario.refresh_from_db()
    assert scenario.state == "draft"
    assert Job.objects.get(task="placement.compute").arguments == {"scenario": scenario.pk}
    assert (scenario.result, Move.objects.count()) == (None, 0)
    (trace,) = traced("scenario.pin")
    assert (trace.source, trace.target) == ("computed", "draft")
    assert (trace.person_id, trace.fields) == (world.moving.pk, ["is_forbidden", "person", "post"])
    compute(scenario=scenario, by=world.by)
    assert Move.objects.get().person == world.staying
    pins.unpin(scenario=scenario, pin=made.pk, by=world.by)
    assert len(traced("scenario.unpin")) == 1
    compute(scenario=scenario, by=world.by)
    assert Move.objects.get().person == world.moving
    with pytest.raises(ValidationError, match="sudah dihapus"):
        pins.unpin(scenario=scenario, pin=made.pk, by=world.by)


def test_what_is_said_last_counts_and_the_same_twice_changes_nothing(world):
    scenario = draft(world)

    def say(post, ban=False):
        pins.pin(scenario=scenario, person=world.moving.pk, post=post, is_forbidden=ban, by=world.by)
        return list(scenario.pins.values_list("post_id", "is_forbidden"))

    far = world.far_post.pk
    assert say(None) == say(None) == [(None, False)]
    assert Job.objects.filter(task="placement.compute").count() == 1
    assert say(far) == [(far, False)]
    assert say(far, ban=True) == [(far, True)]
    assert sorted(say(None), key=str) == [(far, True), (None, False)]
    assert say(far) == [(far, False)]


def test_only_before_it_is_discussed_and_only_who_may_edit(world):
    scenario = computed(world)
    for stranger in (world.leader, officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain")):
        with pytest.raises(PermissionDenied):
            pins.pin(scenario=scenario, person=world.moving.pk, post=None, by=stranger)
        with pytest.raises(PermissionDenied):
            pins.unpin(scenario=scenario, pin=1, by=stranger)
    deciding.discuss(scenario=scenario, by=world.by)
    with pytest.raises(StepRefused):
        pins.pin(scenario=scenario, person=world.moving.pk, post=None, by=world.by)
    assert not Pin.objects.exists()


def refused(world, scenario, person, post, words, **more):
    with pytest.raises(ValidationError, match=words):
        pins.pin(scenario=scenario, person=person.pk, post=post and post.pk, by=world.by, **more)
    assert not Job.objects.filter(task="placement.compute").exists()


def test_what_cannot_be_is_refused_in_a_sentence_before_anything_is_computed(world):
    scenario = draft(world)
    outsider = make_worker(make_post(world.regency.school, world.regency.clerk), code="L1")
    refused(world, scenario, outsider, None, "tidak bertugas di unit yang ditata")
    refused(
        world,
        scenario,
        world.moving,
        make_post(world.regency.school, world.regency.nurse),
        "tidak ada di unit",
    )
    refused(
        world, scenario, world.moving, make_post(world.upriver, world.regency.clerk), "tidak punya kebutuhan"
    )
    refused(world, scenario, world.moving, world.town_post, "jabatannya sekarang")
    refused(world, scenario, world.moving, world.town_post, "jabatannya sekarang", is_forbidden=True)
    refused(world, scenario, world.moving, None, "Pilih jabatan", is_forbidden=True)
    clerks = make_post(world.upriver, world.regency.clerk)
    StudyPost.objects.create(study=Study.objects.get(unit=world.upriver), post=clerks, need="1.0000", seats=1)
    refused(world, scenario, world.moving, clerks, "tidak memenuhi syarat")


def test_places_and_moves_that_are_all_pinned_are_refused(world):
    scenario = draft(world, policy={"budget": 1})
    pins.pin(scenario=scenario, person=world.moving.pk, post=world.far_post.pk, by=world.by)
    Job.objects.all().delete()
    refused(world, scenario, world.staying, world.far_post, "sudah dipatok atau ditempati")
    StudyPost.objects.filter(post=world.far_post).update(need="2.0000", seats=2)
    refused(world, scenario, world.staying, world.far_post, "membolehkan 1 perpindahan")


def test_nobody_learns_why_somebody_is_not_moved(world, sign_in):
    Protection.objects.create(
        person=world.moving, kind="health", reason="rawat jalan", period=Period(TODAY), noted_by=world.by
    )
    make_worker(world.town_post, code="N1", name="Baru Saja", first=TODAY)
    scenario, client = computed(world), sign_in(world.leader)
    pages = [said(client, f"/penempatan/{scenario.pk}/orang/{code}/") for code in ("B1", "N1")]
    for page in pages:
        assert "Ia tidak dipindahkan dalam skenario ini" in page
        assert "rawat jalan" not in page
        assert "lindung" not in page
    inputs = load(world.by, scenario)
    sentences = {
        whatif.refusal(inputs, w.person_id, world.far_post.pk, is_forbidden=False)
        for w in inputs.workers
        if w.stays
    }
    assert len(sentences) == 1


def test_by_buttons_from_the_price_to_the_scenario_and_back(world, sign_in):
    scenario, client = computed(world), sign_in(world.by)
    page = f"/penempatan/{scenario.pk}/"
    why = said(client, f"{page}perpindahan/{Move.objects.get().pk}/")
    assert "Jangan ke Puskesmas Hulu" in why
    assert told(world, scenario, "B1").barred.words in why
    assert "Siti Kota" in said(client, f"{page}orang/?q=siti")
    assert "Tidak ditemukan" in said(client, f"{page}orang/?q=xyz")
    person = f"{page}orang/S1/"
    assert "Puskesmas Hulu" in said(client, person)
    answer = client.post(f"{person}andaikan/", {"how": "to", "post": world.far_post.pk})
    assert answer["Location"] == page
    assert "Siti Kota" in said(client, page)
    assert "Hapus" in said(client, page)
    assert "dihitung seakan-akan belum ada" in said(client, person)
    assert "Puskesmas Hulu" in said(client, person)  # its price, as if he had no pin
    client.post(f"{page}pengandaian/{Pin.objects.get().pk}/hapus/")
    assert not Pin.objects.exists()
    for form, words in (
        ({"how": "to"}, "Pilih jabatannya"),
        ({"how": "not", "post": world.town_post.pk}, "jabatannya sekarang"),
    ):
        assert words in client.post(f"{person}andaikan/", form, follow=True).content.decode()


def test_a_reader_sees_prices_and_no_button_and_a_stranger_nothing(world, sign_in):
    scenario, reader = computed(world), sign_in(world.leader)
    page = f"/penempatan/{scenario.pk}/orang/B1/"
    assert "Patok" not in said(reader, page)
    assert reader.post(f"{page}andaikan/", {"how": "stay"}).status_code == 403
    stranger = sign_in(officer(world.regency.school, Role.PERSONNEL_OFFICER, "lain"))
    assert (
        stranger.get(page).status_code
        == stranger.post(f"{page}andaikan/", {"how": "stay"}).status_code
        == 404
    )
    assert sign_in(world.by).get(f"/penempatan/{scenario.pk}/orang/TIADA/").status_code == 404


def test_in_the_fairest_mode_a_price_that_empties_others_is_told_when_it_is_asked_for(world, sign_in):
    StudyPost.objects.update(need=2, seats=2)
    scenario, client = draft(world, policy={"budget": None, "mode": "leximin"}), sign_in(world.by)
    Pin.objects.create(scenario=scenario, person=world.moving, post=world.far_post)
    page = f"/penempatan/{scenario.pk}/orang/S1/"
    assert "Lihat harga" in said(client, page)
    asked = said(client, f"{page}?jabatan={world.far_post.pk}")
    assert "Lihat harga" not in asked
    assert "makin kosong" in asked
    Pin.objects.all().delete()
    assert "Lihat harga" not in said(client, page)  # they may change places, which is as fair
    compute(scenario=scenario, by=world.by)
    move = f"/penempatan/{scenario.pk}/perpindahan/{Move.objects.get().pk}/"
    assert "Bila ia tetap di tempat" in said(client, move)


def test_a_pin_whose_person_or_post_is_gone_is_told_and_can_be_removed(world, sign_in):
    scenario, client = draft(world), sign_in(world.by)
    pins.pin(scenario=scenario, person=world.moving.pk, post=world.far_post.pk, by=world.by)
    page = f"/penempatan/{scenario.pk}/"
    assert "pengandaian ini tidak dihitung" not in said(client, page)
    world.upriver.period = Period(world.upriver.period.first, TODAY.replace(day=1))
    world.upriver.save()
    assert "Jabatannya tidak ada lagi" in said(client, page)
    Assignment.objects.filter(person=world.moving).delete()
    assert "Ia tidak lagi bertugas" in said(client, page)
    client.post(f"{page}pengandaian/{Pin.objects.get().pk}/hapus/")
    assert not Pin.objects.exists()


def test_pages_cost_the_same_for_few_and_many(sign_in):
    world = make_world(more=12)
    scenario, client, costs = computed(world), sign_in(world.by), []
    for many in (1, 10):
        for number in range(many):
            Pin.objects.get_or_create(scenario=scenario, person=Move._meta.get_field("person").related_model.objects.get(
                code=f"K{number:02}"))  # fmt: skip
        page = f"/penempatan/{scenario.pk}/"
        costs.append(
            [len(statements_of(client, f"{page}{end}")) for end in ("", "orang/?q=tetap", "orang/S1/")]
        )
    assert costs[0] == costs[1]
    assert len(queries.of(world.by, scenario)) == 10


def test_who_cannot_enter_every_building_is_not_told_by_what_is_left_out(world, sign_in):
    """A reader without health data sees no post of a closed building, whoever it is about."""
    closed = make_unit(
        "PUSK3", world.regency.health, name="Puskesmas Tangga", kind="puskesmas", is_accessible=False
    )
    post = make_post(closed, world.regency.nurse)
    approve_needs(closed, world.by, {post: ("1.0000", 1)})
    Person.objects.filter(pk=world.staying.pk).update(access_needs="kursi roda")
    address = f"/penempatan/{computed(world, policy={'budget': 0}).pk}/orang"
    for code, is_listed in (("S1", False), ("B1", True)):
        assert "Puskesmas Tangga" not in sign_in(world.leader).get(f"{address}/{code}/").content.decode()
        assert (
            "Puskesmas Tangga" in sign_in(world.by).get(f"{address}/{code}/").content.decode()
        ) == is_listed


def test_whoever_is_pinned_and_may_no_longer_be_read_has_no_name(world, sign_in):
    scenario = draft(world)
    pins.pin(scenario=scenario, person=world.moving.pk, post=None, by=world.by)
    leader = officer(world.regency.health, Role.LEADER, "kadis")
    Assignment.objects.filter(person=world.moving).update(
        post=make_post(world.regency.school, world.regency.nurse)
    )
    page = sign_in(leader).get(f"/penempatan/{scenario.pk}/").content.decode()
    assert "seseorang" in page
    assert "Budi Hulu" not in page
