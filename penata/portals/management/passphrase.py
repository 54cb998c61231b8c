"""The passphrase of backups: from the environment or from the terminal, never from the command line."""

from __future__ import annotations

import getpass
import os
import sys

from django.core.management.base import CommandError

NAME = "PENATA_BACKUP_PASSPHRASE"
SHORTEST = 12


def asked(*, is_new: bool) -> str:
    """A new one is asked for twice: nobody can open the backup when it was mistyped."""
    given = os.environ.get(NAME) or _typed(is_new)
    if is_new and len(given) < SHORTEST:
        raise CommandError(f"Kata sandi cadangan sedikitnya {SHORTEST} huruf; beberapa kata acak lebih baik.")
    return given


def _typed(is_new: bool) -> str:
    if not sys.stdin.isatty():
        raise CommandError(f"Setel {NAME}, atau jalankan di terminal agar kata sandinya ditanyakan.")
    given = getpass.getpass("Kata sandi cadangan: ")
    if is_new and getpass.getpass("Sekali lagi: ") != given:
        raise CommandError("Kedua isian tidak sama.")
    return given
