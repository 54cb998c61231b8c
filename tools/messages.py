"""`make messages`: gather every text of the source into the catalogs.

Babel reads Python and rule catalogs; templates go through Django's own reader first. GNU gettext is not needed.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "penata"
LANGUAGES = ("en",)
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Penata\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
RULE_TEXTS = ("title", "about", "unit", "doubt")

Found = tuple[str | tuple[str, ...], str | None]


def update() -> None:
    """Bring every catalog up to the texts that the source holds now; what is gone goes."""
    fresh = gathered()
    for language in LANGUAGES:
        path = catalog_path(language)
        known = (
            read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(language)
        )
        known.update(fresh, no_fuzzy_matching=True)
        known.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(HEADER.format(language=language).encode())
            write_po(file, known, width=110, omit_header=True, include_lineno=False, sort_output=True)
        empty = sum(1 for message in known if message.id and not translated(message.string))
        print(f"{path.relative_to(ROOT)}: {len(known)} teks, {empty} belum diterjemahkan")


def gathered() -> Catalog:
    """Every text of the source, with the file it stands in."""
    catalog = Catalog(project="Penata", charset="utf-8", fuzzy=False)
    for path in sorted(SOURCE.rglob("*")):
        reader = READERS.get(path.suffix)
        for message, context in reader(path) if reader else ():
            catalog.add(message, locations=[(str(path.relative_to(ROOT)), 0)], context=context)
    return catalog


def translated(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def catalog_path(language: str) -> Path:
    return SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"


def _python(path: Path) -> Iterator[Found]:
    return _calls(path.read_bytes())


def _template(path: Path) -> Iterator[Found]:
    """Django blanks everything but the calls; without its indents that is Python enough."""
    blanked = templatize(path.read_text("utf-8"), origin=str(path))
    return _calls("\n".join(line.strip() for line in blanked.splitlines()).encode())


def _rules(path: Path) -> Iterator[Found]:
    for rule in tomllib.loads(path.read_text("utf-8")).values():
        for part in (rule, *rule.get("values", [])):
            yield from ((part[key], None) for key in RULE_TEXTS if part.get(key))


def _calls(source: bytes) -> Iterator[Found]:
    for _line, message, _comments, context in extract("python", io.BytesIO(source), KEYWORDS):
        yield message, context


READERS = {".py": _python, ".html": _template, ".txt": _template, ".toml": _rules}


if __name__ == "__main__":
    update()
