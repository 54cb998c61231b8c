"""What is sent, to whom, and to whom never."""

from __future__ import annotations

import ssl
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel.api.examples import VERIFY
from penata.kernel.webhooks import sending
from penata.kernel.webhooks.sending import NotSent, Target, is_outside, post
from penata.kernel.webhooks.signing import secret_of, signature
from tests.kernel.webhooks.receiving import receiving


@pytest.mark.parametrize(
    "url",
    [
        "https://contoh.go.id/hook", "https://contoh.go.id:8443/h?x=1", "http://127.0.0.1:8000/", "http://localhost/a",
        "http://[::1]:9/", "https://203.0.113.9/",
    ],
)  # fmt: skip
def test_addresses_that_may_be_registered(url):
    assert Target.of(url).named in url


@pytest.mark.parametrize(
    "url",
    [
        "http://contoh.go.id/", "ftp://contoh.go.id/", "https://", "https:///x", "https://a:b@contoh.go.id/",
        "https://contoh.go.id/#x", "https://contoh.go.id/a b", "https://contoh.go.id/\r\nX: y", "https://contoh.go.id:99999/",
        "https://cöntoh.id/", "http://127.0.0.1.contoh.id/", "//contoh.go.id/", "contoh.go.id", "",
    ],
)  # fmt: skip
def test_addresses_that_may_not(url):
    with pytest.raises(ValueError):
        Target.of(url)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_valueerror(text):
    with suppress(ValueError):
        assert Target.of("https://" + text).host


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "::ffff:127.0.0.1", "::127.0.0.1", "fec0::1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::",
    ],
)  # fmt: skip
def test_addresses_inside(address):
    assert not is_outside(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "103.10.10.10", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_outside(address):
    assert is_outside(address)


def resolving(monkeypatch, *addresses):
    """Every name is at these addresses; how often it was asked."""
    asked = []

    def found(host, port, **_kwargs):
        asked.append(host)
        return [(2, 1, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(sending.socket, "getaddrinfo", found)
    return asked


def refusal(url):
    with pytest.raises(NotSent) as refused:
        post(url, b"{}", {})
    return refused.value.problem


def test_a_name_with_one_address_inside_is_not_called(monkeypatch):
    resolving(monkeypatch, "8.8.8.8", "10.0.0.5")
    monkeypatch.setattr(sending.socket, "create_connection", lambda *a, **k: pytest.fail("was called"))
    assert refusal("https://contoh.go.id/") == "inside"


def test_the_loopback_is_inside_unless_the_setting_says_otherwise():
    with receiving() as receiver:
        assert refusal(receiver.url) == "inside"
        assert receiver.told == []


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    """A name that answers otherwise the second time is asked once."""
    asked, called = resolving(monkeypatch, "203.0.114.9"), []

    def connect(address, **_kwargs):
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(sending.socket, "create_connection", connect)
    assert refusal("https://contoh.go.id/") == "connection"
    assert (asked, called) == (["contoh.go.id"], [("203.0.114.9", 443)])


def test_what_is_told_and_how_it_is_checked_by_the_example(settings):
    settings.PENATA_WEBHOOKS_INSIDE = True
    known = {}
    exec(VERIFY, known)
    import time

    secret, at = secret_of("garam"), int(time.time())
    with receiving() as receiver:
        assert (
            post(receiver.url, b'{"a": 1}', {"Penata-Signature": signature(secret, at, b'{"a": 1}')}) == 200
        )
        ((headers, body),) = receiver.told
    assert headers["Host"] == receiver.url.split("/")[2]
    assert known["is_ours"](secret, headers["Penata-Signature"], body)
    assert not known["is_ours"](secret, headers["Penata-Signature"], body + b" ")
    assert not known["is_ours"](secret_of("lain"), headers["Penata-Signature"], body)
    assert not known["is_ours"](secret, signature(secret, at - 301, body), body)


def test_a_redirect_is_an_answer_and_not_a_way(settings):
    settings.PENATA_WEBHOOKS_INSIDE = True
    with receiving() as receiver:
        receiver.statuses, receiver.location = [302], receiver.url
        assert post(receiver.url, b"{}", {}) == 302
        assert len(receiver.told) == 1


def test_who_does_not_answer_is_left(settings, monkeypatch):
    settings.PENATA_WEBHOOKS_INSIDE = True
    monkeypatch.setattr(sending, "SECONDS", 0.2)
    with receiving() as receiver:
        receiver.wait = 1
        assert refusal(receiver.url) == "timeout"


def test_who_answers_drop_by_drop_is_left_as_well(settings, monkeypatch):
    settings.PENATA_WEBHOOKS_INSIDE = True
    monkeypatch.setattr(sending, "WHOLE_SECONDS", 0.2)
    with receiving() as receiver:
        receiver.wait = 1
        assert refusal(receiver.url) == "timeout"


def test_nobody_there(settings):
    settings.PENATA_WEBHOOKS_INSIDE = True
    assert refusal("http://127.0.0.1:1/") == "connection"
    assert refusal("https://tidak-ada.invalid/") == "name"


def test_tls_is_verified(settings, monkeypatch):
    settings.PENATA_WEBHOOKS_INSIDE = True
    monkeypatch.setattr(sending.ssl, "create_default_context", lambda: Distrusting())
    with receiving() as receiver:
        assert refusal(receiver.url.replace("http:", "https:").replace("127.0.0.1", "localhost")) == "tls"


class Distrusting:
    def wrap_socket(self, plain, server_hostname):
        assert server_hostname == "localhost"
        raise ssl.SSLCertVerificationError
