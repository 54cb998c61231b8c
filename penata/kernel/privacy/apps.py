from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.ui import decisions, nav

P = Permission


class PrivacyConfig(AppConfig):
    name = "penata.kernel.privacy"
    verbose_name = "Pelindungan data pribadi"

    def ready(self) -> None:
        from penata.kernel.privacy import notices, tasks  # noqa: F401 - tasks are found by their name
        from penata.kernel.privacy.actions import own_erasers
        from penata.kernel.privacy.queries import breaches, requests, traces

        notices.add_all()
        own_erasers.add_all()
        words.add(*traces.SUBJECTS)
        decisions.add(decisions.Source(10, P.REQUEST_HANDLE, requests.decisions))
        decisions.add(decisions.Source(5, P.BREACH_EDIT, breaches.decisions))
        every = (P.REQUEST_HANDLE, P.ACCESS_READ, P.BREACH_READ, P.PRIVACY_READ, P.ERASURE_RUN)
        nav.add(
            nav.Item(
                nav.ACCOUNTABILITY,
                _("Data pribadi"),
                "privacy:index",
                "shield-lock",
                every,
                25,
                requests.counted_for,
            )
        )
        own = (P.PERSON_READ_OWN,)
        nav.add(nav.Item(nav.PEOPLE, _("Permohonan saya"), "privacy:own", "check2-square", own, 45))
