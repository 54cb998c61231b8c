from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Grant
from penata.kernel.ui.forms import PenataForm
from penata.kernel.webhooks import kinds

ON = "bila-"  # before the name of an event


class EndpointForm(PenataForm):
    name = forms.CharField(label=_("Nama"), max_length=60, help_text=_("Sistem yang diberi tahu"))
    url = forms.CharField(
        label=_("Alamat"),
        max_length=300,
        help_text=_("https://…, dapat dicapai dari peladen ini tanpa pengalihan"),
    )
    place = forms.ChoiceField(
        label=_("Unit"), help_text=_("Yang dikirim hanya peristiwa di unit ini dan di bawahnya")
    )

    def __init__(self, *args: Any, places: Sequence[Grant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {place.path: place for place in places}
        self.fields["place"].choices = [(path, place.unit_name) for path, place in self._places.items()]  # type: ignore[attr-defined]
        for kind in kinds():
            self.fields[ON + kind.name] = forms.BooleanField(label=_now(kind.label), required=False)

    def clean_place(self) -> Grant:
        return self._places[self.cleaned_data["place"]]

    def clean(self) -> dict[str, Any]:
        """The events that were ticked, as one list."""
        told = super().clean() or {}
        events = [kind.name for kind in kinds() if told.pop(ON + kind.name, False)]
        if not events:
            self.add_error(None, _now("Pilih sedikitnya satu peristiwa."))
        return {**told, "events": events}
