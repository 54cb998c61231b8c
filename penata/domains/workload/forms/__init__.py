"""Forms of workload studies. The entry sheet is read line by line, with the parsers of the ABK file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from penata.domains.workload.rules.lines import TaskLine
from penata.domains.workload.rules.terms import FIRST_YEAR, LAST_YEAR, Method
from penata.domains.workload.sheets.workload import COLUMNS
from penata.kernel import clock
from penata.kernel.sheets.cells import is_empty
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.forms import PenataForm

_FIELDS = {
    "tugas": "uraian_tugas", "hasil": "hasil", "volume": "volume", "per": "satuan_waktu",
    "norma": "norma_waktu_menit", "program": "program",
}  # fmt: skip
_PARSERS = {column.name: column.parse for column in COLUMNS}
MOST_LINES = 200


@dataclass(slots=True)
class SheetEntry:
    """What was typed into an entry sheet: lines that can be kept, and what is wrong with the others."""

    lines: list[TaskLine] = field(default_factory=list)
    typed: list[dict[str, str]] = field(default_factory=list)
    errors: dict[tuple[int, str], str] = field(default_factory=dict)  # (line from 0, field) -> sentence


def read_sheet(post: Mapping[str, Any]) -> SheetEntry:
    """Fields `tugas-0`, `volume-0`, … A line without any text is no line."""
    entry = SheetEntry()
    for number in range(MOST_LINES):
        typed = {name: str(post.get(f"{name}-{number}", "")) for name in _FIELDS}
        if f"tugas-{number}" not in post:
            break
        if all(is_empty(typed[name]) for name in ("tugas", "hasil", "volume", "norma", "program")):
            continue
        place = len(entry.typed)
        entry.typed.append(typed)
        line = _read_line(typed, place, entry)
        if line is not None:
            entry.lines.append(line)
    return entry


def _read_line(typed: Mapping[str, str], place: int, entry: SheetEntry) -> TaskLine | None:
    values: dict[str, Any] = {}
    for name, column in _FIELDS.items():
        if is_empty(typed[name]):
            if name == "tugas":
                entry.errors[place, name] = _("Tulis apa yang dikerjakan.")
            values[name] = Decimal(0) if name in {"volume", "norma"} else ""
            continue
        try:
            values[name] = _PARSERS[column](typed[name])
        except CellProblem as problem:
            entry.errors[place, name] = problem.sentence
    if any(where[0] == place for where in entry.errors):
        return None
    per = str(values["per"] or "tahun")
    return TaskLine(
        values["tugas"], values["hasil"], values["volume"], per, values["norma"], values["program"]
    )


class NewStudyForm(PenataForm):
    unit = forms.CharField(label=lazy("Unit"), help_text=lazy("Kode atau nama"))
    year = forms.IntegerField(label=lazy("Tahun"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year + 1


class AddPostForm(PenataForm):
    job = forms.CharField(label=lazy("Jabatan"), help_text=lazy("Kode atau nama"))
    method = forms.ChoiceField(label=lazy("Metode"), choices=Method.choices)


class ReturnForm(PenataForm):
    why = forms.CharField(
        label=lazy("Apa yang harus diperbaiki?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class WisnForm(PenataForm):
    """Allowances of WISN; shares as percent."""

    category_percent = forms.DecimalField(
        label=lazy("Waktu tugas pendukung semua anggota (%)"), min_value=0, max_value=95, decimal_places=2
    )
    individual_hours = forms.DecimalField(
        label=lazy("Tugas tambahan orang tertentu (jam setahun)"),
        min_value=0,
        max_value=100000,
        decimal_places=2,
    )
