"""`penata place`: the same figures as a scenario's page, exact prices, and one clear line for what cannot be."""

from __future__ import annotations

import io
import json
import re

import dask
import distributed  # noqa: F401 - brings the cluster's settings, one of which is changed here
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from penata.config import console
from penata.domains.placement import public as placement
from penata.domains.placement.engine import branches, generate, measures, modes, tables
from penata.domains.placement.engine.problems import PARTS, SENTENCES
from penata.domains.placement.engine.table_faults import REASONS
from penata.domains.placement.engine.tables import Named
from penata.domains.placement.models import Protection, Scenario
from penata.domains.placement.queries import whatif
from penata.domains.placement.rules.policy import Policy
from penata.domains.placement.rules.words import INSTANCE, TABLES
from penata.domains.placement.rules.words import PARTS as WORDS
from penata.kernel.access import Role
from penata.kernel.values import Period
from tests.conftest import TODAY
from tests.domains.organization.factories import hold, make_job, make_post, officer
from tests.domains.placement.factories import computed, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def told(*arguments: str) -> dict:
    out = io.StringIO()
    call_command("place", "--json", "--as-of", TODAY.isoformat(), *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_figures_are_those_of_the_page_and_nothing_is_kept(world):
    result = told("--unit", "DINKES", "--budget", "5")
    assert not Scenario.objects.exists()
    assert result["moves"] == [
        {
            "person": "B1",
            "from": "PUSK1/PERAWAT",
            "to": "PUSK2/PERAWAT",
            "km_before": 144,
            "km_after": 0,
            "reason": "Puskesmas Hulu memerlukan 1 Perawat dan belum punya seorang pun.",
        }
    ]
    kept = computed(world).result
    assert (result["objective"], result["price_of_next_move"]) == (
        kept["objective"],
        kept["price_of_next_move"],
    )
    assert result["certificate"] == {"violations": 0}
    assert set(result["seconds"]) == {"build", "solve", "certify", "decode"}
    for when in ("before", "after"):
        assert result[when] == {name: kept[when][name] for name in placement.TOLD}


def test_a_price_has_its_parts(world):
    stay = told("--unit", "DINKES", "--explain", "B1", "PUSK1/PERAWAT")
    assert stay["total"] == stay["pair"] + stay["move"] + stay["others"] > 0
    assert told("--unit", "DINKES", "--explain", "B1", "PUSK2/PERAWAT")["total"] == 0


def test_in_the_fairest_mode_a_price_is_that_of_the_page(world):
    """Nobody but Budi can fill the empty centre; that he stays is found by solving again."""
    Protection.objects.create(
        person=world.staying, kind="family", reason="x", period=Period(TODAY), noted_by=world.by
    )
    fairest = ("--unit", "DINKES", "--mode", "leximin", "--explain")
    stay, go = (told(*fairest, "B1", f"{unit}/PERAWAT") for unit in ("PUSK1", "PUSK2"))
    _person, page = whatif.of_code(
        world.by, computed(world, policy={"mode": "leximin", "budget": None}), "B1"
    )
    assert (stay["total"], stay["empties"]) == (page.staying.points, page.staying.empties)
    assert (stay["empties"], stay["pair"], stay["move"], stay["others"]) == (True, None, None, None)
    assert (go["total"], go["empties"]) == (go["pair"] + go["move"] + go["others"], False) == (0, False)
    out = io.StringIO()
    call_command("place", "--as-of", TODAY.isoformat(), *fairest, "B1", "PUSK1/PERAWAT", stdout=out)
    assert (
        out.getvalue() == f"B1 ke PUSK1/PERAWAT: yang paling kosong makin kosong, {stay['total']:+} angka\n"
    )
    make_post(world.upriver, world.regency.clerk)
    with pytest.raises(CommandError, match="tidak boleh memegang"):
        told(*fairest, "B1", f"PUSK2/{world.regency.clerk.code}")


def test_a_file_says_unit_day_and_numbers(world, tmp_path):
    path = tmp_path / "hulu.toml"
    path.write_text('unit = "DINKES"\nday = 2026-11-22\nbudget = 0\n')
    assert told("--scenario", str(path))["moves"] == []
    assert len(told("--scenario", str(path), "--budget", "1")["moves"]) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [("unit = [", "bukan TOML"), ("per_km = 500", "kilometer"), ('mode = "leximin"\nbudget = 3', "Belum ada cara"),
     ("lain = 1", "“lain” tidak dikenal. Yang dikenal: unit, day"), ("perkm = 1", "Mungkin maksudnya: per_km"),
     ('unit = "TIADA"', "TIADA"), ("unit = 3", "“unit” harus kode unit"),
     ('families = "Kesehatan"', "“families” harus daftar"), ('families = ["Guru"]', "rumpun jabatan bernama “Guru”"),
     ('programme_units = ["TIADA"]', "TIADA"), ('statuses = ["PNS", "GTT"]', "Status “GTT” tidak dikenal"),
     ("seed = -1", "undian"),
     ('mode = ["x"]', "Pilih apa yang diutamakan"), ("[mode]\nx = 1", "Pilih apa yang diutamakan"),
     ('budget = "3"', "0 sampai 100.000")],
)  # fmt: skip
def test_what_cannot_be_is_said_in_one_line(world, tmp_path, content, words, capsys):
    path = tmp_path / "x.toml"
    path.write_text(content)
    with pytest.raises((SystemExit, Exception)) as refused:
        told("--scenario", str(path))
    assert words in f"{refused.value} {capsys.readouterr().err}"


