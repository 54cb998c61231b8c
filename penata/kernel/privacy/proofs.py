"""What a proof may be: told by its first bytes, never by its name."""

from __future__ import annotations

LARGEST = 5 * 1024 * 1024
KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def kind_of(content: bytes) -> str | None:
    """The media type, or None where it is none of those taken."""
    return next((kind for magic, kind in KINDS.items() if content.startswith(magic)), None)
