from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from penata.kernel.access import DATA_CLASSES, Permission, PersonalClass, Role, requires, signed_in
from penata.kernel.access.roles import PERMISSIONS


@requires(Permission.UNIT_READ)
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states."""
    return render(request, "ui/gallery.html")


@signed_in
@require_safe
def who_may(request: HttpRequest) -> HttpResponse:
    """Who may do what: printed from the tables that the code itself obeys."""
    roles = list(Role)
    rights = [(p, [(role, p in PERMISSIONS[role]) for role in roles]) for p in Permission]
    data = [(c, [(role, c in DATA_CLASSES[role]) for role in roles]) for c in PersonalClass]
    tables = [(_("Tindakan"), rights), (_("Golongan data pribadi yang dibaca"), data)]
    return render(request, "ui/who_may.html", {"roles": roles, "tables": tables})
