"""The words of this part's traces."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from penata.kernel.access import Actor
from penata.kernel.audit.words import Named, Subject
from penata.kernel.privacy.queries import breaches, requests
from penata.kernel.privacy.terms import BreachState, RequestState
from penata.kernel.values import N_

_REQUEST = {
    "request.ask": N_("Permohonan data diterima"),
    "request.take": N_("Permohonan data dikerjakan"),
    "request.grant": N_("Permohonan data dikabulkan"),
    "request.refuse": N_("Permohonan data ditolak"),
    "request.cancel": N_("Permohonan data dibatalkan"),
}
_CONSENT = {
    "consent.give": N_("Persetujuan diberikan"),
    "consent.withdraw": N_("Persetujuan ditarik"),
}
_BREACH = {
    "breach.note": N_("Kebocoran data dicatat"),
    "breach.amend": N_("Penanganan kebocoran dicatat"),
    "breach.tell_one": N_("Satu pihak diberi tahu tentang kebocoran data"),
    "breach.tell": N_("Kebocoran data diberitahukan"),
    "breach.close": N_("Catatan kebocoran ditutup"),
}
_FIELDS = {
    "kind": N_("jenis"), "topic": N_("isian"), "purpose": N_("tujuan"), "version": N_("versi"), "title": N_("judul"),
    "people": N_("banyaknya orang"), "classes": N_("golongan data"), "handling": N_("penanganan"), "done": N_("daftar periksa"),
    "agency_note": N_("nomor surat"), "accounts": N_("banyaknya akun"),
}  # fmt: skip


def _requests(actor: Actor, ids: Sequence[int]) -> Named:
    seen = requests.visible_to(actor).filter(pk__in=ids)
    return {row.pk: (requests.title_of(row), reverse("privacy:request", args=[row.pk])) for row in seen}


def _breaches(actor: Actor, ids: Sequence[int]) -> Named:
    seen = breaches.visible_to(actor).filter(pk__in=ids)
    return {row.pk: (row.title, reverse("privacy:breach", args=[row.pk])) for row in seen}


SUBJECTS = (
    Subject("privacy.request", N_("Permohonan"), _REQUEST, _FIELDS, RequestState, _requests),
    Subject("privacy.consent", N_("Persetujuan"), _CONSENT, _FIELDS),
    Subject("privacy.breach", N_("Kebocoran data"), _BREACH, _FIELDS, BreachState, _breaches),
    Subject(
        "privacy.erasure", N_("Penghapusan"), {"erasure.run": N_("Data yang habis masa simpannya dihapus")}
    ),
)
