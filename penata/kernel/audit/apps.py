from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "penata.kernel.audit"
    verbose_name = "Jejak"
