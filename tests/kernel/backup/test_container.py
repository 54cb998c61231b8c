"""The encrypted stream: whole, or a sentence; whatever was touched is found before it is handed on."""

from __future__ import annotations

import io
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penata.kernel.backup import BackupError
from penata.kernel.backup.container import MAGIC, TAG, Header, Opener, Sealer

SECRET, CHEAP, CHUNK = "kuda baterai staples", 1 << 10, 64


def sealed(*pieces: bytes, secret: str = SECRET) -> bytes:
    out = io.BytesIO()
    sealer = Sealer(out, secret, cost=CHEAP, chunk=CHUNK)
    for piece in pieces:
        sealer.write(piece)
    sealer.close()
    return out.getvalue()


def opened(content: bytes, secret: str = SECRET) -> bytes:
    opener, found = Opener(io.BytesIO(content), secret), bytearray()
    while piece := opener.some():
        found += piece
    assert opener.is_whole
    return bytes(found)


def chunks(content: bytes) -> tuple[bytes, list[bytes]]:
    start = len(Header.read(io.BytesIO(content)).written())
    body = content[start:]
    return content[:start], [body[i : i + CHUNK + TAG] for i in range(0, len(body), CHUNK + TAG)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=300), max_size=6))
def test_what_went_in_comes_out(pieces):
    assert opened(sealed(*pieces)) == b"".join(pieces)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_sizes_around_a_chunk(size):
    content = os.urandom(size)
    assert opened(sealed(content)) == content


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_bit_that_was_turned_is_found(data):
    content = bytearray(sealed(b"a" * 200))
    place = data.draw(st.integers(0, len(content) * 8 - 1))
    content[place // 8] ^= 1 << place % 8
    with pytest.raises(BackupError):
        opened(bytes(content))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_wherever_it_is_cut_off_is_found(at):
    content = sealed(b"a" * 3 * CHUNK)
    with pytest.raises(BackupError):
        opened(content[: at % len(content)])


def test_cut_off_between_two_chunks_is_found_too():
    head, pieces = chunks(sealed(b"a" * 3 * CHUNK))
    assert len(pieces) == 3
    with pytest.raises(BackupError, match="rusak"):
        opened(head + b"".join(pieces[:2]))


def test_chunks_in_another_order_twice_or_from_another_file_are_found():
    head, (first, second, last) = chunks(sealed(os.urandom(3 * CHUNK)))
    _, (foreign, *_rest) = chunks(sealed(os.urandom(3 * CHUNK)))
    for told in (
        [second, first, last],
        [first, first, second, last],
        [foreign, second, last],
        [first, second, last, last],
    ):
        with pytest.raises(BackupError, match="rusak"):
            opened(head + b"".join(told))
    assert len(opened(head + first + second + last)) == 3 * CHUNK


def test_nothing_of_a_chunk_is_given_before_it_is_proved():
    head, (first, second, last) = chunks(sealed(b"a" * 3 * CHUNK))
    opener = Opener(io.BytesIO(head + first + b"x" + second[1:] + last), SECRET)
    assert opener.some() == b"a" * CHUNK
    with pytest.raises(BackupError):
        opener.some()
    assert not opener.is_whole


def test_a_wrong_passphrase_is_told_from_damage():
    with pytest.raises(BackupError, match=r"^Kata sandi cadangan salah\.$"):
        opened(sealed(b"isi"), "kuda baterai stapler")


def test_two_files_of_the_same_have_nothing_in_common():
    one, other = sealed(b"sama"), sealed(b"sama")
    assert chunks(one)[1] != chunks(other)[1]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "bukan cadangan Penata"), (b"PK\x03\x04" + b"x" * 99, "bukan cadangan Penata"), (MAGIC, "rusak"),
     (MAGIC + b"\xff\xff\xff\xff", "rusak"), (MAGIC + b"\x00\x00\x00\x02[]", "rusak")],
)  # fmt: skip
def test_what_is_no_backup_is_refused_in_words(content, words):
    with pytest.raises(BackupError, match=words):
        opened(content)


@pytest.mark.parametrize(
    "change", [{"cost": 1 << 30}, {"cost": 3000}, {"chunk": 1 << 30}, {"salt": "zz"}, {"more": 1}]
)
def test_a_header_that_would_cost_too_much_or_is_none_is_refused(change):
    facts = {
        "salt": "00" * 16,
        "prefix": "00" * 7,
        "check": "00" * 32,
        "cost": CHEAP,
        "chunk": CHUNK,
        "format": 1,
    }
    told = json.dumps(facts | change).encode()
    with pytest.raises(BackupError, match="rusak"):
        Opener(io.BytesIO(MAGIC + len(told).to_bytes(4, "big") + told), SECRET)


def test_a_backup_of_a_later_format_says_so():
    told = json.dumps({"format": 2}).encode()
    with pytest.raises(BackupError, match="lebih baru"):
        Opener(io.BytesIO(MAGIC + len(told).to_bytes(4, "big") + told), SECRET)
