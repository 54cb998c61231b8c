"""How somebody is called with his titles."""

from __future__ import annotations


def with_titles(name: str, front: str, back: str) -> str:
    """As on an SK: dr. Siti Rahma, Sp.A."""
    called = f"{front} {name}".strip()
    return f"{called}, {back}" if back else called
