"""SIASN, the national civil-service system of BKN: what it knows of one person."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from penata.kernel.ports.siasn.protocol import Siasn

__all__ = ["Siasn", "siasn"]


def siasn() -> Siasn | None:
    """`config` says which one; None where no address is set: answers come as files only."""
    return _made(settings.PENATA_SIASN) if settings.PENATA_SIASN else None


@cache
def _made(path: str) -> Siasn:
    made: Siasn = import_string(path)()
    return made
