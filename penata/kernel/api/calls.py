"""How a domain's `api.py` declares a call: a path, what it answers with, and the right that it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja import Router, Schema
from ninja.security import HttpBearer
from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from penata.kernel import clock
from penata.kernel.access import Permission, may
from penata.kernel.api.bearer import Bearer
from penata.kernel.api.problems import Problem
from penata.kernel.values import EARLIEST, LATEST, N_

Call = TypeVar("Call", bound=Callable[..., Any])
REFUSALS = (400, 401, 403, 413, 422, 429)
# What every reader of JSON holds exactly.
Identifier = Annotated[int, Field(ge=1, le=2**53)]


class ByKey(HttpBearer):
    """Lets in keys that hold at least one of the permissions somewhere; which rows, the query decides."""

    def __init__(self, *permissions: Permission) -> None:
        super().__init__()
        self.permissions = permissions

    def authenticate(self, request: HttpRequest, token: str) -> Bearer:
        bearer: Bearer = request.bearer  # type: ignore[attr-defined]
        if not any(may(bearer, permission) for permission in self.permissions):
            raise PermissionDenied(self.permissions[0].value)
        return bearer


def reads(
    router: Router, path: str, answer: Any, *permissions: Permission, summary: str
) -> Callable[[Call], Call]:
    """Declare a call that reads. Its docstring and `summary` stand in the published description."""
    codes = (*REFUSALS, 404) if "{" in path else REFUSALS
    declare: Callable[[Call], Call] = router.get(
        path,
        response={200: answer, **dict.fromkeys(sorted(codes), Problem)},
        auth=ByKey(*permissions),
        summary=summary,
    )
    return declare


class Asked(Schema):
    """Parameters of a call. One that is misspelt is refused: ignored, it would give more than was asked for."""

    @model_validator(mode="before")
    @classmethod
    def known(cls, value: Any, info: ValidationInfo) -> Any:
        request = (info.context or {}).get("request")
        for name in request.GET if request is not None else ():
            if name not in cls.model_fields:
                raise PydanticCustomError("unknown", "unknown parameter", {"field": name})
        return value


class AsOf(Asked):
    """The day that is shown; without it, today."""

    as_of: date | None = Field(
        None,
        ge=EARLIEST,
        le=LATEST,
        description=N_("Keadaan per tanggal ini, misalnya 2026-01-01; tanpa ini: hari ini."),
    )

    @property
    def day(self) -> date:
        return self.as_of or clock.today()
