"""One POST to a machine outside, that cannot be turned against machines inside.

The name is resolved once, every address that it has must be a public one, and the connection goes to that very
address: a name that answers differently the second time gains nothing. No redirect is followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from penata.kernel.values import N_, Term

SECONDS, WHOLE_SECONDS = 10.0, 20.0
TRANSLATED = [
    ipaddress.ip_network(net)
    for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10")
]


class SendProblem(Term):
    """Why nothing was answered."""

    NAME = "name", N_("Nama host tidak dikenal")
    INSIDE = "inside", N_("Alamat di dalam jaringan sendiri")
    TIMEOUT = "timeout", N_("Tidak menjawab pada waktunya")
    TLS = "tls", N_("Sertifikat tidak dipercaya")
    CONNECTION = "connection", N_("Sambungan ditolak atau terputus")
    STATUS = "status", N_("Jawaban bukan 2xx")


class NotSent(Exception):  # noqa: N818
    def __init__(self, problem: SendProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Target:
    """A webhook's address in its parts. Raises ValueError where nobody may be called by it."""

    scheme: str
    host: str
    port: int
    resource: str

    @classmethod
    def of(cls, url: str) -> Target:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        if not host or parts.username is not None or parts.fragment or not url.isascii() or _has_space(url):
            raise ValueError(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            raise ValueError(url)
        return cls(
            parts.scheme, host, _port(parts), (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        )

    @property
    def named(self) -> str:
        """As the Host header calls it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.scheme == "https" else 80) else f"{host}:{self.port}"


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _has_space(url: str) -> bool:
    return any(letter <= " " or letter == "\x7f" for letter in url)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_outside(address: str) -> bool:
    """Whether an address is anybody's on the internet: not private, loopback, link-local, multicast or translated."""
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return (
        ip.is_global
        and not ip.is_multicast
        and not any(ip in net for net in TRANSLATED if net.version == ip.version)
    )


def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status of the answer. Raises NotSent."""
    try:
        target = Target.of(url)
    except ValueError:
        raise NotSent(SendProblem.INSIDE) from None
    address = _address(target)
    try:
        return _exchange(target, address, body, headers)
    except TimeoutError:
        raise NotSent(SendProblem.TIMEOUT) from None
    except ssl.SSLError:
        raise NotSent(SendProblem.TLS) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise NotSent(SendProblem.CONNECTION) from None


def _address(target: Target) -> str:
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotSent(SendProblem.NAME) from None
    addresses = [str(info[4][0]) for info in found]
    if not addresses or not (settings.PENATA_WEBHOOKS_INSIDE or all(is_outside(one) for one in addresses)):
        raise NotSent(SendProblem.INSIDE)
    return addresses[0]


def _exchange(target: Target, address: str, body: bytes, headers: Mapping[str, str]) -> int:
    link = http.client.HTTPConnection(target.host, target.port, timeout=SECONDS)
    late = threading.Event()
    clock = threading.Timer(WHOLE_SECONDS, _cut, (link, late))
    clock.daemon = True
    clock.start()
    try:
        link.sock = _socket(target, address)
        link.request("POST", target.resource, body, {"Host": target.named, **headers})
        return link.getresponse().status
    except OSError:
        if late.is_set():
            raise TimeoutError from None
        raise
    finally:
        clock.cancel()
        link.close()


def _socket(target: Target, address: str) -> socket.socket:
    plain = socket.create_connection((address, target.port), timeout=SECONDS)
    if target.scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
    except BaseException:
        plain.close()
        raise


def _cut(link: http.client.HTTPConnection, late: threading.Event) -> None:
    """Somebody who answers a letter every nine seconds does not hold the worker."""
    late.set()
    if link.sock is not None:
        link.sock.shutdown(socket.SHUT_RDWR)
