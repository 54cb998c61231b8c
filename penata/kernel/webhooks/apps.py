from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel import notify
from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.ui import nav
from penata.kernel.values import N_


class WebhooksConfig(AppConfig):
    name = "penata.kernel.webhooks"
    verbose_name = "Webhook"

    def ready(self) -> None:
        from penata.kernel.webhooks import queries

        words.add(queries.TRACED)
        edit = (Permission.WEBHOOK_EDIT,)
        nav.add(nav.Item(nav.ACCOUNTABILITY, _("Webhook"), "webhooks:index", "link-45deg", edit, 80))
        notify.add(
            notify.Kind(
                "webhooks.stopped",
                N_("Webhook dihentikan"),
                N_(
                    "Webhook %(webhook)s tidak menjawab selama tiga hari dan dihentikan. Periksa, lalu jalankan lagi."
                ),
            )
        )
