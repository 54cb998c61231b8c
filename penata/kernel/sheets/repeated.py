"""How much text the cells of a packed workbook get when each is given its own, told before they are.

A book writes a text once and its cells point at it: a few kilobytes in the file can be gigabytes in memory.
"""

from __future__ import annotations

import re
from collections import Counter
from zipfile import ZipFile

from penata.kernel.sheets.extent import ODS_CONTENT, pieces, times, walk

SHARED = "xl/sharedstrings.xml"
_NUMBER = re.compile(rb"<(?:\w+:)?v>\s*(\d{1,9})")  # in a cell: a number, or the place of a shared text


SHORTEST_CELL = len('<c t="s"><v>0</v></c>')  # of those that point at a shared text


def repeated_text(packed: ZipFile, harmless: int = 0) -> int:
    """Letters of all cells, at the most; a number that might be the place of a text is taken for one.

    harmless: up to so many a rough bound will do, and sheets are not read for it. Their sizes must be true, as
    `extent.py` finds by reading them to their end.
    """
    members = {member.filename.lower(): member for member in packed.infolist()}
    if ODS_CONTENT in members:
        return _ods_letters(packed)
    if SHARED not in members:
        return 0
    texts = _shared_texts(packed, members[SHARED].filename)
    sheets = [member for name, member in members.items() if name != SHARED and name.endswith(".xml")]
    bound = max(texts, default=0) * (sum(sheet.file_size for sheet in sheets) // SHORTEST_CELL)
    if bound <= harmless:
        return bound
    pointed = Counter[int]()
    for sheet in sheets:
        with packed.open(sheet) as part:
            for piece in pieces(part):
                pointed.update(map(int, _NUMBER.findall(piece)))
    return sum(length * pointed[place] for place, length in enumerate(texts))


def _shared_texts(packed: ZipFile, name: str) -> list[int]:
    """The length of each shared text."""
    lengths: list[int] = []

    def start(tag: str, _told: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "si":
            lengths.append(0)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    with packed.open(name) as part:
        walk(part, start, text=text)
    return lengths


def _ods_letters(packed: ZipFile) -> int:
    letters, rows, columns = 0, 1, 1

    def start(tag: str, told: dict[str, str]) -> None:
        nonlocal rows, columns
        if tag == "table:table-row":
            rows = times(told.get("table:number-rows-repeated"))
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            columns = times(told.get("table:number-columns-repeated"))

    def text(data: str) -> None:
        nonlocal letters
        letters += len(data.strip()) * rows * columns

    with packed.open(ODS_CONTENT) as part:
        walk(part, start, text=text)
    return letters
