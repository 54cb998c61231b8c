"""Penata beside SIASN: files out and in, what differs, and who is right."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.domains.people import forms
from penata.domains.people.actions import siasn as actions
from penata.domains.people.actions import siasn_files
from penata.domains.people.forms import siasn as choices
from penata.domains.people.policies import may_edit, openable
from penata.domains.people.queries import lists
from penata.domains.people.queries import person as persons
from penata.domains.people.queries import siasn as queries
from penata.domains.people.views.looks import uncover
from penata.kernel import clock
from penata.kernel.access import requires
from penata.kernel.audit.actions import record_access
from penata.kernel.jobs.actions import enqueue
from penata.kernel.ports.siasn import siasn
from penata.kernel.sheets.problems import FileRefused
from penata.kernel.ui.pages import FORMS, explain, table_file
from penata.kernel.values import N_

EXCHANGE = queries.EXCHANGE
PAGE = 50
SHOWN_PROBLEMS = 100


@requires(EXCHANGE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    unit, path = _unit(request)
    found = queries.compared(request.user, path)
    look, rows = _looked_at(request, found)
    context = {
        "found": found, "look": look, "opened": frozenset(), "unit": unit,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("hal")),
        "column": request.GET.get("kolom", ""), "unknown": queries.unknown_here(request.user).count(),
        "received_at": queries.received_at(request.user), "may_fetch": siasn() is not None, **queries.choices(request.user),
    }  # fmt: skip
    return render(request, "people/siasn.html", context)


@requires(EXCHANGE)
@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    _chosen, path = _unit(request)
    table, _count = siasn_files.export(within=path, why=f"siasn.{form}", by=request.user)
    return table_file(table, "siasn", form)


@requires(EXCHANGE)
@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """A file of answers: what could be read is kept, and each cell that could not is named."""
    form = choices.AnswerFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _taken_in(request, form)
    return render(request, "people/siasn_import.html", context)


@requires(EXCHANGE)
@require_POST
def fetch(request: HttpRequest) -> HttpResponse:
    """The worker asks; this page only wants it."""
    if siasn() is None:
        raise Http404
    title, url = _("Ambil jawaban SIASN"), reverse("people:siasn")
    job = enqueue(task="people.fetch_siasn", title=title, by=request.user, url=url, within="")
    return redirect("jobs:progress", job.pk)


@requires(EXCHANGE)
@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    context = _side_by_side(request, code)
    person = context["one"]
    record_access(
        person_id=person.person_id,
        what=N_("Penata dan SIASN berdampingan"),
        by=request.user,
        path=person.path,
    )
    return render(request, "people/siasn_person.html", context)


@requires(EXCHANGE)
@require_POST
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """SIASN is right, SIASN is wrong, or nobody has said so after all."""
    if queries.of_person(request.user, code) is None:
        raise Http404
    form = choices.DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih satu data dan siapa yang benar."))
        return _back(request, code)
    try:
        _decided(request, code, form.cleaned_data)
    except ValidationError as refusal:
        messages.error(request, explain(refusal))
    return _back(request, code)


@requires(EXCHANGE)
@require_POST
def reveal(request: HttpRequest, code: str) -> HttpResponse:
    """Covered values of both sides, shown in this one answer for a reason that is kept."""
    context = _side_by_side(request, code)
    if not context["may_open"]:
        raise PermissionDenied(EXCHANGE.value)
    uncover(request, context["sheet"], context, context["may_open"])
    return render(request, "people/siasn_person.html", context)


def _taken_in(request: HttpRequest, form: Any) -> dict[str, Any]:
    """What became of the file; nothing where the form says why it was refused."""
    try:
        kept = siasn_files.take_file(content=form.cleaned_data["file"].read(), by=request.user)
    except FileRefused as refusal:
        form.add_error("file", str(refusal))
        return {}
    except ValidationError as refusal:
        form.add_error("file", refusal)
        return {}
    problems = kept["problems"]
    return {
        "kept": kept, "problems": problems[:SHOWN_PROBLEMS], "more": max(0, len(problems) - SHOWN_PROBLEMS),
    }  # fmt: skip


def _decided(request: HttpRequest, code: str, told: dict[str, str]) -> None:
    column, by = told["column"], request.user
    if told["choice"] == choices.WRONG:
        actions.mark_wrong(code=code, column=column, why=told["why"], by=by)
        messages.success(request, _("Dicatat: SIASN keliru. Ekspor berikutnya menyebutnya."))
    elif told["choice"] == choices.UNMARK:
        actions.unmark(code=code, column=column, by=by)
        messages.success(request, _("Tanda keliru dicabut."))
    else:
        used = actions.use(code=code, columns=[column], by=by)
        for words in (*used.refusals, *used.notes):
            (messages.error if used.refusals else messages.warning)(request, words)
        if used.changed:
            messages.success(request, _("Nilai SIASN dipakai dan tercatat di jejaknya."))
        elif not used.refusals and not used.notes:
            messages.info(request, _("Tidak ada yang berubah; nilainya sudah sama."))


def _looked_at(request: HttpRequest, found: queries.Comparison) -> tuple[str, Any]:
    """Which of the lists the page shows, by `?lihat=` and `?kolom=`."""
    look, column = request.GET.get("lihat", ""), request.GET.get("kolom", "")
    if look == "tanpa-jawaban":
        return look, found.unanswered
    if look == "tidak-di-penata":
        return look, queries.unknown_here(request.user)
    rows = found.marked if look == "keliru" else found.open
    look = look if look == "keliru" else ""
    return look, [one for one in rows if not column or one.column.name == column]


def _side_by_side(request: HttpRequest, code: str) -> dict[str, Any]:
    found = queries.of_person(request.user, code)
    sheet = persons.load(request.user, code, clock.today())
    if found is None or sheet is None:
        raise Http404
    one, answer, told = found
    may_open = openable(request.user, sheet)
    return {
        "one": one, "answer": answer, "told": told, "sheet": sheet, "person": sheet.person, "opened": set(),
        "may_open": may_open, "may_decide": may_edit(request.user, sheet),
        "reveal_form": forms.RevealForm(may_open=may_open),
    }  # fmt: skip


def _unit(request: HttpRequest) -> tuple[Any, str]:
    """The unit that the address asks for, as far as the reader sees it, and its path."""
    asked = lists.read_address(request.user, request.GET, clock.today())
    return asked.unit, asked.filter.within


def _back(request: HttpRequest, code: str) -> HttpResponse:
    """To the list as it stood, or to the person."""
    wanted = request.POST.get("kembali", "")
    if wanted.startswith("/siasn/") and url_has_allowed_host_and_scheme(wanted, None):
        return redirect(wanted)
    return redirect("people:siasn_person", code)
