from allauth.account.views import LoginView, LogoutView, PasswordChangeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.domains.accounts.actions import users as actions
from penata.domains.accounts.forms import users as forms
from penata.domains.accounts.policies import identity_name, needs_second_factor
from penata.domains.accounts.queries import second_factor, sign_ins
from penata.domains.accounts.queries import users as queries
from penata.kernel.access import Permission, grants_of, may, public, requires, signed_in
from penata.kernel.ui.pages import explain, form_page

LOOPBACK = {"127.0.0.1", "::1"}
PASSED_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")  # a proxy stands in front


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        demo = queries.demo_accounts() if _offers_demo(self.request) else []
        return super().get_context_data(demo_accounts=demo, identity_name=identity_name(), **kwargs)


class SignOut(LogoutView):
    template_name = "accounts/sign_out.html"


class ChangePassword(PasswordChangeView):
    template_name = "accounts/change_password.html"
    success_url = "/akun/"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Somebody let in without a password has none to change."""
        if request.user.has_usable_password():
            return super().dispatch(request, *args, **kwargs)
        text = _(
            "Minta pengelola sistem memberi kata sandi pertama. Akun data contoh masuk tanpa kata sandi."
        )
        return render(
            request, "ui/message.html", {"heading": _("Akun ini belum punya kata sandi"), "text": text}
        )


sign_in = public(SignIn.as_view())
sign_out = public(SignOut.as_view())
change_password = signed_in(ChangePassword.as_view())


@public
@require_POST
def sign_in_to_demo(request: HttpRequest) -> HttpResponse:
    """The demo lets visitors on this machine in without a password; nowhere else does this exist."""
    if not _offers_demo(request):
        raise Http404
    user = get_object_or_404(queries.demo_accounts(), username=request.POST.get("username", ""))
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")


@signed_in
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    context = {
        "grants": grants_of(request.user),
        "factor": second_factor.of_actor(request.user),
        "factor_is_required": needs_second_factor(request.user),
        "sign_ins": sign_ins.of_actor(request.user).count(),
        "identity_name": identity_name(),
        "may_hold_keys": may(request.user, Permission.API_KEY_HOLD),
    }
    return render(request, "accounts/me.html", context)


def own_crumbs() -> list[tuple[str, str]]:
    return [(_("Akun saya"), reverse("accounts:me"))]


def _offers_demo(request: HttpRequest) -> bool:
    here = request.META.get("REMOTE_ADDR", "") in LOOPBACK
    return settings.PENATA_DEMO and here and not any(name in request.META for name in PASSED_ON)


@requires(Permission.ACCOUNT_EDIT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form, back = forms.NewAccountForm(request.POST or None), reverse("organization:roles")
    if form.is_valid():
        try:
            user = actions.create(by=request.user, **form.cleaned_data)
            messages.success(request, _("Akun %s dibuat. Beri peran agar dapat dipakai.") % user.username)
            return redirect(back)
        except ValidationError as problem:
            form.add_error("username", explain(problem))
    return form_page(request, form, title=_("Buat akun"), button=_("Buat akun"), back=back)
