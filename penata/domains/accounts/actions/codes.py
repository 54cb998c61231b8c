"""One-time codes: drawn here, kept nowhere."""

from __future__ import annotations

import secrets

from penata.domains.accounts.rules.codes import POSSIBLE, write_code


def draw_code() -> str:
    return write_code(secrets.randbelow(POSSIBLE))
