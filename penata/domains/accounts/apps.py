from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "penata.domains.accounts"
    verbose_name = "Akun"
