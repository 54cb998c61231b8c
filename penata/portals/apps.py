from django.apps import AppConfig


class PortalsConfig(AppConfig):
    name = "penata.portals"
    verbose_name = "Serambi"

    def ready(self) -> None:
        from penata.kernel.law import health as law
        from penata.portals import health

        law.register()
        health.register()
