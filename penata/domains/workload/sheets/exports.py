"""Tables of need and studies, to take away."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from penata.kernel.sheets.writing import ExportColumn, Table
from penata.kernel.ui import figures

GROUP_WORDS = {"kecamatan": "Kecamatan", "opd": "Perangkat daerah", "rumpun": "Rumpun", "pohon": "Unit"}


def need(found: Any, grouping: str, actor: Any) -> Table:
    """The rows of the map and their sum."""
    columns = [
        ExportColumn(_("Kode"), 14), ExportColumn(_(GROUP_WORDS[grouping]), 36), ExportColumn(_("Kebutuhan mentah"), 14),
        ExportColumn(_("Butuh"), 10), ExportColumn(_("Ada"), 10), ExportColumn("ASN", 10), ExportColumn("THL", 10),
        ExportColumn(_("Kurang"), 10), ExportColumn(_("Lebih"), 10), ExportColumn(_("Selisih"), 10),
        ExportColumn(_("Terisi"), 10), ExportColumn(_("Jabatan tanpa ABK"), 14),
    ]  # fmt: skip

    def line(row: Any, name: str) -> tuple[Any, ...]:
        return (
            row.code, name, row.need, row.seats, row.staff, row.asn, row.thl, row.shortage, row.surplus,
            row.gap, row.fill, row.without_study,
        )  # fmt: skip

    rows = [line(row, row.name or _("Tanpa keterangan")) for row in found.rows if row.posts]
    notes = [
        _("Keadaan per %(day)s. Diunduh oleh %(who)s.") % {"day": figures.long_day(found.day), "who": actor}
    ]
    return Table(_("Peta kebutuhan"), columns, [*rows, line(found.total, _("Jumlah"))], notes)


def posts(rows: Any, unit: Any, day: Any, actor: Any) -> Table:
    """The peta jabatan of a unit and all below it."""
    columns = [
        ExportColumn(_("Unit"), 36), ExportColumn(_("Jabatan"), 36), ExportColumn(_("Kebutuhan mentah"), 14),
        ExportColumn(_("Butuh"), 10), ExportColumn(_("Ada"), 10), ExportColumn("+/−", 10),
    ]  # fmt: skip
    lines = [
        (p.unit, p.job, p.need, p.seats, p.staff, None if p.seats is None else p.staff - p.seats)
        for p in rows
    ]
    notes = [
        unit.name,
        _("Keadaan per %(day)s. Diunduh oleh %(who)s.") % {"day": figures.long_day(day), "who": actor},
    ]
    return Table(_("Peta jabatan"), columns, lines, notes)
