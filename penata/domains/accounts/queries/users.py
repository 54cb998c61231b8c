from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import count

from django.db.models import QuerySet
from django.db.models.functions import Lower

from penata.domains.accounts.models import User
from penata.kernel.access import Actor
from penata.kernel.audit.words import Named, Subject
from penata.kernel.values import N_

OPERATOR = "operator"


def people_who_sign_in() -> QuerySet[User]:
    return User.objects.filter(is_system=False).order_by("name")


def demo_accounts() -> QuerySet[User]:
    """The accounts that the demo offers on its sign-in page."""
    return User.objects.exclude(demo_note="").filter(is_active=True).order_by("demo_order")


def by_username(username: str) -> User | None:
    return User.objects.filter(username__iexact=username).first()


def free_username(name: str) -> str:
    """siti.rahma for Siti Nur Rahma; with a number where somebody has it already."""
    words = ["".join(letter for letter in word if letter.isalpha()) for word in _plain(name).split()]
    words = [word for word in words if word] or ["pegawai"]
    wanted = ".".join(dict.fromkeys([words[0], words[-1]]))[:50]
    taken = set(User.objects.filter(username__istartswith=wanted).values_list(Lower("username"), flat=True))
    numbered = (f"{wanted}{number}" for number in count(2))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def email_is_free(email: str) -> bool:
    return bool(email) and not User.objects.filter(email__iexact=email).exists()


def operator() -> User | None:
    """The built-in account that commands act as."""
    return by_username(OPERATOR)


def _named(actor: Actor, ids: Sequence[int]) -> Named:
    return {user.pk: (f"{user.name} ({user.username})", "") for user in User.objects.filter(pk__in=ids)}


TRACED = Subject(
    "accounts.user",
    N_("Akun"),
    {
        "account.create": N_("Akun dibuat"),
        "account.password": N_("Kata sandi disetel"),
        "account.close": N_("Akun ditutup"),
        "session.end": N_("Perangkat dikeluarkan"),
        "factor.add": N_("Pengaman masuk dipasang"),
        "factor.remove": N_("Pengaman masuk dilepas"),
        "factor.reset": N_("Pengaman masuk disetel ulang"),
        "identity.link": N_("Identitas daerah dihubungkan"),
        "identity.unlink": N_("Identitas daerah dilepas"),
    },
    {
        "username": N_("nama pengguna"),
        "name": N_("nama"),
        "email": N_("surel"),
        "is_system": N_("akun sistem"),
        "is_active": N_("aktif"),
        "count": N_("jumlah"),
        "factor": N_("jenis pengaman"),
    },
    named=_named,
)
