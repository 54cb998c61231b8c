"""What somebody was told; how deliveries fare, without names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.notify.contacts import Contact, contacts_of, digest
from penata.kernel.notify.kinds import kinds
from penata.kernel.notify.models import Delivery, Message, Parcel, Preference, SpoiltAddress
from penata.kernel.notify.schedule import Channel, Wishes
from penata.kernel.notify.states import ParcelState
from penata.kernel.values import N_

USUAL = Wishes()


def inbox(actor: Actor) -> QuerySet[Message]:
    """Everything that somebody was told and that is still known by its kind; unread first, then the newest."""
    known = [kind.name for kind in kinds()]
    is_read = ExpressionWrapper(Q(read_at__isnull=False), BooleanField())
    return Message.objects.filter(to_id=actor.pk, kind__in=known).order_by(is_read, "-at", "-id")


def unread(actor: Actor) -> QuerySet[Message]:
    return inbox(actor).filter(read_at=None)


def preference_of(actor: Actor) -> Preference:
    """As it was saved, else as everybody's is."""
    return Preference.objects.filter(user_id=actor.pk).first() or Preference(user_id=actor.pk)


def wishes_of(users: Collection[int]) -> dict[int, Wishes]:
    """Those who said how they want to be told; the others want USUAL."""
    return {found.user_id: found.wishes() for found in Preference.objects.filter(user_id__in=users)}


def spoilt(users: Collection[int]) -> set[tuple[int, str, str]]:
    """(account, way, digest of the address) of everything that came back."""
    found = SpoiltAddress.objects.filter(user_id__in=users)
    return set(found.values_list("user_id", "channel", "digest"))


def reaches(user: int, contact: Contact | None, channel: str, dead: set[tuple[int, str, str]]) -> bool:
    """Whether there is an address for this way that nothing came back from."""
    address = contact.on(channel) if contact else ""
    return bool(address) and (user, channel, digest(address)) not in dead


@dataclass(frozen=True, slots=True)
class Reached:
    """One way as its owner sees it: is it here, is an address known, did letters come back from it, did he agree to it."""

    channel: Channel
    is_open: bool
    address: str
    is_spoilt: bool
    is_withheld: bool


def reached(actor: Actor) -> list[Reached]:
    contact, dead = contacts_of([actor.pk]).get(actor.pk, Contact()), spoilt([actor.pk])
    return [
        Reached(
            channel,
            is_open,
            _recognisable(contact.on(channel)),
            bool(contact.on(channel)) and not reaches(actor.pk, contact, channel, dead),
            channel == Channel.PHONE and contact.is_phone_withheld,
        )
        for channel, is_open in open_ways().items()
    ]


def _recognisable(address: str) -> str:
    """Its owner knows it again; who looks over his shoulder does not learn it."""
    name, at, domain = address.partition("@")
    if at:
        return f"{name[:2]}{'•' * 4}@{domain}"
    return f"{address[:5]}{'•' * 4}{address[-3:]}" if address else ""


def spoilt_users(channel: str = Channel.MAIL) -> QuerySet[SpoiltAddress]:
    """For who keeps addresses: whose mail comes back. To be joined by account."""
    return SpoiltAddress.objects.filter(channel=channel)


def open_ways() -> dict[Channel, bool]:
    """Which ways this installation has."""
    return {Channel.MAIL: bool(settings.PENATA_MAIL), Channel.PHONE: bool(settings.PENATA_MESSAGING)}


def local(moment: datetime) -> datetime:
    """As the government's clock on the wall shows it."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def counts() -> list[dict[str, Any]]:
    """Parcels by way, kind of message and state; a digest counts once for every kind that it holds."""
    found = (
        Delivery.objects.exclude(parcel=None)
        .values("channel", "message__kind", "parcel__state")
        .annotate(n=Count("parcel_id", distinct=True))
        .values_list("channel", "message__kind", "parcel__state", "n")
    )
    table: dict[tuple[str, str], dict[str, Any]] = {}
    for channel, kind, state, n in found:
        row = table.setdefault((channel, kind), {"channel": Channel(channel), "kind": kind, "total": 0})
        row[state] = n
        row["total"] += n
    subjects = {kind.name: kind.subject for kind in kinds()}
    return [row | {"subject": subjects.get(kind, kind)} for (_c, kind), row in sorted(table.items())]


def totals() -> Mapping[str, int]:
    """Parcels by state, and addresses that mail came back from."""
    by_state = dict(Parcel.objects.values_list("state").annotate(n=Count("pk")))
    return {state.value: by_state.get(state, 0) for state in ParcelState} | {
        "spoilt": SpoiltAddress.objects.count()
    }


def late() -> int:
    """Parcels that should have left an hour ago: no worker runs, or the other side takes nothing."""
    return Parcel.objects.filter(
        state=ParcelState.WAITING, due_at__lt=clock.now() - timedelta(hours=1)
    ).count()


# What an enhanced status speaks of, by RFC 3463: its second figure.
SPOKEN_OF = {
    "1": N_("alamat tidak ada"),
    "2": N_("kotak surat penuh atau ditutup"),
    "3": N_("peladen penerima bermasalah"),
    "4": N_("peladen penerima tidak tercapai"),
    "6": N_("isi tidak dapat diterima"),
    "7": N_("ditolak kebijakan atau penyaring"),
}


def refusals() -> list[tuple[str, str, str, int]]:
    """(way, status, what it speaks of, how many) of what failed or came back."""
    found = Parcel.objects.filter(state__in=[ParcelState.FAILED, ParcelState.BOUNCED])
    rows = found.values_list("channel", "status").annotate(n=Count("pk")).order_by("-n", "status")
    unsaid = N_("sebab tidak disebut")
    return [(Channel(c).label, status, SPOKEN_OF.get(status[2:3], unsaid), n) for c, status, n in rows]
