"""Read what a mail server returns (RFC 3464). Pure: bytes in, a finding or nothing out; never an exception."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

MOST_BYTES = 5_000_000
_KEY = r"([0-9a-f]{32})"
_VERP = re.compile(rf"\+{_KEY}@", re.IGNORECASE)
_MESSAGE_ID = re.compile(rf"<{_KEY}@", re.IGNORECASE)
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Failed-Recipients")


@dataclass(frozen=True, slots=True)
class Return:
    """`key` of the letter, enhanced `status`, and the addresses that the server says it could not reach."""

    key: str
    status: str
    addresses: tuple[str, ...] = ()

    def names(self, address: str) -> bool:
        """Whether it speaks of this address; a return that names none speaks of the one that we wrote to."""
        return not self.addresses or address.strip().lower() in self.addresses


def read(raw: bytes, recipient: str = "") -> Return | None:
    """None: no return, or of no letter of ours. What was only delayed has a status that begins with 4."""
    try:
        return _read(message_from_bytes(raw[:MOST_BYTES]), recipient)
    except Exception:
        return None


def _read(message: Message, recipient: str) -> Return | None:
    parts = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    if not parts:
        return None
    key = _key_of(message, recipient)
    blocks = [block for part in parts for block in _blocks(part)]
    failed = [block for block in blocks if str(block.get("Action", "")).strip().lower() == "failed"]
    delayed = [block for block in blocks if str(block.get("Action", "")).strip().lower() == "delayed"]
    if not key or not (failed or delayed):
        return None
    if not failed:
        return Return(key, "4.0.0")
    told = _STATUS.search(str(failed[0].get("Status", "")))
    found = tuple(filter(None, (_address(block) for block in failed)))
    return Return(key, _final(told[1]) if told else "5.0.0", found)


def _final(status: str) -> str:
    """`failed` with a status of 4 means: tried long enough. It says nothing of the address."""
    return "5.4.7" if status[0] == "4" else status


def _blocks(part: Message) -> list[Message]:
    """The groups of fields of a report; the standard parser makes a message of each."""
    inside = part.get_payload()
    return [block for block in inside if isinstance(block, Message)] if isinstance(inside, list) else []


def _address(block: Message) -> str:
    told = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "")
    return told.rpartition(";")[2].strip().strip("<>").lower()


def _key_of(message: Message, recipient: str) -> str:
    """From the address that the return came to, else from the Message-ID of the letter that it encloses."""
    headers = [recipient, *(str(value) for name in _ADDRESSED for value in message.get_all(name, []))]
    for header in headers:
        if found := _VERP.search(header):
            return found[1].lower()
    for part in message.walk():
        kind, name = part.get_content_type(), str(part.get("Message-ID", ""))
        if part is not message and (found := _MESSAGE_ID.search(name)):
            return found[1].lower()
        if kind == "text/rfc822-headers" and (found := _MESSAGE_ID.search(str(part.get_payload()))):
            return found[1].lower()
    return ""
