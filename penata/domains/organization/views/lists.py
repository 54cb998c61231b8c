"""Jobs and regions."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.organization import forms
from penata.domains.organization.actions import jobs as job_actions
from penata.domains.organization.actions import regions as region_actions
from penata.domains.organization.queries import jobs, regions, units
from penata.domains.organization.rules.kinds import JobKind
from penata.kernel.access import Permission, demand, may_throughout, requires
from penata.kernel.ui.pages import form_page


@requires(Permission.UNIT_READ)
@require_safe
def job_index(request: HttpRequest) -> HttpResponse:
    text, kind = request.GET.get("q", "").strip(), request.GET.get("jenis", "")
    found = jobs.search(request.user, text, kind)
    page = Paginator(found, 50).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "q": text,
        "kind": kind,
        "kinds": JobKind,
        "may_edit": may_throughout(request.user, Permission.JOB_EDIT),
    }
    return render(request, "organization/jobs.html", context)


@requires(Permission.JOB_EDIT)
@require_http_methods(["GET", "POST"])
def job_edit(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(jobs.visible_to(request.user, Permission.JOB_EDIT), pk=pk)
    demand(request.user, Permission.JOB_EDIT, str(job.government.path))
    form = forms.JobForm(
        request.POST or None, initial={name: getattr(job, name) for name in forms.JOB_FIELDS}
    )
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in forms.JOB_FIELDS}
        job_actions.edit(job=job, values=values, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("Jabatan diubah."))
        return redirect("organization:jobs")
    back = reverse("organization:jobs")
    return form_page(request, form, title=job.name, button=_("Simpan perubahan"), back=back)


@requires(Permission.UNIT_READ)
@require_safe
def region_index(request: HttpRequest, code: str = "") -> HttpResponse:
    home = regions.home_of(units.government_of(request.user))
    region = regions.by_code(code or home)
    context = {
        "region": region,
        "above": regions.above(region) if region else [],
        "rows": regions.children_of(region.code if region else None),
        "may_edit": may_throughout(request.user, Permission.REGION_EDIT),
    }
    return render(request, "organization/regions.html", context)


@requires(Permission.REGION_EDIT)
@require_http_methods(["GET", "POST"])
def region_edit(request: HttpRequest, code: str) -> HttpResponse:
    government = units.government_of(request.user)
    region = get_object_or_404(regions.markable(government), code=code)
    demand(request.user, Permission.REGION_EDIT, str(government.path))
    form = forms.RemoteForm(request.POST or None, initial={"is_remote": region.is_remote})
    back = reverse("organization:region", args=[region.parent_id])
    if form.is_valid():
        region_actions.mark_remote(region=region, by=request.user, **form.cleaned_data)
        messages.success(request, _("%s diperbarui.") % region.name)
        return redirect(back)
    title = _("Terpencil: %s") % region.name
    return form_page(request, form, title=title, button=_("Simpan"), back=back)
