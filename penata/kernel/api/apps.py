from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "penata.kernel.api"
    verbose_name = "API"
