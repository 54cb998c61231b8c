"""What a browser says of itself, in words that its owner recognises."""

from __future__ import annotations

from penata.kernel.values import N_

BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
"""The first mark that is found tells: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari."""

SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip

UNKNOWN = N_("Peramban tidak dikenal")


def describe(user_agent: str) -> tuple[str, str]:
    """Browser and system; UNKNOWN and nothing where neither is recognised."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return (browser or UNKNOWN, system)
