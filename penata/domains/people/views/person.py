"""The page of one person, and what officers change on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from penata.domains.people import forms
from penata.domains.people.actions import one_row, records
from penata.domains.people.policies import (
    MASKED,
    may_compare,
    may_edit,
    may_issue_letter,
    may_know_present,
    may_read_traces,
    openable,
    readable_classes,
)
from penata.domains.people.queries import person as queries
from penata.domains.people.rules.terms import AbsenceKind, AssignmentKind
from penata.kernel import clock
from penata.kernel.access import Permission, PersonalClass, requires
from penata.kernel.audit.actions import record_access
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.ui.context import as_of
from penata.kernel.ui.pages import explain, form_page
from penata.kernel.values import N_

READ, EDIT = Permission.PERSON_READ, Permission.PERSON_EDIT

OWN_DATA = (
    "nik", "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "jenis_kelamin",
    "desa_asal", "golongan", "tmt_golongan", "tmt_cpns", "pendidikan", "jurusan", "tahun_lulus", "disabilitas",
    "telepon", "surel",
)  # fmt: skip


@requires(READ, Permission.PERSON_READ_OWN)
@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    sheet = sheet_of(request, code)
    if sheet.person.user_id != request.user.pk:
        path = sheet.path_on(clock.today())
        record_access(person_id=sheet.person.pk, what=N_("halaman orang"), by=request.user, path=path)
    context = page_context(request, sheet)
    return render(request, "people/person.html", context)


@requires(Permission.PERSON_READ_OWN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Everybody's own page."""
    code = queries.own_code(request.user)
    return redirect("people:person", code) if code else render(request, "people/no_person.html")


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new person: the same checks as a staff list of one row."""
    columns = (
        "nik", "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "jenis_kelamin",
        "desa_asal", "status", "penyedia", "unit", "jabatan", "tmt_mulai", "tmt_jabatan", "tmt_selesai",
        "golongan", "tmt_golongan", "tmt_cpns", "pendidikan", "jurusan", "tahun_lulus",
    )  # fmt: skip
    form = forms.StaffForm(request.POST or None, columns=columns)
    if form.is_valid():
        plan = one_row.write(form.typed(), by=request.user, government=queries.government_code(request.user))
        if not form.take_problems(plan):
            messages.success(request, _("%s ditambahkan.") % form.cleaned_data["nama"])
            return redirect("people:roster")
    intro = _("Untuk banyak orang, impor dari lembar kerja lebih cepat.")
    return _form(request, form, _("Tambah pegawai"), _("Tambah pegawai"), reverse("people:roster"), intro)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The form shows what stands there, so that opening it is looking at it."""
    sheet = _editable(request, code)
    labels = [MASKED[name].label for name in MASKED if name != "nik"]
    if request.method == "GET":
        record_access(
            person_id=sheet.person.pk,
            what=N_("formulir ubah data"),
            by=request.user,
            fields=labels,
            path=sheet.path,
        )
    return _change(request, sheet, OWN_DATA, _("Ubah data"), _("Simpan perubahan"))


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, code: str) -> HttpResponse:
    columns, intro = (
        ("unit", "jabatan", "tmt_jabatan"),
        _("Jabatan sekarang berakhir sehari sebelum jabatan baru mulai."),
    )
    sheet, required = _editable(request, code), ("tmt_jabatan",)
    return _change(request, sheet, columns, _("Pindah jabatan"), _("Pindahkan"), intro, required)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def change_status(request: HttpRequest, code: str) -> HttpResponse:
    columns = ("status", "penyedia", "nip", "golongan", "tmt_golongan", "tmt_mulai", "tmt_selesai")
    intro = _(
        "Status sekarang berakhir sehari sebelum status baru mulai; alasannya dicatat dari status barunya."
    )
    sheet, required = _editable(request, code), ("tmt_mulai",)
    return _change(request, sheet, columns, _("Status baru"), _("Catat status baru"), intro, required)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, code: str) -> HttpResponse:
    columns, intro = ("tmt_selesai", "alasan_berakhir"), _("Riwayatnya tetap tersimpan.")
    sheet = _editable(request, code)
    return _change(request, sheet, columns, _("Akhiri masa kerja"), _("Akhiri"), intro, columns)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def absence(request: HttpRequest, code: str) -> HttpResponse:
    sheet, form = _editable(request, code), forms.AbsenceForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        kind = AbsenceKind(told.pop("kind"))
        try:
            records.note_absence(person=sheet.person, path=sheet.path, kind=kind, by=request.user, **told)
            return redirect("people:person", code)
        except (ValidationError, ValueError) as problem:
            form.add_error("first", explain(problem))
    intro = _("Selama masa ini ia tetap memegang jabatannya, tetapi tidak dihitung sebagai pengisinya.")
    return _form(request, form, _("Catat tidak bertugas"), _("Catat"), _url(code), intro)


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def absence_end(request: HttpRequest, code: str) -> HttpResponse:
    """Back at work: from the next day on he counts again."""
    sheet, form = _editable(request, code), forms.EndAbsenceForm(request.POST or None)
    running = queries.running_absence(sheet)
    if running is None:
        raise Http404
    if form.is_valid():
        try:
            records.end_absence(
                absence=running, path=sheet.path, last=form.cleaned_data["last"], by=request.user
            )
            return redirect("people:person", code)
        except ValueError as problem:
            form.add_error("last", explain(problem))
    return _form(request, form, _("Kembali bertugas"), _("Catat"), _url(code))


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def competence(request: HttpRequest, code: str) -> HttpResponse:
    sheet, form = _editable(request, code), forms.CompetenceForm(request.POST or None)
    if form.is_valid():
        records.note_competence(person=sheet.person, path=sheet.path, by=request.user, **form.cleaned_data)
        return redirect("people:person", code)
    return _form(request, form, _("Catat diklat atau sertifikat"), _("Catat"), _url(code))


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, code: str) -> HttpResponse:
    """An acting or extra post; it does not count as staff."""
    sheet, form = _editable(request, code), forms.BesideForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            place = queries.find_post(request.user, told.pop("unit"), told.pop("job"))
            kind = AssignmentKind(told.pop("kind"))
            records.assign_besides(
                person=sheet.person, path=sheet.path, kind=kind, place=place, by=request.user, **told
            )
            return redirect("people:person", code)
        except (CellProblem, ValidationError, ValueError) as problem:
            form.add_error(None, explain(problem))
    intro = _("Plt dan tugas tambahan tidak dihitung sebagai pengisi jabatan itu.")
    return _form(request, form, _("Catat Plt atau tugas tambahan"), _("Catat"), _url(code), intro)


