"""penata place: who should serve where, with proof; nothing is kept or changed."""

from __future__ import annotations

import json
import tomllib
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from penata.domains.placement import public as placement
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.ui import figures
from penata.portals.management.base import PenataCommand, day, progress, whole

PARTS = {"pair": "jarak dan pendidikan", "move": "pindah", "others": "akibat bagi yang lain"}
DATA_ONLY = ("instance", "parquet", "generate")
OF_THE_DATABASE = ("scenario", "unit", "as_of", "explain")
REGENCIES, PERSONS = 514, 10_000


class Command(PenataCommand):
    help = "Hitung siapa sebaiknya bertugas di mana; tidak menyimpan dan tidak mengubah apa pun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--scenario", type=Path, metavar="BERKAS", help="TOML: unit, tanggal, rumpun, angka kebijakan"
        )
        parser.add_argument(
            "--unit", default="", metavar="KODE", help="unit yang ditata; bawaan: semua yang boleh Anda tata"
        )
        parser.add_argument(
            "--budget", type=whole, metavar="N", help="paling banyak sekian perpindahan; bawaan: tanpa batas"
        )
        parser.add_argument("--mode", choices=["weighted", "leximin"], help="bawaan: weighted")
        parser.add_argument(
            "--as-of", type=day, metavar="TANGGAL", help="keadaan per tanggal ini; bawaan: hari ini"
        )
        parser.add_argument(
            "--instance", type=Path, metavar="BERKAS", help="JSON: hitung datanya saja, tanpa basis data"
        )
        parser.add_argument(
            "--parquet", type=Path, metavar="FOLDER", help="banyak kabupaten dari Parquet, tanpa basis data"
        )
        parser.add_argument(
            "--dask", metavar="ALAMAT", help="bersama --parquet: penjadwal Dask; bawaan: PENATA_DASK"
        )
        parser.add_argument(
            "--generate",
            type=Path,
            metavar="FOLDER",
            help="tulis kabupaten rekaan ke folder kosong, untuk mencoba",
        )
        parser.add_argument(
            "--regencies",
            type=_count,
            metavar="N",
            help=f"bersama --generate: jumlahnya; bawaan: {REGENCIES}",
        )
        parser.add_argument(
            "--persons",
            type=_count,
            metavar="N",
            help=f"bersama --generate: orang di tiap kabupaten; bawaan: {PERSONS}",
        )
        parser.add_argument(
            "--explain",
            nargs=2,
            metavar=("KODE_PEGAWAI", "UNIT/JABATAN"),
            help="harga bila orang ini ke jabatan itu",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.acts_as_somebody = not any(options[name] for name in DATA_ONLY)
        super().handle(*args, **options)

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        _check(options)
        if options["instance"]:
            content = _content(options["instance"])
            return self._noted(placement.solve(content, mode=options["mode"], budget=options["budget"]))
        if options["parquet"]:
            return self._folder(options)
        if options["generate"]:
            return self._generated(options)
        asked = _asked(options)
        if options["explain"] is None:
            return self._noted(placement.answer(by=by, asked=asked))
        person, post = options["explain"]
        told = placement.price(by=by, asked=asked, person=person, post=post)
        if told is None:
            raise CommandError(f"{person} tidak boleh memegang {post}, jadi tidak ada harganya.")
        return told

    def _noted(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The answer alone; what is to be known about it goes beside it, for machines too."""
        if note := answer.pop("note"):
            self.stderr.write(note)
        return answer

    def _folder(self, options: dict[str, Any]) -> Any:
        address = options["dask"] or settings.PENATA_DASK
        seed = placement.Policy().seed
        with progress("Kabupaten", options) as report:
            return placement.solve_folder(options["parquet"], seed=seed, address=address, report=report)

    def _generated(self, options: dict[str, Any]) -> Any:
        regencies, persons = options["regencies"] or REGENCIES, options["persons"] or PERSONS
        with progress("Kabupaten", options) as report:
            return placement.generate_folder(
                options["generate"], regencies=regencies, persons=persons, report=report
            )

    def finish(self, result: Any, options: dict[str, Any]) -> None:
        if options["as_json"] and options["parquet"]:
            self._print_one_by_one(result)
        else:
            super().finish(result, options)

    def _print_one_by_one(self, result: dict[str, Any]) -> None:
        """A nation has millions of moves, so no text of all of them is made."""
        self.stdout.write('{\n  "moves": [', ending="")
        for number, move in enumerate(result["moves"]):
            between = ",\n    " if number else "\n    "
            self.stdout.write(between + json.dumps(move, ensure_ascii=False), ending="")
        rest = {name: value for name, value in result.items() if name != "moves"}
        self.stdout.write(f"\n  ],{json.dumps(rest, ensure_ascii=False, indent=2)[1:]}")

    def tell(self, result: Any) -> None:
        if "folder" in result:
            told = f"{figures.number(result['regencies'])} kabupaten rekaan, {figures.number(result['persons'])} orang"
            self.stdout.write(f"{told}; hitung dengan penata place --parquet {result['folder']}")
            return
        if "total" in result:
            self._tell_price(result)
            return
        for move in result["moves"]:
            where = f"{_way(move)} " if "regency" in move else ""
            self.stdout.write(f"{where}{move['person']}: {move['from'] or '–'} → {move['to'] or '–'}")
        told = f"{figures.number(len(result['moves']))} perpindahan, nilai {figures.number(result['objective'])} angka"
        if "between" in result:
            told += f"; {figures.number(result['between']['persons'])} orang pindah kabupaten"
        if "before" in result:
            told += (
                f"; jabatan kosong {result['before']['empty_posts']} menjadi {result['after']['empty_posts']}"
            )
        self.stdout.write(f"{told}; pelanggaran sertifikat {result['certificate']['violations']}.")

    def _tell_price(self, result: dict[str, Any]) -> None:
        """As the pages say it: what empties others comes before the points."""
        empties = "yang paling kosong makin kosong, " if result["empties"] else ""
        self.stdout.write(f"{result['person']} ke {result['post']}: {empties}{result['total']:+} angka")
        for name, words in PARTS.items():
            if result[name] is not None:
                self.stdout.write(f"  {words}: {result[name]:+}")


def _way(move: dict[str, Any]) -> str:
    """The regency, and the one he came from where it is another."""
    return f"{move['from_regency']} → {move['regency']}" if move["from_regency"] else str(move["regency"])


def _count(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}” bukan bilangan bulat dari 1")
    return int(text)


def _check(options: dict[str, Any]) -> None:
    """Options that say nothing beside each other are refused, not passed over."""
    data = [name for name in DATA_ONLY if options[name]]
    alone = [f"--{name.replace('_', '-')}" for name in OF_THE_DATABASE if options[name]]
    if len(data) > 1:
        raise CommandError("Pilih satu: --instance, --parquet, atau --generate.")
    if data and alone:
        raise CommandError(f"{', '.join(alone)} tidak berlaku bersama --{data[0]}.")
    if options["dask"] and not options["parquet"]:
        raise CommandError("--dask hanya berlaku bersama --parquet; satu pemerintah daerah dihitung di sini.")
    if not options["generate"] and (options["regencies"] or options["persons"]):
        raise CommandError("--regencies dan --persons hanya berlaku bersama --generate.")
    if options["generate"] and (options["budget"] is not None or options["mode"]):
        raise CommandError("--budget dan --mode tidak berlaku bersama --generate.")
    if options["parquet"] and (options["budget"] is not None or options["mode"] == "leximin"):
        raise CommandError(
            "--parquet menghitung setiap kabupaten seimbang tanpa batas; --budget dan leximin belum ada."
        )


def _asked(options: dict[str, Any]) -> placement.Asked:
    """What the file says, then what the options say."""
    told = _read(options["scenario"]) if options["scenario"] else {}
    said = {"unit": options["unit"] or None, "day": options["as_of"], "budget": options["budget"],
            "mode": options["mode"]}  # fmt: skip
    told |= {name: value for name, value in said.items() if value is not None}
    return placement.asked_by(told, today=clock.today())


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_content(path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CommandError(f"{path} bukan TOML: {problem}.") from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(f"{path} tidak dapat dibaca: {problem.strerror}.") from None
