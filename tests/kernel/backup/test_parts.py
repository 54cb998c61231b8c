"""Parts behind one another: read back in order, passed over, and never past the proved end."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penata.kernel.backup import BackupError, parts
from tests.kernel.backup.test_container import SECRET, Opener, Sealer


def stream(write) -> Opener:
    out = io.BytesIO()
    sealer = Sealer(out, SECRET, cost=1 << 10, chunk=64)
    write(sealer)
    sealer.close()
    return Opener(io.BytesIO(out.getvalue()), SECRET)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=20).filter(bool), st.lists(st.binary(max_size=200), max_size=4)),
        max_size=4,
    )
)
def test_parts_come_back(told):
    def write(sealer):
        for name, blocks in told:
            assert parts.write_part(sealer, name, blocks) == sum(map(len, blocks))
        parts.write_end(sealer)

    found = [(part.name, b"".join(part.blocks)) for part in parts.read_parts(stream(write))]
    assert found == [(name, b"".join(blocks)) for name, blocks in told]


def test_what_was_not_read_is_passed_over():
    def write(sealer):
        parts.write_part(sealer, "satu", [b"a" * 500])
        parts.write_part(sealer, "dua", [b"b"])
        parts.write_end(sealer)

    assert [part.name for part in parts.read_parts(stream(write))] == ["satu", "dua"]


@pytest.mark.parametrize(
    "write",
    [
        lambda sealer: parts.write_part(sealer, "tanpa akhir", [b"a"]),
        lambda sealer: (parts.write_end(sealer), sealer.write(b"lebih")),
        lambda sealer: sealer.write(b"\xff\xff\xff\xff"),
        lambda sealer: sealer.write(b"\x00\x00\x00\x02\xff\xfe"),
    ],
    ids=["no end", "more behind the end", "a length beyond reason", "a name that is no text"],
)
def test_parts_that_do_not_fit_are_damage(write):
    with pytest.raises(BackupError, match="rusak"):
        list(parts.read_parts(stream(write)))
