"""penata import: plan what a file would change, and apply the plan."""

from __future__ import annotations

import json
import sys
import tomllib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from penata.kernel.access import Actor
from penata.kernel.jobs.progress import Report
from penata.kernel.sheets import actions
from penata.kernel.sheets.actions import ApplyRefused, EndingsUnconfirmed, Outcome
from penata.kernel.sheets.columns import Taught
from penata.kernel.sheets.importer import Complete, Importer, Options, importer_of, kinds
from penata.kernel.sheets.plan import Plan
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.sheets.writing import marked, template
from penata.portals.management.base import PenataCommand, day, progress

SHOWN_PROBLEMS = 20


class Command(PenataCommand):
    help = "Rencanakan dan terapkan impor: units, jobs, staff, workload, regions, boundaries, roads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("kind", choices=kinds(), metavar="JENIS", help=", ".join(kinds()))
        parser.add_argument(
            "file", type=Path, metavar="BERKAS", help="xlsx, xls, ods, csv, atau GeoJSON untuk boundaries"
        )
        parser.add_argument(
            "--map", type=Path, metavar="BERKAS", help="TOML atau JSON: kolom kita = judul kolom di berkas"
        )
        parser.add_argument("--template", action="store_true", help="tulis lembar kosong ke BERKAS")
        parser.add_argument(
            "--marked", type=Path, metavar="BERKAS", help="tulis lembar yang sama dengan masalahnya bertanda"
        )
        parser.add_argument("--apply", action="store_true", help="terapkan bila rencananya tanpa galat")
        parser.add_argument(
            "--except-refused", action="store_true", help="terapkan sisanya tanpa baris yang ditolak"
        )
        parser.add_argument(
            "--approve", action="store_true", help="workload: ABK di berkas ini sudah disahkan di tempat lain"
        )
        parser.add_argument(
            "--complete",
            action="store_true",
            help="staff: berkas ini daftar lengkap; yang tidak ada di dalamnya berakhir",
        )
        parser.add_argument("--unit", metavar="KODE", help="bersama --complete: unit dan semua di bawahnya")
        parser.add_argument(
            "--status", metavar="STATUS", help="bersama --complete: status yang didaftar lengkap"
        )
        parser.add_argument(
            "--on",
            type=day,
            metavar="TANGGAL",
            help="bersama --complete: hari terakhir yang tidak ada di daftar",
        )
        parser.add_argument("--reason", metavar="KODE", help="bersama --complete: alasan berakhir")
        parser.add_argument("--confirm-ended", type=int, metavar="N", help="pastikan tepat N orang berakhir")
        parser.add_argument(
            "--government", default="", metavar="KODE", help="bila ada lebih dari satu pemerintah daerah"
        )

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        importer = importer_of(options["kind"])
        if options["template"]:
            return self._write_template(importer, by, options["file"])
        content, wish, taught = _read(options["file"]), _wish(options), _taught(options["map"])
        self.failure = ""
        with progress(str(importer.title), options) as report:
            outcome = self._run(importer, content, by, wish, taught, report, options)
        if options["marked"]:
            options["marked"].write_bytes(marked(outcome.sheet.heading, outcome.plan.all_problems()))
        self.outcome = outcome
        return {
            "plan": outcome.plan.counts(),
            "problems": [problem.as_json() for problem in outcome.plan.all_problems()],
            "applied": outcome.applied,
        }

    def _run(
        self,
        importer: Importer,
        content: bytes,
        by: Actor,
        wish: Options,
        taught: Taught | None,
        report: Report,
        options: dict[str, Any],
    ) -> Outcome:
        try:
            if not options["apply"]:
                return actions.plan_only(importer, content, by=by, options=wish, taught=taught, report=report)
            try:
                return actions.plan_and_apply(
                    importer, content, by=by, options=wish, taught=taught, report=report
                )
            except EndingsUnconfirmed as unsure:
                wish = _ask(unsure, wish)
                return actions.plan_and_apply(
                    importer, content, by=by, options=wish, taught=taught, report=report
                )
        except FileRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ApplyRefused as refusal:
            self.failure = str(refusal)
            return actions.plan_only(importer, content, by=by, options=wish, taught=taught, report=report)

    def _write_template(self, importer: Importer, by: Actor, path: Path) -> dict[str, Any]:
        if not importer.columns:
            raise CommandError("Jenis ini bukan lembar kerja; tidak ada lembar kosongnya.")
        path.write_bytes(template(importer.kind, importer.columns, importer.choices(by)))
        self.outcome = None
        return {"template": str(path), "columns": [column.name for column in importer.columns]}

    def tell(self, result: Any) -> None:
        if self.outcome is None:
            self.stdout.write(f"Lembar kosong ditulis ke {result['template']}.")
            return
        plan: Plan = self.outcome.plan
        counts = plan.counts()
        self.stdout.write(
            f"Baru {counts['added']}, berubah {counts['changed']}, berakhir {counts['ended']}, "
            f"tetap {counts['unchanged']}, ditolak {counts['refused']}."
        )
        for note in plan.notes:
            self.stdout.write(note)
        problems = plan.all_problems()
        for problem in sorted(problems, key=lambda p: not p.is_error)[:SHOWN_PROBLEMS]:
            where = f"baris {problem.row}" + (f", {problem.column}" if problem.column else "")
            self.stdout.write(f"  {_(problem.level.label)}, {where}: {problem.message} {problem.remedy}")
        if len(problems) > SHOWN_PROBLEMS:
            self.stdout.write(
                f"  … dan {len(problems) - SHOWN_PROBLEMS} lagi; --marked BERKAS menandai semuanya."
            )
        if self.outcome.applied:
            self.stdout.write("Diterapkan.")
        elif not self.failure:
            self.stdout.write("Belum ada yang berubah. Tambahkan --apply untuk menerapkan.")

    def settle(self, result: Any) -> None:
        if getattr(self, "failure", ""):
            raise CommandError(self.failure)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"{path} tidak dapat dibuka: berkas itu tidak ada.") from error
    except OSError as error:
        raise CommandError(f"{path} tidak dapat dibuka: {error.strerror}.") from error


