from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel import webhooks
from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.sheets import importer
from penata.kernel.ui import nav
from penata.kernel.values import N_


class PeopleConfig(AppConfig):
    name = "penata.domains.people"
    verbose_name = "Pegawai"

    def ready(self) -> None:
        from penata.domains.people import receivers  # noqa: F401 - it subscribes
        from penata.domains.people.queries import traces

        _register_importer()
        webhooks.add(webhooks.Kind("staff.changed", N_("Daftar pegawai diterapkan")))
        words.add(*traces.SUBJECTS)
        read = (Permission.PERSON_READ,)
        nav.add(nav.Item(nav.PEOPLE, _("Pegawai"), "people:roster", "people", read, 10))
        nav.add(nav.Item(nav.PEOPLE, _("Nominatif"), "people:nominative", "list-ol", read, 30))
        nav.add(
            nav.Item(
                nav.PEOPLE, _("Data saya"), "people:own", "person-vcard", (Permission.PERSON_READ_OWN,), 40
            )
        )


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
