"""allauth's forms in our words."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

from penata.kernel.ui.forms import dress

DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code"}


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self)


class CodeAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self)


class AppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Enam angka yang kini tampil di aplikasi")
        self.fields["code"].widget.attrs.update(DIGITS)
        dress(self)


class PasskeyForm(AddWebAuthnForm):
    """Only keys that suffice by themselves: the device asks its owner for finger, face or PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        _name(self)

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        return super().clean()


class PasskeyNameForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name(self)


def _ask_for_code(form: Any) -> None:
    form.fields["code"].label = _("Kode dari aplikasi, atau satu kode pemulihan")
    form.fields["code"].widget.attrs.update(DIGITS)
    dress(form)


def _name(form: Any) -> None:
    form.fields["name"].label = _("Nama kunci")
    form.fields["name"].help_text = _("Agar Anda mengenalinya nanti, misalnya HP Siti")
    form.fields["name"].max_length = 60
    form.fields["name"].widget.attrs["maxlength"] = 60
    dress(form)
