"""Fields of plain data, each asked for by its kind: what does not fit is noted as a problem, and reading goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from penata.domains.placement.engine.instance import NONE
from penata.domains.placement.engine.problems import Part, Problem, Value

MANY = 100
"""After so many problems reading stops: the rest are mostly the same fault once more."""
_REQUIRED = object()


class Stop(Exception):  # noqa: N818 - a refusal, not an error
    """There is no use in reading on."""


class Found:
    """Gathers problems. most: the largest number of points, known once things have been counted."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.most = 0

    def add(self, key: str, **values: Value) -> None:
        """Raises Stop after MANY."""
        self.problems.append(Problem(key, values))
        if len(self.problems) >= MANY:
            raise Stop

    def stop(self, key: str, **values: Value) -> NoReturn:
        self.add(key, **values)
        raise Stop


def short(text: str) -> str:
    """A text for a sentence."""
    text = text if len(text) <= 40 else text[:39] + "…"
    return text.encode("utf-8", "replace").decode()


def shown(value: Any) -> str | Part:
    """A value for a sentence: short, and of any kind."""
    if isinstance(value, str):
        return short(value)
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int):
        bits = value.bit_length()
        return str(value) if bits <= 128 else Part("long_number", {"bits": bits})
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, list):
        return Part("list")
    return Part("object") if isinstance(value, Mapping) else Part("other")


class Table:
    """One object of the data: its fields, where it stands as people would say it, and what is known."""

    __slots__ = ("found", "row", "where")

    def __init__(self, row: Mapping[Any, Any], where: Value, found: Found, known: tuple[str, ...]) -> None:
        self.row, self.where, self.found = row, where, found
        for name in row:
            if name not in known:
                found.add("unknown_field", where=where, field=shown(name))

    def _wrong(self, field: str, value: Any, wanted: str) -> None:
        """wanted: the key of a part."""
        self.found.add("wrong_kind", where=self.where, field=field, found=shown(value), wanted=Part(wanted))

    def text(self, field: str, default: Any = _REQUIRED) -> Any:
        """A text that is not empty; the default where it is absent or null."""
        value = self.row.get(field)
        if value is None and default is not _REQUIRED:
            return default
        if value is None or value == "":
            self.found.add("missing", where=self.where, field=field)
        elif not isinstance(value, str) or not _is_text(value):
            self._wrong(field, value, "text")
        else:
            return value
        return "" if default is _REQUIRED else default

    def truth(self, field: str, default: bool) -> bool:
        value = self.row.get(field)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self._wrong(field, value, "truth")
        return default

    def whole(
        self, field: str, default: int | None = None, *, least: int = 0, most: int = (1 << 31) - 1
    ) -> int:
        """A count; required where there is no default."""
        value = self.row.get(field)
        if value is None and default is None:
            self.found.add("missing", where=self.where, field=field)
            return least
        return self.value(
            field, default if value is None else value, least=least, most=most, larger="above_most"
        )

    def points(self, field: str, default: int = 0, *, least: int | None = None) -> int:
        value = self.row.get(field)
        return default if value is None else self.value(field, value, least=least)

    def or_none(self, field: str) -> int:
        """Points, or NONE for null: what may not be."""
        value = self.row.get(field)
        return NONE if value is None else self.value(field, value, least=0)

    def value(
        self,
        field: str,
        value: Any,
        *,
        least: int | None = None,
        most: int | None = None,
        where: Value | None = None,
        larger: str = "too_large",
    ) -> int:
        """The number itself, or 0 where there is fault to find. most: of points, where it is not said. larger: the problem that
        a number beyond it is."""
        most = self.found.most if most is None else most
        is_whole = type(value) is int  # true and false are whole numbers to Python
        if is_whole and (-most if least is None else least) <= value <= most:
            return value  # type: ignore[no-any-return]
        told = {"where": self.where if where is None else where, "field": field, "found": shown(value)}
        if not is_whole:
            self.found.add("wrong_kind", **told, wanted=Part("whole"))
        elif least is not None and value < least:
            self.found.add("negative", **told)
        else:
            self.found.add(larger, **told, most=most)
        return 0

    def named(self, field: str, numbers: Mapping[str, int], unknown: str) -> int:
        """The number of what the field names, or NONE."""
        name = self.row.get(field)
        if name is None:
            return NONE
        if isinstance(name, str) and name in numbers:
            return numbers[name]
        self.found.add(unknown, where=self.where, id=shown(name))
        return NONE

    def rows(self, field: str) -> list[Any]:
        value = self.row.get(field)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self._wrong(field, value, "list")
        return []

    def length(self, field: str) -> int | None:
        value = self.row.get(field)
        return len(value) if isinstance(value, list) else None

    def tables(self, field: str, known: tuple[str, ...], default: list[Table] | None = None) -> list[Table]:
        """The objects in a list, known to people by their id, or else by their number. default: where the list is absent;
        without one it is required."""
        if self.row.get(field) is None:
            if default is None:
                self.found.add("missing", where=self.where, field=field)
            return default or []
        found = []
        for number, row in enumerate(self.rows(field), 1):
            where = _place(field[:-1], number, row)
            if isinstance(row, Mapping):
                found.append(Table(row, where, self.found, known))
            else:
                told: dict[str, Value] = {"where": where, "field": field, "found": shown(row)}
                self.found.add("wrong_kind", **told, wanted=Part("object"))
        return found


def _place(kind: str, number: int, row: Any) -> Part:
    """By its id where it has one."""
    name = row.get("id") if isinstance(row, Mapping) else None
    if isinstance(name, str) and name:
        return Part(f"{kind}_named", {"id": short(name)})
    return Part(f"{kind}_numbered", {"number": number})


def _is_text(value: str) -> bool:
    """Half of a surrogate pair is none: it cannot be written down."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
