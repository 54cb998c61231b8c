"""penata demo: a believable regency with invented people, and the server that shows it."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.audit.actions import seal
from penata.kernel.instance import Instance
from penata.kernel.ui import figures
from penata.portals import demo
from penata.portals.management.base import PenataCommand, day, progress

TOLD = {
    "units": "unit",
    "full_time": "PNS, CPNS, dan PPPK",
    "part_time": "PPPK paruh waktu",
    "placed": "tenaga alih daya",
    "left_over": "THL di luar skema yang sah",
    "approved_studies": "ABK sah",
    "accounts": "akun contoh",
}


class Command(PenataCommand):
    help = "Bangun dan jalankan data contoh Kabupaten Kotawaringin Timur; semua orangnya rekaan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--no-serve", action="store_true", help="bangun saja, jangan jalankan peladennya")
        parser.add_argument("--seed", type=int, default=demo.SEED, metavar="N", help="benih acak; bawaan: 1")
        parser.add_argument(
            "--today",
            type=day,
            default=demo.TODAY,
            metavar="TANGGAL",
            help="hari yang ditetapkan; bawaan: 2026-11-22",
        )
        parser.add_argument("--port", type=int, default=8000, help="bawaan: 8000")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PENATA_EMBEDDED_SERVER is None:
            call_command("setup", stdout=sys.stderr)
        super().handle(*args, **options)
        if not options["no_serve"]:
            self.stdout.flush()
            connection.close()
            serve = [sys.executable, "-m", "penata.config", "run", "--port", str(options["port"])]
            os.execv(sys.executable, serve)  # noqa: S606 - whoever stops this command stops the server

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        refusal = demo.refusal()
        if refusal:
            raise CommandError(refusal)
        if demo.is_built():
            return {"built": False}
        with clock.fixed(options["today"]), progress("Membangun data contoh", options) as report:
            summary = demo.build(by=by, today=options["today"], seed=options["seed"], report=report)
            seal()
        demo.samples(settings.PENATA_HOME / "contoh", today=options["today"], seed=options["seed"])
        Instance(demo=True, today=options["today"].isoformat()).write(settings.PENATA_HOME)
        return {"built": True, **asdict(summary)}

    def tell(self, result: Any) -> None:
        if not result["built"]:
            self.stdout.write("Data contoh sudah ada; dipakai apa adanya.")
            return
        told = ", ".join(f"{figures.number(result[name])} {words}" for name, words in TOLD.items())
        self.stdout.write(f"Data contoh siap: {told}.")
        self.stdout.write(f"Berkas untuk dicoba diimpor ada di {settings.PENATA_HOME / 'contoh'}.")
