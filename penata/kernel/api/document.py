"""The published description of the API (OpenAPI 3.1), and the same as plain data for the page that people read."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from penata.kernel.api.problems import MEDIA_TYPE, TOLD
from penata.kernel.values import N_

INTRODUCTION = N_(
    "Data Penata untuk mesin lain: unit, jabatan, pegawai, ABK, dan peta kebutuhan. Hanya dibaca, dalam lingkup kuncinya."
)
PLACES = {"id": N_("Nomor tetap (id) dari daftarnya."), "code": N_("Kode pegawai dari daftarnya.")}
_published: list[NinjaAPI] = []


def publish(api: NinjaAPI) -> None:
    """The API that this installation describes; the last one that was composed."""
    _published[:] = [api]
    _described.cache_clear()


def as_json(request: HttpRequest) -> HttpResponse:
    return JsonResponse(described(), json_dumps_params={"ensure_ascii": False})


def described() -> dict[str, Any]:
    """In the language of the moment; worked out once for each."""
    return _described(get_language() or "id")


@cache
def _described(language: str) -> dict[str, Any]:
    api = _published[0]
    schema: dict[str, Any] = copy.deepcopy(dict(api.get_openapi_schema(path_prefix="api/v1/")))
    schema["info"]["description"] = _(schema["info"]["description"])
    for operation in (one for methods in schema["paths"].values() for one in methods.values()):
        _in_words(operation)
    return schema


def _in_words(operation: dict[str, Any]) -> None:
    """Summary and parameters in the language; refusals as what they are sent as."""
    operation["summary"] = _(operation["summary"])
    operation.pop("description", None)
    for parameter in operation["parameters"]:
        parameter.setdefault("description", PLACES.get(parameter["name"], ""))
        if parameter["description"]:
            parameter["description"] = parameter["schema"]["description"] = _(parameter["description"])
    for status, response in operation["responses"].items():
        told = TOLD.get(int(status))
        response["description"] = _(told.title) if told else _("Jawaban")
        if told and "content" in response:
            response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}
    operation["responses"][304] = {"description": _("Belum berubah sejak ETag yang dikirim")}


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: str
    is_required: bool
    text: str
    usual: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call as the page shows it; `example` is an address that works."""

    anchor: str
    path: str
    summary: str
    parameters: list[Parameter]
    fields: list[tuple[str, str]]
    statuses: list[tuple[int, str]]


def calls() -> list[Call]:
    schema = described()
    known = schema["components"]["schemas"]
    return [
        Call(
            operation["operationId"].rpartition("_api_")[2] or operation["operationId"],
            path, operation["summary"], [_parameter(one, known) for one in operation["parameters"]],
            _fields(operation["responses"][200]["content"]["application/json"]["schema"], known),
            [(int(status), response["description"]) for status, response in sorted(operation["responses"].items())],
        )
        for path, methods in schema["paths"].items()
        for operation in methods.values()
    ]  # fmt: skip


def _parameter(told: dict[str, Any], known: dict[str, Any]) -> Parameter:
    schema = told["schema"]
    usual = schema.get("default")
    return Parameter(
        told["name"], _kind(schema, known), bool(told["required"]), told.get("description", ""),
        "" if usual in (None, "") else str(usual),
    )  # fmt: skip


def _fields(schema: dict[str, Any], known: dict[str, Any]) -> list[tuple[str, str]]:
    """The names of what is answered and their kinds; of a list, those of one row."""
    shape = _resolved(schema, known)
    rows = shape.get("properties", {}).get("items")
    if rows is not None:
        shape = _resolved(rows["items"], known)
    return [(name, _kind(told, known, is_answer=True)) for name, told in shape.get("properties", {}).items()]


def _resolved(schema: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return known[name] if name else schema


def _kind(schema: dict[str, Any], known: dict[str, Any], *, is_answer: bool = False) -> str:
    if "anyOf" in schema:
        told = [one for one in schema["anyOf"] if one.get("type") != "null"]
        return " | ".join(_kind(one, known) for one in told) + (_(", boleh null") if is_answer else "")
    found = _resolved(schema, known)
    if "enum" in found:
        return " | ".join(str(value) for value in found["enum"])
    if found.get("type") == "array":
        return f"[{_kind(found['items'], known)}]"
    return str(
        found.get("format") or found.get("title" if found.get("type") == "object" else "type") or "object"
    )
