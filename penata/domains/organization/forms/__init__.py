"""Forms of the organization."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from penata.domains.organization.rules.kinds import EducationLevel, JobKind, UnitKind
from penata.kernel import clock
from penata.kernel.access import Role
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.forms import DayField, PenataForm


class UnitForm(PenataForm):
    name = forms.CharField(label=_("Nama"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis"))
    region_id = forms.CharField(
        label=_("Wilayah"),
        required=False,
        help_text=_("Nama atau kode kecamatan atau desa tempat unit berada"),
    )
    is_remote = forms.BooleanField(label=_("Di tempat terpencil"), required=False)
    is_accessible = forms.BooleanField(
        label=_("Gedung dapat dimasuki penyandang disabilitas"), required=False
    )
    why = forms.CharField(label=_("Alasan singkat untuk jejak"), max_length=200, required=False)

    def __init__(self, *args: Any, find_region: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._find_region = find_region
        self.fields["kind"].choices = [(k.value, k.label) for k in UnitKind if k != UnitKind.GOVERNMENT]

    def clean_region_id(self) -> str | None:
        text = self.cleaned_data["region_id"].strip()
        if not text:
            return None
        try:
            return str(self._find_region(text))
        except CellProblem as problem:
            raise forms.ValidationError(problem.sentence) from None

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"why", "code"}}


class NewUnitForm(UnitForm):
    code = forms.CharField(label=_("Kode"), max_length=40)
    field_order = ("code", "name", "kind", "region_id", "is_remote", "is_accessible", "why")


class MoveUnitForm(PenataForm):
    parent = forms.CharField(label=_("Induk baru"), help_text=_("Kode atau nama unit"))
    on = DayField(label=_("Mulai tanggal"))
    why = forms.CharField(label=_("Dasar pemindahan"), max_length=200, help_text=_("Misalnya nomor perbup"))


class EndUnitForm(PenataForm):
    last = DayField(label=_("Hari terakhir"))
    why = forms.CharField(label=_("Dasar penutupan"), max_length=200)


JOB_FIELDS = (
    "name", "kind", "job_class", "family", "minimum_education", "retirement_age", "may_be_outsourced",
)  # fmt: skip


class JobForm(PenataForm):
    name = forms.CharField(label=_("Nama jabatan"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis"), choices=JobKind.choices)
    job_class = forms.IntegerField(label=_("Kelas jabatan"), min_value=1, max_value=17, required=False)
    family = forms.CharField(label=_("Rumpun"), max_length=80, required=False)
    minimum_education = forms.ChoiceField(
        label=_("Pendidikan minimum"), required=False, choices=[("", "–"), *EducationLevel.choices()]
    )
    retirement_age = forms.IntegerField(
        label=_("Batas usia pensiun"),
        min_value=50,
        max_value=75,
        required=False,
        help_text=_("Kosong memakai aturan umum menurut jenis jabatan"),
    )
    may_be_outsourced = forms.BooleanField(label=_("Boleh dialihdayakan"), required=False)
    why = forms.CharField(label=_("Alasan singkat untuk jejak"), max_length=200, required=False)


class RemoteForm(PenataForm):
    is_remote = forms.BooleanField(label=_("Terpencil"), required=False)
    why = forms.CharField(
        label=_("Dasar"), max_length=200, help_text=_("Misalnya SK Bupati tentang desa terpencil")
    )


class OverruleForm(PenataForm):
    text = forms.CharField(label=_("Nilai daerah"), max_length=40)
    since = DayField(label=_("Berlaku mulai"))
    basis = forms.CharField(label=_("Dasar hukum"), max_length=200, help_text=_("Misalnya Perbup 12/2026"))
    doubt = forms.CharField(label=_("Yang masih perlu dipastikan"), max_length=300, required=False)


class UsernameInput(forms.TextInput):
    """What keyboards of telephones would otherwise capitalise and correct."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"})


class GrantForm(PenataForm):
    user = forms.CharField(label=_("Nama pengguna"), max_length=60, widget=UsernameInput())
    role = forms.ChoiceField(
        label=_("Peran"), choices=[(role.value, role.label) for role in Role if role != Role.OPERATOR]
    )
    unit = forms.CharField(
        label=_("Untuk unit"), help_text=_("Kode atau nama; berlaku juga untuk semua unit di bawahnya")
    )
    first = DayField(label=_("Mulai"))
    last = DayField(label=_("Sampai"), required=False)
    why = forms.CharField(label=_("Dasar"), max_length=200, required=False)

    def __init__(self, *args: Any, users: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._users = users
        self.fields["first"].initial = clock.today()

    def clean_user(self) -> Any:
        return _find_user(self._users, self.cleaned_data["user"])


class HandOverForm(PenataForm):
    to = forms.CharField(
        label=_("Nama pengguna rekan"),
        max_length=60,
        widget=UsernameInput(),
        help_text=_("Ia melihatnya di Akun saya, di bawah namanya"),
    )
    first = DayField(label=_("Mulai"))
    last = DayField(label=_("Sampai"), help_text=_("Wajib; sesudah hari itu berakhir sendiri"))
    why = forms.CharField(label=_("Dasar"), max_length=200, help_text=_("Misalnya nomor surat cuti"))

    def __init__(self, *args: Any, users: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._users = users
        self.fields["first"].initial = clock.today()

    def clean_to(self) -> Any:
        return _find_user(self._users, self.cleaned_data["to"])


def _find_user(users: Any, username: str) -> Any:
    found = users.filter(username__iexact=username.strip(), is_active=True).first()
    if found is None:
        raise forms.ValidationError(_("Tidak ada akun lain dengan nama pengguna itu. Periksa ejaannya."))
    return found


class ResetFactorForm(PenataForm):
    why = forms.CharField(
        label=_("Alasan"), max_length=200, help_text=_("Misalnya: HP hilang, orangnya datang dengan KTP")
    )


class WithdrawForm(PenataForm):
    on = DayField(label=_("Tidak berlaku lagi mulai"))
    why = forms.CharField(label=_("Alasan"), max_length=200)
