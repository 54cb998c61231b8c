from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.ui import cards, decisions, menus, nav

P = Permission
LATEST = 3


class PrivacyConfig(AppConfig):
    name = "penata.kernel.privacy"
    verbose_name = "Pelindungan data pribadi"

    def ready(self) -> None:
        from penata.kernel.privacy import notices, pages, tasks  # noqa: F401 - tasks are found by their name
        from penata.kernel.privacy.actions import own_erasers
        from penata.kernel.privacy.queries import breaches, requests, traces

        notices.add_all()
        own_erasers.add_all()
        words.add(*traces.SUBJECTS)
        decisions.add(decisions.Source(10, P.REQUEST_HANDLE, requests.decisions))
        decisions.add(decisions.Source(5, P.BREACH_EDIT, breaches.decisions))
        nav.add(
            nav.Item(
                nav.ACCOUNTABILITY,
                _("Data pribadi"),
                "privacy:index",
                "shield-lock",
                pages.RIGHTS,
                25,
                requests.counted_for,
            )
        )
        own = (P.PERSON_READ_OWN,)
        nav.add(nav.Item(nav.PEOPLE, _("Permohonan saya"), "privacy:own", "check2-square", own, 45))
        _own_pages()


def _own_pages() -> None:
    """What stands on one's own pages: the clock of one's requests, and where they are made."""
    own = P.PERSON_READ_OWN
    cards.add(cards.Card("saya", 10, own, "privacy/own_card.html", _own_card))
    for place, order, label, icon, url_name in (
        ("saya.tab", 40, _("Permohonan"), "envelope-open", "privacy:own"),
        ("saya.correct", 10, _("Perbaiki data saya"), "pencil-square", "privacy:topics"),
        ("saya.action", 10, _("Perbaiki data saya"), "pencil-square", "privacy:topics"),
        ("saya.action", 60, _("Persetujuan saya"), "check2-square", "privacy:consents"),
    ):
        menus.add(menus.Item(place, order, own, label, icon, url_name))


def _own_card(request: HttpRequest, sheet: Any) -> dict[str, Any] | None:
    """One's latest requests; nothing where nobody asked anything. sheet: one's own."""
    from penata.kernel.privacy.queries import requests

    rows = requests.shown(requests.of_subject(sheet.person.pk)[:LATEST])
    return {"rows": rows} if rows else None
