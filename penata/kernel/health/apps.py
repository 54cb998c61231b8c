from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "penata.kernel.health"
    verbose_name = "Kesehatan pemasangan"

    def ready(self) -> None:
        from penata.kernel.health import database, machine, safety

        for part in (safety, database, machine):
            part.register()
