"""Every rule in force, its source and its doubt; and the government's own values."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.organization import forms
from penata.domains.organization.actions import law as actions
from penata.domains.organization.queries import units
from penata.kernel import law
from penata.kernel.access import Permission, demand, may_throughout, requires
from penata.kernel.ui import figures
from penata.kernel.ui.context import as_of
from penata.kernel.ui.pages import explain


@requires(Permission.LAW_READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    day = as_of(request)
    government = units.government_of(request.user)
    in_force = law.in_force(day, government.pk if government else None)
    rows = [(rule, in_force.provisions.get(key)) for key, rule in law.catalogue().items()]
    doubts = sum(1 for _rule, provision in rows if provision and provision.doubt)
    return render(request, "organization/law.html", {"rows": rows, "doubts": doubts, "as_of": day})


@requires(Permission.LAW_READ)
@require_safe
def detail(request: HttpRequest, key: str) -> HttpResponse:
    rule, government = _rule(key), units.government_of(request.user)
    context = {
        "rule": rule,
        "history": law.history(key, government.pk if government else None),
        "current": law.in_force(as_of(request), government.pk if government else None).provisions.get(key),
        "may_overrule": rule.may_be_overruled and may_throughout(request.user, Permission.LAW_OVERRULE),
    }
    return render(request, "organization/law_rule.html", context)


@requires(Permission.LAW_OVERRULE)
@require_http_methods(["GET", "POST"])
def overrule(request: HttpRequest, key: str) -> HttpResponse:
    rule, government = _rule(key), units.government_of(request.user)
    demand(request.user, Permission.LAW_OVERRULE, str(government.path) if government else "")
    form = forms.OverruleForm(request.POST or None)
    if form.is_valid() and government is not None:
        told = form.cleaned_data
        try:
            actions.overrule(government=government, key=key, by=request.user, **told)
            messages.success(request, _("Aturan daerah berlaku mulai %s.") % figures.long_day(told["since"]))
            return redirect("organization:law_rule", key)
        except ValidationError as problem:
            form.add_error("text", explain(problem))
    return render(
        request, "organization/law_overrule.html", {"form": form, "rule": rule, "title": rule.title}
    )


def _rule(key: str) -> law.RuleEntry:
    try:
        return law.entry(key)
    except law.UnknownRule:
        raise Http404 from None
