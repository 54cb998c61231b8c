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


def words(name: str, default: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def identity_service() -> dict[str, Any]:
    """The government's own identity service (OpenID Connect), where PENATA_OIDC_ISSUER names one."""
    issuer = os.environ.get("PENATA_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return {}
    missing = [n for n in ("PENATA_OIDC_CLIENT_ID", "PENATA_OIDC_CLIENT_SECRET") if not os.environ.get(n)]
    if missing:
        raise ImproperlyConfigured(f"PENATA_OIDC_ISSUER memerlukan juga {' dan '.join(missing)}.")
    app = {
        "provider_id": "daerah",
        "name": os.environ.get("PENATA_OIDC_NAME", "") or "Identitas daerah",
        "client_id": os.environ["PENATA_OIDC_CLIENT_ID"],
        "secret": os.environ["PENATA_OIDC_CLIENT_SECRET"],
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False},
    }
    return {"openid_connect": {"APPS": [app], "SCOPE": ["openid"], "OAUTH_PKCE_ENABLED": True}}


def identity_origin() -> list[str]:
    """Where a browser is sent to from our sign-in form; the content policy names it."""
    issuer = urlparse(os.environ.get("PENATA_OIDC_ISSUER", ""))
    return [f"{issuer.scheme}://{issuer.netloc}"] if issuer.netloc else []


def fixed_day() -> date | None:
    """PENATA_TODAY, else the day of the demo, else none: the machine's own."""
    told = os.environ.get("PENATA_TODAY") or Instance.read(home()).today
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise ImproperlyConfigured("PENATA_TODAY harus berbentuk 2026-11-22.") from None
