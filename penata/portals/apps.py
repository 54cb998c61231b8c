from django.apps import AppConfig


class PortalsConfig(AppConfig):
    name = "penata.portals"
    verbose_name = "Serambi"
