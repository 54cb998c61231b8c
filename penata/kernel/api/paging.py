"""Lists in pages that stay true while rows come and go: each page begins behind the last row of the one before.

Rows are in the order of their ids. A place in that order is a number: nothing of a person stands in an address.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from penata.kernel.api.calls import Asked
from penata.kernel.values import N_

Row = TypeVar("Row")
USUAL, MOST = 100, 500


class Paged(Asked):
    """Which page. `cursor` comes from the `next` of the page before."""

    cursor: str = Field("", max_length=40, description=N_("Penanda halaman dari next jawaban sebelumnya."))
    limit: int = Field(USUAL, ge=1, le=MOST, description=N_("Baris sehalaman, paling banyak 500."))

    @field_validator("cursor")
    @classmethod
    def readable(cls, value: str) -> str:
        if value and _read(value) is None:
            raise PydanticCustomError("cursor", "unreadable cursor")
        return value

    @property
    def after(self) -> int:
        return _read(self.cursor) or 0


class Page(Schema, Generic[Row]):
    """Rows, and the address of the next page; null on the last."""

    items: list[Row]
    next: str | None


def rows_of(found: QuerySet[Any, Any], asked: Paged, key: str = "pk") -> list[Any]:
    """The rows of a page and one more, by which it is known whether another follows."""
    return list(found.filter(**{f"{key}__gt": asked.after}).order_by(key)[: asked.limit + 1])


def page(request: HttpRequest, asked: Paged, keys: Sequence[int], items: Sequence[Any]) -> dict[str, Any]:
    """`keys`: the ids of the rows and of the one more; `items`: what is told of them."""
    more = len(keys) > asked.limit
    return {"items": items[: asked.limit], "next": _next(request, keys[asked.limit - 1]) if more else None}


def _next(request: HttpRequest, last: int) -> str:
    query = request.GET.copy()
    query["cursor"] = base64.urlsafe_b64encode(f"id:{last}".encode()).decode().rstrip("=")
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _read(cursor: str) -> int | None:
    try:
        told = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode(
            "ascii"
        )
    except (binascii.Error, ValueError):
        return None
    kind, _, number = told.partition(":")
    return int(number) if kind == "id" and number.isdecimal() and len(number) <= 18 else None
