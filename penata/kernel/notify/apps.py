from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.ui import nav


class NotifyConfig(AppConfig):
    name = "penata.kernel.notify"
    verbose_name = "Pemberitahuan"

    def ready(self) -> None:
        from penata.kernel.notify import health, notices, queries, traces

        notices.register()
        health.register()
        words.add(*traces.SUBJECTS)
        nav.add(nav.Item(nav.BAR, _("Pemberitahuan"), "notify:index", "bell", (), 10, queries.unread))
        nav.add(
            nav.Item(
                nav.ACCOUNTABILITY, _("Pengiriman"), "notify:deliveries", "envelope", (Permission.DELIVERY_EDIT,), 70
            )
        )  # fmt: skip
