"""The fairness of a scenario as a table to take away, covered as on its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from penata.kernel.sheets.writing import ExportColumn, Table
from penata.kernel.ui import figures


def fairness(report: Any, scenario: Any, actor: Any) -> Table:
    columns = [
        ExportColumn(_("Menurut"), 22), ExportColumn(_("Kelompok"), 30), ExportColumn(_("Ukuran"), 26),
        ExportColumn(_("Orang"), 12), ExportColumn(_("Porsi"), 10), ExportColumn(_("Selisih bagian, poin"), 14),
        ExportColumn(_("Rata-rata km"), 14),
    ]  # fmt: skip
    closed = [section.title for section in report.sections if section.closed]
    notes = [
        scenario.name,
        _("Keadaan per %(day)s. Diunduh oleh %(who)s.")
        % {"day": figures.long_day(scenario.day), "who": actor},
        _("Kelompok di bawah lima orang disamarkan, dengan kelompok lain yang membuatnya dapat dihitung."),
        *([_("Tidak disertakan karena tidak boleh Anda baca: %s.") % ", ".join(closed)] if closed else []),
    ]
    return Table(_("Keadilan penempatan"), columns, list(_rows(report)), notes)


def _rows(report: Any) -> Iterator[tuple[Any, ...]]:
    for section in (*report.sections, *report.distances):
        for line in section.lines or ():
            for place, (column, count) in enumerate(zip(section.columns, line.counts, strict=True)):
                share = None if count.share is None else round(count.share, 4)
                yield (
                    section.title,
                    line.label,
                    column,
                    _figure(count),
                    share,
                    line.more if place == 1 else None,
                    line.km,
                )
        for column, total in zip(section.columns, section.totals, strict=False):
            yield section.title, _("Jumlah"), column, _figure(total), None, None, None


def _figure(count: Any) -> Any:
    """A number that a sheet can add up, or what stands in its place."""
    return count.words if count.cell.value is None else count.cell.value
