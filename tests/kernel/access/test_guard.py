"""Every view says whom it lets in: everybody, the signed in, or those who hold a right somewhere."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from penata.kernel.access import Grant, Permission, Role, public, requires, signed_in


class Holder:
    is_authenticated = True
    pk = 1

    def __init__(self, *roles: Role) -> None:
        self._penata_grants = tuple(Grant(role, "1") for role in roles)


def page(request: HttpRequest, name: str = "") -> HttpResponse:
    """A page."""
    return HttpResponse(f"halaman {name}")


def asked_by(rf, user: object, view, **arguments: str) -> HttpResponse:
    request = rf.get("/halaman/?a=1")
    request.user = user
    return view(request, **arguments)


def test_who_holds_the_right_gets_the_page_with_its_arguments(rf):
    guarded = requires(Permission.TRACE_READ)(page)
    assert asked_by(rf, Holder(Role.AUDITOR), guarded, name="jejak").content == b"halaman jejak"


def test_who_does_not_hold_it_is_refused_by_its_name(rf):
    guarded = requires(Permission.TRACE_READ)(page)
    with pytest.raises(PermissionDenied, match=r"audit\.trace\.read"):
        asked_by(rf, Holder(Role.WORKER), guarded)


def test_one_of_several_rights_is_enough(rf):
    guarded = requires(Permission.ROLE_GRANT, Permission.TRACE_READ)(page)
    assert asked_by(rf, Holder(Role.AUDITOR), guarded).status_code == 200
    with pytest.raises(PermissionDenied, match=r"organization\.role\.grant"):
        asked_by(rf, Holder(Role.WORKER), guarded)


@pytest.mark.parametrize("guard", [requires(Permission.LAW_READ), signed_in])
def test_who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back(rf, guard):
    answer = asked_by(rf, AnonymousUser(), guard(page))
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/masuk/?next=/halaman/%3Fa%3D1"


def test_what_belongs_to_the_account_needs_no_role(rf):
    assert asked_by(rf, Holder(), signed_in(page)).status_code == 200


def test_what_is_public_is_for_everybody(rf):
    assert asked_by(rf, AnonymousUser(), public(page)).status_code == 200


def test_a_guarded_view_says_whom_it_lets_in_and_keeps_its_name():
    def another(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    guarded = requires(Permission.LAW_READ, Permission.TRACE_READ)(page)
    assert guarded.access == (Permission.LAW_READ, Permission.TRACE_READ)
    assert (guarded.__name__, guarded.__doc__) == ("page", "A page.")
    assert signed_in(another).access == "signed_in"
    assert public(another).access == "public"
