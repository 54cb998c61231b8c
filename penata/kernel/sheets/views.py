"""Files on their way in: upload, match the columns, look at the plan, apply it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.kernel.access import demand, requires
from penata.kernel.sheets import actions, queries
from penata.kernel.sheets.actions import ApplyRefused
from penata.kernel.sheets.apps import MAY_IMPORT
from penata.kernel.sheets.forms import HeaderForm, UploadForm, allowed_importers
from penata.kernel.sheets.importer import Importer, importer_of, kinds
from penata.kernel.sheets.models import Import, ImportState
from penata.kernel.sheets.plan import Kind
from penata.kernel.sheets.problems import FileRefused, Level, Problem
from penata.kernel.sheets.writing import XLSX, marked, template
from penata.kernel.ui.pages import attachment


@requires(*MAY_IMPORT)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.visible_to(request.user), 30).get_page(request.GET.get("hal"))
    context = {"page": page, "importers": allowed_importers(request.user)}
    return render(request, "sheets/index.html", context)


@requires(*MAY_IMPORT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    initial = {"kind": request.GET.get("jenis", "")}
    form = UploadForm(request.POST or None, request.FILES or None, actor=request.user, initial=initial)
    if form.is_valid():
        try:
            stored = actions.upload(by=request.user, options=form.options, **form.file_told())
            return redirect("imports:detail", stored.pk)
        except FileRefused as refusal:
            form.add_error("file", str(refusal))
    return render(request, "sheets/new.html", {"form": form, "importers": allowed_importers(request.user)})


@requires(*MAY_IMPORT)
@require_safe
def empty_sheet(request: HttpRequest, kind: str) -> HttpResponse:
    importer = _importer(request, kind)
    if not importer.columns:
        raise Http404
    content = template(kind, importer.columns, importer.choices(request.user))
    return attachment(content, XLSX, f"{kind}.xlsx")


@requires(*MAY_IMPORT)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    stored = _stored(request, pk)
    context: dict[str, Any] = {"stored": stored, "importer": importer_of(stored.kind), "kinds": list(Kind)}
    if stored.state == ImportState.UPLOADED:
        return _ask_columns(request, stored, context)
    if stored.state == ImportState.PLANNED:
        context |= _plan_context(request, stored)
    return render(request, "sheets/detail.html", context)


@requires(*MAY_IMPORT)
@require_http_methods(["GET", "POST"])
def teach(request: HttpRequest, pk: int) -> HttpResponse:
    stored = _stored(request, pk)
    importer = importer_of(stored.kind)
    if request.method != "POST" or importer.read is not None:
        return _ask_columns(request, stored, {"stored": stored, "importer": importer})
    form = HeaderForm(request.POST, importer=importer, heading=actions.heading_of(stored))
    if form.is_valid():
        actions.teach(by=request.user, of=stored, headers=form.headers, constants={})
        return redirect("imports:detail", pk)
    return render(request, "sheets/columns.html", {"stored": stored, "importer": importer, "form": form})


@requires(*MAY_IMPORT)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    stored = _stored(request, pk)
    number = request.POST.get("confirmed", "").strip()
    try:
        actions.ask_apply(
            by=request.user, of=stored, except_refused="except_refused" in request.POST,
            confirmed_endings=int(number) if number.isdecimal() and len(number) < 10 else None,
        )  # fmt: skip
    except ApplyRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("imports:detail", pk)


@requires(*MAY_IMPORT)
@require_POST
def plan_again(request: HttpRequest, pk: int) -> HttpResponse:
    actions.plan_again(by=request.user, of=_stored(request, pk))
    return redirect("imports:detail", pk)


@requires(*MAY_IMPORT)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    stored = actions.drop(by=request.user, of=_stored(request, pk))
    messages.success(request, _("%s dibuang; tidak ada yang berubah.") % stored.file_name)
    return redirect("imports:index")


@requires(*MAY_IMPORT)
@require_safe
def marked_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    stored = _stored(request, pk)
    if importer_of(stored.kind).read is not None or stored.state != ImportState.PLANNED:
        raise Http404
    problems = [
        Problem(
            p["row"],
            p["column"],
            Level.ERROR if p["level"] == Level.ERROR else Level.WARNING,
            p["code"],
            p["message"],
            p["remedy"],
        )
        for p in queries.problems_of(stored)
    ]
    return attachment(marked(actions.heading_of(stored), problems), XLSX, f"bertanda-{stored.pk}.xlsx")


def _plan_context(request: HttpRequest, stored: Import) -> dict[str, Any]:
    counts = {kind: stored.counts.get(kind.value, 0) for kind in Kind}
    first = next(
        (k for k in (Kind.REFUSED, Kind.CHANGED, Kind.ADDED, Kind.ENDED) if counts[k]), Kind.UNCHANGED
    )
    tab = next((k for k in Kind if k.value == request.GET.get("lihat")), first)
    page = Paginator(queries.rows_of(stored, tab.value), 20).get_page(request.GET.get("hal"))
    to_do = counts[Kind.ADDED] + counts[Kind.CHANGED] + counts[Kind.ENDED]
    blocking = [p for p in stored.problems if p["level"] == Level.ERROR]
    return {
        "counts": [(kind, counts[kind]) for kind in Kind], "tab": tab, "page": page, "to_do": to_do, "blocking": blocking,
        "refused": counts[Kind.REFUSED], "asks_endings": _asks_endings(stored),
        "warnings": [p for p in stored.problems if p["level"] != Level.ERROR],
        "may_mark": importer_of(stored.kind).read is None,
    }  # fmt: skip


def _asks_endings(stored: Import) -> int:
    """The number to be confirmed, counted as apply will count it; 0 where it will not ask."""
    missing = queries.missing_from(stored)
    return missing if actions.asks_for_number(missing, stored.extent) else 0


def _ask_columns(request: HttpRequest, stored: Import, context: dict[str, Any]) -> HttpResponse:
    importer = importer_of(stored.kind)
    if importer.read is not None:
        raise Http404
    form = HeaderForm(importer=importer, heading=actions.heading_of(stored))
    return render(request, "sheets/columns.html", context | {"form": form, "importer": importer})


def _stored(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(queries.visible_to(request.user), pk=pk)


def _importer(request: HttpRequest, kind: str) -> Importer:
    if kind not in kinds():
        raise Http404
    importer = importer_of(kind)
    demand(request.user, importer.permission)
    return importer
