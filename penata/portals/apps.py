from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from penata.kernel.access import Permission
from penata.kernel.ui import menus, nav


class PortalsConfig(AppConfig):
    name = "penata.portals"
    verbose_name = "Serambi"

    def ready(self) -> None:
        from penata.kernel.law import health as law
        from penata.portals import health

        law.register()
        health.register()
        read, own = (Permission.MAP_READ,), Permission.PERSON_READ_OWN
        nav.add(nav.Item(nav.SUMMARY, _("Pendopo"), "pendopo:index", "house-door", read, 10))
        nav.add(nav.Item(nav.PEOPLE, _("Saya"), "saya:home", "person-vcard", (own,), 40))
        for order, label, icon, url_name in (
            (10, _("Beranda"), "house-door", "saya:home"),
            (20, _("Data saya"), "person-vcard", "saya:data"),
            (30, _("Riwayat"), "clock-history", "saya:history"),
        ):
            menus.add(menus.Item("saya.tab", order, own, label, icon, url_name))
        menus.add(
            menus.Item("saya.action", 30, own, _("Dokumen saya"), "file-earmark-text", "saya:documents")
        )
