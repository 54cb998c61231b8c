from allauth.account.views import LoginView, LogoutView, PasswordChangeView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from penata.domains.accounts import queries
from penata.kernel.access import grants_of, public, signed_in

LOOPBACK = {"127.0.0.1", "::1", ""}


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        demo = queries.demo_accounts() if _offers_demo(self.request) else []
        return super().get_context_data(demo_accounts=demo, **kwargs)


class SignOut(LogoutView):
    template_name = "accounts/sign_out.html"


class ChangePassword(PasswordChangeView):
    template_name = "accounts/change_password.html"
    success_url = "/akun/"


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
    return render(request, "accounts/me.html", {"grants": grants_of(request.user)})


def _offers_demo(request: HttpRequest) -> bool:
    return settings.PENATA_DEMO and request.META.get("REMOTE_ADDR", "") in LOOPBACK
