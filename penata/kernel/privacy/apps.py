from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "penata.kernel.privacy"
    verbose_name = "Pelindungan data pribadi"
