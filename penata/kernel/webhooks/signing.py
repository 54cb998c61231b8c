"""The secret of an endpoint, and the signature that proves a message ours and fresh."""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.utils.crypto import salted_hmac

HEADER = "Penata-Signature"


def secret_of(salt: str) -> str:
    """Made from the installation's own key and the endpoint's salt: a copy of the database alone gives none away."""
    made = salted_hmac("penata.webhooks", salt, algorithm="sha256").digest()
    return "whsec_" + base64.urlsafe_b64encode(made).decode().rstrip("=")


def signature(secret: str, at: int, body: bytes) -> str:
    """`t=<seconds>,v1=<hex>` over "<seconds>.<body>"."""
    told = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={told}"
