"""What somebody may consent to. Only what he can refuse without losing anything: the rest rests on the law, not on consent."""

from __future__ import annotations

from dataclasses import dataclass

from penata.kernel.values import N_


@dataclass(frozen=True, slots=True)
class Purpose:
    """`text` is what the owner agrees to; change its meaning and `version` goes up: old consents no longer hold."""

    name: str
    label: str
    text: str
    refused: str
    version: int = 1


_purposes: dict[str, Purpose] = {}


def add(purpose: Purpose) -> None:
    _purposes[purpose.name] = purpose


def purposes() -> list[Purpose]:
    return list(_purposes.values())


def purpose_of(name: str) -> Purpose | None:
    return _purposes.get(name)


WHATSAPP, PHOTO = "whatsapp", "photo"

add(
    Purpose(
        WHATSAPP,
        N_("Pemberitahuan lewat WhatsApp atau SMS"),
        N_(
            "Nomor telepon saya dipakai untuk mengirim pemberitahuan lewat WhatsApp atau SMS. Isinya tidak memuat data pribadi."
        ),
        N_("Tanpa ini, pemberitahuan tetap ada di Penata dan lewat surel."),
    )
)
add(
    Purpose(
        PHOTO,
        N_("Foto di profil"),
        N_("Foto saya ditampilkan kepada rekan seunit dan petugas kepegawaian."),
        N_("Tanpa ini, inisial nama yang ditampilkan."),
    )
)
