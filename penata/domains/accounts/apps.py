from django.apps import AppConfig

from penata.kernel import notify
from penata.kernel.audit import words
from penata.kernel.values import N_


class AccountsConfig(AppConfig):
    name = "penata.domains.accounts"
    verbose_name = "Akun"

    def ready(self) -> None:
        from penata.domains.accounts.queries import api_keys, users

        words.add(users.TRACED, api_keys.TRACED)
        notify.add(
            notify.Kind(
                "accounts.api_key",
                N_("Kunci API baru"),
                N_("Kunci API %(name)s dibuat; dengannya mesin lain membaca data %(unit)s."),
            )
        )
