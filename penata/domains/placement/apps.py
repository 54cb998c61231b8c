from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.audit import words
from penata.kernel.sheets.importer import Importer, register
from penata.kernel.ui import cards, decisions, menus, nav


class PlacementConfig(AppConfig):
    name = "penata.domains.placement"
    verbose_name = "Penempatan"

    def ready(self) -> None:
        from penata.domains.placement import notices
        from penata.domains.placement.queries import scenarios, traces

        _register_importer()
        words.add(*traces.SUBJECTS)
        notices.register()
        read = (Permission.PLACEMENT_READ,)
        nav.add(
            nav.Item(
                nav.WORK, _("Penempatan"), "placement:scenarios", "signpost-2", read, 35, scenarios.to_count
            )
        )
        decisions.add(decisions.Source(12, Permission.PLACEMENT_DECIDE, scenarios.decisions))
        menus.add(
            menus.Item(
                "saya.action", 35, Permission.PERSON_READ_OWN, _("Usulan pindah tugas"), "signpost-2", "placement:own"
            )
        )  # fmt: skip
        menus.add(
            menus.Item(
                "saya.action", 36, Permission.PERSON_READ_OWN, _("Keinginan pindah"), "geo-alt", "placement:wishes"
            )
        )  # fmt: skip
        cards.add(
            cards.Card(
                "saya", 5, Permission.PERSON_READ_OWN, "placement/own_card.html",
                lambda request, _person: scenarios.own_card(request.user),
            )
        )  # fmt: skip


def _register_importer() -> None:
    from penata.domains.placement.actions import roads as writing
    from penata.domains.placement.sheets import roads

    about = _("Jarak jalan antara kecamatan atau desa; tanpa tabel ini jarak lurus dikali suatu angka.")
    register(
        Importer(
            "roads", _("Jarak jalan"), about, Permission.REGION_EDIT, roads.COLUMNS, roads.plan, writing.apply
        )
    )
