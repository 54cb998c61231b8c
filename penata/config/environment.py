"""What this installation is told from outside: environment variables, and the few facts kept in PENATA_HOME."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from django.core.exceptions import ImproperlyConfigured

from penata.kernel.embedded import EmbeddedServer
from penata.kernel.instance import Instance

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def home() -> Path:
    """Where the embedded database, files and anchors live; two installations stand side by side by it."""
    return Path(os.environ.get("PENATA_HOME") or CHECKOUT / ".penata").expanduser().resolve()


def database_url() -> str:
    return os.environ.get("PENATA_DATABASE_URL", "")


def embedded_server() -> EmbeddedServer | None:
    """The server that we run ourselves; None where another is set."""
    return None if database_url() else EmbeddedServer(home())


def database() -> dict[str, Any]:
    """Django's settings for the database, from PENATA_DATABASE_URL or for the embedded server."""
    common = {"ENGINE": "django.db.backends.postgresql", "CONN_HEALTH_CHECKS": True}
    server = embedded_server()
    if server is not None:
        return common | server.connection_settings() | {"CONN_MAX_AGE": 60}
    url = urlparse(database_url())
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise ImproperlyConfigured(
            "PENATA_DATABASE_URL harus berbentuk postgresql://pengguna:sandi@peladen:5432/basis_data."
        )
    return common | {
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "NAME": url.path.strip("/"),
        "CONN_MAX_AGE": 60,
    }


def secret_key() -> str:
    """From the environment; where the embedded server serves, a key of its own is made once."""
    given = os.environ.get("PENATA_SECRET_KEY")
    if given:
        return given
    if database_url():
        raise ImproperlyConfigured(
            "Setel PENATA_SECRET_KEY: sedikitnya 50 huruf acak, rahasia, sama di semua proses."
        )
    path = home() / "secret.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(60))
    return path.read_text()


def flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "ya"}


def folder(name: str) -> Path | None:
    """A folder or file that is named, or none."""
    told = os.environ.get(name, "")
    return Path(told).expanduser().resolve() if told else None


def words(name: str, default: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def fixed_day() -> date | None:
    """PENATA_TODAY, else the day of the demo, else none: the machine's own."""
    told = os.environ.get("PENATA_TODAY") or Instance.read(home()).today
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise ImproperlyConfigured("PENATA_TODAY harus berbentuk 2026-11-22.") from None
