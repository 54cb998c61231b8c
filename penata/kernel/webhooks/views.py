"""Endpoints, what was sent to them, and the buttons beside."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.kernel.access import Permission, requires
from penata.kernel.ui.pages import form_page
from penata.kernel.webhooks import actions, kinds, queries
from penata.kernel.webhooks.forms import EndpointForm
from penata.kernel.webhooks.sending import SendProblem

EDIT = Permission.WEBHOOK_EDIT
PAGE = 50


@requires(EDIT)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    endpoints = queries.with_counts(queries.visible_to(request.user))
    return render(request, "webhooks/index.html", {"endpoints": endpoints})


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = EndpointForm(request.POST or None, places=queries.places_of(request.user))
    if form.is_valid():
        try:
            endpoint, secret = actions.make(by=request.user, **form.cleaned_data)
            return render(request, "webhooks/made.html", {"endpoint": endpoint, "secret": secret})
        except ValidationError as problem:
            form.add_error(None, problem)
    title, back = _("Daftarkan webhook"), reverse("webhooks:index")
    intro = _("Alamat ini diberi tahu setiap kali salah satu yang Anda centang terjadi.")
    return form_page(request, form, title=title, button=_("Daftarkan"), back=back, intro=intro)


@requires(EDIT)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    endpoint = get_object_or_404(queries.visible_to(request.user), pk=pk)
    page = Paginator(queries.deliveries_of(endpoint), PAGE).get_page(request.GET.get("hal"))
    context = {
        "endpoint": endpoint,
        "page": page,
        "kinds": {kind.name: kind.label for kind in kinds()},
        "problems": {problem.value: problem.label for problem in SendProblem},
        "crumbs": [(_("Webhook"), reverse("webhooks:index"))],
    }
    return render(request, "webhooks/detail.html", context)


@requires(EDIT)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    actions.stop(endpoint=get_object_or_404(queries.visible_to(request.user), pk=pk), by=request.user)
    return redirect("webhooks:detail", pk)


@requires(EDIT)
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    actions.start(endpoint=get_object_or_404(queries.visible_to(request.user), pk=pk), by=request.user)
    return redirect("webhooks:detail", pk)


@requires(EDIT)
@require_POST
def redeliver(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(queries.deliveries_visible_to(request.user), pk=pk)
    actions.redeliver(delivery=delivery, by=request.user)
    messages.success(request, _("Kiriman masuk antrean lagi; hasilnya tampak di sini sebentar kemudian."))
    return redirect("webhooks:detail", delivery.endpoint_id)
