from django.apps import AppConfig

from penata.kernel import notify
from penata.kernel.audit import words


class AccountsConfig(AppConfig):
    name = "penata.domains.accounts"
    verbose_name = "Akun"

    def ready(self) -> None:
        from penata.domains.accounts import notices, receivers  # noqa: F401 - it subscribes
        from penata.domains.accounts.queries import api_keys, users

        words.add(users.TRACED, api_keys.TRACED)
        for kind in notices.KINDS:
            notify.add(kind)
