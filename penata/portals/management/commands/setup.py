"""penata setup: bring the database up to this version. Safe to repeat; the embedded server gets it by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from penata.domains.accounts import public as accounts
from penata.domains.organization import public as organization
from penata.kernel.access import Actor
from penata.kernel.maintenance import actions as maintenance
from penata.portals.management.base import PenataCommand

CUT_OFF = "penata: pembaruan terputus; halaman tetap hanya dapat dibaca. Perbaiki yang disebut di bawah, lalu ulangi.\n"


class Command(PenataCommand):
    help = "Siapkan atau mutakhirkan basis data: tabel, akun operator, wilayah Indonesia."

    def handle(self, *args: Any, **options: Any) -> None:
        settings.PENATA_HOME.mkdir(parents=True, exist_ok=True)
        try:
            with maintenance.only_setup(), _closed_where_it_serves():
                call_command("migrate", verbosity=0, interactive=False)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        call_command("createcachetable", verbosity=0)
        with maintenance.maintaining():
            super().handle(*args, **options)

    def act(self, by: Actor, options: dict[str, Any]) -> Any:
        operator = accounts.ensure_operator()
        added = 0 if organization.regions_are_loaded() else organization.load_official_regions(by=operator)
        return {"regions_added": added}

    def tell(self, result: Any) -> None:
        self.stdout.write("Basis data siap.")


@contextmanager
def _closed_where_it_serves() -> Iterator[None]:
    """A database that holds something and is to be changed is only read meanwhile; an empty one serves nobody."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    serves = ("accounts", "0001_initial") in executor.loader.applied_migrations
    if not (plan and serves):
        yield
        return
    call_command("migrate", "maintenance", verbosity=0, interactive=False)
    try:
        with maintenance.closed_for_setup():
            yield
    except Exception:
        sys.stderr.write(CUT_OFF)
        raise
