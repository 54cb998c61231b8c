from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from penata.domains.people.rules.siasn_columns import COMPARED
from penata.kernel.ui.forms import PenataForm

USE, WRONG, UNMARK = "pakai", "keliru", "cabut"
CHOICES = [(column.name, column.title) for column in COMPARED]


class AnswerFileForm(PenataForm):
    file = forms.FileField(
        label=_("Berkas dari SIASN"),
        help_text=_(
            "Laporan pegawai yang diunduh dari SIASN: xlsx, xls, ods, atau csv, dengan kolom NIP BARU."
        ),
    )


class DecisionForm(PenataForm):
    """Who is right about one value."""

    column = forms.ChoiceField(choices=CHOICES)
    choice = forms.ChoiceField(choices=[(name, name) for name in (USE, WRONG, UNMARK)])
    why = forms.CharField(max_length=200, required=False)
