"""SMTP, as RFC 5321 has it; the return path names the letter (VERP), so that a bounce is known by its address."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any

from django.conf import settings

from penata.kernel.ports.mail.protocol import Letter, Mail, Send
from penata.kernel.ports.refusals import Refused, Unreachable

TIMEOUT_SECONDS = 20
_STATUS = re.compile(r"^\s*([245]\.\d{1,3}\.\d{1,3})\b")
# What a server means that gives a plain code only.
_RECIPIENT = {550: "5.1.1", 551: "5.1.6", 552: "5.2.2", 553: "5.1.3"}
_CONTENT = {552: "5.3.4", 554: "5.7.1"}


class Smtp:
    def __init__(self, server: dict[str, Any] | None = None) -> None:
        told: dict[str, Any] = server or settings.PENATA_MAIL_SERVER or {}
        self.server = told

    @contextmanager
    def session(self) -> Iterator[Send]:
        line = _Line(self.server)
        try:
            yield line.send
        finally:
            line.hang_up()


class _Line:
    """One connection, taken up again where the other side has let it fall."""

    def __init__(self, server: dict[str, Any]) -> None:
        self.server, self.link = server, None  # type: tuple[dict[str, Any], smtplib.SMTP | None]

    def send(self, letter: Letter) -> None:
        link = self.link = self.link or _connect(self.server)
        try:
            message = composed(letter, self.server)
            link.send_message(message, return_path(letter.key, self.server), [letter.to])
        except smtplib.SMTPRecipientsRefused as refusal:
            ((code, said),) = refusal.recipients.values()
            raise Refused(_status(code, said, _RECIPIENT)) from None
        except smtplib.SMTPSenderRefused as refusal:
            if refusal.smtp_code < 500:
                raise Refused(_status(refusal.smtp_code, refusal.smtp_error, {})) from None
            raise Unreachable(f"sender refused: {refusal.smtp_code}") from None
        except smtplib.SMTPDataError as refusal:
            raise Refused(_status(refusal.smtp_code, refusal.smtp_error, _CONTENT)) from None
        except (smtplib.SMTPNotSupportedError, ValueError):
            raise Refused("5.1.3") from None  # an address that cannot be written down
        except (OSError, smtplib.SMTPException):
            self.hang_up()
            raise Refused("4.4.2") from None

    def hang_up(self) -> None:
        link, self.link = self.link, None
        if link is not None:
            with suppress(OSError, smtplib.SMTPException):
                link.quit()


def _connect(server: dict[str, Any]) -> smtplib.SMTP:
    host, port, context = server["host"], server["port"], ssl.create_default_context(cafile=server.get("ca"))
    try:
        if server["tls"] == "direct":
            link: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context)
        else:
            link = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
        if server["tls"] == "start":
            link.starttls(context=context)
        if server["user"]:
            link.login(server["user"], server["password"])
    except (OSError, smtplib.SMTPException) as problem:
        raise Unreachable(type(problem).__name__) from None
    return link


def composed(letter: Letter, server: dict[str, Any]) -> EmailMessage:
    """The same letter gives the same bytes: its boundary, its date and its name come from the letter itself."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server["sender"], letter.to, letter.subject
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.key}@{_domain(server)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{letter.settings_url}>"
    message["Content-Language"] = letter.language
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    message.set_boundary(f"penata-{letter.key}")
    return message


def return_path(key: str, server: dict[str, Any]) -> str:
    """`pantul@contoh.go.id` becomes `pantul+<key>@contoh.go.id`."""
    name, _, domain = (server["bounces"] or parseaddr(server["sender"])[1]).rpartition("@")
    return f"{name}+{key}@{domain}" if server["bounces"] else f"{name}@{domain}"


def _domain(server: dict[str, Any]) -> str:
    return parseaddr(server["sender"])[1].rpartition("@")[2]


def _status(code: int, said: bytes | str, meant: dict[int, str]) -> str:
    text = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    told = _STATUS.match(text)
    if told and told[1][0] == str(code)[0]:
        return told[1]
    return meant.get(code, f"{'4' if code < 500 else '5'}.0.0")


_keeps: type[Mail] = Smtp
