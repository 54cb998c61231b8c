from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "penata.kernel.notify"
    verbose_name = "Pemberitahuan"
