"""Lists about people, to take away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from penata.domains.people.rules import grades
from penata.kernel.sheets.writing import ExportColumn, Table
from penata.kernel.ui import figures


def roster(rows: Iterable[Any], day: date, actor: Any) -> Table:
    """The staff list as filtered; NIK stays out of it."""
    columns = [
        ExportColumn(_("Kode"), 12), ExportColumn(_("Nama"), 34), ExportColumn("NIP", 22), ExportColumn(_("Status"), 12),
        ExportColumn(_("Golongan"), 10), ExportColumn(_("Jabatan"), 34), ExportColumn(_("Unit"), 34),
        ExportColumn(_("Desa asal"), 22), ExportColumn(_("Jarak (km)"), 10), ExportColumn(_("Pensiun"), 12),
    ]  # fmt: skip
    lines = (
        (s.row.code, s.row.full_name, s.row.nip or "", s.row.status, s.row.grade or "", s.row.job or "",
         s.row.unit or "", s.row.origin or "", s.km, s.retires_on)
        for s in rows
    )  # fmt: skip
    return Table(_("Pegawai"), columns, lines, _notes(day, actor))


def nominative(rows: Iterable[Any], day: date, actor: Any) -> Table:
    """The yearly list in the order of rank."""
    columns = [
        ExportColumn(_("No."), 6), ExportColumn(_("Nama"), 34), ExportColumn("NIP", 22), ExportColumn(_("Pangkat"), 20),
        ExportColumn(_("Golongan"), 10), ExportColumn(_("Jabatan"), 34), ExportColumn(_("Unit"), 34),
        ExportColumn(_("Status"), 12), ExportColumn(_("Mulai"), 12),
    ]  # fmt: skip
    lines = (
        (number, s.row.full_name, s.row.nip or "", grades.rank_name(s.row.grade or ""), s.row.grade or "",
         s.row.job or "", s.row.unit or "", s.row.status, s.row.first.first)
        for number, s in enumerate(rows, start=1)
    )  # fmt: skip
    return Table(_("Nominatif"), columns, lines, _notes(day, actor))


def reconciliation(found: Any, actor: Any) -> Table:
    columns = [
        ExportColumn(_("Kelompok"), 18), ExportColumn(_("Keterangan"), 34), ExportColumn(_("Kode"), 12),
        ExportColumn(_("Nama"), 34), ExportColumn(_("Mulai"), 12), ExportColumn(_("Berakhir"), 12),
    ]  # fmt: skip
    lines = [
        (group, _(words), s.code, s.name, s.first, s.last)
        for group, spells, words_of in (
            (_("Awal"), found.start, lambda s: ""), (pgettext("nominatif", "Masuk"), found.entered, lambda s: s.came_from),
            (pgettext("nominatif", "Keluar"), found.left, lambda s: s.reason), (_("Akhir"), found.end, lambda s: ""),
        )
        for s in spells
        for words in [words_of(s) or ""]
    ]  # fmt: skip
    return Table(_("Rekonsiliasi"), columns, lines, _notes(found.last, actor))


def _notes(day: date, actor: Any) -> list[str]:
    return [_("Keadaan per %(day)s. Diunduh oleh %(who)s.") % {"day": figures.long_day(day), "who": actor}]
