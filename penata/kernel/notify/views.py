from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penata.kernel.access import Permission, requires, signed_in
from penata.kernel.notify import forms, letters, queries
from penata.kernel.notify.actions import addresses, sending, telling, wishes
from penata.kernel.notify.models import Message

A_PAGE = 30


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.inbox(request.user), A_PAGE).get_page(request.GET.get("hal"))
    unread = any(message.read_at is None for message in page.object_list)
    return render(request, "notify/index.html", {"page": page, "groups": _groups(page), "unread": unread})


def _groups(page: Iterable[Message]) -> list[dict[str, Any]]:
    """Unread and read apart, each by the day on which it happened."""
    told = groupby(page, key=lambda m: (m.read_at is None, queries.local(m.at).date()))
    return [
        {"is_unread": is_unread, "day": day, "rows": [(m, letters.words(m)) for m in rows]}
        for (is_unread, day), rows in told
    ]


@signed_in
@require_safe
def open_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it read and go to what it speaks of, within this installation."""
    message = get_object_or_404(queries.inbox(request.user), pk=pk)
    telling.read(message=message, by=request.user)
    own = url_has_allowed_host_and_scheme(message.url, None) and message.url.startswith("/")
    return redirect(message.url if own else "notify:index")


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    telling.read_all(by=request.user)
    return redirect("notify:index")


@signed_in
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    preference, ways = queries.preference_of(request.user), queries.open_ways()
    initial = {name: getattr(preference, name) for name in forms.WishesForm.base_fields}
    form = forms.WishesForm(request.POST or None, initial=initial, ways=ways)
    if form.is_valid():
        wishes.wish(by=request.user, **form.cleaned_data)
        messages.success(request, _("Cara Anda diberi tahu disimpan."))
        return redirect("notify:settings")
    context = {"form": form, "reached": queries.reached(request.user), "has_way": any(ways.values())}
    context["crumbs"] = [(_("Pemberitahuan"), reverse("notify:index"))]
    return render(request, "notify/settings.html", context)


@signed_in
@require_POST
def try_out(request: HttpRequest) -> HttpResponse:
    wishes.try_out(by=request.user)
    messages.success(
        request, _("Pesan percobaan dikirim. Dalam semenit ia sampai di semua jalan yang Anda pilih.")
    )
    return redirect("notify:settings")


@signed_in
@require_POST
def trust_again(request: HttpRequest) -> HttpResponse:
    addresses.trust_again(by=request.user)
    messages.success(request, _("Alamat Anda dipakai lagi mulai pesan berikutnya."))
    return redirect("notify:settings")


@requires(Permission.DELIVERY_EDIT)
@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    context = {
        "totals": queries.totals(), "rows": queries.counts(), "refusals": queries.refusals(),
        "ways": queries.open_ways(),
    }  # fmt: skip
    return render(request, "notify/deliveries.html", context)


@requires(Permission.DELIVERY_EDIT)
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    count = sending.retry_failed(by=request.user)
    messages.success(request, _("%d kiriman yang gagal dicoba lagi.") % count)
    return redirect("notify:deliveries")
