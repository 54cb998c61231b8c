"""Every view says whom it lets in; a test of the house finds the ones that do not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from penata.kernel.access.permissions import Permission
from penata.kernel.access.scope import may

View = Callable[..., HttpResponse]


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Signed in, and holding at least one of these somewhere; which rows, the query decides."""

    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(may(request.user, permission) for permission in permissions):
                raise PermissionDenied(permissions[0].value)
            return view(request, *args, **kwargs)

        guarded.access = permissions  # type: ignore[attr-defined]
        return guarded

    return decorate


def signed_in(view: View) -> View:
    """For what belongs to the account itself: its own page, its password."""
    guarded = login_required(view)
    guarded.access = "signed_in"  # type: ignore[attr-defined]
    return guarded


def public(view: View) -> View:
    """For everybody. Say it, so that nobody forgets to say otherwise."""
    view.access = "public"  # type: ignore[attr-defined]
    return view
