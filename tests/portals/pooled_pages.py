"""Eight at once ask for pages and change things, as the web server's threads would; print what came of it as JSON."""

from __future__ import annotations

import json
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

THREADS, ROUNDS = 8, 3


def main() -> None:
    os.environ["PENATA_ANSWERS_PAGES"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "penata.config.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from penata.domains.accounts import public as accounts
    from penata.kernel.audit.models import Trace

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    operator = accounts.ensure_operator()
    for number in range(THREADS):
        accounts.create(username=f"u{number}", name="Uji", by=operator, password="kata-sandi-panjang")
    asked: Counter[str] = Counter()

    def work(number: int) -> list[tuple[int, str, int]]:
        try:
            client, seen = Client(REMOTE_ADDR=f"10.0.0.{number}"), []  # limits of sign-in queue up by address
            answer = client.post(
                "/masuk/", {"login": f"u{number}", "password": "kata-sandi-panjang"}, follow=True
            )
            asked[str(answer.status_code)] += 1
            for turn in range(ROUNDS):
                for address in ("/akun/", "/akun/sandi/", "/bantuan/"):
                    asked[str(client.get(address, follow=True).status_code)] += 1
                accounts.create(
                    username=f"baru{number}.{turn}", name="Uji", by=operator, password="kata-sandi-panjang"
                )
                with connection.cursor() as cursor:
                    cursor.execute("select pg_backend_pid(), current_setting('TimeZone')")
                    seen.append(cursor.fetchone())
            return seen
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        seen = [row for rows in pool.map(work, range(THREADS)) for row in rows]
    made = accounts.people_who_sign_in().filter(username__startswith="baru")
    print(
        json.dumps(
            {
                "port": connection.settings_dict["PORT"],
                "asked": sum(asked.values()),
                "statuses": asked,
                "backends": len({pid for pid, _zone in seen}),
                "zones": sorted({zone for _pid, zone in seen}),
                "changed": made.count(),
                "traces": Trace.objects.filter(
                    step="account.create", subject_id__in=made.values("pk")
                ).count(),
                "streamed": sum(1 for _trace in Trace.objects.iterator(chunk_size=5)),
                "traces_at_all": Trace.objects.count(),
            }
        )
    )


if __name__ == "__main__":
    main()
