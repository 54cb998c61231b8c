"""penata place: who should serve where, with proof; nothing is kept or changed."""

from __future__ import annotations

import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from penata.domains.placement import public as placement
from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.ui import figures
from penata.portals.management.base import PenataCommand, day


class Command(PenataCommand):
    help = "Hitung siapa sebaiknya bertugas di mana; tidak menyimpan dan tidak mengubah apa pun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--scenario", type=Path, metavar="BERKAS", help="TOML: unit, tanggal, angka kebijakan"
        )
        parser.add_argument(
            "--unit", default="", metavar="KODE", help="unit yang ditata; bawaan: seluruh pemerintah daerah"
        )
        parser.add_argument("--budget", type=int, metavar="N", help="paling banyak sekian perpindahan")
        parser.add_argument("--mode", choices=["weighted", "leximin"], help="bawaan: weighted")
        parser.add_argument(
            "--as-of", type=day, metavar="TANGGAL", help="keadaan per tanggal ini; bawaan: hari ini"
        )
        parser.add_argument(
            "--instance", type=Path, metavar="BERKAS", help="JSON: hitung datanya saja, tanpa basis data"
        )
        parser.add_argument(
            "--explain",
            nargs=2,
            metavar=("KODE_PEGAWAI", "UNIT/JABATAN"),
            help="harga bila orang ini ke jabatan itu",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.acts_as_somebody = options["instance"] is None
        super().handle(*args, **options)

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        if options["instance"]:
            content = _content(options["instance"])
            return placement.solve(content, mode=options["mode"], budget=options["budget"])
        asked = _asked(options)
        if options["explain"]:
            person, post = options["explain"]
            told = placement.price(by=by, person=person, post=post, **asked)
            if told is None:
                raise CommandError(f"{person} tidak boleh memegang {post}, jadi tidak ada harganya.")
            return told
        return placement.answer(by=by, **asked)

    def tell(self, result: Any) -> None:
        if "total" in result:
            self.stdout.write(f"{result['person']} ke {result['post']}: {result['total']:+} angka")
            for name, words in (
                ("pair", "jarak dan pendidikan"),
                ("move", "pindah"),
                ("others", "akibat bagi yang lain"),
            ):
                self.stdout.write(f"  {words}: {result[name]:+}")
            return
        for move in result["moves"]:
            self.stdout.write(f"{move['person']}: {move['from'] or '–'} → {move['to'] or '–'}")
        told = f"{figures.number(len(result['moves']))} perpindahan, nilai {figures.number(result['objective'])} angka"
        if "before" in result:
            told += (
                f"; jabatan kosong {result['before']['empty_posts']} menjadi {result['after']['empty_posts']}"
            )
        self.stdout.write(f"{told}; pelanggaran sertifikat {result['certificate']['violations']}.")


def _asked(options: dict[str, Any]) -> dict[str, Any]:
    """Unit, day and policy: what the file says, then what the options say."""
    told = _read(options["scenario"]) if options["scenario"] else {}
    unit, on = told.pop("unit", ""), told.pop("day", None)
    policy = {"budget": None, **told}
    for name in ("budget", "mode"):
        if options[name] is not None:
            policy[name] = options[name]
    return {"unit": options["unit"] or unit, "day": options["as_of"] or on or clock.today(), "policy": policy}


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
