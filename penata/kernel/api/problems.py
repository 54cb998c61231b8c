"""Every refusal of the API in one form: RFC 9457, in the reader's language, with what to do about it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from penata.kernel.values import N_

MEDIA_TYPE = "application/problem+json"


class FieldProblem(Schema):
    """One parameter that cannot be used."""

    field: str
    message: str


class Problem(Schema):
    """A refusal. `type` is an address that explains it; `detail` says what to do."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    title: str
    detail: str


TOLD: Mapping[int, Told] = {
    400: Told(
        N_("Permintaan tidak dapat dibaca"), N_("Periksa alamat dan parameternya, lalu panggil sekali lagi.")
    ),
    401: Told(
        N_("Kunci tidak berlaku"),
        N_(
            "Kirim kepala Authorization: Bearer pnt_… dengan kunci yang masih berlaku. Kunci mati bila dicabut, berakhir, "
            "atau pemiliknya tidak lagi memegang perannya."
        ),
    ),
    403: Told(
        N_("Kunci ini tidak berhak"),
        N_("Pakai kunci dengan peran yang berhak; halaman Siapa boleh apa menyebut peran mana."),
    ),
    404: Told(
        N_("Tidak ditemukan"),
        N_("Alamatnya salah, datanya tidak ada, atau berada di luar unit kunci ini."),
    ),
    405: Told(N_("Cara panggil ini tidak dilayani"), N_("API ini hanya dibaca: panggil dengan GET.")),
    413: Told(N_("Permintaan terlalu besar"), N_("Kirim permintaan tanpa isi; parameter berada di alamat.")),
    422: Told(N_("Parameter tidak dapat dipakai"), N_("Perbaiki parameter yang disebut di errors.")),
    429: Told(
        N_("Terlalu banyak panggilan"),
        N_("Tunggu sebanyak detik yang disebut Retry-After, lalu lanjutkan."),
    ),
    500: Told(
        N_("Ada gangguan di peladen"),
        N_("Panggil lagi sebentar kemudian; bila berulang, beri tahu pengelola sistem."),
    ),
    503: Told(N_("Penata sedang dirawat"), N_("Panggil lagi sesudah detik yang disebut Retry-After.")),
}


def problem(
    status: int, *, errors: Sequence[Mapping[str, str]] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    told = TOLD.get(status) or TOLD[400 if status < 500 else 500]
    body: dict[str, Any] = {
        "type": f"/api/#{status}", "title": _(told.title), "status": status, "detail": _(told.detail),
        "errors": list(errors),
    }  # fmt: skip
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        content_type=MEDIA_TYPE,
        status=status,
        headers=dict(headers or {}),
    )


VALUES: Mapping[str, str] = {
    "missing": N_("Parameter ini wajib."),
    "unknown": N_("Parameter ini tidak dikenal."),
    "cursor": N_("Pakai penanda halaman persis seperti yang diberikan di next."),
    "date_from_datetime_parsing": N_("Tulis tanggal sebagai 2026-11-22."),
    "date_parsing": N_("Tulis tanggal sebagai 2026-11-22."),
    "date_type": N_("Tulis tanggal sebagai 2026-11-22."),
    "int_parsing": N_("Tulis bilangan bulat."),
    "int_parsing_size": N_("Bilangan ini terlalu besar."),
    "int_type": N_("Tulis bilangan bulat."),
    "bool_parsing": N_("Tulis true atau false."),
    "greater_than_equal": N_("Nilai ini terlalu kecil."),
    "less_than_equal": N_("Nilai ini terlalu besar."),
    "string_too_long": N_("Teks ini terlalu panjang."),
    "enum": N_("Pakai salah satu nilai yang disebut dokumentasi."),
    "literal_error": N_("Pakai salah satu nilai yang disebut dokumentasi."),
}


def explained(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What pydantic found, in our words; `field` is the name of the parameter."""
    return [
        {
            "field": str(error.get("ctx", {}).get("field") or (error.get("loc") or [""])[-1]),
            "message": _(VALUES.get(str(error.get("type")), N_("Nilai ini tidak dapat dipakai."))),
        }
        for error in errors
    ]
