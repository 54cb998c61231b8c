"""What is typed about a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from penata.domains.people import public as people
from penata.domains.placement.rules.policy import LIMITS, Policy
from penata.domains.placement.rules.terms import Choice, Mode, ProtectionKind
from penata.kernel.ui.forms import DayField, PenataForm, WhenNeeded


@dataclass(frozen=True, slots=True)
class Slide:
    """A number that is pushed rather than typed. low, high: what its ends mean."""

    least: int
    most: int
    step: int
    unit: str
    low: str
    high: str


SLIDES = {
    "per_km": Slide(0, 30, 1, _("angka/km"), _("abaikan"), _("utamakan")),
    "remote": Slide(100, 300, 10, "%", _("sama saja"), _("lipat tiga")),
    "tenure_months": Slide(0, 60, 6, _("bulan"), _("berapa pun"), _("5 tahun")),
}
MAIN = ("mode", "budget", *SLIDES)


class Refusable(PenataForm):
    def refuse(self, refusal: ValidationError) -> None:
        """Put what stands against it beside its field, and above the form what belongs to none."""
        for name, words in getattr(refusal, "message_dict", {NON_FIELD_ERRORS: refusal.messages}).items():
            self.add_error(name if name in self.fields else None, words)


class PolicyForm(Refusable):
    """What is decided about in words and by sliders, and behind it the rest of the numbers."""

    mode = forms.ChoiceField(label=_("Yang diutamakan"), choices=Mode.choices, widget=forms.RadioSelect)
    budget = forms.IntegerField(
        label=_("Paling banyak pindah"), required=False,
        help_text=_("Kosong: sebanyak yang berguna. Harus kosong untuk jabatan terkosong dulu."),
    )  # fmt: skip
    per_km = forms.IntegerField(label=_("Dekat desa asal"))
    remote = forms.IntegerField(label=_("Bobot unit terpencil"))
    tenure_months = forms.IntegerField(label=_("Paling singkat menjabat"))
    near_km = forms.IntegerField(label=_("Jarak pulang-pergi, km"))
    far = forms.IntegerField(label=_("Angka penempatan yang lebih jauh"))
    move = forms.IntegerField(label=_("Angka tiap perpindahan"))
    wish = forms.IntegerField(label=_("Keringanan bila diinginkan sendiri"))
    above = forms.IntegerField(label=_("Angka tiap tingkat pendidikan berlebih"))
    surplus = forms.IntegerField(label=_("Angka tiap orang yang berlebih"))
    programme = forms.IntegerField(label=_("Bobot program unggulan, persen"))
    road_factor = forms.IntegerField(label=_("Pengali jarak lurus, persen"))
    seed = forms.IntegerField(
        label=_("Bilangan undian"), help_text=_("Memutuskan antara yang sama baiknya; umumkan bilangannya.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, limit in LIMITS.items():
            self.fields[name].error_messages["invalid"] = _("Isi bilangan bulat.")
            self.fields[name].validators = [MinValueValidator(limit.least), MaxValueValidator(limit.most)]
        for name, slide in SLIDES.items():
            told = {
                "type": "range",
                "class": "form-range",
                "min": slide.least,
                "max": slide.most,
                "step": slide.step,
            }
            self.fields[name].widget = forms.NumberInput(attrs=told)

    @property
    def slides(self) -> list[tuple[Any, Slide]]:
        return [(self[name], slide) for name, slide in SLIDES.items()]

    @property
    def has_hidden_errors(self) -> bool:
        return any(field.errors for field in self.more)

    @property
    def more(self) -> list[Any]:
        """The numbers behind: shown when somebody asks for them."""
        return [self[name] for name in Policy.__dataclass_fields__ if name not in MAIN]

    def policy(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in Policy.__dataclass_fields__}


class NewForm(PolicyForm):
    name = forms.CharField(label=_("Nama skenario"), max_length=120, help_text=_("Misalnya “Hulu dulu”."))
    unit = forms.ChoiceField(label=_("Unit yang ditata, dengan semua di bawahnya"))
    day = DayField(label=_("Keadaan pegawai per tanggal"))
    families = forms.MultipleChoiceField(
        label=_("Rumpun jabatan"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tanpa pilihan: semua rumpun."),
    )  # fmt: skip
    statuses = forms.MultipleChoiceField(
        label=_("Status"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tanpa pilihan: semua yang menurut aturan boleh dipindahkan."),
    )  # fmt: skip
    programme_units = forms.CharField(
        label=_("Unit program unggulan"), required=False, max_length=1000,
        help_text=_("Kode atau nama unit, dipisah titik koma; kebutuhannya ditimbang lebih berat."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, units: list[tuple[str, str]], families: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units
        self.fields["families"].choices = [(family, family) for family in families]
        self.fields["statuses"].choices = [
            (s.value, _(s.label)) for s in people.Status if s in people.EMPLOYED
        ]

    @property
    def is_narrowed(self) -> bool:
        return any(field.errors or field.value() for field in self.scope)

    @property
    def question(self) -> list[Any]:
        return [self[name] for name in ("name", "unit", "day")]

    @property
    def scope(self) -> list[Any]:
        """Narrower than the whole unit: shown when somebody asks for it."""
        return [self[name] for name in ("families", "statuses", "programme_units")]


class ChooseForm(PenataForm):
    choice = forms.TypedChoiceField(label=_("Keputusan"), choices=Choice.choices, coerce=Choice)
    why = WhenNeeded(label=_("Alasan, bila ditolak"), widget=forms.Textarea(attrs={"rows": 2}))


class AnswerForm(PenataForm):
    why = WhenNeeded(label=_("Alasan, bila keberatan"), widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)


class DecideForm(Refusable):
    """seen: what was chosen and answered when the page was read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    effective_on = DayField(label=_("Mulai berlaku"))


class OrderForm(Refusable):
    order_number = forms.CharField(label=_("Nomor SK"), max_length=80)


class ReasonForm(Refusable):
    why = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 3}))


class NameForm(PenataForm):
    name = forms.CharField(label=_("Nama skenario"), max_length=120)


class WishForm(Refusable):
    unit = forms.CharField(
        label=_("Ke unit"), max_length=200, help_text=_("Nama unit seperti di daftar yang muncul, atau kodenya."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "unit-unit"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Alasan"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ProtectionForm(Refusable):
    person = forms.CharField(
        label=_("Pegawai"), max_length=120, help_text=_("Namanya, atau kode yang tertulis di halamannya."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Jenis"), choices=ProtectionKind.choices)
    reason = forms.CharField(
        label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Hanya dibaca yang berwenang membaca data kesehatan di unitnya; tidak masuk ke jejak."),
    )  # fmt: skip
    first = DayField(label=_("Mulai"))
    last = DayField(label=_("Sampai"), required=False, help_text=_("Kosong berarti sampai diakhiri."))


class EndProtectionForm(Refusable):
    last = DayField(label=_("Hari terakhir dilindungi"))


class PinForm(PenataForm):
    """What is said of one person: `how` is stay, to or not; the post where it is one of the last two."""

    how = forms.ChoiceField(choices=[("stay", ""), ("to", ""), ("not", "")])
    post = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    def pin(self) -> dict[str, Any]:
        how = self.cleaned_data["how"]
        return {"post": None if how == "stay" else self.cleaned_data["post"], "is_forbidden": how == "not"}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("how") != "stay" and not told.get("post") and "post" not in self.errors:
            self.add_error("post", _("Pilih jabatannya dulu."))
        return told
