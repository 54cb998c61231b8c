from django.apps import AppConfig


class DbConfig(AppConfig):
    """Carries the migration that makes the extensions, before any table needs them."""

    name = "penata.kernel.db"
    label = "penata_db"
