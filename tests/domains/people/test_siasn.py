"""Answers of SIASN: files there and back, what differs, who decides, and who is a stranger."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from penata.domains.organization.public import EducationLevel
from penata.domains.people.actions import siasn as actions
from penata.domains.people.models import SiasnAnswer, SiasnMark
from penata.domains.people.queries import siasn as queries
from penata.domains.people.rules.siasn import AnswerSource, Spelling, normal
from penata.domains.people.rules.siasn_columns import BY_NAME, COLUMNS
from penata.domains.people.sheets import siasn as sheets
from penata.kernel.access import Role
from penata.kernel.audit.models import AccessRecord, Trace
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.writing import as_csv, as_xlsx
from tests.domains.organization.factories import hold, make_post, make_user, officer, table, traced
from tests.domains.people.factories import make_regency, make_worker, nip_of

pytestmark = pytest.mark.django_db

NIP = nip_of()
HEADINGS = (
    "PNS ID",
    "NIP BARU",
    "NAMA",
    "GELAR DEPAN",
    "TANGGAL LAHIR",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "NOMOR HP",
)


@pytest.fixture
def regency() -> Any:
    return make_regency()


@pytest.fixture
def worker(regency) -> Any:
    """A nurse of the health centre with everything that the columns ask for."""
    person = make_worker(
        make_post(regency.centre, regency.nurse), "PNS", name="Budi Santoso", code="B1", nip=NIP, birth_date=date(1990, 1, 5),
        birth_place="Sampit", sex="L", phone="+6281234567890", email="budi@example.go.id", title_back="S.Kep., Ns.",
        appointed_on=date(2015, 1, 1),
    )  # fmt: skip
    person.grades.create(grade="III/a", since=date(2020, 4, 1))
    person.educations.create(level="Profesi", rank=8, major="Ners", graduated=2014)
    return person


@pytest.fixture
def by(regency) -> Any:
    return officer(regency.government)


def answer(**told: str) -> sheets.Answer:
    return sheets.Answer(told.get("nip", NIP), {"nip": NIP, "nama": "BUDI SANTOSO"} | told)


def keep(by: Any, *answers: sheets.Answer) -> actions.Kept:
    return actions.keep(answers=answers, source=AnswerSource.FILE, by=by)


def differing(by: Any) -> dict[str, tuple[str, str]]:
    return {one.column.name: (one.ours, one.theirs) for one in queries.compared(by).open}


def told_file(*rows: tuple[str, ...]) -> bytes:
    head = ",".join(HEADINGS)
    return "\n".join([head, *(",".join(row) for row in rows)]).encode()


# --- files ---


@pytest.mark.parametrize("write", [as_xlsx, as_csv], ids=["xlsx", "csv"])
def test_what_goes_out_comes_back_as_the_same(worker, by, write):
    _people, rows, notes = queries.export(by)
    answers, problems = sheets.read(write(sheets.table(rows, notes)))
    assert problems == []
    keep(by, *answers)
    assert differing(by) == {}
    assert queries.compared(by).alike == 1
    assert set(answers[0].values) == {column.name for column in COLUMNS}


def test_days_and_numbers_go_out_as_siasn_writes_them(worker, by):
    made = sheets.table(queries.export(by)[1], {})
    row = dict(zip((column.title for column in made.columns), next(iter(made.rows)), strict=True))
    assert row["TANGGAL LAHIR"] == "05-01-1990"
    assert row["NOMOR HP"] == "081234567890"
    assert (row["JENIS KELAMIN"], row["TINGKAT PENDIDIKAN NAMA"]) == ("M", "S-1/Sarjana")


@pytest.mark.parametrize("level", list(EducationLevel), ids=lambda level: level.value)
def test_every_level_is_read_as_it_is_written(level):
    back = sheets.parse_value("pendidikan", BY_NAME["pendidikan"].write(level.value))
    assert normal(str(back.value), Spelling.LEVEL) == normal(level.value, Spelling.LEVEL)


def test_no_cell_goes_out_as_a_formula(worker, by):
    worker.name = "=HYPERLINK(1)"
    worker.save()
    _people, rows, notes = queries.export(by)
    assert b"'=HYPERLINK" in as_csv(sheets.table(rows, notes))


def test_a_cell_that_cannot_be_read_is_named_and_the_rest_is_kept():
    rows = [
        ("u1", NIP, "BUDI SANTOSO", "", "31-02-1990", "III/b", "01-04-2024", ""),
        ("u2", "19900105", "SITI", "", "05-01-1990", "III/b", "01-04-2024", ""),
        ("u3", NIP, "BUDI LAGI", "", "05-01-1990", "III/b", "01-04-2024", ""),
    ]
    answers, problems = sheets.read(told_file(*rows))
    assert [(p.row, p.column) for p in problems] == [(2, "TANGGAL LAHIR"), (3, "NIP BARU"), (4, "NIP BARU")]
    assert all(p.message and p.remedy for p in problems)
    (only,) = answers
    assert "tanggal_lahir" not in only.values
    assert (only.values["golongan"], only.values["tmt_golongan"]) == ("III/b", "2024-04-01")


def test_a_file_without_nips_is_refused_by_the_name_of_the_column():
    with pytest.raises(FileRefused, match="NIP BARU"):
        sheets.read(table("NAMA", ["BUDI"]))


def test_the_subject_comes_without_its_level():
    told = sheets.of_record(
        {"nipBaru": NIP, "pendidikanTerakhirNama": "S-1 HUKUM", "tglLahir": "05-01-1990", "email": "?"}
    )
    assert told.values == {"nip": NIP, "jurusan": "HUKUM", "tanggal_lahir": "1990-01-05"}


# --- what differs ---


def test_both_sides_stand_beside_each_other(worker, by):
    keep(
        by,
        answer(
            golongan="III/b", tanggal_lahir="1990-01-05", telepon="081234567890", gelar_belakang="S.KEP,NS"
        ),
    )
    assert differing(by) == {"golongan": ("III/a", "III/b")}


def test_who_is_missing_on_which_side(worker, regency, by):
    other = make_worker(make_post(regency.school, regency.clerk), "PPPK", name="Citra", nip=nip_of(serial=9))
    keep(by, answer(), answer(nip=nip_of(serial=5), nama="DEWI"))
    found = queries.compared(by)
    assert [one.code for one in found.unanswered] == [other.code]
    assert [one.values["nama"] for one in queries.unknown_here(by)] == ["DEWI"]


def test_somebody_whom_siasn_was_asked_about_and_does_not_know_is_missing_there(worker, by):
    keep(by, answer(golongan="III/b"))
    actions.keep(answers=[], missing=[NIP], source=AnswerSource.SERVICE, by=by)
    assert [one.code for one in queries.compared(by).unanswered] == ["B1"]


def test_the_same_file_twice_changes_nothing(worker, by):
    assert keep(by, answer(golongan="III/b")) == actions.Kept(new=1)
    assert keep(by, answer(golongan="III/b")) == actions.Kept(unchanged=1)
    assert keep(by, answer(golongan="III/c")) == actions.Kept(changed=1)
    first, second = traced("siasn.answer")
    assert (first.person_id, second.fields) == (worker.pk, ["golongan"])


# --- who is right ---


def test_the_value_of_siasn_goes_the_way_of_the_staff_list(worker, by):
    keep(by, answer(golongan="III/b", tmt_golongan="2024-04-01"))
    assert actions.use(code="B1", columns=["golongan"], by=by).changed
    assert [*worker.grades.order_by("since").values_list("grade", "since")][-1] == ("III/b", date(2024, 4, 1))
    assert differing(by) == {}
    assert [trace.person_id for trace in traced("staff.change")] == [worker.pk]


def test_used_again_nothing_changes(worker, by):
    keep(by, answer(nama="Budi Santosa"))
    actions.use(code="B1", columns=["nama"], by=by)
    before = Trace.objects.count()
    assert not actions.use(code="B1", columns=["nama"], by=by).changed
    worker.refresh_from_db()
    assert (worker.name, Trace.objects.count()) == ("Budi Santosa", before)


def test_what_the_staff_list_refuses_is_refused_in_its_words(worker, by):
    keep(by, answer(unit="Dinas yang Tidak Ada"))
    used = actions.use(code="B1", columns=["unit"], by=by)
    assert (used.changed, len(used.refusals)) == (False, 1)
    assert "Dinas yang Tidak Ada" in used.refusals[0]


@pytest.mark.parametrize("column", ["kedudukan", "golongan", "email"])
def test_what_siasn_does_not_tell_or_may_not_change_cannot_be_used(worker, by, column):
    keep(by, answer(kedudukan="Pensiun", golongan=""))
    with pytest.raises(ValidationError):
        actions.use(code="B1", columns=[column], by=by)


def test_a_mark_goes_into_the_next_export_and_holds_while_siasn_says_the_same(worker, by):
    keep(by, answer(golongan="III/b"))
    actions.mark_wrong(code="B1", column="golongan", why="SK 823/12/2020", by=by)
    assert differing(by) == {}
    assert queries.export(by)[2] == {
        NIP: "GOL AKHIR NAMA: di SIASN “III/b”, seharusnya “III/a” (SK 823/12/2020)"
    }
    keep(by, answer(golongan="III/c"))
    assert differing(by) == {"golongan": ("III/a", "III/c")}
    assert queries.export(by)[2] == {}


def test_a_mark_is_made_once_and_can_be_taken_back(worker, by):
    keep(by, answer(golongan="III/b"))
    for _ in range(2):
        actions.mark_wrong(code="B1", column="golongan", why="SK", by=by)
        actions.unmark(code="B1", column="nama", by=by)
    for _ in range(2):
        actions.unmark(code="B1", column="golongan", by=by)
    assert (len(traced("siasn.mark")), len(traced("siasn.unmark")), SiasnMark.objects.count()) == (1, 1, 0)


def test_what_is_the_same_cannot_be_marked(worker, by):
    keep(by, answer())
    with pytest.raises(ValidationError):
        actions.mark_wrong(code="B1", column="nama", why="", by=by)


# --- scope ---


def test_an_officer_keeps_and_sees_answers_of_his_own_units_only(worker, regency, by):
    school = officer(regency.school, username="sekolah")
    kept = keep(school, answer(golongan="III/b"), answer(nip=nip_of(serial=5)))
    assert kept == actions.Kept(elsewhere=2)
    assert SiasnAnswer.objects.count() == 0
    keep(by, answer(golongan="III/b"), answer(nip=nip_of(serial=5)))
    assert (queries.compared(school).people, queries.unknown_here(school).count()) == (0, 0)
    assert queries.of_person(school, "B1") is None


@pytest.mark.parametrize("role", [None, Role.LEADER, Role.WORKER, Role.ADMINISTRATOR])
def test_strangers_are_refused(worker, regency, by, role):
    keep(by, answer(golongan="III/b"))
    stranger = make_user("asing")
    if role:
        hold(stranger, role, regency.government)
    before = Trace.objects.count()
    for refused in (
        lambda: keep(stranger, answer(golongan="IV/a")),
        lambda: actions.use(code="B1", columns=["golongan"], by=stranger),
        lambda: actions.mark_wrong(code="B1", column="golongan", why="", by=stranger),
        lambda: actions.unmark(code="B1", column="golongan", by=stranger),
        lambda: actions.note_export(people=[], fields=[], within="", why="", by=stranger),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert (Trace.objects.count(), queries.compared(stranger).people) == (before, 0)
    assert worker.grades.get().grade == "III/a"


def test_nobody_decides_about_himself(worker, by):
    keep(by, answer(golongan="III/b"))
    worker.user = by
    worker.save()
    with pytest.raises(PermissionDenied):
        actions.use(code="B1", columns=["golongan"], by=by)
    with pytest.raises(PermissionDenied):
        actions.mark_wrong(code="B1", column="golongan", why="", by=by)


def test_an_export_is_noted_for_everybody_in_it(worker, by):
    actions.note_export(people=[worker.pk], fields=["NIK"], within="", why="siasn.xlsx", by=by)
    noted = AccessRecord.objects.get()
    assert (noted.people, noted.fields, noted.what) == ([worker.pk], ["NIK"], queries.EXPORTED)
