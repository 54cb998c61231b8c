"""Pages that look alike everywhere: a form under its title, a file to take away, a refusal in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from penata.kernel.flow import StepRefused
from penata.kernel.sheets.problems import CellProblem
from penata.kernel.sheets.writing import CSV, XLSX, Table, as_csv, as_xlsx


def form_page(
    request: HttpRequest,
    form: Any,
    *,
    title: str,
    button: str,
    back: str,
    intro: str = "",
    crumbs: Sequence[tuple[str, str]] = (),
    template: str = "ui/form_page.html",
) -> HttpResponse:
    """A form with its errors; `back` is where nothing happens. template: one that extends `ui/form_page.html`."""
    context = {"form": form, "title": title, "button": button, "back": back, "intro": intro, "crumbs": crumbs}
    return render(request, template, context)


FORMS = {"xlsx": (as_xlsx, XLSX), "csv": (as_csv, CSV)}


def table_file(table: Table, name: str, form: str = "xlsx") -> HttpResponse:
    """A table to take away, as one of FORMS."""
    write, kind = FORMS[form]
    return attachment(write(table), kind, f"{name}.{form}")


def attachment(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def explain(problem: Exception) -> str:
    """What a refusal says to the person at the form."""
    if isinstance(problem, CellProblem):
        return problem.sentence
    if isinstance(problem, ValidationError):
        return " ".join(problem.messages)
    if isinstance(problem, StepRefused):
        return _("Langkah ini sudah diambil atau tidak dapat diambil lagi. Periksa keadaannya sekarang.")
    if isinstance(problem, ValueError):
        return _("Hari terakhir lebih awal daripada hari pertama.")
    return str(problem)
