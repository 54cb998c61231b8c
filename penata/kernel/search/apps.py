from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "penata.kernel.search"
    verbose_name = "Pencarian"
