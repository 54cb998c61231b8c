from django.apps import AppConfig

from penata.kernel.audit import words


class AccountsConfig(AppConfig):
    name = "penata.domains.accounts"
    verbose_name = "Akun"

    def ready(self) -> None:
        from penata.domains.accounts.queries import users

        words.add(users.TRACED)
