from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from penata.kernel.ui.forms import PenataForm


class _Clock(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class WishesForm(PenataForm):
    """`ways`: which ways this installation has; what it has not is not asked."""

    urgent_mail = forms.BooleanField(label=_("Pesan penting lewat surel"), required=False)
    ordinary_mail = forms.BooleanField(label=_("Pesan biasa lewat surel"), required=False)
    urgent_phone = forms.BooleanField(label=_("Pesan penting lewat WhatsApp atau SMS"), required=False)
    ordinary_phone = forms.BooleanField(label=_("Pesan biasa lewat WhatsApp atau SMS"), required=False)
    digest = forms.BooleanField(
        label=_("Kumpulkan pesan biasa menjadi satu ringkasan sehari"),
        required=False,
        help_text=_("Tanpa ini setiap pesan biasa dikirim sendiri-sendiri, begitu terjadi."),
    )
    digest_at = forms.TimeField(label=_("Jam ringkasan"), widget=_Clock())
    quiet_from = forms.TimeField(
        label=_("Jam tenang mulai"),
        widget=_Clock(),
        help_text=_("Dalam jam tenang tidak ada surel dan tidak ada pesan telepon, kecuali yang mendesak."),
    )
    quiet_until = forms.TimeField(
        label=_("Jam tenang berakhir"),
        widget=_Clock(),
        help_text=_("Sama dengan mulainya berarti tanpa jam tenang."),
    )
    language = forms.ChoiceField(label=_("Bahasa surel dan pesan"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, ways: dict[Any, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for way, is_open in ways.items():
            if not is_open:
                for group in ("urgent", "ordinary"):
                    del self.fields[f"{group}_{way.value}"]
