"""Hold changes up and let them in again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import OperationalError
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from penata.kernel.access import Actor, Permission, demand
from penata.kernel.audit.actions import Entry, record
from penata.kernel.db.locks import Lock, take
from penata.kernel.maintenance.models import Closure, ClosureKind

PATIENCE_SECONDS = 60


@transaction.atomic
def close(*, why: str, by: Actor) -> Closure:
    """From here on nothing can be changed; what was being changed has ended before."""
    demand(by, Permission.ACCOUNT_EDIT)
    _wait_for_writers()
    if Closure.objects.exists():
        raise ValidationError(_("Perubahan sudah ditahan; lihat penata readonly status."))
    record(Entry("readonly.on", "installation", 1, why=why), by=by)
    return Closure.objects.create(kind=ClosureKind.MANUAL, why=why)


@transaction.atomic
def reopen(*, why: str, by: Actor) -> bool:
    """Also after a `penata setup` that was cut off. Whether there was anything to lift."""
    demand(by, Permission.ACCOUNT_EDIT)
    removed, _rows = Closure.objects.all().delete()
    if removed:
        record(Entry("readonly.off", "installation", 1, why=why), by=by)
    return bool(removed)


@contextmanager
def closed_for_setup() -> Iterator[None]:
    """While the body migrates. What an administrator has closed stays closed; a body that breaks leaves it closed."""
    with transaction.atomic():
        _wait_for_writers()
        if not Closure.objects.exists():
            Closure.objects.create(kind=ClosureKind.SETUP)
    with maintaining():
        yield
    Closure.objects.filter(kind=ClosureKind.SETUP).delete()


@contextmanager
def maintaining() -> Iterator[None]:
    """What this connection changes is the maintenance itself, and is let through."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('penata.maintains', 'on', false)")
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("select set_config('penata.maintains', '', false)")


@contextmanager
def only_setup() -> Iterator[None]:
    """One `penata setup` at a time; the lock goes with its connection, however that ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [Lock.SETUP.value])
        if not cursor.fetchone()[0]:
            raise ValidationError(_("Penata setup lain sedang berjalan pada basis data ini."))
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [Lock.SETUP.value])


def _wait_for_writers() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"set local lock_timeout = '{PATIENCE_SECONDS}s'")
            take(Lock.WRITERS)
            cursor.execute("set local lock_timeout = 0")
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise ValidationError(
                _("Masih ada perubahan yang berjalan, misalnya sebuah impor. Coba lagi sesudahnya selesai.")
            ) from error
        raise