def test_a_file_says_families_and_programme_units(world, tmp_path):
    path = tmp_path / "guru.toml"
    make_job(world.regency.government, "GURU", name="Guru", family="Pendidikan")
    path.write_text('families = ["Pendidikan"]\nprogramme_units = ["PUSK2"]\n')
    assert told("--scenario", str(path))["moves"] == []
    path.write_text('families = ["Kesehatan"]\nprogramme_units = ["pusk2"]\nprogramme = 300\n')
    dear, plain = told("--scenario", str(path)), told()
    assert dear["moves"] == plain["moves"]
    assert dear["objective"] < plain["objective"]


def asked(**words):
    return placement.asked_by(words, today=TODAY)


def test_a_day_in_quotes_is_no_day():
    with pytest.raises(ValidationError, match="“day” harus tanggal"):
        asked(day="2026-11-22")


def test_only_within_ones_units_which_are_all_where_none_is_named(world):
    by = officer(world.regency.health, Role.PERSONNEL_OFFICER, "dinkes")
    assert placement.answer(by=by, asked=asked())["moves"] == told("--unit", "DINKES")["moves"]
    with pytest.raises(ValidationError, match="berkode DISDIK di wewenang"):
        placement.answer(by=by, asked=asked(unit="DISDIK"))
    hold(by, Role.PERSONNEL_OFFICER, world.upriver)
    assert placement.answer(by=again(by), asked=asked())["moves"]
    hold(by, Role.PERSONNEL_OFFICER, world.regency.school)
    with pytest.raises(ValidationError, match="sebut satu dengan --unit"):
        placement.answer(by=again(by), asked=asked())
    with pytest.raises(PermissionDenied):
        placement.answer(by=world.leader, asked=asked())
    with pytest.raises(ValidationError, match="berkode X9"):
        placement.price(by=world.by, person="X9", post="PUSK1/PERAWAT", asked=asked())
    with pytest.raises(ValidationError, match="KODE_UNIT"):
        placement.price(by=world.by, person="B1", post="PERAWAT", asked=asked())


