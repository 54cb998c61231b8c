from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "penata.kernel.jobs"
    verbose_name = "Pekerjaan"

    def ready(self) -> None:
        from penata.kernel.jobs import health, notices

        notices.register()
        health.register()
