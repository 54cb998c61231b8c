"""penata readonly: hold changes up while something is moved or mended, and let them in again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from penata.kernel.access import Actor
from penata.kernel.maintenance import actions, queries
from penata.kernel.maintenance.models import ClosureKind
from penata.kernel.ui import figures
from penata.portals.management.base import PenataCommand

CUT_OFF = "penata setup yang terputus; jalankan lagi penata setup, atau buka dengan penata readonly off"
AT_WORK = "penata setup sedang berjalan; perubahan dibuka lagi bila ia selesai"


class Command(PenataCommand):
    help = "Tahan semua perubahan (on), buka lagi (off), atau lihat keadaannya (status)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("what", choices=["on", "off", "status"], metavar="on|off|status")
        parser.add_argument("--why", default="", metavar="ALASAN", help="wajib untuk on; dicatat di jejak")

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        what, why = options["what"], options["why"].strip()
        if what == "on":
            if not why:
                raise CommandError("Sebutkan alasannya: penata readonly on --why “…”.")
            actions.close(why=why, by=by)
        if what == "off":
            if queries.setup_is_running():
                raise CommandError(AT_WORK.capitalize() + ".")
            actions.reopen(why=why, by=by)
        return _state()

    def tell(self, result: Any) -> None:
        if not result["readonly"]:
            self.stdout.write("Perubahan diterima seperti biasa.")
            return
        self.stdout.write(f"Hanya baca sejak {result['since_words']}: {result['reason']}.")


def _state() -> dict[str, Any]:
    closure = queries.closure()
    if closure is None:
        return {"readonly": False}
    running = queries.setup_is_running()
    cut_off = closure.kind == ClosureKind.SETUP and not running
    reason = closure.why if closure.kind == ClosureKind.MANUAL else CUT_OFF if cut_off else AT_WORK
    return {
        "readonly": True, "kind": closure.kind, "since": closure.since, "since_words": figures.moment(closure.since),
        "reason": reason, "setup_running": running, "cut_off": cut_off,
    }  # fmt: skip
