"""penata siasn: files for SIASN out, its answers in, and what differs."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from penata.domains.people import public as people
from penata.kernel.access import Actor
from penata.kernel.ports.refusals import Unreachable
from penata.kernel.sheets.problems import FileRefused
from penata.portals.management.base import PenataCommand, progress

SHOWN = 20


class Command(PenataCommand):
    help = "SIASN: export menulis berkas, import dan fetch menyimpan jawaban, diff membandingkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "what", choices=["export", "import", "fetch", "diff"], metavar="export|import|fetch|diff"
        )
        parser.add_argument(
            "file", type=Path, nargs="?", metavar="BERKAS", help="export: xlsx atau csv; import: dari SIASN"
        )
        parser.add_argument("--unit", default="", metavar="KODE", help="unit ini dan semua di bawahnya")

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        self.what, path = options["what"], options["file"]
        if (path is None) == (self.what in {"export", "import"}):
            raise CommandError("Sebut BERKAS untuk export dan import; fetch dan diff tidak memakainya.")
        if self.what == "import" and options["unit"]:
            raise CommandError("import membaca seluruh berkas; --unit tidak berlaku.")
        try:
            return getattr(self, f"_{self.what}")(by, options)
        except FileRefused as refusal:
            raise CommandError(str(refusal)) from refusal

    def _export(self, by: Actor, options: dict[str, Any]) -> Any:
        path: Path = options["file"]
        form = path.suffix.removeprefix(".").lower()
        if form not in {"xlsx", "csv"}:
            raise CommandError("Akhiri nama berkasnya dengan .xlsx atau .csv.")
        content, count = people.siasn_file(by, people.siasn_path(by, options["unit"]), form)
        path.write_bytes(content)
        path.chmod(0o600)
        return {"file": str(path), "people": count}

    def _import(self, by: Actor, options: dict[str, Any]) -> Any:
        return people.take_siasn_file(options["file"].read_bytes(), by=by)

    def _fetch(self, by: Actor, options: dict[str, Any]) -> Any:
        try:
            with progress("SIASN", options) as report:
                return people.fetch_siasn(people.siasn_path(by, options["unit"]), by=by, report=report)
        except Unreachable as refusal:
            raise CommandError(
                "SIASN tidak menjawab. Yang sudah dijawab tersimpan; ulangi nanti."
            ) from refusal

    def _diff(self, by: Actor, options: dict[str, Any]) -> Any:
        return people.siasn_differences(by, people.siasn_path(by, options["unit"]))

    def tell(self, result: Any) -> None:
        if self.what == "export":
            self.stdout.write(f"{result['people']} orang ditulis ke {result['file']}.")
        elif self.what == "import":
            self._tell_import(result)
        elif self.what == "fetch":
            self.stdout.write(
                f"{result['answered']} dijawab, {result['changed']} jawaban baru, {result['missing']} tidak dikenal SIASN, "
                f"{result['unread']} tidak terbaca."
            )
        else:
            self._tell_differences(result)

    def _tell_import(self, result: Any) -> None:
        self.stdout.write(
            f"Baru {result['new']}, berubah {result['changed']}, tetap {result['unchanged']}, "
            f"di luar wewenang {result['elsewhere']}."
        )
        for problem in result["problems"][:SHOWN]:
            self.stdout.write(
                f"  baris {problem['row']}, {problem['column']}: {problem['message']} {problem['remedy']}"
            )
        if len(result["problems"]) > SHOWN:
            self.stdout.write(f"  … dan {len(result['problems']) - SHOWN} lagi; --json menyebut semuanya.")

    def _tell_differences(self, result: Any) -> None:
        self.stdout.write(
            f"{result['people']} ASN, {result['answered']} dijawab SIASN, {result['alike']} tanpa selisih terbuka; "
            f"{result['unanswered']} tidak ada di SIASN, {result['unknown']} tidak ada di Penata."
        )
        for name, count in result["columns"].items():
            self.stdout.write(f"  {name:16} {count:>6}")
