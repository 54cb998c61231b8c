from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "penata.kernel.jobs"
    verbose_name = "Pekerjaan"
