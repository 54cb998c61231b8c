"""Studies: the list, one study, its posts, the entry sheet, the working, the steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.domains.workload import forms
from penata.domains.workload.actions import studies as actions
from penata.domains.workload.queries import entry, wisn
from penata.domains.workload.queries import studies as queries
from penata.domains.workload.rules.terms import StudyState
from penata.kernel import clock
from penata.kernel.access import Permission, may, requires
from penata.kernel.flow import StepRefused
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui import figures
from penata.kernel.ui.pages import explain, form_page

READ, EDIT = Permission.STUDY_READ, Permission.STUDY_EDIT


@requires(READ)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    asked = queries.read_address(request.GET)
    found = queries.with_counts(queries.matching(request.user, asked))
    page = Paginator(found, 50).get_page(request.GET.get("hal"))
    context = {
        "page": page, "asked": asked, "states": StudyState, "years": queries.years(request.user),
        "may_edit": may(request.user, EDIT), "without": queries.units_without(request.user, clock.today()),
    }  # fmt: skip
    return render(request, "workload/studies.html", context)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = forms.NewStudyForm(request.POST or None, initial={"unit": request.GET.get("unit", "")})
    if form.is_valid():
        try:
            unit = queries.find_unit(request.user, form.cleaned_data["unit"])
            study = actions.open_study(unit=unit, year=form.cleaned_data["year"], by=request.user)
            return redirect("workload:study", study.pk)
        except (CellProblem, ValidationError) as problem:
            form.add_error("unit", explain(problem))
    intro = _("Bila tahun sebelumnya sudah ada ABK sah, isinya disalin sebagai awal.")
    return _form(request, form, _("Susun ABK"), _("Mulai menyusun"), reverse("workload:studies"), intro)


@requires(READ)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    study = get_object_or_404(queries.visible_to(request.user), pk=pk)
    context = queries.study_page(request.user, study)
    return render(request, "workload/study.html", context)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def add_post(request: HttpRequest, pk: int) -> HttpResponse:
    study = get_object_or_404(queries.visible_to(request.user, EDIT), pk=pk)
    form = forms.AddPostForm(request.POST or None)
    if form.is_valid():
        try:
            job_id = queries.find_job(study, form.cleaned_data["job"])
            made = actions.add_post(
                study=study, job_id=job_id, method=form.cleaned_data["method"], by=request.user
            )
            return redirect("workload:sheet", made.pk)
        except CellProblem as problem:
            form.add_error("job", explain(problem))
    title = _("Tambah jabatan ke ABK %s") % study.unit.name
    return _form(request, form, title, _("Tambah jabatan"), reverse("workload:study", args=[pk]))


@requires(READ)
@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The entry sheet of one post; saved as a whole, by button or by itself while one types."""
    of = get_object_or_404(queries.posts_visible_to(request.user), pk=pk)
    if request.method == "POST":
        return _save_sheet(request, of)
    return render(request, "workload/sheet.html", entry.page(request.user, of))


@requires(READ)
@require_safe
def working(request: HttpRequest, pk: int) -> HttpResponse:
    """The lembar perhitungan: every line on paper."""
    of = get_object_or_404(queries.posts_visible_to(request.user), pk=pk)
    return render(request, "workload/working.html", entry.page(request.user, of))


@requires(READ)
@require_http_methods(["GET", "POST"])
def wisn_page(request: HttpRequest, pk: int) -> HttpResponse:
    """WISN beside ABK, for health units."""
    of = get_object_or_404(queries.posts_visible_to(request.user), pk=pk)
    editable = queries.may_edit(request.user, of.study)
    form = forms.WisnForm(request.POST or None, initial=wisn.as_typed(of))
    if request.method == "POST" and editable and form.is_valid():
        actions.write_tasks(
            of=of, lines=entry.lines_of(of), by=request.user, **wisn.from_typed(form.cleaned_data)
        )
        return redirect("workload:wisn", pk)
    context = entry.page(request.user, of) | {"form": form, "editable": editable, "wisn": wisn.compare(of)}
    return render(request, "workload/wisn.html", context)


@requires(EDIT)
@require_POST
def drop_post(request: HttpRequest, pk: int) -> HttpResponse:
    of = get_object_or_404(queries.posts_visible_to(request.user), pk=pk)
    study = of.study_id
    actions.drop_post(of=of, by=request.user)
    messages.success(request, _("Jabatan dikeluarkan dari ABK ini."))
    return redirect("workload:study", study)


@requires(EDIT, Permission.STUDY_VERIFY, Permission.STUDY_APPROVE)
@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    study = get_object_or_404(queries.visible_to(request.user), pk=pk)
    take = {"ajukan": actions.submit, "periksa": actions.verify, "sahkan": actions.approve}[name]
    try:
        study = take(study=study, by=request.user)
        messages.success(
            request,
            _("ABK %(unit)s: %(state)s.")
            % {"unit": study.unit.name, "state": _(StudyState(study.state).label)},
        )
    except (ValidationError, StepRefused) as problem:
        messages.error(request, explain(problem))
    return redirect("workload:study", pk)


@requires(Permission.STUDY_VERIFY, Permission.STUDY_APPROVE)
@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    study = get_object_or_404(queries.visible_to(request.user), pk=pk)
    form = forms.ReturnForm(request.POST or None)
    if form.is_valid():
        actions.send_back(study=study, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("ABK dikembalikan kepada penyusunnya."))
        return redirect("workload:study", pk)
    return _form(
        request,
        form,
        _("Kembalikan ABK %s") % study.unit.name,
        _("Kembalikan"),
        reverse("workload:study", args=[pk]),
    )


def _save_sheet(request: HttpRequest, of: Any) -> HttpResponse:
    typed = forms.read_sheet(request.POST)
    by_itself = "X-Penata-Sheet" in request.headers
    if typed.errors:
        return _refused_lines(request, of, typed, by_itself=by_itself)
    try:
        of = actions.write_tasks(of=of, lines=typed.lines, by=request.user)
    except StepRefused as refusal:
        return _closed_sheet(request, of, StudyState(refusal.state), by_itself=by_itself)
    if by_itself:
        return JsonResponse(entry.as_json(request.user, of))
    messages.success(request, _("Tersimpan pukul %s.") % figures.moment(clock.now())[-5:])
    return redirect("workload:sheet", of.pk)


def _refused_lines(
    request: HttpRequest, of: Any, typed: forms.SheetEntry, *, by_itself: bool
) -> HttpResponse:
    if by_itself:
        errors = [
            {"line": line, "field": name, "message": text} for (line, name), text in typed.errors.items()
        ]
        return JsonResponse({"errors": errors}, status=422)
    return render(request, "workload/sheet.html", entry.page(request.user, of, typed), status=422)


def _closed_sheet(request: HttpRequest, of: Any, state: StudyState, *, by_itself: bool) -> HttpResponse:
    """The study was submitted, or approved, while somebody still typed: say so, and show what is kept."""
    words = _(
        "ABK ini sudah %(state)s, jadi yang baru diketik tidak disimpan. "
        "Minta ABK dikembalikan, atau susun versi barunya."
    ) % {"state": _(state.label).lower()}
    if by_itself:
        return JsonResponse({"message": words}, status=409)
    messages.error(request, words)
    kept = get_object_or_404(queries.posts_visible_to(request.user), pk=of.pk)
    return render(request, "workload/sheet.html", entry.page(request.user, kept), status=409)


def _form(
    request: HttpRequest, form: Any, title: str, button: str, back: str, intro: str = ""
) -> HttpResponse:
    return form_page(request, form, title=title, button=button, back=back, intro=intro)
