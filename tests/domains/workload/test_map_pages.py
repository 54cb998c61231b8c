"""The pages of the map, the lists behind its figures, the peta jabatan of a unit, and the files."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from penata.domains.organization.models import Region
from penata.kernel.access import Role
from tests.domains.organization.factories import hold, load_kotim, make_job, make_post, make_unit, officer
from tests.domains.people.factories import make_regency, make_worker, statements_of
from tests.domains.workload.factories import approve_needs

pytestmark = pytest.mark.django_db

BAAMANG, KETAPANG = "62.02.05", "62.02.06"
MOST = 12


@pytest.fixture
def regency():
    load_kotim()
    for number, region in enumerate(Region.objects.filter(level="district")):
        region.lat, region.lon = (
            Decimal("-2.5") + number % 4 * Decimal("0.2"),
            Decimal("112.5") + number // 4 * Decimal("0.2"),
        )
        region.save()
    return make_regency(region_id="62.02")


@pytest.fixture
def world(regency):
    """In Baamang three seats and one clerk; in Ketapang one seat and three; one post without a study."""
    by = officer(regency.government)
    for unit, region, seats, staff in ((regency.health, BAAMANG, 3, 1), (regency.school, KETAPANG, 1, 3)):
        unit.region_id = region
        unit.save()
        post = make_post(unit, regency.clerk)
        approve_needs(unit, by, {post: (f"{seats}.0000", seats)})
        for _ in range(staff):
            make_worker(post, birth_date=date(1968, 11, 20))
    make_worker(make_post(regency.centre, regency.nurse), "THL")
    return regency


@pytest.fixture
def leader(regency, sign_in):
    return sign_in(officer(regency.government, Role.LEADER))


def test_the_map_says_its_answer_in_one_sentence(world, leader):
    context = leader.get("/peta/").context
    total = context["total"]
    assert (total.need, total.seats, total.staff, total.shortage, total.surplus, total.without_study) == (
        4,
        4,
        5,
        2,
        2,
        1,
    )
    assert context["answer"] == (
        "Kurang 2 orang di satu tempat, lebih 2 orang di tempat lain. Paling kurang terisi: Baamang 33%. "
        "Mentawa Baru Ketapang punya 2 orang lebih."
    )


def test_without_any_study_the_map_says_so(regency, leader):
    make_worker(make_post(regency.health, regency.clerk))
    context = leader.get("/peta/").context
    assert context["answer"].startswith("Belum ada ABK sah")


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({}, [BAAMANG, KETAPANG, ""]), ({"menurut": "opd"}, ["DINKES", "DISDIK"]), ({"menurut": "rumpun"}, ["", "Kesehatan"]),
        ({"menurut": "pohon"}, ["KAB", "DINKES", "PUSK1", "DISDIK"]),
        ({"menurut": "entah", "tampil": "entah"}, [BAAMANG, KETAPANG, ""]),
        ({"kecamatan": BAAMANG}, [BAAMANG]), ({"kecamatan": "-"}, [""]), ({"rumpun": "Kesehatan"}, [""]),
        ({"terpencil": "1"}, []), ({"per": "2025-12-31"}, ["", KETAPANG, BAAMANG]),
    ],
)  # fmt: skip
def test_the_address_of_the_map_tells_grouping_and_filter(world, leader, query, codes):
    rows = leader.get("/peta/", query).context["rows"]
    assert sorted(row.code for row in rows) == sorted(codes)


def test_what_hurts_most_stands_first(world, leader):
    assert [row.code for row in leader.get("/peta/").context["rows"]] == [BAAMANG, KETAPANG, ""]


@pytest.mark.parametrize(
    ("measure", "labels"),
    [("selisih", {"▼ 2", "▲ 2", "–"}), ("terisi", {"33%", "100%", "–"}), ("kontrak", {"0%", "–"}), ("pensiun", {"1", "3", "0"})],
)  # fmt: skip
def test_each_measure_colours_the_districts(world, leader, measure, labels):
    drawing = leader.get("/peta/", {"tampil": measure}).context["drawing"]
    assert drawing["is_schematic"] is True
    assert len(drawing["cells"]) == 17
    assert {cell.label for cell in drawing["cells"]} == labels
    assert all(cell.spoken.startswith(f"{cell.shape.name}: ") for cell in drawing["cells"])


def test_a_unit_out_of_reach_is_no_way_around_the_scope(world, sign_in):
    client = sign_in(officer(world.school, Role.SUPERVISOR))
    assert client.get("/peta/", {"unit": world.health.pk}).context["total"].seats == 1


@pytest.mark.parametrize(
    ("which", "units"),
    [
        ("short", ["DINKES"]),
        ("surplus", ["DISDIK"]),
        ("without", ["PUSK1"]),
        ("all", ["DINKES", "DISDIK", "PUSK1"]),
    ],
)
def test_the_posts_behind_a_figure(world, leader, which, units):
    page = leader.get("/peta/jabatan/", {"lihat": which}).context["page"]
    assert sorted(row.unit_code for row in page) == units


def test_unknown_lists_are_not_found(world, leader):
    assert leader.get("/peta/jabatan/", {"lihat": "entah"}).status_code == 404
    assert leader.get("/peta/orang/", {"siapa": "entah"}).status_code == 404
    assert leader.get("/peta/orang/").status_code == 404


def test_the_people_behind_a_figure(world, leader):
    page = leader.get("/peta/orang/", {"siapa": "pensiun", "tahun": "2026"}).context["page"]
    assert page.paginator.count == 4
    assert (
        leader.get("/peta/orang/", {"siapa": "pensiun", "tahun": "2030"}).context["page"].paginator.count == 0
    )
    assert leader.get("/peta/orang/", {"siapa": "jauh"}).context["page"].paginator.count == 0


def test_retirements_ahead_by_post(world, leader):
    answer = leader.get("/peta/pensiun/")
    assert answer.status_code == 200
    assert "Pengadministrasi" in answer.content.decode()


# --- the peta jabatan of a unit ---


def test_the_posts_of_a_unit_with_all_below_it(world, leader):
    context = leader.get(f"/unit/{world.health.pk}/peta-jabatan/").context
    assert [(post.unit_code, post.seats, post.staff) for post in context["posts"]] == [
        ("DINKES", 3, 1),
        ("PUSK1", None, 1),
    ]
    total = context["total"]
    assert (total.need, total.seats, total.staff, total.shortage, total.surplus, total.without) == (
        3,
        3,
        2,
        2,
        0,
        1,
    )


def test_the_same_posts_as_a_tree(world, leader):
    nodes = leader.get(f"/unit/{world.government.pk}/peta-jabatan/", {"bentuk": "pohon"}).context["nodes"]
    assert [(node.unit.code, node.depth, len(node.posts)) for node in nodes] == [
        ("KAB", 0, 0), ("DINKES", 1, 1), ("PUSK1", 2, 1), ("DISDIK", 1, 1),
    ]  # fmt: skip


def test_the_posts_of_a_unit_as_a_workbook(world, leader):
    answer = leader.get(f"/unit/{world.health.pk}/peta-jabatan/", {"unduh": "xlsx"})
    rows = [
        [cell.value for cell in row] for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows()
    ]
    assert rows[3] == ["Unit", "Jabatan", "Kebutuhan mentah", "Butuh", "Ada", "+/−"]
    assert rows[4] == ["Dinas Kesehatan", "Pengadministrasi", 3, 3, 1, -2]
    assert rows[5] == ["Puskesmas Satu", "Perawat", None, None, 1, None]


def test_the_unit_page_and_the_person_page_show_their_card(world, leader):
    unit = leader.get(f"/unit/{world.health.pk}/").content.decode()
    assert "Pengadministrasi" in unit
    person = make_post(world.health, world.clerk).assignments.first().person
    assert leader.get(f"/orang/{person.code}/").status_code == 200


def test_units_out_of_reach_have_no_peta_jabatan(world, sign_in):
    client = sign_in(officer(world.school, Role.SUPERVISOR))
    assert client.get(f"/unit/{world.health.pk}/peta-jabatan/").status_code == 404


# --- files ---


def test_the_csv_has_the_rows_and_their_sum(world, leader):
    answer = leader.get("/peta/unduh.csv", {"menurut": "opd"})
    header, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert header[:2] == ["Kode", "Perangkat daerah"]
    assert [row[:11] for row in rows] == [
        ["DINKES", "Dinas Kesehatan", "3.0000", "3", "2", "1", "1", "2", "0", "-2", "0.3333"],
        ["DISDIK", "Dinas Pendidikan", "1.0000", "1", "3", "3", "0", "0", "2", "2", "1.0000"],
        ["", "Jumlah", "4.0000", "4", "5", "4", "1", "2", "2", "0", "0.5000"],
    ]


def test_the_workbook_has_numbers(world, leader):
    sheet = load_workbook(io.BytesIO(leader.get("/peta/unduh.xlsx").content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][:4] == ["Kode", "Kecamatan", "Kebutuhan mentah", "Butuh"]
    assert [row[:5] for row in rows[1:3]] == [
        [None, "Tanpa keterangan", None, 0, 1],
        [BAAMANG, "Baamang", 3, 3, 1],
    ]
    assert rows[-1][1] == "Jumlah"


@pytest.mark.parametrize("form", ["exe", "pdf"])
def test_an_unknown_form_of_file_is_not_found(world, leader, form):
    assert leader.get(f"/peta/unduh.{form}").status_code == 404


# --- who may ---


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR])
def test_the_pages_are_refused_to_roles_without_the_right(world, sign_in, role):
    client = sign_in(officer(world.government, role))
    addresses = [
        "/peta/",
        "/peta/jabatan/",
        "/peta/pensiun/",
        "/peta/orang/?siapa=jauh",
        "/peta/unduh.csv",
        "/abk/",
    ]
    assert [client.get(address).status_code for address in addresses] == [403] * 6


def test_a_reader_of_one_agency_reads_the_map_of_it(world, sign_in):
    context = sign_in(officer(world.health, Role.SUPERVISOR)).get("/peta/").context
    assert (context["total"].seats, context["total"].staff) == (3, 2)


# --- what it costs ---


def fill(regency, by, first: int, count: int) -> None:
    for number in range(first, first + count):
        unit = make_unit(f"X{number}", regency.health, region_id=f"62.02.{number % 17 + 1:02d}")
        job = make_job(regency.government, f"JX{number}", family=f"Rumpun {number}")
        post = make_post(unit, job)
        approve_needs(unit, by, {post: ("2.0000", 2)})
        make_worker(post, birth_date=date(1970, 1, 5), origin_id="62.02.05.1001")


@pytest.mark.parametrize(
    "address",
    ["/peta/", "/peta/?menurut=opd&tampil=pensiun", "/peta/?menurut=pohon", "/peta/jabatan/", "/peta/pensiun/",
     "/peta/orang/?siapa=pensiun", "/abk/", "/unit/{health}/peta-jabatan/?bentuk=pohon"],
)  # fmt: skip
def test_pages_cost_the_same_at_ten_and_at_twenty_rows(regency, sign_in, address):
    by = officer(regency.government)
    for role in (Role.LEADER, Role.AUDITOR):
        hold(by, role, regency.government)
    client, address = sign_in(by), address.format(health=regency.health.pk)
    fill(regency, by, 0, 10)
    ten = statements_of(client, address)
    fill(regency, by, 10, 10)
    twenty = statements_of(client, address)
    assert len(ten) == len(twenty)
    assert len(twenty) <= MOST, "\n".join(twenty)
