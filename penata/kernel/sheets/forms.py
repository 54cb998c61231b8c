from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Actor, Permission, may
from penata.kernel.sheets.columns import Heading, suggestions
from penata.kernel.sheets.importer import Complete, Importer, Options, importers
from penata.kernel.ui.forms import DayField, PenataForm, dress

IGNORE = ""


class UploadForm(PenataForm):
    """Which kind of file, the file, and what a complete staff list ends."""

    kind = forms.ChoiceField(label=_("Isi berkas"))
    file = forms.FileField(
        label=_("Berkas"), help_text=_("xlsx, xls, ods, atau csv, sampai 60 MB; GeoJSON untuk batas wilayah")
    )
    approve = forms.BooleanField(label=_("ABK di berkas ini sudah disahkan di tempat lain"), required=False)
    complete = forms.BooleanField(
        label=_("Berkas pegawai ini daftar lengkap: yang tidak ada di dalamnya berakhir"), required=False
    )
    unit = forms.CharField(
        label=_("Lengkap untuk unit"), required=False, help_text=_("Kode atau nama; dengan semua di bawahnya")
    )
    status = forms.ChoiceField(label=_("Lengkap untuk status"), required=False)
    on = DayField(label=_("Hari terakhir yang tidak ada di daftar"), required=False)
    reason = forms.ChoiceField(label=_("Alasan berakhir"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = allowed_importers(actor)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Isi berkas"), choices=[(i.kind, i.title) for i in allowed]
        )
        closed = {c.name: c.choices for i in allowed if i.takes_complete for c in i.columns}
        for name, column in (("status", "status"), ("reason", "alasan_berakhir")):
            known = [(word, word) for word in closed.get(column, ())]
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label, required=False, choices=[("", _("Pilih")), *known]
            )
        dress(self)
        if not may(actor, Permission.STUDY_APPROVE):
            del self.fields["approve"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("complete"):
            for name in ("unit", "status", "on", "reason"):
                if not told.get(name):
                    self.add_error(name, _("Isi ini untuk daftar lengkap."))
        return told

    def file_told(self) -> dict[str, Any]:
        """Kind, name and content, as `actions.upload` takes them."""
        file = self.cleaned_data["file"]
        return {"kind": self.cleaned_data["kind"], "file_name": file.name, "content": file.read()}

    @property
    def options(self) -> Options:
        told = self.cleaned_data
        complete = None
        if told.get("complete") and told["kind"] == "staff":
            on = told["on"]
            assert isinstance(on, date)
            complete = Complete(told["unit"], told["status"], on, told["reason"])
        return Options(complete=complete, approve=bool(told.get("approve")))


class HeaderForm(PenataForm):
    """For each of our columns the header of the file that means it."""

    def __init__(self, *args: Any, importer: Importer, heading: Heading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line = heading.sheet.rows[heading.row - 1]
        headers = [str(cell).strip() for cell in line if str(cell).strip()]
        guesses = {
            hit: header for header, hits in suggestions(heading, importer.columns).items() for hit in hits[:1]
        }
        for column in importer.columns:
            place = heading.places.get(column.name)
            initial = str(line[place]).strip() if place is not None else guesses.get(column.name, IGNORE)
            self.fields[column.name] = forms.ChoiceField(
                label=column.name, required=False, initial=initial, help_text=_(column.note),
                choices=[(IGNORE, _("tidak ada di berkas")), *((h, h) for h in dict.fromkeys(headers))],
                widget=forms.Select(attrs={"class": "form-select"}),
            )  # fmt: skip

    @property
    def headers(self) -> dict[str, str]:
        return {name: header for name, header in self.cleaned_data.items() if header}


def allowed_importers(actor: Actor) -> list[Importer]:
    return [importer for importer in importers() if may(actor, importer.permission)]
