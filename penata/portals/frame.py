"""What stands around every page: whose Penata this is, the navigation, who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from penata.domains.organization import public as organization
from penata.kernel import clock
from penata.kernel.access import Grant, Role, grants_of
from penata.kernel.ui import menus, nav


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    groups = nav.for_actor(user, request.path) if signed_in else []
    around = _around(request, groups) if signed_in else {}
    return around | {
        "penata": {
            "government": organization.government_name(user),
            "is_demo": settings.PENATA_DEMO,
            "fixed_day": settings.PENATA_TODAY,  # by which everything is judged, whatever the clock says
            "today": clock.today(),
            "printed_at": clock.now(),
        },
        "nav_groups": [(group, entries) for group, entries in groups if group != nav.BAR],
        "nav_bar": [entry for group, entries in groups if group == nav.BAR for entry in entries],
        "roles": list(dict.fromkeys(_role(grant) for grant in grants_of(user))) if signed_in else [],
    }


def _around(request: HttpRequest, groups: Sequence[tuple[str, list[nav.Entry]]]) -> dict[str, Any]:
    """Which frame the pages of this reader have: an office's, or for who looks after himself only, that of Saya."""
    tabs = menus.rows("saya.tab", request.user, request.path)
    urls = {tab.url for tab in tabs}
    entries = [entry for group, held in groups if group != nav.BAR for entry in held]
    if {grant.role for grant in grants_of(request.user)} == {Role.WORKER}:
        more = [entry for entry in entries if entry.url not in urls]
        return {"frame": "ui/own.html", "own_tabs": tabs, "own_more": more}
    return {"own_tabs": tabs, "office_url": entries[0].url if entries else ""}


def _role(grant: Grant) -> str:
    """A deputy is called so wherever his role is named."""
    return _("Plh. %s") % _(grant.role.label) if grant.is_deputy else grant.role.label
