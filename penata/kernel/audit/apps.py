from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.ui import nav


class AuditConfig(AppConfig):
    name = "penata.kernel.audit"
    verbose_name = "Jejak"

    def ready(self) -> None:
        from penata.kernel.audit import health

        health.register()
        nav.add(
            nav.Item(
                nav.ACCOUNTABILITY, _("Jejak"), "audit:index", "clock-history", (Permission.TRACE_READ,), 30
            )
        )
