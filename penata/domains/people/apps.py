from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.sheets import importer


class PeopleConfig(AppConfig):
    name = "penata.domains.people"
    verbose_name = "Pegawai"

    def ready(self) -> None:
        _register_importer()


def _register_importer() -> None:
    from penata.domains.people.actions import staff_import
    from penata.domains.people.sheets import staff

    importer.register(
        importer.Importer(
            "staff",
            _("Pegawai"),
            _("Daftar pegawai: data diri, status, jabatan, pendidikan."),
            Permission.PERSON_IMPORT,
            staff.COLUMNS,
            staff.plan,
            staff_import.apply,
            staff.LAYOUTS,
            takes_complete=True,
            choices=staff.choices,
        )
    )
