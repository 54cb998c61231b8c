"""Forms about people. Those whose fields are columns of the staff list say what was typed, and nothing more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from penata.domains.people.policies import MASKED
from penata.domains.people.rules.terms import AbsenceKind, AssignmentKind, Disability, EndReason, Status
from penata.domains.people.sheets.staff import COLUMNS
from penata.kernel.privacy import mask
from penata.kernel.privacy.terms import RevealReason
from penata.kernel.sheets.plan import Plan
from penata.kernel.ui.forms import DayField, PenataForm

LABELS = {
    "nik": "NIK", "nip": "NIP", "nama": _("Nama tanpa gelar"), "gelar_depan": _("Gelar depan"),
    "gelar_belakang": _("Gelar belakang"), "tempat_lahir": _("Tempat lahir"), "tanggal_lahir": _("Tanggal lahir"),
    "jenis_kelamin": _("Jenis kelamin"), "desa_asal": _("Desa asal"), "status": _("Status"),
    "penyedia": _("Penyedia"), "golongan": _("Golongan"), "tmt_golongan": _("TMT golongan"),
    "tmt_cpns": _("TMT CPNS"), "unit": _("Unit"), "jabatan": _("Jabatan"), "tmt_jabatan": _("TMT jabatan"),
    "pendidikan": _("Pendidikan"), "jurusan": _("Jurusan"), "tahun_lulus": _("Tahun lulus"),
    "tmt_mulai": _("Mulai berstatus ini"), "tmt_selesai": _("Hari terakhir bekerja"),
    "alasan_berakhir": _("Alasan berakhir"), "honor": _("Honor sebulan (rupiah)"),
    "disabilitas": _("Disabilitas"), "telepon": _("Telepon"), "surel": _("Surel"),
}  # fmt: skip
_DAYS = {name for name in LABELS if name.startswith(("tmt_", "tanggal_"))}
_CHOICES = {
    "status": Status.choices(),
    "alasan_berakhir": EndReason.choices(),
    "disabilitas": Disability.choices(),
    "jenis_kelamin": [("L", _("Laki-laki")), ("P", _("Perempuan"))],
}
_NOTES = {column.name: column.note for column in COLUMNS}
_REQUIRED = {"nama", "status", "unit", "jabatan"}


class StaffForm(PenataForm):
    """Some columns of the staff list as fields; what is wrong with them, the plan of the row says."""

    def __init__(
        self, *args: Any, columns: tuple[str, ...], required: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        self.base_fields = {name: _field(name, name in _REQUIRED or name in required) for name in columns}
        super().__init__(*args, **kwargs)
        self.hidden_nik = ""

    def hide_nik(self, nik: str) -> None:
        """What somebody has is not shown by the form, and stays where nothing is typed."""
        self.hidden_nik = nik
        if nik and "nik" in self.fields:
            self.fields["nik"].help_text = _("Sekarang %s. Kosong berarti tetap.") % mask(nik)

    def typed(self) -> dict[str, str]:
        told = {}
        for name, value in self.cleaned_data.items():
            if name == "nik" and not value and self.hidden_nik:
                continue
            told[name] = value.isoformat() if hasattr(value, "isoformat") else str(value or "")
        return told

    def take_problems(self, plan: Plan) -> bool:
        """Put the plan's errors on their fields; whether there are any."""
        errors = [problem for problem in plan.all_problems() if problem.is_error]
        for problem in errors:
            field = problem.column if problem.column in self.fields else None
            self.add_error(field, f"{problem.message} {problem.remedy}")
        return bool(errors)


class AbsenceForm(PenataForm):
    kind = forms.ChoiceField(label=_("Keadaan"), choices=AbsenceKind.choices)
    first = DayField(label=_("Mulai"))
    last = DayField(label=_("Sampai"), required=False)
    order_number = forms.CharField(label=_("Nomor SK"), max_length=80, required=False)


class EndAbsenceForm(PenataForm):
    last = DayField(label=_("Hari terakhir tidak bertugas"))


class CompetenceForm(PenataForm):
    name = forms.CharField(label=_("Nama diklat atau sertifikat"), max_length=150)
    issued_on = DayField(label=_("Tanggal terbit"), required=False)
    valid_until = DayField(label=_("Berlaku sampai"), required=False)
    hours = forms.IntegerField(label=_("Jam pelajaran"), min_value=1, max_value=5000, required=False)


class BesideForm(PenataForm):
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=[(k.value, k.label) for k in AssignmentKind if k != AssignmentKind.PRINCIPAL],
    )
    unit = forms.CharField(label=_("Unit"), help_text=_("Kode atau nama"))
    job = forms.CharField(label=_("Jabatan"), help_text=_("Kode atau nama"))
    first = DayField(label=_("Mulai"))
    last = DayField(label=_("Sampai"), required=False)
    order_number = forms.CharField(label=_("Nomor SK"), max_length=80, required=False)


class RevealForm(PenataForm):
    """Which of the covered values, for which of the known reasons, and that reason in words."""

    what = forms.MultipleChoiceField(label=_("Data yang dibuka"), widget=forms.CheckboxSelectMultiple)
    reason = forms.ChoiceField(label=_("Untuk keperluan apa?"), choices=RevealReason.choices)
    why = forms.CharField(label=_("Jelaskan dengan singkat"), max_length=200)

    def __init__(self, *args: Any, may_open: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [(name, gettext(MASKED[name].label)) for name in may_open]


class ContactForm(PenataForm):
    phone = forms.CharField(label=_("Telepon"), max_length=30, required=False)
    email = forms.CharField(label=_("Surel"), max_length=150, required=False)


def _field(name: str, required: bool) -> forms.Field:
    label, note = LABELS[name], _NOTES.get(name, "")
    if name in _DAYS:
        return DayField(label=label, required=required)
    if name in _CHOICES:
        choices = [*([] if required else [("", "–")]), *_CHOICES[name]]
        return forms.ChoiceField(label=label, required=required, choices=choices)
    return forms.CharField(label=label, required=required, help_text=_(note), max_length=200)
