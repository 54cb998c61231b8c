"""penata notify: how deliveries fare; `penata notify send` hands over what is due, as the worker does every minute."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from penata.kernel.access import Actor, Permission, demand
from penata.kernel.notify import queries
from penata.kernel.notify.actions import sending
from penata.portals.management.base import PenataCommand


class Command(PenataCommand):
    help = "Keadaan pengiriman pemberitahuan; `send` mengirim yang sudah waktunya sekarang juga."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("step", nargs="?", default="status", choices=["status", "send", "retry"])

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        demand(by, Permission.DELIVERY_EDIT)
        if options["step"] == "retry":
            sending.retry_failed(by=by)
        taken = sending.run(seconds=3600) if options["step"] != "status" else 0
        return {"taken": taken, **queries.totals()}

    def tell(self, result: Any) -> None:
        self.stdout.write(
            f"{result['taken']} baru dikirim; {result['waiting']} menunggu, {result['sent']} terkirim, "
            f"{result['failed']} gagal, {result['bounced']} memantul, {result['spoilt']} alamat tidak dipakai."
        )
