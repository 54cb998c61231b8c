"""An address that letters come back from is marked, not used again, and its owner is told within the house."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.urls import reverse

from penata.kernel import clock
from penata.kernel.access import Actor
from penata.kernel.audit.actions import Entry, record
from penata.kernel.notify import bounces, contacts
from penata.kernel.notify.actions.telling import tell
from penata.kernel.notify.models import Parcel, SpoiltAddress
from penata.kernel.notify.notices import SPOILT, SPOILT_PHONE
from penata.kernel.notify.schedule import Channel, is_final, spoils_address
from penata.kernel.notify.states import FLOW, ParcelState


@transaction.atomic
def spoil(*, user: int, channel: str, address: str, status: str) -> bool:
    """Whether it was new. In the caller's transaction: what came back and its mark stand or fall together."""
    mark = contacts.digest(address)
    _known, is_new = SpoiltAddress.objects.get_or_create(
        user_id=user, channel=channel, digest=mark, defaults={"status": status}
    )
    if is_new:
        kind = SPOILT if channel == Channel.MAIL else SPOILT_PHONE
        tell(kind=kind.name, to=[user], key=f"{mark[:24]}:{clock.today()}", url=reverse("notify:settings"))
    return is_new


@transaction.atomic
def take_return(raw: bytes, *, recipient: str = "") -> bounces.Return | None:
    """What a mail server says of a letter of ours; None where it says nothing that we can use.

    recipient: the address that it came to, where the mail server names it; else it is looked for in the return.
    """
    told = bounces.read(raw, recipient)
    if told is None or not is_final(told.status):
        return None
    parcel = Parcel.objects.select_for_update().filter(key=uuid.UUID(told.key)).first()
    step = "bounce" if spoils_address(told.status) else "fail"
    if parcel is None or parcel.state not in {ParcelState.SENT, ParcelState.WAITING}:
        return None
    parcel.state, parcel.status, parcel.ended_at = FLOW.target(step, parcel.state), told.status, clock.now()
    parcel.save(update_fields=["state", "status", "ended_at"])
    contact = contacts.contacts_of([parcel.to_id]).get(parcel.to_id)
    address = contact.on(parcel.channel) if contact else ""
    if step == "bounce" and address and told.names(address):
        spoil(user=parcel.to_id, channel=parcel.channel, address=address, status=told.status)
    return told


@transaction.atomic
def trust_again(*, by: Actor) -> int:
    """The owner says that his addresses are right; how many marks are gone."""
    count, _ = SpoiltAddress.objects.filter(user_id=by.pk).delete()
    if count:
        record(Entry("notify.trust", "notify.preference", by.pk, after={"addresses": count}), by=by)
    return count
