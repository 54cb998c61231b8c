"""What is kept of a one-time code in its place."""

from django.utils.crypto import salted_hmac


def digest_of(code: str) -> str:
    """HMAC-SHA256 under this installation's key: 73 random bits need no slow hash, and a copied database no code."""
    return salted_hmac("penata.activation", code, algorithm="sha256").hexdigest()
