from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.ui import nav


class UiConfig(AppConfig):
    name = "penata.kernel.ui"
    verbose_name = "Antarmuka"

    def ready(self) -> None:
        nav.add(
            nav.Item(
                nav.ACCOUNTABILITY, _("Siapa boleh apa"), "ui:who_may", "key", (Permission.LAW_READ,), 50
            )
        )
