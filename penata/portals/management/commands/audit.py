"""penata audit: seal the chain of traces, prove it, write its head down."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit import actions, anchors, queries
from penata.portals.management.base import PenataCommand


class Command(PenataCommand):
    help = "Jejak: verify memeriksa rantainya, seal menyegel, anchor mencatat ujungnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("what", choices=["verify", "seal", "anchor"], metavar="verify|seal|anchor")
        parser.add_argument(
            "--anchor", type=Path, metavar="BERKAS", help="bandingkan dengan jangkar yang disimpan di luar"
        )

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        demand(by, Permission.TRACE_READ)
        if options["what"] == "seal":
            return {"sealed": actions.seal()}
        if options["what"] == "anchor":
            path = anchors.write()
            return {"anchor": str(path) if path else None}
        verdict = queries.verify(_anchors(options["anchor"]))
        return {
            "sealed": verdict.sealed, "waiting": verdict.waiting, "head": verdict.head,
            "faults": verdict.faults, "ok": not verdict.faults,
        }  # fmt: skip

    def tell(self, result: Any) -> None:
        if "ok" not in result:
            self.stdout.write(" ".join(f"{key}: {value}" for key, value in result.items()))
            return
        self.stdout.write(
            f"{result['sealed']} jejak tersegel, {result['waiting']} menunggu. Ujung rantai {result['head']}."
        )
        for fault in result["faults"]:
            self.stdout.write(f"  {fault}")
        if result["ok"]:
            self.stdout.write("Rantai utuh.")

    def settle(self, result: Any) -> None:
        if result.get("faults"):
            raise CommandError(f"Rantai jejak rusak di {len(result['faults'])} tempat.")


def _anchors(path: Path | None) -> list[Any]:
    if path is None:
        return []
    try:
        return list(anchors.read(path))
    except (OSError, ValueError) as error:
        raise CommandError(f"Jangkar tidak dapat dibaca: {error}") from error
