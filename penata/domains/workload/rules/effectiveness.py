"""Effectiveness of a post (EJ) and of a unit (EU): workload over capacity. High means too few people."""

from __future__ import annotations

from decimal import Decimal

from penata.kernel.values import N_, Term, half_up


class Band(Term):
    A = "A", N_("sangat tinggi: perlu tambahan orang")
    B = "B", N_("baik: jumlah orang tepat")
    C = "C", N_("cukup")
    D = "D", N_("sedang")
    E = "E", N_("rendah: gabung atau kurangi")


_LEAST = {
    "permendagri": ((Band.B, "0.90"), (Band.C, "0.70"), (Band.D, "0.50")),
    "lan": ((Band.B, "0.81"), (Band.C, "0.66"), (Band.D, "0.50")),
}


def effectiveness(need: Decimal, holders: int) -> Decimal | None:
    """EJ = workload / (holders x WKE), which is need over holders, to 2 decimals half up; None without holders.

    Source: Permendagri 12/2008, annex.
    """
    return None if holders <= 0 else half_up(need / holders, 2)


def band(value: Decimal, table: str) -> Band:
    """The group of an EJ that is already rounded to 2 decimals.

    table: "permendagri" (Permendagri 12/2008) or "lan" (the LAN and Depkeu variant).
    """
    if value > 1:
        return Band.A
    return next((group for group, least in _LEAST[table] if value >= Decimal(least)), Band.E)
