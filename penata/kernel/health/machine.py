"""The machine: room on the disk, the clock, the certificate, mail, and where back-ups go."""

from __future__ import annotations

import contextlib
import shutil
import smtplib
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

from cryptography import x509
from django.conf import settings

from penata.kernel import clock
from penata.kernel.health.register import Check, Finding, Needs, add, bad, good, poor

LEAST_FREE_GIGABYTES = 2
ATTENTION_DAYS, BAD_DAYS = 21, 5
ANSWER_SECONDS = 1.5
BACKUP_ATTENTION_HOURS, BACKUP_BAD_HOURS = 26, 7 * 24
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


def register() -> None:
    add(
        Check("Ruang", disk, Needs.NOTHING, 18),
        Check("Penyelarasan jam", time_service, Needs.NETWORK, 21),
        Check("Sertifikat", certificate, Needs.NETWORK, 30),
        Check("Surel", mail, Needs.NETWORK, 31),
        Check("Cadangan", backups, Needs.NETWORK, 32),
    )


def disk() -> Iterator[Finding]:
    home = settings.PENATA_HOME
    if not home.is_dir():
        yield bad("Ruang", f"{home} belum ada", "jalankan penata setup")
        return
    free = shutil.disk_usage(home).free / 1024**3
    words = f"{free:.1f} GB kosong di {home}"
    if free < LEAST_FREE_GIGABYTES:
        yield poor("Ruang", words, f"kosongkan sedikitnya {LEAST_FREE_GIGABYTES} GB")
    else:
        yield good("Ruang", words)


def time_service() -> Iterator[Finding]:
    """Only where systemd knows; a machine without it says nothing."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        asked = subprocess.run(
            ["timedatectl", "show", "--property=NTPSynchronized", "--value"],
            capture_output=True, text=True, timeout=ANSWER_SECONDS, check=True,
        )  # fmt: skip
        if asked.stdout.strip() == "yes":
            yield good("Penyelarasan jam", "jam diselaraskan")
        elif asked.stdout.strip() == "no":
            yield poor("Penyelarasan jam", "jam tidak diselaraskan", "timedatectl set-ntp true")


def certificate() -> Iterator[Finding]:
    """Of the file PENATA_CERTIFICATE, else what the first host name answers with on 443."""
    path, host = settings.PENATA_CERTIFICATE, _public_host()
    if path is None and (host is None or not settings.SECURE_SSL_REDIRECT):
        return
    where = str(path) if path else f"{host}:443"
    try:
        known = x509.load_pem_x509_certificate(path.read_bytes() if path else _certificate_of(host or ""))
    except (OSError, ValueError) as problem:
        yield poor(
            "Sertifikat",
            f"{where} tidak dapat dibaca ({type(problem).__name__})",
            "periksa nginx, atau setel PENATA_CERTIFICATE ke berkasnya",
        )
        return
    yield _judged(known, host)


def _judged(known: x509.Certificate, host: str | None) -> Finding:
    days = (known.not_valid_after_utc - clock.now()).days
    if host and not _names(known, host):
        return bad("Sertifikat", f"bukan untuk {host}", "pasang sertifikat yang menyebut nama itu")
    if days < BAD_DAYS:
        return bad("Sertifikat", f"habis dalam {max(days, 0)} hari", "perbarui sekarang")
    if days < ATTENTION_DAYS:
        return poor("Sertifikat", f"habis dalam {days} hari", "perbarui; certbot renew --dry-run menguji")
    if known.issuer == known.subject:
        return poor("Sertifikat", f"ditandatangani sendiri, {days} hari lagi", "pasang yang dikenal peramban")
    return good("Sertifikat", f"berlaku {days} hari lagi")


def _names(known: x509.Certificate, host: str) -> bool:
    try:
        extension = known.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return False
    named = extension.value.get_values_for_type(x509.DNSName)
    parent = host.partition(".")[2]
    return host in named or f"*.{parent}" in named


def _certificate_of(host: str) -> bytes:
    """Whatever is shown, trusted or not: here it is only looked at."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection((host, 443), timeout=ANSWER_SECONDS) as link,
        context.wrap_socket(link, server_hostname=host) as secured,
    ):
        return ssl.DER_cert_to_PEM_cert(secured.getpeercert(binary_form=True) or b"").encode()


def _public_host() -> str | None:
    return next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name not in LOOPBACK | {"*"}), None)


def mail() -> Iterator[Finding]:
    """Whether the server that letters are given to takes us in; nothing is sent."""
    server = settings.PENATA_MAIL_SERVER
    if not server:
        yield poor("Surel", "mati", "setel PENATA_MAIL_URL dan PENATA_MAIL_FROM")
        return
    where = f"{server['host']}:{server['port']}"
    connect = smtplib.SMTP_SSL if server["tls"] == "direct" else smtplib.SMTP
    try:
        with connect(server["host"], server["port"], timeout=ANSWER_SECONDS) as link:
            link.ehlo()
        yield good("Surel", f"{where} menjawab")
    except (OSError, smtplib.SMTPException) as problem:
        yield bad("Surel", f"{where} tidak menjawab ({type(problem).__name__})", "periksa peladen surel")


def backups() -> Iterator[Finding]:
    """The age of the newest file in PENATA_BACKUP_DIR, or of the mark that `penata backup` leaves behind."""
    newest = max(_moments(), default=None)
    if newest is None:
        yield poor("Cadangan", "belum pernah ada", "pasang penata-backup.timer (docs/operations.md)")
        return
    hours = (clock.now().timestamp() - newest) / 3600
    words = f"terakhir {hours:.0f} jam lalu"
    if hours > BACKUP_BAD_HOURS:
        yield bad("Cadangan", words, "periksa journalctl -u penata-backup")
    elif hours > BACKUP_ATTENTION_HOURS:
        yield poor("Cadangan", words, "periksa journalctl -u penata-backup")
    else:
        yield good("Cadangan", words)


def _moments() -> Iterator[float]:
    folder: Path | None = settings.PENATA_BACKUP_DIR
    mark: Path = settings.PENATA_HOME / "last-backup"
    with contextlib.suppress(OSError):
        yield mark.stat().st_mtime
    with contextlib.suppress(OSError):
        for path in folder.iterdir() if folder else ():
            if path.is_file() and not path.name.startswith(".") and path.stat().st_size:
                yield path.stat().st_mtime
