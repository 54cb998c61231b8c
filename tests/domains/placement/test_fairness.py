"""Who bears the moves: counts beside the share among all who could be moved; small groups, health and reasons covered."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F

from penata.domains.people.models import Person
from penata.domains.placement.actions import fairness as actions
from penata.domains.placement.actions import moves
from penata.domains.placement.models import Move, Protection
from penata.domains.placement.queries import fairness
from penata.domains.placement.rules.terms import Choice
from penata.kernel.access import Permission, Role
from penata.kernel.access.roles import PERMISSIONS
from penata.kernel.audit.models import AccessRecord
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import officer
from tests.domains.people.factories import make_worker, statements_of
from tests.domains.placement.factories import computed, make_world

pytestmark = pytest.mark.django_db
SECRET = "rawat jalan tiap minggu"


@pytest.fixture
def world():
    """Forty who could be moved: twenty at home in town, twenty upriver, of whom twelve are sent there."""
    world = make_world(more=19)
    people = Person.objects.order_by("code")
    people.filter(code__startswith="H").update(sex="P", birth_date=date(1992, 5, 1), disability="tidak")
    people.filter(code__startswith="K").update(sex="L", birth_date=date(1970, 5, 1), disability="tidak")
    people.filter(code__in=["B1", "S1"]).update(sex="P", birth_date=date(1985, 5, 1), disability="tidak")
    return world


@pytest.fixture
def scenario(world):
    return computed(world, policy={"budget": 12})


def section(report, key):
    return next(one for one in (*report.sections, *report.distances) if one.key == key)


def shown(found) -> dict[str, list[str]]:
    return {line.label: [count.words for count in line.counts] for line in found.lines}


def test_moves_stand_beside_the_share_among_all_who_could_be_moved(world, scenario):
    report = fairness.report(world.by, scenario)
    assert (report.movable, report.moved, report.is_current) == (40, 12, True)
    women, men = section(report, "sex").lines[1], section(report, "sex").lines[0]
    assert (women.label, men.label) == ("Perempuan", "Laki-laki")
    assert [count.words for count in women.counts] == ["21", "12", "0"]
    origin = {line.label: line for line in section(report, "origin").lines}
    assert [count.words for count in origin["Hulu"].counts] == ["20", "12", "0"]
    assert [count.words for count in origin["Kota"].counts] == ["20", "0", "0"]


def test_a_group_that_bears_more_is_seen(world):
    Person.objects.filter(code__in=[f"H{n:02}" for n in range(8)]).update(sex="L")
    scenario = computed(world, policy={"budget": 18})
    men, women = section(fairness.report(world.by, scenario), "sex").lines
    moved = [Move.objects.filter(scenario=scenario, person__sex=sex).count() for sex in "LP"]
    assert [men.counts[0].words, women.counts[0].words] == ["27", "13"]
    assert [men.counts[1].words, women.counts[1].words] == [str(count) for count in moved]
    assert women.more == round(100 * (moved[1] / 18 - 13 / 40)) >= 10
    assert (women.bears_more, men.bears_more) == (True, False)
    assert women.difference == f"+{women.more}"


def deaf(scenario, count: int) -> None:
    """So many of those who move."""
    Person.objects.filter(pk__in=list(scenario.moves.values_list("person", flat=True)[:count])).update(
        disability="rungu"
    )


def test_small_groups_are_covered_and_cannot_be_taken_from_the_total(world, scenario):
    deaf(scenario, 2)
    found = section(fairness.report(world.by, scenario), "disability")
    told = shown(found)
    assert told["Penyandang disabilitas"][:2] == ["<5", "<5"]
    assert told["Tanpa disabilitas"][:2] == ["disamarkan", "disamarkan"]
    assert [total.words for total in found.totals[:2]] == ["40", "12"]


def test_one_group_alone_is_not_told(world, scenario):
    Person.objects.update(disability="tidak")
    (line,) = section(fairness.report(world.by, scenario), "disability").lines
    assert [count.words for count in line.counts] == ["40", "12", "0"]
    Move.objects.filter(scenario=scenario).exclude(pk__in=Move.objects.values("pk")[:3]).delete()
    (line,) = section(fairness.report(world.by, scenario), "disability").lines
    assert line.counts[1].words == "disamarkan"


def test_what_a_covered_column_sums_to_is_covered_on_the_page_and_in_the_file(world, scenario, sign_in):
    Move.objects.filter(pk=scenario.moves.first().pk).update(km_after=F("km_before") + 10)
    found = section(fairness.report(world.by, scenario), "origin")
    assert shown(found)["Hulu"] == ["20", "12", "disamarkan"]
    assert [total.words for total in found.totals] == ["40", "12", "disamarkan"]
    client, address = sign_in(world.by), f"/penempatan/{scenario.pk}/keadilan/"
    assert client.get(address).content.decode().count('<td class="num">disamarkan</td>') >= 3
    told = rows(client.get(f"{address}unduh.csv").content)
    assert ["Kecamatan asal", "Jumlah", "Menjauh dari asal", "disamarkan", "", "", ""] in told
    assert ["Kecamatan asal", "Jumlah", "Diusulkan pindah", "12", "", "", ""] in told


def test_groups_too_small_for_the_page_have_no_sums_in_the_file():
    small = make_world()
    found = section(fairness.report(small.by, computed(small)), "sex")
    assert (found.lines, found.totals) == (None, ())


def test_disability_is_for_those_who_read_health(world, scenario):
    for who, closed in ((world.by, False), (world.leader, True)):
        found = section(fairness.report(who, scenario), "disability")
        assert found.closed is closed
        assert (found.lines is None) is closed
        assert (found.totals == ()) is closed


def test_nobody_who_is_not_moved_is_counted_nor_why(world, sign_in):
    for number in range(7):
        Protection.objects.create(
            person=Person.objects.get(code=f"K{number:02}"), kind="health", reason=SECRET, period=Period(TODAY),
            noted_by=world.by,
        )  # fmt: skip
    scenario = computed(world, policy={"budget": 12})
    assert fairness.report(world.by, scenario).movable == 33
    page = sign_in(world.by).get(f"/penempatan/{scenario.pk}/keadilan/").content.decode()
    assert SECRET not in page
    assert "lindung" not in page


def test_distance_is_told_by_direction_and_reach(world, scenario):
    report = fairness.report(world.by, scenario)
    near = section(report, "direction").lines[0]
    assert (near.label, near.counts[0].words, near.km) == ("Lebih dekat", "12", 144)
    assert shown(section(report, "reach"))["Dalam jarak pulang-pergi"] == ["20", "0", "12"]
    for count, words in (
        (5, [("7", 144), ("0", None), ("5", 30)]),
        (2, [("5", 144), ("0", None), ("7", 30)]),
    ):
        ids = list(Move.objects.filter(km_after=0).values_list("pk", flat=True)[:count])
        Move.objects.filter(pk__in=ids).update(km_before=F("km_after"), km_after=30)
        lines = section(fairness.report(world.by, scenario), "direction").lines
        assert [(line.counts[0].words, line.km) for line in lines[:3]] == words
    ids = list(Move.objects.filter(km_after=30).values_list("pk", flat=True)[:4])
    Move.objects.filter(pk__in=ids).update(km_after=None)
    lines = section(fairness.report(world.by, scenario), "direction").lines
    assert [line.counts[0].words for line in lines] == ["disamarkan", "0", "<5", "<5"]
    assert [line.km for line in lines] == [None] * 4


def test_refused_moves_are_left_out(world, scenario):
    moves.choose(move=Move.objects.first(), choice=Choice.REFUSED, why="x", by=world.by)
    assert fairness.report(world.by, scenario).moved == 11


def test_data_that_changed_are_said_to_have(world, scenario, sign_in):
    make_worker(world.town_post, code="X1")
    report = fairness.report(world.by, scenario)
    assert (report.moved, report.movable, report.is_current) == (12, 41, False)
    page = sign_in(world.by).get(f"/penempatan/{scenario.pk}/keadilan/").content.decode()
    assert "pembandingnya menurut data sekarang" in page


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_file_is_covered_as_the_page_and_who_took_it_is_noted(world, scenario, sign_in):
    deaf(scenario, 2)
    answer = sign_in(world.by).get(f"/penempatan/{scenario.pk}/keadilan/unduh.csv")
    told = rows(answer.content)
    assert ["Disabilitas", "Penyandang disabilitas", "Dapat dipindah", "<5", "", "", ""] in told
    noted = AccessRecord.objects.get(what="ekspor keadilan penempatan")
    assert (noted.by, noted.count, str(noted.path)) == (world.by, 40, str(scenario.path))
    assert "Disabilitas" in noted.fields
    told = rows(sign_in(world.leader).get(f"/penempatan/{scenario.pk}/keadilan/unduh.csv").content)
    assert not any(line[0] == "Disabilitas" for line in told)
    assert sign_in(world.by).get(f"/penempatan/{scenario.pk}/keadilan/unduh.xlsx").content[:2] == b"PK"
    assert sign_in(world.by).get(f"/penempatan/{scenario.pk}/keadilan/unduh.pdf").status_code == 404


def test_it_takes_both_rights_to_take_it_away(world, scenario, sign_in, monkeypatch):
    stranger = sign_in(officer(world.regency.school, Role.LEADER, "lain"))
    for end in ("", "unduh.csv"):
        assert stranger.get(f"/penempatan/{scenario.pk}/keadilan/{end}").status_code == 404
    monkeypatch.setitem(PERMISSIONS, Role.LEADER, PERMISSIONS[Role.LEADER] - {Permission.PERSON_EXPORT})
    client = sign_in(world.leader)
    assert client.get(f"/penempatan/{scenario.pk}/keadilan/unduh.csv").status_code == 403
    assert "unduh." not in client.get(f"/penempatan/{scenario.pk}/keadilan/").content.decode()
    with pytest.raises(PermissionDenied):
        actions.take_away(scenario=scenario, by=world.leader)
    assert not AccessRecord.objects.filter(what="ekspor keadilan penempatan").exists()


def test_it_costs_the_same_for_few_and_many(world, sign_in):
    client, costs = sign_in(world.by), []
    for budget in (6, 12):
        scenario = computed(world, policy={"budget": budget}, name=f"{budget}")
        costs.append(len(statements_of(client, f"/penempatan/{scenario.pk}/keadilan/")))
    assert costs[0] == costs[1]
