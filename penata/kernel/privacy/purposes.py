"""What somebody may consent to. Only what he can refuse without losing anything: the rest rests on the law, not on consent."""

from __future__ import annotations

from dataclasses import dataclass

from penata.kernel.values import N_


@dataclass(frozen=True, slots=True)
class Purpose:
    """`text` is what the owner agrees to; change its meaning and `version` goes up: old consents no longer hold.

    page: where he chooses what is done with it, once he agrees; `choose` is the words of the link there.
    """

    name: str
    label: str
    text: str
    refused: str
    page: str
    choose: str
    version: int = 1


_purposes: dict[str, Purpose] = {}


def add(purpose: Purpose) -> None:
    _purposes[purpose.name] = purpose


def purposes() -> list[Purpose]:
    return list(_purposes.values())


def purpose_of(name: str) -> Purpose | None:
    return _purposes.get(name)


WHATSAPP = "whatsapp"

add(
    Purpose(
        WHATSAPP,
        N_("Pemberitahuan lewat WhatsApp atau SMS"),
        N_(
            "Nomor telepon saya dipakai untuk mengirim pemberitahuan lewat WhatsApp atau SMS. Isinya tidak memuat data pribadi."
        ),
        N_("Tanpa ini, pemberitahuan tetap ada di Penata dan lewat surel."),
        "notify:settings",
        N_("Pilih pesan mana yang dikirim ke sana"),
    )
)
