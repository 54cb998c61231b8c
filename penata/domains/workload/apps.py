from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.sheets import importer


class WorkloadConfig(AppConfig):
    name = "penata.domains.workload"
    verbose_name = "Beban kerja"

    def ready(self) -> None:
        _register_importer()


def _register_importer() -> None:
    from penata.domains.workload.actions import workload_import
    from penata.domains.workload.sheets import workload

    importer.register(
        importer.Importer(
            "workload",
            _("Beban kerja (ABK)"),
            _("Uraian tugas, volume, dan norma waktu per jabatan."),
            Permission.STUDY_EDIT,
            workload.COLUMNS,
            workload.plan,
            workload_import.apply,
            takes_approve=True,
        )
    )
