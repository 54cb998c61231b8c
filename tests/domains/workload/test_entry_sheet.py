"""The entry sheet of one post: what is typed, what is wrong with it, the same for machines; and the printed working."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penata.domains.workload.actions import studies as actions
from penata.domains.workload.models import StudyPost, Task
from penata.kernel.access import Role
from tests.domains.organization.factories import make_post, officer, traced
from tests.domains.people.factories import make_regency, make_worker
from tests.domains.workload.factories import approve_needs, make_study, make_task

pytestmark = pytest.mark.django_db

AJAX = {"HTTP_X_PENATA_SHEET": "1"}


@pytest.fixture
def regency():
    return make_regency()


@pytest.fixture
def maker(regency):
    return officer(regency.health, Role.AGENCY_OFFICER)


@pytest.fixture
def of(regency, maker):
    """The clerks in a draft, with one person in the post."""
    study = actions.open_study(unit=regency.health, year=2026, by=maker)
    made = actions.add_post(study=study, job_id=regency.clerk.pk, method="tugas", by=maker)
    make_worker(made.post)
    return made


def typed(*lines: dict[str, str]) -> dict[str, str]:
    usual = {
        "tugas": "Mencatat surat",
        "hasil": "surat",
        "volume": "100",
        "per": "bulan",
        "norma": "60",
        "program": "",
    }
    return {f"{name}-{n}": value for n, line in enumerate(lines) for name, value in (usual | line).items()}


def stored() -> list[tuple[str, Decimal, str, Decimal]]:
    return [(t.description, t.volume, t.per, t.norm) for t in Task.objects.order_by("number")]


def test_what_is_typed_is_kept_in_its_order(of, maker, sign_in):
    lines = typed({}, {"tugas": "Mengarsip", "volume": "1.250", "per": "tahun", "norma": "7,5"})
    answer = sign_in(maker).post(f"/abk/lembar/{of.pk}/", lines)
    assert (answer.status_code, answer["Location"]) == (302, f"/abk/lembar/{of.pk}/")
    assert stored() == [
        ("Mencatat surat", Decimal(100), "bulan", Decimal(60)), ("Mengarsip", Decimal(1250), "tahun", Decimal("7.5")),
    ]  # fmt: skip
    trace = traced("study.write_tasks")[-1]
    assert (trace.by, trace.subject_id, trace.fields) == (maker, of.study_id, ["tasks"])


def test_the_same_sheet_saved_twice_is_one_change(of, maker, sign_in):
    client = sign_in(maker)
    for _ in range(2):
        client.post(f"/abk/lembar/{of.pk}/", typed({}, {"tugas": "Mengarsip", "volume": "12,5"}))
    assert len(traced("study.write_tasks")) == 1


def test_blank_lines_are_no_lines_and_their_place_closes(of, maker, sign_in):
    blank = dict.fromkeys(("tugas", "hasil", "volume", "norma"), "")
    sign_in(maker).post(f"/abk/lembar/{of.pk}/", typed(blank, {}, blank, {"tugas": "Mengarsip"}))
    assert [(t.number, t.description) for t in Task.objects.order_by("number")] == [
        (1, "Mencatat surat"),
        (2, "Mengarsip"),
    ]


def test_an_unfinished_line_counts_as_nought(of, maker, sign_in):
    sign_in(maker).post(f"/abk/lembar/{of.pk}/", typed({"volume": "", "norma": ""}))
    assert stored() == [("Mencatat surat", Decimal(0), "bulan", Decimal(0))]


@pytest.mark.parametrize(
    ("line", "field", "sentence"),
    [
        ({"volume": "banyak"}, "volume", "Seharusnya angka. Tulis angka saja, tanpa satuan."),
        ({"volume": "-1"}, "volume", "Angka tidak boleh negatif. Tulis nol atau lebih."),
        ({"norma": "10000000000"}, "norma", "Angka ini terlalu besar. Periksa titik dan komanya."),
        ({"tugas": ""}, "tugas", "Tulis apa yang dikerjakan."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_cell_and_nothing_is_kept(of, maker, sign_in, line, field, sentence):
    make_task(of, description="Yang lama")
    answer = sign_in(maker).post(f"/abk/lembar/{of.pk}/", typed({}, {"tugas": "Lain"} | line))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert answer.context["errors"] == {(1, field): sentence}
    assert [shown["tugas"] for shown in answer.context["lines"][:2]] == [
        "Mencatat surat",
        line.get("tugas", "Lain"),
    ]
    assert [task[0] for task in stored()] == ["Yang lama"]


def test_an_unknown_time_base_is_refused_with_the_known_ones(of, maker, sign_in):
    answer = sign_in(maker).post(f"/abk/lembar/{of.pk}/", typed({"per": "windu"}))
    assert answer.status_code == 422
    assert list(answer.context["errors"]) == [(0, "per")]


def test_a_machine_gets_the_computed_cells(of, maker, sign_in):
    answer = sign_in(maker).post(
        f"/abk/lembar/{of.pk}/", typed({}, {"tugas": "Mengarsip", "volume": "25"}), **AJAX
    )
    assert answer.status_code == 200
    told = answer.json()
    assert {name: told[name] for name in ("minutes", "raw", "seats", "staff", "shortage", "surplus")} == {
        "minutes": "90.000", "raw": "1,2000", "seats": 1, "staff": 1, "shortage": 0, "surplus": 0,
    }  # fmt: skip
    assert told["lines"] == [
        {"annual": "1.200", "minutes": "72.000", "persons": "0,9600"},
        {"annual": "300", "minutes": "18.000", "persons": "0,2400"},
    ]  # fmt: skip


def test_a_machine_gets_what_is_wrong_with_422(of, maker, sign_in):
    answer = sign_in(maker).post(f"/abk/lembar/{of.pk}/", typed({}, {"volume": "x", "norma": "-1"}), **AJAX)
    assert answer.status_code == 422
    assert answer.json() == {
        "errors": [
            {"line": 1, "field": "volume", "message": "Seharusnya angka. Tulis angka saja, tanpa satuan."},
            {"line": 1, "field": "norma", "message": "Angka tidak boleh negatif. Tulis nol atau lebih."},
        ]
    }
    assert stored() == []


def test_the_page_shows_lines_figures_and_blank_ones_to_fill(of, maker, sign_in):
    make_task(of)
    context = sign_in(maker).get(f"/abk/lembar/{of.pk}/").context
    assert (context["sheet"].raw, context["sheet"].seats, context["sheet"].staff) == (Decimal("0.9600"), 1, 1)
    assert [line["tugas"] for line in context["lines"]] == ["Tugas 1", "", "", ""]
    assert context["editable"] is True
    assert str(context["sheet"].effectiveness) == "0.96"


def test_last_years_need_stands_beside_it(of, regency, maker, sign_in):
    approve_needs(regency.health, maker, {of.post: ("2.5000", 3)}, year=2025)
    assert sign_in(maker).get(f"/abk/lembar/{of.pk}/").context["sheet"].last_year == Decimal("2.5000")


def test_the_printed_working_has_every_line_and_the_law(of, maker, sign_in):
    make_task(of)
    make_task(of, 2, description="Mengarsip", volume=Decimal(10), per="hari", norm=Decimal("7.5"))
    answer = sign_in(maker).get(f"/abk/lembar/{of.pk}/hitungan/")
    page = answer.content.decode()
    for words in ("Tugas 1", "Mengarsip", "90.750", "1,2100", "PermenPANRB 1/2020"):
        assert words in page, words


# --- who may ---


@pytest.mark.parametrize(("state", "status"), [("draft", 302), ("returned", 302)])
def test_an_open_study_takes_what_is_typed(of, maker, sign_in, state, status):
    of.study.state = state
    of.study.save()
    assert sign_in(maker).post(f"/abk/lembar/{of.pk}/", typed({})).status_code == status


@pytest.mark.parametrize("state", ["submitted", "verified", "approved", "superseded"])
@pytest.mark.parametrize("headers", [{}, AJAX], ids=["page", "machine"])
def test_a_study_that_is_closed_refuses_in_words(of, maker, sign_in, state, headers):
    of.study.state = state
    of.study.save()
    answer = sign_in(maker).post(f"/abk/lembar/{of.pk}/", typed({}), **headers)
    assert 400 <= answer.status_code < 500
    assert stored() == []


def test_a_closed_study_says_what_it_is_and_shows_what_is_kept(of, maker, sign_in):
    make_task(of, description="Yang lama")
    of.study.state = "submitted"
    of.study.save()
    client = sign_in(maker)
    told = client.post(f"/abk/lembar/{of.pk}/", typed({}), **AJAX)
    assert (told.status_code, list(told.json())) == (409, ["message"])
    assert told.json()["message"].startswith("ABK ini sudah diajukan")
    page = client.post(f"/abk/lembar/{of.pk}/", typed({}))
    assert (page.status_code, page.context["editable"]) == (409, False)
    assert [line["tugas"] for line in page.context["lines"]] == ["Yang lama"]
    assert "ABK ini sudah diajukan" in page.content.decode()


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR])
def test_a_reader_reads_the_sheet_and_does_not_write(of, regency, sign_in, role):
    client = sign_in(officer(regency.government, role))
    assert client.get(f"/abk/lembar/{of.pk}/").context["editable"] is False
    assert client.post(f"/abk/lembar/{of.pk}/", typed({})).status_code == 403
    assert stored() == []


@pytest.mark.parametrize("role", [Role.WORKER, Role.ADMINISTRATOR])
def test_roles_without_the_right_see_no_sheet(of, regency, sign_in, role):
    client = sign_in(officer(regency.government, role))
    assert [client.get(f"/abk/lembar/{of.pk}/{page}").status_code for page in ("", "hitungan/", "wisn/")] == [
        403,
        403,
        403,
    ]


def test_an_officer_of_another_agency_finds_no_sheet(of, regency, sign_in):
    client = sign_in(officer(regency.school, Role.AGENCY_OFFICER))
    assert client.get(f"/abk/lembar/{of.pk}/").status_code == 404
    assert client.post(f"/abk/lembar/{of.pk}/", typed({})).status_code == 404
    assert client.post(f"/abk/lembar/{of.pk}/keluarkan/").status_code == 404
    assert StudyPost.objects.filter(pk=of.pk).exists()


# --- pages around it ---


def test_a_study_is_opened_and_gets_its_first_job_by_form(regency, maker, sign_in):
    client = sign_in(maker)
    answer = client.post("/abk/baru/", {"unit": "dinkes", "year": "2027"})
    study = regency.health.studies.get()
    assert answer["Location"] == f"/abk/{study.pk}/"
    answer = client.post(f"/abk/{study.pk}/jabatan/", {"job": "Pengadministrasi", "method": "tugas"})
    assert answer["Location"] == f"/abk/lembar/{study.posts.get().pk}/"
    assert (
        client.post(f"/abk/{study.pk}/jabatan/", {"job": "Hantu", "method": "tugas"}).context["form"].errors
    )


@pytest.mark.parametrize("unit", ["DISDIK", "KAB", "TIADA"])
def test_the_form_opens_studies_of_ones_own_units_only(regency, maker, sign_in, unit):
    answer = sign_in(maker).post("/abk/baru/", {"unit": unit, "year": "2027"})
    assert list(answer.context["form"].errors) == ["unit"]


def test_the_steps_by_button(regency, of, maker, sign_in):
    make_task(of)
    checker, leader = officer(regency.government), officer(regency.government, Role.LEADER)
    study = of.study
    for by, step, state in (
        (maker, "ajukan", "submitted"),
        (checker, "periksa", "verified"),
        (leader, "sahkan", "approved"),
    ):
        assert sign_in(by).post(f"/abk/{study.pk}/{step}/").status_code == 302
        study.refresh_from_db()
        assert study.state == state
    assert study.posts.get().need == Decimal("0.9600")


def test_a_step_taken_twice_is_no_breakdown(of, maker, sign_in):
    make_task(of)
    client = sign_in(maker)
    assert client.post(f"/abk/{of.study_id}/ajukan/").status_code == 302
    assert client.post(f"/abk/{of.study_id}/ajukan/").status_code < 500


def test_returning_by_form_needs_a_reason(regency, of, maker, sign_in):
    make_task(of)
    actions.submit(study=of.study, by=maker)
    client = sign_in(officer(regency.government))
    assert client.post(f"/abk/{of.study_id}/kembalikan/", {"why": ""}).context["form"].errors
    assert client.post(f"/abk/{of.study_id}/kembalikan/", {"why": "kurang"}).status_code == 302
    of.study.refresh_from_db()
    assert (of.study.state, of.study.return_reason) == ("returned", "kurang")


def test_a_study_of_another_agency_is_not_found(regency, of, sign_in):
    client = sign_in(officer(regency.school, Role.AGENCY_OFFICER))
    assert client.get(f"/abk/{of.study_id}/").status_code == 404
    assert client.post(f"/abk/{of.study_id}/ajukan/").status_code == 404


def test_wisn_stands_beside_abk_and_keeps_its_allowances(regency, of, maker, sign_in):
    make_task(of, volume=Decimal(1000), per="tahun", norm=Decimal(60))
    client = sign_in(maker)
    told = {"category_percent": "10", "individual_hours": "100"}
    assert client.post(f"/abk/lembar/{of.pk}/wisn/", told).status_code == 302
    of.refresh_from_db()
    assert (of.category_share, of.individual_hours) == (Decimal("0.1000"), Decimal("100.00"))
    found = client.get(f"/abk/lembar/{of.pk}/wisn/").context["wisn"]
    assert (found.required, found.whole, found.staff) == (Decimal("0.74"), 1, 1)


def test_the_list_of_studies_filters_and_counts(regency, of, maker, sign_in):
    make_study(regency.health, maker, 2025, "superseded")
    make_study(regency.school, maker, 2026, "approved")
    checker = sign_in(officer(regency.government))
    page = checker.get("/abk/", {"tahun": "2026"}).context["page"]
    assert [(s.unit.code, s.state) for s in page] == [("DINKES", "draft"), ("DISDIK", "approved")]
    assert [s.state for s in checker.get("/abk/", {"keadaan": "superseded"}).context["page"]] == [
        "superseded"
    ]
    assert [s.unit.code for s in checker.get("/abk/", {"q": "pendidikan"}).context["page"]] == ["DISDIK"]
    assert [s.unit.code for s in sign_in(maker).get("/abk/").context["page"]] == ["DINKES"]
    make_post(regency.centre, regency.nurse)
    assert checker.get("/abk/").context["without"] == 2