def _wish(options: dict[str, Any]) -> Options:
    complete, names = None, ("unit", "status", "on", "reason")
    if not options["complete"] and (alone := [f"--{name}" for name in names if options[name]]):
        raise CommandError(f"{', '.join(alone)} hanya berlaku bersama --complete.")
    if options["complete"]:
        absent = [f"--{name}" for name in names if not options[name]]
        if absent or options["kind"] != "staff":
            raise CommandError(
                f"--complete hanya untuk staff dan memerlukan {', '.join(absent) or '--unit, --status, --on, --reason'}."
            )
        complete = Complete(options["unit"], options["status"], options["on"], options["reason"])
    return Options(
        complete,
        options["except_refused"],
        options["approve"],
        options["confirm_ended"],
        options["government"],
    )


def _taught(path: Path | None) -> Taught | None:
    """`column = "header"` lines, or the sections [columns], [constants] and [values.<column>]."""
    if path is None:
        return None
    text = _read(path).decode("utf-8", errors="replace")
    try:
        told = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except ValueError as error:
        raise CommandError(f"{path} bukan TOML atau JSON: {error}") from error
    if not any(isinstance(value, dict) for value in told.values()):
        told = {"columns": told}
    return Taught(told.get("columns", {}), told.get("constants", {}), told.get("values", {}))


def _ask(unsure: EndingsUnconfirmed, wish: Options) -> Options:
    """The exact number, from a person at a terminal; a script gives it by --confirm-ended."""
    if not sys.stdin.isatty():
        raise unsure
    answer = input(f"{unsure}\nAngka: ").strip()
    if answer != str(unsure.endings):
        raise ApplyRefused("Angkanya tidak sama; tidak ada yang berubah.")
    return Options(wish.complete, wish.except_refused, wish.approve, unsure.endings, wish.government)
