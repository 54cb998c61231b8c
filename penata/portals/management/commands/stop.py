"""penata stop: stop the embedded database server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Hentikan peladen basis data bawaan."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PENATA_EMBEDDED_SERVER is None:
            raise CommandError(
                "Basis data Anda bukan peladen bawaan; hentikan dengan alat peladennya sendiri."
            )
        stopped = settings.PENATA_EMBEDDED_SERVER.stop()
        self.stdout.write(
            "Peladen basis data berhenti." if stopped else "Peladen basis data memang tidak berjalan."
        )
