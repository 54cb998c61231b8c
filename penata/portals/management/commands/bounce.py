"""penata bounce: what a mail server returns, on standard input; for the alias that returned mail goes to."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from penata.kernel.access import Actor
from penata.kernel.notify.actions import addresses
from penata.portals.management.base import PenataCommand


class Command(PenataCommand):
    help = "Baca satu surel yang kembali (RFC 3464) dari masukan baku dan tandai alamatnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--recipient", default="", help="alamat tujuan surel yang kembali itu, bila diketahui"
        )

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        found = addresses.take_return(sys.stdin.buffer.read(), recipient=options["recipient"])
        return {"taken": found is not None, "status": found.status if found else None}

    def tell(self, result: Any) -> None:
        """Nothing that a mail server would send back to somebody; no address in any log."""
        said = (
            f"tercatat, kode {result['status']}"
            if result["taken"]
            else "bukan surel kita yang kembali; dilewati"
        )
        self.stdout.write(said)
