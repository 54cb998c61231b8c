from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.ui import changes, nav

MAY_IMPORT = (
    Permission.PERSON_IMPORT,
    Permission.UNIT_EDIT,
    Permission.JOB_EDIT,
    Permission.STUDY_EDIT,
    Permission.REGION_EDIT,
)


class SheetsConfig(AppConfig):
    name = "penata.kernel.sheets"
    verbose_name = "Impor"

    def ready(self) -> None:
        from penata.kernel.sheets import notices, queries

        notices.register()
        nav.add(
            nav.Item(
                nav.PEOPLE,
                _("Impor data"),
                "imports:index",
                "file-earmark-arrow-up",
                MAY_IMPORT,
                20,
                queries.waiting_for,
            )
        )
        changes.add(changes.Source(50, Permission.PERSON_IMPORT, queries.changes))
