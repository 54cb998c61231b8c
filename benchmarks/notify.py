"""Tell everybody of a government, and write to ten thousand: beside what a Django project does first.

    python -m benchmarks.notify

The post office is in memory on both sides: what is measured is ours, not a mail server's.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from benchmarks.report import measured_alone, table
from benchmarks.session import session, timed

READERS, LETTERS = 8300, 10_000


def measure() -> dict[str, Any]:
    with session("notify") as by:
        from django.conf import settings

        settings.PENATA_MAIL = "penata.kernel.ports.mail.fake.Fake"
        readers = _readers(max(READERS, LETTERS))
        told, one_by_one = _telling(by, readers[:READERS])
        return {"tell_s": round(told, 3), "one_by_one_s": round(one_by_one, 3), **_sending(readers[:LETTERS])}


def _readers(count: int) -> list[int]:
    from penata.domains.accounts.models import User
    from penata.kernel.notify.models import Delivery, Message, Parcel

    Delivery.objects.all().delete()
    Parcel.objects.all().delete()
    Message.objects.all().delete()
    known = User.objects.filter(username__startswith="surat").count()
    User.objects.bulk_create(
        User(username=f"surat{n}", name=f"Pembaca {n}", email=f"surat{n}@contoh.go.id", password="!")
        for n in range(known, count)
    )
    return list(User.objects.filter(username__startswith="surat").values_list("pk", flat=True)[:count])


def _telling(by: Any, readers: list[int]) -> tuple[float, float]:
    """One statement beside get_or_create for each reader, both within one transaction."""
    from django.db import transaction

    from penata.kernel.notify.actions import tell
    from penata.kernel.notify.models import Message

    def ours() -> None:
        with transaction.atomic():
            tell(kind="notify.spoilt", to=readers, key="ours")

    def one_by_one() -> None:
        with transaction.atomic():
            for pk in readers:
                Message.objects.get_or_create(to_id=pk, kind="notify.spoilt", key="theirs")

    seconds = timed(ours)[1], timed(one_by_one)[1]
    Message.objects.all().delete()
    return seconds


def _sending(readers: list[int]) -> dict[str, Any]:
    """Sorted, packed and handed over with every guarantee, beside send_mail for each in the request, with none."""
    from penata.kernel import clock
    from penata.kernel.notify.actions import sending, tell
    from penata.kernel.notify.models import Parcel
    from penata.kernel.ports.mail import mail

    tell(kind="notify.trial", to=readers, key="bench")
    taken, ours = timed(lambda: sending.run(clock.now() + timedelta(seconds=1), seconds=3600))
    assert taken == len(readers) == len(mail().sent)  # type: ignore[union-attr]
    assert Parcel.objects.filter(state="sent").count() == len(readers)
    theirs = timed(lambda: _plain(readers))[1]
    return {
        "letters": taken, "send_s": round(ours, 2), "send_mail_s": round(theirs, 2), "ratio": round(ours / theirs, 2),
        "letters_a_second": round(taken / ours),
    }  # fmt: skip


def _plain(readers: list[int]) -> None:
    """What a view does that writes to everybody: one reader read, one template a part, one send_mail each."""
    from django.contrib.auth import get_user_model
    from django.core import mail as django_mail
    from django.core.mail import send_mail
    from django.template.loader import render_to_string
    from django.test.utils import override_settings
    from django.utils import translation

    django_mail.outbox = []
    words = {
        "subject": "Pesan percobaan",
        "body": "Pesan ini Anda minta sendiri.",
        "url": "http://localhost/",
    }
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        for pk in readers:
            user = get_user_model().objects.get(pk=pk)
            with translation.override("id"):
                context = {"told": [words], "subject": words["subject"], "language": "id"}
                text, html = (render_to_string(f"notify/letter.{form}", context) for form in ("txt", "html"))
            send_mail(words["subject"], text, "penata@contoh.go.id", [user.email], html_message=html)


def chapter() -> str:
    r = measured_alone("notify")
    telling = [
        ("Penata: `tell`", r["tell_s"], "1"),
        ("`get_or_create` for each reader", r["one_by_one_s"], f"{r['one_by_one_s'] / r['tell_s']:.0f}"),
    ]
    sending = [
        ("Penata: sorted, packed, handed over one transaction each", r["send_s"], r["ratio"]),
        ("`send_mail` for each in the request: no queue, no retry, lost when killed", r["send_mail_s"], "1"),
    ]
    return f"""## Notify
`python -m benchmarks.notify`. The post office is in memory on both sides.

{table(("8,300 readers told of one event", "seconds", "times ours"), telling)}
{table((f"{r['letters']:,} letters", "seconds", "times send_mail"), sending)}"""


if __name__ == "__main__":
    print(json.dumps(measure()))
