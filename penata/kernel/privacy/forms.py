"""Forms of requests, breaches and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import PersonalClass
from penata.kernel.privacy.proofs import LARGEST
from penata.kernel.privacy.subjects import Blank, Topic
from penata.kernel.privacy.terms import RequestKind
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.forms import DayInput, PenataForm

ASKED_IN_WORDS = [(k.value, k.label) for k in RequestKind if k != RequestKind.CORRECTION]


class ProofField(forms.FileField):
    """A small file; what it is, the action says from its content."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Bukti"),
            help_text=_("PDF, JPEG, atau PNG, paling besar 5 MB. Misalnya foto akta atau ijazah."),
            required=False,
            widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > LARGEST:
            raise forms.ValidationError(
                _("Berkas lebih besar daripada 5 MB. Kecilkan fotonya, atau pindai lebih rendah.")
            )
        return file


class CorrectionForm(PenataForm):
    """The blanks of one topic as they stand, to be written as they should be; a topic without blanks is told in words."""

    def __init__(self, *args: Any, topic: Topic, known: dict[str, str], **kwargs: Any) -> None:
        self.topic = topic
        fields: dict[str, forms.Field] = {blank.column: _field(blank) for blank in topic.blanks}
        fields["text"] = forms.CharField(
            label=_("Alasan") if topic.blanks else _("Apa yang keliru, dan bagaimana yang benar?"),
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        fields["proof"] = ProofField()
        self.base_fields = fields  # type: ignore[misc]
        initial = {blank.column: known.get(blank.column, "") for blank in topic.blanks}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Each blank by the parser of its column: what the staff list would refuse, is refused here already."""
        for blank in self.topic.blanks:
            value = self.cleaned_data.get(blank.column)
            if value and blank.kind == "text":
                try:
                    blank.parse(value)
                except CellProblem as problem:
                    self.add_error(blank.column, problem.sentence)
        return self.cleaned_data

    def wanted(self) -> dict[str, str]:
        told = {blank.column: self.cleaned_data[blank.column] for blank in self.topic.blanks}
        return {name: v.isoformat() if hasattr(v, "isoformat") else str(v or "") for name, v in told.items()}


class AskForm(PenataForm):
    kind = forms.ChoiceField(label=_("Apa yang Anda minta?"), choices=ASKED_IN_WORDS)
    text = forms.CharField(
        label=_("Keterangan"),
        max_length=1000,
        required=False,
        help_text=_("Untuk pembatasan, penghapusan, dan penarikan: sebutkan data yang mana dan mengapa."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("kind") not in {None, RequestKind.ACCESS} and not told.get("text", "").strip():
            self.add_error("text", _("Sebutkan data yang mana, dan mengapa."))
        return told


class DeskForm(AskForm):
    """For somebody who stands at the officer's desk, or wrote a letter."""

    code = forms.CharField(label=_("Kode pegawai"), max_length=30)
    kind = forms.ChoiceField(label=_("Apa yang diminta?"), choices=RequestKind.choices)
    text = forms.CharField(
        label=_("Isi permohonan"),
        max_length=1000,
        required=False,
        help_text=_(
            "Boleh kosong hanya untuk salinan. Selain itu: data yang mana, yang benar bagaimana, dan bukti yang ditunjukkan."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("code", "kind", "text")


class AnswerForm(PenataForm):
    answer = forms.CharField(
        label=_("Jawaban untuk pemohon"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class BreachForm(PenataForm):
    title = forms.CharField(label=_("Apa yang terjadi, dalam satu kalimat?"), max_length=150)
    path = forms.ChoiceField(label=_("Orang di unit mana yang terkena?"))
    classes = forms.MultipleChoiceField(
        label=_("Data apa yang terkena?"), choices=PersonalClass.choices, widget=forms.CheckboxSelectMultiple
    )
    people = forms.IntegerField(
        label=_("Berapa orang yang terkena?"),
        min_value=1,
        max_value=10_000_000,
        required=False,
        help_text=_("Kosong berarti semua orang di unit itu."),
    )
    found_on = forms.DateField(label=_("Ditemukan pada tanggal"), widget=DayInput())
    found_time = forms.TimeField(
        label=_("Pukul"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    how = forms.CharField(
        label=_("Bagaimana terjadinya?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    handling = forms.CharField(
        label=_("Apa yang sudah dan akan dilakukan?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["path"].choices = list(places)  # type: ignore[attr-defined]


class AgencyForm(PenataForm):
    note = forms.CharField(label=_("Nomor surat atau tanda terima lembaga"), max_length=200)


def _field(blank: Blank) -> forms.Field:
    if blank.kind == "day":
        return forms.DateField(label=_(blank.label), required=False, widget=DayInput())
    if blank.kind == "choice":
        choices = [("", "–"), *((value, _t(words)) for value, words in blank.choices)]
        return forms.ChoiceField(label=_(blank.label), required=False, choices=choices)
    return forms.CharField(label=_(blank.label), required=False, max_length=200)
