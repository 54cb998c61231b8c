"""Open every page of a staff member in the database of this environment; print address → status as JSON."""

from __future__ import annotations

import json
import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "penata.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from penata.domains.accounts.models import User
    from penata.kernel.access import Role
    from tests.journeys import test_every_page

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    found = {}
    for role in test_every_page.PAGES:
        client = Client()
        client.force_login(User.objects.get(username=role.value))
        for address in test_every_page.addresses(role):
            found[f"{role.value} {address}"] = client.get(address).status_code
    assert {Role.LEADER, Role.WORKER} <= set(test_every_page.PAGES)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
