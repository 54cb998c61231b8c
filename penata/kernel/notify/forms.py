from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from penata.kernel.ui.forms import PenataForm

HALF_HOURS = [time(minutes // 60, minutes % 60) for minutes in range(0, 24 * 60, 30)]


def _clock(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    """Written as everybody here writes it, 21.00; a browser's own clock writes as it was made for."""
    choices = [(f"{at:%H:%M}", f"{at:%H.%M}") for at in HALF_HOURS]
    return forms.TypedChoiceField(
        label=label, help_text=help_text, choices=choices, coerce=time.fromisoformat
    )


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
    digest_at = _clock(_("Jam ringkasan"))
    quiet_from = _clock(
        _("Jam tenang mulai"),
        _("Dalam jam tenang tidak ada surel dan tidak ada pesan telepon, kecuali yang mendesak."),
    )
    quiet_until = _clock(_("Jam tenang berakhir"), _("Sama dengan mulainya berarti tanpa jam tenang."))
    language = forms.ChoiceField(label=_("Bahasa surel dan pesan"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, ways: dict[Any, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {k: f"{v:%H:%M}" if isinstance(v, time) else v for k, v in self.initial.items()}
        for way, is_open in ways.items():
            if not is_open:
                for group in ("urgent", "ordinary"):
                    del self.fields[f"{group}_{way.value}"]
