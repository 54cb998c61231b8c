"""The record of processing, out of the register: each field, its class, basis and keeping, who reads it, where it goes.

Source: UU 27/2022 Art. 31.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from penata.kernel import privacy
from penata.kernel.access import DATA_CLASSES, PersonalClass, Role
from penata.kernel.sheets.writing import ExportColumn, Table


@dataclass(frozen=True, slots=True)
class Line:
    model: str
    table: str
    field: str
    data: str
    basis: str
    retention: str
    readers: str
    outlets: str


def lines(data: str = "") -> list[Line]:
    """Every registered field, perhaps of one class only."""
    return [line for line in _lines() if not data or line.data == _(PersonalClass(data).label)]


def table(actor: object) -> Table:
    columns = [
        ExportColumn(_("Tabel"), 24), ExportColumn(_("Isian"), 24), ExportColumn(_("Golongan"), 20),
        ExportColumn(_("Dasar"), 44), ExportColumn(_("Masa simpan"), 28), ExportColumn(_("Dibaca oleh"), 60),
        ExportColumn(_("Keluar lewat"), 44),
    ]  # fmt: skip
    rows = ((x.table, x.field, x.data, x.basis, x.retention, x.readers, x.outlets) for x in lines())
    return Table(
        _("Peta data pribadi"),
        columns,
        rows,
        [_("Catatan pemrosesan, UU 27/2022 Pasal 31. Diunduh oleh %s.") % actor],
    )


def _lines() -> Iterator[Line]:
    for model, held in sorted(privacy.tables().items(), key=lambda pair: _(pair[1].title)):
        for name, personal in held.fields.items():
            yield Line(
                model,
                _(held.title),
                _(held.words.get(name, name.replace("_", " "))),
                _(personal.data.label),
                _(personal.basis),
                _(str(personal.retention)),
                ", ".join(readers_of(personal.data)),
                ", ".join(_(outlet) for outlet in privacy.outlets_of(model, name)),
            )


def readers_of(data: PersonalClass) -> list[str]:
    """Roles that may read this class of others; everybody reads his own."""
    roles = [_(role.label) for role in Role if data in DATA_CLASSES[role] and role != Role.OPERATOR]
    return [*roles, _("pemiliknya sendiri")]
