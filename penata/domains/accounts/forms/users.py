from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from penata.domains.accounts.models import User
from penata.kernel.ui.forms import PenataForm, dress


class SignInForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Nama pengguna atau surel")
        self.fields["password"].label = _("Kata sandi")
        self.fields["password"].help_text = ""
        dress(self)


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Kata sandi sekarang")
        self.fields["password1"].label = _("Kata sandi baru")
        self.fields["password2"].label = _("Kata sandi baru, sekali lagi")
        dress(self)


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Kata sandi")
        self.fields["password"].help_text = ""
        dress(self)


class NewAccountForm(PenataForm):
    username = forms.RegexField(
        r"^[\w.@-]+$",
        label=_("Nama pengguna"),
        max_length=60,
        error_messages={"invalid": _("Pakai huruf, angka, titik, garis, atau @ saja, tanpa spasi.")},
    )
    name = forms.CharField(label=_("Nama lengkap"), max_length=150)
    email = forms.EmailField(label=_("Surel"), required=False)
    password = forms.CharField(
        label=_("Kata sandi sementara"),
        min_length=10,
        widget=forms.PasswordInput(),
        help_text=_("Sedikitnya 10 huruf. Pemilik akun menggantinya sendiri sesudah masuk."),
    )

    def clean(self) -> dict[str, Any]:
        """The password is held against the installation's rules, and against what is told of its owner."""
        told = super().clean() or {}
        if "password" in told:
            owner = User(**{name: told.get(name, "") for name in ("username", "name", "email")})
            try:
                validate_password(told["password"], owner)
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return told
