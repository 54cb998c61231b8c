"""Electronic mail, over the government's own SMTP server."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from penata.kernel.ports.mail.protocol import Letter, Mail

__all__ = ["Letter", "Mail", "mail"]


def mail() -> Mail | None:
    """`config` says which one; None where no server is set: mail is off, and nothing pretends otherwise."""
    return _made(settings.PENATA_MAIL) if settings.PENATA_MAIL else None


@cache
def _made(path: str) -> Mail:
    made: Mail = import_string(path)()
    return made
