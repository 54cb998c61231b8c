from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Grant
from penata.kernel.ui.forms import DayInput, PenataForm


class ApiKeyForm(PenataForm):
    name = forms.CharField(
        label=_("Nama kunci"),
        max_length=60,
        help_text=_("Sistem yang memakainya, misalnya Absensi Diskominfo"),
    )
    grant = forms.ChoiceField(label=_("Peran yang dibawa"))
    unit = forms.CharField(
        label=_("Unit"),
        max_length=200,
        required=False,
        help_text=_("Kode atau nama unit di bawahnya; kosongkan untuk seluruh unit peran itu"),
    )
    last_day = forms.DateField(label=_("Berlaku sampai"), widget=DayInput())

    def __init__(self, *args: Any, grants: Sequence[Grant], longest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._grants = {f"{grant.role}:{grant.path}": grant for grant in grants}
        self.fields["grant"].choices = [
            (key, f"{_now(grant.role.label)}, {grant.unit_name}") for key, grant in self._grants.items()
        ]
        self.fields["last_day"].initial = longest

    def clean_grant(self) -> Grant:
        return self._grants[self.cleaned_data["grant"]]
