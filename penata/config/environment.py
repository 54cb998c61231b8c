"""What this installation is told from outside: environment variables, and the few facts kept in PENATA_HOME."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import ParseResult, unquote, urlparse

from django.core.exceptions import ImproperlyConfigured

from penata.kernel.embedded import EmbeddedServer
from penata.kernel.instance import Instance

ANSWERS_PAGES = "PENATA_ANSWERS_PAGES"  # set by wsgi.py for its own process
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
    """Django's settings for the database: the embedded server, or PENATA_DATABASE_URL.

    PENATA_POOLED: that address is a pooler's, which gives each transaction another connection. Only what answers pages
    may go through it; worker and commands listen, lock, and dump on PENATA_DIRECT_URL.
    """
    common = {"ENGINE": "django.db.backends.postgresql", "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 60}
    server = embedded_server()
    if server is not None:
        return common | server.connection_settings()
    if not flag("PENATA_POOLED"):
        return common | _from_url("PENATA_DATABASE_URL")
    if not os.environ.get("PENATA_DIRECT_URL"):
        raise ImproperlyConfigured(
            "Dengan PENATA_POOLED=1 setel juga PENATA_DIRECT_URL: alamat PostgreSQL sendiri, untuk pekerja dan perintah."
        )
    if not flag(ANSWERS_PAGES):
        return common | _from_url("PENATA_DIRECT_URL")
    pooled = {"DISABLE_SERVER_SIDE_CURSORS": True, "OPTIONS": {"prepare_threshold": None}}
    return common | _from_url("PENATA_DATABASE_URL") | pooled


def replica() -> dict[str, Any] | None:
    """Where a streaming replica is reached, if there is one. Pages do not read from it (ADR 0029)."""
    return _from_url("PENATA_REPLICA_URL") if os.environ.get("PENATA_REPLICA_URL") else None


def _from_url(variable: str) -> dict[str, Any]:
    url = urlparse(os.environ[variable])
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise ImproperlyConfigured(
            f"{variable} harus berbentuk postgresql://pengguna:sandi@peladen:5432/basis_data."
        )
    return {
        "HOST": _host(url),
        "PORT": str(url.port or ""),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "NAME": url.path.strip("/"),
    }


def _host(url: ParseResult) -> str:
    """A name, or the folder of a socket, percent-encoded: `%2Frun%2Fpostgresql`."""
    told = url.netloc.rpartition("@")[2]
    return unquote(told.partition(":")[0] if told.upper().startswith("%2F") else url.hostname or "")


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


def text(name: str) -> str:
    return os.environ.get(name, "").strip()


def folder(name: str) -> Path | None:
    """A folder or file that is named, or none."""
    told = os.environ.get(name, "")
    return Path(told).expanduser().resolve() if told else None


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


def mail_server() -> dict[str, Any] | None:
    """From PENATA_MAIL_URL: smtp://user:password@host:587 (STARTTLS), smtps://host:465, or smtp://host:25?tls=off."""
    told = os.environ.get("PENATA_MAIL_URL", "")
    if not told:
        return None
    url, sender = urlparse(told), os.environ.get("PENATA_MAIL_FROM", "")
    if url.scheme not in {"smtp", "smtps"} or not url.hostname or "@" not in sender:
        raise ImproperlyConfigured(
            "PENATA_MAIL_URL harus berbentuk smtp://pengguna:sandi@peladen:587 atau smtps://…, "
            "dan PENATA_MAIL_FROM alamat pengirim, misalnya Penata <penata@contoh.go.id>."
        )
    direct, off = url.scheme == "smtps", "tls=off" in url.query.split("&")
    return {
        "host": url.hostname,
        "port": url.port or (465 if direct else 25 if off else 587),
        "user": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "tls": "direct" if direct else "off" if off else "start",
        "sender": sender,
        "bounces": os.environ.get("PENATA_MAIL_BOUNCES", ""),
        "ca": os.environ.get("PENATA_MAIL_CA") or None,
    }


def address() -> str:
    """How people reach this installation, for links in mail: PENATA_ORIGIN, else the first of PENATA_HOSTS."""
    told = os.environ.get("PENATA_ORIGIN", "").rstrip("/")
    if told:
        return told
    host = words("PENATA_HOSTS", "127.0.0.1:8000")[0].lstrip(".")
    return f"{'https' if flag('PENATA_HTTPS') else 'http'}://{host}"
