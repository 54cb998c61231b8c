"""Settings with which an office must not run."""

from __future__ import annotations

import stat
from collections.abc import Iterator

from django.conf import settings
from django.core import checks as django_checks

from penata.kernel.health.machine import LOOPBACK
from penata.kernel.health.register import Check, Finding, add, bad, good, poor

LEAST_KEY_LENGTH = 50


def register() -> None:
    add(
        Check("Django", django, order=1),
        Check("Kunci rahasia", secret_key, order=2),
        Check("Galat di halaman", debugging, order=3),
        Check("HTTPS", https, order=4),
        Check("Data contoh", demo_data, order=5),
        Check("Hak berkas", home_mode, order=6),
    )


def in_an_office() -> bool:
    """The embedded server serves demo and tests; whoever sets a database of his own means it."""
    return settings.PENATA_EMBEDDED_SERVER is None


def django() -> Iterator[Finding]:
    for message in django_checks.run_checks():
        if message.level >= django_checks.ERROR:
            yield bad("Django", str(message.msg), str(message.hint or "laporkan ke pengembang"))


def secret_key() -> Iterator[Finding]:
    if len(settings.SECRET_KEY) < LEAST_KEY_LENGTH or len(set(settings.SECRET_KEY)) < 10:
        yield bad(
            "Kunci rahasia",
            f"terlalu pendek atau mudah ditebak ({len(settings.SECRET_KEY)} huruf)",
            f"setel PENATA_SECRET_KEY ke sedikitnya {LEAST_KEY_LENGTH} huruf acak; semua orang masuk ulang",
        )
    else:
        yield good("Kunci rahasia", f"{len(settings.SECRET_KEY)} huruf")


def debugging() -> Iterator[Finding]:
    if settings.DEBUG:
        make = bad if in_an_office() else poor
        yield make("Galat di halaman", "isi program terlihat di halaman galat", "hapus PENATA_DEBUG")


def https() -> Iterator[Finding]:
    public = [name for name in settings.ALLOWED_HOSTS if name not in LOOPBACK]
    if settings.SECURE_SSL_REDIRECT:
        yield good("HTTPS", "wajib")
    elif public:
        yield bad("HTTPS", f"{', '.join(public)} dilayani tanpa https", "setel PENATA_HTTPS=1")
    elif in_an_office():
        yield poor(
            "HTTPS", "belum disetel; hanya dapat dibuka di mesin ini", "setel PENATA_HTTPS=1 dan PENATA_HOSTS"
        )


def demo_data() -> Iterator[Finding]:
    if settings.PENATA_DEMO and (in_an_office() or settings.SECURE_SSL_REDIRECT):
        yield bad(
            "Data contoh",
            "basis data ini berisi data contoh; siapa pun dapat masuk tanpa kata sandi",
            "pakai basis data dan PENATA_HOME yang kosong",
        )


def home_mode() -> Iterator[Finding]:
    home = settings.PENATA_HOME
    if in_an_office() and home.is_dir() and stat.S_IMODE(home.stat().st_mode) & stat.S_IRWXO:
        yield poor("Hak berkas", f"{home} terbuka bagi semua pengguna mesin", f"chmod 750 {home}")