def _change(
    request: HttpRequest, sheet: queries.PersonSheet, columns: tuple[str, ...], title: str, button: str,
    intro: str = "", required: tuple[str, ...] = (),
) -> HttpResponse:  # fmt: skip
    """Some columns of this person's row, typed anew; the rest of the row stays as it is."""
    now, code = queries.as_row(sheet), sheet.person.code
    initial = {name: now[name] for name in columns if name != "nik"} if columns == OWN_DATA else {}
    form = forms.StaffForm(request.POST or None, columns=columns, required=required, initial=initial)
    form.hide_nik(now["nik"])
    if form.is_valid() and _written(request, form, sheet):
        messages.success(request, _("Data %s diperbarui.") % sheet.person.name)
        return redirect("people:person", code)
    return _form(request, form, f"{title}: {sheet.person.name}", button, _url(code), intro)


def _written(request: HttpRequest, form: forms.StaffForm, sheet: queries.PersonSheet) -> bool:
    """Have the row planned and applied; its errors go to their fields, its warnings to the next page."""
    plan = one_row.change(sheet=sheet, values=form.typed(), by=request.user)
    if form.take_problems(plan):
        return False
    for problem in plan.all_problems():
        messages.warning(request, f"{problem.message} {problem.remedy}")
    return True


def page_context(request: HttpRequest, sheet: queries.PersonSheet) -> dict[str, Any]:
    """What the page of a person shows to this reader; nothing of it is uncovered."""
    reads = readable_classes(request.user, sheet)
    shown, is_own = _as_read(request, sheet, reads), sheet.person.user_id == request.user.pk
    return {
        "sheet": shown if is_own else queries.without_birthday(shown),
        "person": sheet.person,
        "as_of": as_of(request),
        "is_own": is_own,
        "reads": reads,
        "opened": set(MASKED) if is_own else set(),
        "crumbs": queries.crumbs(shown),
        **_rights(request, sheet, is_own),
    }


def _rights(request: HttpRequest, sheet: queries.PersonSheet, is_own: bool) -> dict[str, Any]:
    may_open = [] if is_own else openable(request.user, sheet)
    return {
        "may_edit": may_edit(request.user, sheet),
        "may_issue_letter": may_issue_letter(request.user, sheet),
        "may_reveal": bool(may_open),
        "reveal_form": forms.RevealForm(may_open=may_open),
        "may_read_traces": may_read_traces(request.user, sheet),
        "may_compare": as_of(request) == clock.today() and may_compare(request.user, sheet),
    }


def _as_read(request: HttpRequest, sheet: queries.PersonSheet, reads: set[str]) -> queries.PersonSheet:
    if PersonalClass.EMPLOYMENT not in reads:
        return queries.without_service(sheet)
    return sheet if may_know_present(request.user, sheet) else queries.until(sheet, as_of(request))


def sheet_of(request: HttpRequest, code: str) -> queries.PersonSheet:
    sheet = queries.load(request.user, code, as_of(request))
    if sheet is None:
        raise Http404
    return sheet


def _editable(request: HttpRequest, code: str) -> queries.PersonSheet:
    sheet = queries.load(request.user, code, clock.today())
    if sheet is None or not may_edit(request.user, sheet):
        raise Http404
    return sheet


def _form(
    request: HttpRequest, form: Any, title: str, button: str, back: str, intro: str = ""
) -> HttpResponse:
    return form_page(request, form, title=title, button=button, back=back, intro=intro)


def _url(code: str) -> str:
    return reverse("people:person", args=[code])
