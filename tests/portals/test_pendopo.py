"""The leaders' first page: its figures are those of the reader's own units, each with a door; empty offices are told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penata.domains.organization.models import Region
from penata.kernel import clock
from penata.kernel.access import Permission, Role
from penata.kernel.ui import cards, decisions
from penata.kernel.ui.decisions import Decision, Source
from penata.kernel.ui.models import Visit
from penata.portals.pendopo import page
from tests.conftest import TODAY
from tests.domains.organization.factories import (
    hold,
    load_kotim,
    make_government,
    make_job,
    make_post,
    make_unit,
    officer,
)
from tests.domains.people.factories import apply_staff, make_regency, make_worker, row
from tests.domains.workload.factories import approve_needs

pytestmark = pytest.mark.django_db

MOST = 29  # for a reader of every register; one role alone asks about twenty
BAAMANG, KETAPANG = "62.02.05", "62.02.06"


@pytest.fixture
def world():
    """Health in Baamang: three seats, one nurse and one about to retire; schools in Ketapang: one seat, three clerks."""
    load_kotim()
    Region.objects.filter(level="district").update(lat="-2.5", lon="112.9")
    Region.objects.filter(code=KETAPANG).update(lat="-2.6")
    regency = make_regency(region_id="62.02")
    by = officer(regency.government)
    for unit, region, job, seats, staff in (
        (regency.centre, BAAMANG, regency.nurse, 3, 1), (regency.school, KETAPANG, regency.clerk, 1, 3),
    ):  # fmt: skip
        unit.region_id = region
        unit.save()
        post = make_post(unit, job)
        approve_needs(unit, by, {post: (f"{seats}.0000", seats)})
        for number in range(staff):
            make_worker(post, birth_date=date(1970, 5, 5), name=f"{unit.name} {number}")
    return regency


@pytest.fixture
def leader(world, sign_in):
    return sign_in(officer(world.government, Role.LEADER))


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


# --- who comes here ---


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.LEADER, "/pendopo/"), (Role.PERSONNEL_OFFICER, "/pendopo/"), (Role.SUPERVISOR, "/pendopo/"),
        (Role.AUDITOR, "/pendopo/"), (Role.WORKER, "/saya/"),
    ],
)  # fmt: skip
def test_everybody_begins_at_home(role, address, sign_in):
    assert sign_in(officer(make_government(), role)).get("/")["Location"] == address


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR])
def test_it_is_closed_to_those_who_read_no_map(role, sign_in):
    assert sign_in(officer(make_government(), role)).get("/pendopo/").status_code == 403


# --- figures ---


def test_the_answer_and_its_figures_are_those_of_the_map(world, leader):
    said = text(leader.get("/pendopo/"))
    assert "terutama di Baamang, sementara" in said
    assert ">2 orang</a>" in said and ">2 orang lebih</a>" in said
    assert (
        "Kelebihan terbanyak di Mentawa Baru Ketapang: 2 orang. Jabatan terisi 50%, terendah 33% di Baamang."
        in said
    )
    assert "Puskesmas Satu</a><small>Baamang</small>" in said
    assert "ABK sah lengkap di 2 perangkat daerah" in said
    assert "Kabupaten Contoh, 2 perangkat daerah" in said


def test_a_leader_of_one_agency_sees_that_agency_alone(world, sign_in):
    said = text(sign_in(officer(world.school, Role.LEADER)).get("/pendopo/"))
    assert "Tidak ada jabatan yang kurang;" in said
    assert "<b>Pendopo</b><span>Dinas Pendidikan</span>" in said
    assert "Puskesmas" not in said and "perangkat daerah</span>" not in said.replace(
        "1 perangkat daerah</span>", ""
    )


def test_figures_open_what_they_count(world, leader):
    said = text(leader.get("/pendopo/"))
    for address, count in (
        ("/peta/jabatan/?lihat=short", 1), ("/peta/jabatan/?lihat=surplus", 1), ("/peta/jabatan/?lihat=all", 2),
        ("/pegawai/?hitung=1", 4), ("/peta/orang/?siapa=pensiun&amp;tahun=2028", 4),
    ):  # fmt: skip
        assert f'href="{address}"' in said
        assert leader.get(address.replace("&amp;", "&")).context["page"].paginator.count == count


def test_another_day_is_shown_as_it_was_and_its_links_keep_to_it(world, leader):
    said = text(leader.get("/pendopo/?per=2014-12-31"))
    assert 'Bekerja sekarang</dt> <dd> <span class="pn-fig">0</span>' in said
    assert "/peta/jabatan/?per=2014-12-31&amp;lihat=short" in said


# --- honest where there is nothing ---


def test_an_empty_office_is_told_how_to_begin(sign_in):
    answer = sign_in(officer(make_government(), Role.LEADER)).get("/pendopo/")
    said = text(answer)
    assert "Belum ada orang dan jabatan yang dapat dihitung." in said
    assert "Mulai dari dua lembar kerja" in said
    assert "daftar belum pernah diimpor" in said
    assert "Tidak ada yang menunggu" in said
    assert "pn-kpis" not in said and "pn-minimap" not in said


def test_people_without_any_study_are_counted_and_the_need_is_said_to_be_unknown(sign_in):
    regency = make_regency()
    make_worker(make_post(regency.health, regency.clerk))
    said = text(sign_in(officer(regency.government, Role.LEADER)).get("/pendopo/"))
    assert "1 orang bekerja; berapa yang dibutuhkan belum diketahui." in said
    assert "Tegur 1 perangkat daerah" in said
    assert "pn-minimap" not in said


# --- since the last visit ---


def test_the_first_visit_is_called_so_and_the_next_tells_what_happened_since(world, leader):
    assert "Ini kunjungan pertama Anda" in text(leader.get("/pendopo/"))
    Visit.objects.update(seen_at=clock.now() - timedelta(hours=2))
    assert "Tidak ada yang berubah di unit Anda" in text(leader.get("/pendopo/"))
    Visit.objects.update(before=clock.now() - timedelta(hours=2))
    apply_staff(officer(world.government), row(status="PNS"))
    assert '<b class="tn">1</b> orang baru tercatat' in text(leader.get("/pendopo/"))


def test_what_happened_elsewhere_is_not_told(world, sign_in):
    user = officer(world.school, Role.LEADER)
    Visit.objects.create(
        user=user, place="pendopo", seen_at=clock.now(), before=datetime(2020, 1, 1, tzinfo=UTC)
    )
    apply_staff(officer(world.government), row(status="PNS"))
    said = text(sign_in(user).get("/pendopo/"))
    assert "orang baru tercatat" not in said
    assert '<b class="tn">1</b> ABK disahkan' not in said


# --- what waits ---


def waiting(count: int) -> Source:
    def find(actor, day):
        return [
            Decision(f"Hal {n}", "Sebabnya.", f"/hal/{n}/", "Pelajari", date(2026, 1, n), date(2026, 12, n))
            for n in range(1, count + 1)
        ]

    return Source(1, Permission.MAP_READ, find)


@pytest.mark.parametrize(
    ("count", "shown", "folded"), [(0, 0, 0), (3, 3, 0), (4, 4, 0), (5, 3, 2), (9, 3, 6)]
)
def test_few_decisions_stand_open_and_the_rest_is_one_click_away(monkeypatch, count, shown, folded):
    monkeypatch.setattr(decisions, "_sources", [waiting(count)])
    told = page.gather(officer(make_government(), Role.LEADER), TODAY, None)
    assert (len(told["waiting"]), len(told["later"]), told["waiting_count"]) == (shown, folded, count)
    assert [one.decision.title for one in told["waiting"]] == [f"Hal {n}" for n in range(1, shown + 1)]


def test_a_later_domain_adds_its_card_without_the_page_knowing_it(world, leader, monkeypatch):
    known = {place: list(found) for place, found in cards._cards.items()}
    monkeypatch.setattr(cards, "_cards", cards.defaultdict(list, known))
    told = {"title": "Kartu bidang lain", "text": "Baru."}
    cards.add(cards.Card("pendopo", 99, Permission.MAP_READ, "ui/empty.html", lambda request, board: told))
    cards.add(cards.Card("pendopo", 98, Permission.TRACE_READ, "ui/empty.html", lambda request, board: 1 / 0))
    assert "Kartu bidang lain" in text(leader.get("/pendopo/"))


# --- cost ---


def statements(client) -> list[str]:
    client.get("/pendopo/")
    with CaptureQueriesContext(connection) as caught:
        client.get("/pendopo/")
    return [q["sql"] for q in caught if not q["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]


def fill(regency, first: int, count: int) -> None:
    by = officer(regency.government)
    for number in range(first, first + count):
        unit = make_unit(f"X{number}", regency.health, region_id=BAAMANG)
        post = make_post(unit, make_job(regency.government, f"JX{number}", kind="fungsional"))
        approve_needs(unit, by, {post: ("4.0000", 4)})
        make_worker(post, "PPPK", date(2022, 1, 1), date(2026, 12, 31), birth_date=date(1968, 1, 1))
        make_worker(post, "THL")


def test_the_page_costs_the_same_at_ten_and_at_twenty_of_everything(world, sign_in):
    user = officer(world.government)
    for role in (Role.LEADER, Role.AUDITOR):
        hold(user, role, world.government)
    Visit.objects.create(
        user=user, place="pendopo", seen_at=clock.now(), before=clock.now() - timedelta(days=1)
    )
    client = sign_in(user)
    fill(world, 0, 10)
    ten = statements(client)
    fill(world, 10, 10)
    twenty = statements(client)
    assert len(ten) == len(twenty)
    assert len(twenty) <= MOST, "\n".join(twenty)
