"""penata setup: bring the database up to this version. Safe to repeat; the embedded server gets it by itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.kernel.access import Actor
from penata.portals.management.base import PenataCommand


class Command(PenataCommand):
    help = "Siapkan atau mutakhirkan basis data: tabel, akun operator, wilayah Indonesia."

    def handle(self, *args: Any, **options: Any) -> None:
        settings.PENATA_HOME.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        super().handle(*args, **options)

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        operator = accounts.ensure_operator()
        added = 0 if organization.regions_are_loaded() else organization.load_official_regions(by=operator)
        return {"regions_added": added}

    def tell(self, result: Any) -> None:
        self.stdout.write("Basis data siap.")
