"""`make vendor`: copy what the pages need out of node_modules, and write down what was copied.

npm has checked the integrity of the packages against package-lock.json; the digests written here let a test see
that nobody edited a copy. Icons become one sprite of those that templates and code name.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
TARGET = ROOT / "penata/kernel/ui/static/vendor"
SPRITE = ROOT / "penata/kernel/ui/static/vendor/icons.svg"

FILES = {
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "LICENSE-bootstrap": "bootstrap/LICENSE",
    "LICENSE-bootstrap-icons": "bootstrap-icons/LICENSE",
    "LICENSE-htmx": "htmx.org/LICENSE",
}

_TAGS = re.compile(r"{%.*?%}")
_NAMES = re.compile(r"""["']([a-z0-9]+(?:-[a-z0-9]+)*)["']""")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, source in FILES.items():
        content = (PACKAGES / source).read_text("utf-8")
        (TARGET / name).write_text(
            re.sub(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S+", "", content)
        )
    SPRITE.write_text(sprite(icons_named()))
    (TARGET / "integrity.json").write_text(json.dumps(digests(), indent=2) + "\n")


def icons_named() -> list[str]:
    """Names that bootstrap-icons has, inside template tags and in the code that registers icons."""
    known = {path.stem for path in (PACKAGES / "bootstrap-icons/icons").glob("*.svg")}
    named: set[str] = set()
    for path in (ROOT / "penata").rglob("*.html"):
        for tag in _TAGS.findall(path.read_text("utf-8")):
            named |= set(_NAMES.findall(tag))
    for path in (ROOT / "penata").rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            if "icon" in line or "nav.Item" in line or path.name == "apps.py":
                named |= set(_NAMES.findall(line))
    return sorted(named & known)


def sprite(names: list[str]) -> str:
    symbols = []
    for name in names:
        drawn = (PACKAGES / f"bootstrap-icons/icons/{name}.svg").read_text("utf-8")
        paths = re.search(r"<svg[^>]*>(.*)</svg>", drawn, re.DOTALL)
        assert paths is not None
        symbols.append(f'<symbol id="i-{name}" viewBox="0 0 16 16">{paths[1].strip()}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def digests() -> dict[str, str]:
    return {
        path.name: "sha256-" + hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(TARGET.iterdir())
        if path.name != "integrity.json"
    }


if __name__ == "__main__":
    main()
