"""Forms by which accounts are opened."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from penata.domains.accounts import public as accounts
from penata.domains.people.rules.letters import LetterWay
from penata.kernel.ui.forms import PenataForm


class IssueForm(PenataForm):
    unit = forms.IntegerField(widget=forms.HiddenInput)
    expected = forms.IntegerField(widget=forms.HiddenInput)
    again = forms.BooleanField(required=False)
    way = forms.ChoiceField(choices=LetterWay.choices)


class ProveForm(PenataForm):
    code = forms.CharField(
        label=_("Kode di surat Anda"),
        max_length=40,
        help_text=_("Huruf besar atau kecil sama saja; tanda hubung boleh dilewati"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    digits = forms.RegexField(
        r"^\s*[0-9]{6}\s*$",
        label=_("Enam angka terakhir NIK Anda"),
        help_text=_("Lihat di KTP; NIK ada 16 angka"),
        error_messages={"invalid": _("Tulis tepat enam angka.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "6"}),
    )


class PasswordForm(PenataForm):
    """A password typed twice; whose account it will be is told by the view."""

    password = forms.CharField(
        label=_("Kata sandi"),
        help_text=_("Sedikitnya 10 huruf. Beberapa kata yang hanya Anda tahu urutannya mudah diingat."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Kata sandi, sekali lagi"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, owner: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owner = owner

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        password, again = told.get("password"), told.get("again")
        if password and again and password != again:
            self.add_error("again", _("Kedua kata sandi berbeda. Ketik lagi keduanya."))
        if password:
            try:
                validate_password(password, self._known_of_owner(told))
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return told

    def _known_of_owner(self, told: dict[str, Any]) -> Any:
        if self._owner.user is not None:
            return self._owner.user
        return get_user_model()(
            username=told.get("username", ""), name=self._owner.name, email=self._owner.email
        )


class NewAccountForm(PasswordForm):
    username = forms.RegexField(
        r"^[\w.@-]+$",
        label=_("Nama pengguna"),
        max_length=60,
        help_text=_("Dipakai saat masuk; boleh diganti sekarang"),
        error_messages={"invalid": _("Pakai huruf, angka, titik, garis, atau @ saja, tanpa spasi.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    field_order = ("username", "password", "again")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if accounts.by_username(username) is not None:
            raise forms.ValidationError(_("Nama pengguna itu sudah dipakai. Pilih yang lain."))
        return username