def again(user):
    """The same account with what it may today read anew."""
    return type(user).objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--mode", "leximin", "--budget", "3"), "Belum ada cara"),
        (("--explain", "B1", "PUSK2/KADIS"), "KODE_UNIT"), (("--dask", "tcp://x:1"), "bersama --parquet"),
        (("--instance", "a.json", "--parquet", "b"), "Pilih satu"), (("--parquet", "b", "--unit", "X"), "--unit tidak berlaku"),
        (("--parquet", "b", "--mode", "leximin"), "leximin belum ada"), (("--parquet", "b"), "persons.parquet"),
        (("--instance", "tiada.json"), "tidak dapat dibaca"), (("--persons", "3"), "bersama --generate"),
        (("--generate", "x", "--parquet", "y"), "Pilih satu"), (("--generate", "x", "--budget", "0"), "--budget dan --mode"),
        (("--generate", "x", "--as-of", "2026-01-01"), "--as-of tidak berlaku"), (("--generate", "."), "tidak kosong"),
    ],
)  # fmt: skip
def test_options_that_cannot_stand_together_are_refused(world, arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("place", *arguments)


# --- many regencies from files ---


@pytest.fixture
def folder(tmp_path):
    def named(code: str, number: int) -> Named:
        made = generate.regency(number, 60 + number)
        persons = [f"{number}:{n}" for n in range(len(made.persons))]
        return Named(code, made, persons, [f"{number}:post:{n}" for n in range(len(made.posts))])

    tables.write(tmp_path, [named("62.02", 1), named("62.03", 2)])
    return tmp_path


def test_a_folder_of_regencies_is_solved_with_proof_and_its_moves_are_written(
    folder, django_assert_num_queries
):
    out = io.StringIO()
    with django_assert_num_queries(0):
        call_command("place", "--json", "--parquet", str(folder), stdout=out)
    result = json.loads(out.getvalue())
    assert set(result) == {
        "objective", "certificate", "moves", "before", "after", "price_of_next_move", "seconds"
    }  # fmt: skip
    assert result["certificate"] == {"violations": 0}
    opened = tables.Folder(folder)
    alone = [modes.weighted(opened.read(code).instance, Policy().seed) for code in opened.codes()]
    assert result["objective"] == sum(answer.objective for answer in alone)
    assert len(result["moves"]) == sum(answer.moves for answer in alone) > 0
    written = pq.read_table(folder / "moves.parquet").to_pylist()
    assert [(m["regency"], m["person"], m["from"], m["to"]) for m in result["moves"]] == [
        (row["regency"], row["person"], row["from"], row["to"]) for row in written
    ]
    told = [
        measures.figures(opened.read(c).instance, a.places)
        for c, a in zip(opened.codes(), alone, strict=True)
    ]
    assert result["after"]["empty_posts"] == sum(one.empty_posts for one in told)
    assert result["after"]["fill_min"] == min(one.fill_min for one in told)
    assert result["after"]["fill_mean"] > result["before"]["fill_mean"]


def test_where_no_cluster_answers_is_said(folder):
    impatient = dask.config.set({"distributed.comm.timeouts.connect": "1s"})
    for address in ("tcp://127.0.0.1:9", "penjadwal"):
        with impatient, pytest.raises(CommandError, match=f"Tidak ada pekerja Dask di {address}"):
            call_command("place", "--parquet", str(folder), "--dask", address)


def test_a_nation_is_generated_and_its_regencies_are_joined(tmp_path, django_assert_num_queries, capsys):
    folder = str(tmp_path / "rekaan")
    with django_assert_num_queries(0):
        call_command("place", "--generate", folder, "--regencies", "4", "--persons", "120")
        call_command("place", "--parquet", folder)
        out = io.StringIO()
        call_command("place", "--json", "--parquet", folder, stdout=out)
    generated, *lines, last = capsys.readouterr().out.splitlines()
    assert generated == f"4 kabupaten rekaan, 480 orang; hitung dengan penata place --parquet {folder}"
    result = json.loads(out.getvalue())
    came = [move for move in result["moves"] if move["from_regency"]]
    assert f"{len(came)} orang pindah kabupaten" in last
    assert "pelanggaran sertifikat 0" in last
    assert len(came) == result["between"]["persons"] > 0
    move = came[0]
    assert (
        f"{move['from_regency']} → {move['regency']} {move['person']}: {move['from'] or '–'} → {move['to']}"
        in lines
    )
    assert result["certificate"] == {"violations": 0}
    assert pq.read_table(f"{folder}/moves.parquet")["from_regency"].null_count == len(lines) - len(came)


@pytest.mark.parametrize("number", ["0", "-3", "2.5", "dua"])
def test_a_number_of_regencies_is_whole_and_not_none(number, capsys):
    with pytest.raises((SystemExit, CommandError)) as refused:
        call_command("place", "--generate", "x", "--regencies", number)
    assert "bukan bilangan bulat dari 1" in f"{refused.value} {capsys.readouterr().err}"


def test_what_is_wrong_with_the_tables_that_join_is_said_by_file_and_column(tmp_path):
    folder = tmp_path / "rekaan"
    placement.generate_folder(folder, regencies=3, persons=60)
    corridors = pq.read_table(folder / "corridors.parquet")
    pq.write_table(corridors.drop_columns(["cost"]), folder / "corridors.parquet")
    with pytest.raises(CommandError, match=r"corridors\.parquet, kolom cost: kolomnya tidak ada\. Tambahkan"):
        call_command("place", "--parquet", str(folder))
    (folder / "corridors.parquet").unlink()
    with pytest.raises(CommandError, match=r"corridors\.parquet: berkasnya tidak ada"):
        call_command("place", "--parquet", str(folder))
    pq.write_table(
        corridors.set_column(2, "cost", pa.array([10**15] * len(corridors))), folder / "corridors.parquet"
    )
    with pytest.raises(CommandError, match="Antarkabupaten: biayanya terlalu besar"):
        call_command("place", "--parquet", str(folder))


def test_numbers_of_a_table_that_mean_nothing_are_said_by_regency_and_name(folder):
    table = pq.read_table(folder / "posts.parquet")
    rows = [-5, *table["priority"].to_pylist()[1:]]
    pq.write_table(
        table.set_column(table.schema.names.index("priority"), "priority", pa.array(rows)),
        folder / "posts.parquet",
    )
    with pytest.raises(CommandError, match=r"kabupaten \S+: .*“priority” berisi -5, kurang dari nol"):
        call_command("place", "--parquet", str(folder))


def test_what_no_terminal_should_be_given_is_replaced(tmp_path):
    data = {"posts": [], "persons": [{"id": "x", "at": "a\x1b[31mB\nC"}]}
    with pytest.raises(CommandError, match="jabatan “a\ufffd\\[31mB\ufffdC” yang tidak ada"):
        solved(tmp_path, data)


def test_a_command_that_needs_no_database_starts_none():
    assert not console._needs_database(["place", "--instance", "x.json"])
    assert not console._needs_database(["place", "--parquet=x"])
    assert not console._needs_database(["place", "--generate", "x"])
    assert console._needs_database(["place", "--json"])


# --- an instance as plain data ---

ASSIGNMENT = {
    "version": 1, "posts": [{"id": p, "seats": 1, "prices": [0], "surplus": None} for p in "ABC"],
    "persons": [{"id": n, "at": None, "unplaced": None} for n in ("x", "y", "z")],
    "matrix": [[4, 1, 3], [2, 0, 5], [3, 2, 2]],
}  # fmt: skip


def solved(tmp_path, data, *arguments):
    path, out = tmp_path / "soal.json", io.StringIO()
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    call_command("place", "--json", "--instance", str(path), *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_a_classical_assignment_is_solved_without_an_account(tmp_path, django_assert_num_queries):
    with django_assert_num_queries(0):
        result = solved(tmp_path, ASSIGNMENT)
    assert (result["objective"], result["certificate"]) == (5, {"violations": 0})
    assert {(m["person"], m["to"]) for m in result["moves"]} == {("x", "B"), ("y", "A"), ("z", "C")}


@pytest.mark.parametrize(
    ("data", "arguments", "words"),
    [
        ("{", (), "bukan JSON"), ({**ASSIGNMENT, "matrix": [[1]]}, (), "Beri satu baris"),
        (ASSIGNMENT, ("--mode", "leximin", "--budget", "1"), "Belum ada cara"),
        (ASSIGNMENT, ("--budget", "1"), "Paling sedikit 3"), (ASSIGNMENT, ("--budget", "-5"), "berisi -5, kurang dari nol"),
        ({**ASSIGNMENT, "posts": ASSIGNMENT["posts"][:2], "matrix": [[1, 2]] * 3}, (), "harus mendapat kursi"),
        ({"matrix": [["x"]]}, (), "Baris 1 dari “matrix”: “matrix” berisi x; seharusnya bilangan bulat. Betulkan."),
        ([1], (), "Datanya daftar, bukan objek."), ({**ASSIGNMENT, "mode": "fair"}, (), "Berkas ini: “mode” berisi fair"),
        ({**ASSIGNMENT, "matrix": None, "costs": [["person", n, "A", 0] for n in "xyz"]}, (),
         "3 orang, di antaranya “x”, hanya dapat ke 1 jabatan dengan 1 kursi; 2 tidak tertempatkan. Tambah kursi"),
        (ASSIGNMENT, ("--budget", "abc"), "“abc” bukan bilangan bulat; tulis seperti 50"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_data_is_said_in_indonesian(tmp_path, capsys, data, arguments, words):
    with pytest.raises((SystemExit, Exception)) as refused:
        solved(tmp_path, data, *arguments)
    assert words in f"{refused.value} {capsys.readouterr().err}"


TOGETHER = {
    "budget": 1,
    "posts": [{"id": "A", "seats": 0, "surplus": 0}, {"id": "B", "seats": 1, "prices": [1000]},
              {"id": "C", "seats": 1, "prices": [1010]}],
    "persons": [{"id": "x", "at": "A"}, {"id": "y", "at": "B"}],
    "costs": [["person", "y", "C", 0], ["person", "x", "B", 0]],
}  # fmt: skip


def test_what_the_certificate_leaves_open_is_said_beside_the_answer(tmp_path, capsys, monkeypatch):
    result = solved(tmp_path, TOGETHER)
    assert (result["certificate"], len(result["moves"]), result["gap"]) == ({"violations": 0}, 1, 0)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(branches, "MOST_HALVES", 1)
    result = solved(tmp_path, TOGETHER)
    assert (result["certificate"], result["moves"], result["gap"]) == ({"violations": 0}, [], 505)
    assert "note" not in result
    assert "paling banyak 1 perpindahan mungkin lebih baik, tetapi terbukti tidak lebih dari 505 angka." in (
        capsys.readouterr().err
    )
    assert len(solved(tmp_path, TOGETHER, "--budget", "2")["moves"]) == 2
    assert capsys.readouterr().err == ""


def test_several_faults_are_told_one_per_line(tmp_path):
    with pytest.raises(CommandError) as refused:
        solved(tmp_path, {**ASSIGNMENT, "mode": "fair", "matrix": [[1]] * 3})
    first, *lines = str(refused.value).splitlines()
    assert first == "ada 4 hal yang harus dibetulkan:"
    assert lines[0] == "  Berkas ini: “mode” berisi fair; seharusnya weighted atau leximin. Betulkan."
    assert [line.split(" berisi ")[0] for line in lines[1:]] == [
        f"  Baris {number} dari “matrix”" for number in (1, 2, 3)
    ]
    with pytest.raises(CommandError) as refused:
        solved(tmp_path, {**ASSIGNMENT, "mode": "fair"})
    assert str(refused.value) == lines[0].strip()


@pytest.mark.parametrize(("english", "words"), [(SENTENCES, INSTANCE), (PARTS, WORDS), (REASONS, TABLES)])
def test_every_fault_of_an_instance_has_words(english, words):
    assert set(words) == set(english)
    for key, sentence in english.items():
        assert set(re.findall(r"{(\w+)}", words[key])) <= set(re.findall(r"{(\w+)}", sentence))
