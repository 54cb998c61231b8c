"""Verification finds what somebody with all the rights of the database did to traces, seals and values."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection, transaction

from penata.kernel.audit import anchors, queries
from penata.kernel.audit.actions import Entry, record
from penata.kernel.audit.models import Seal, SealBatch, Trace, TraceValues
from tests.domains.organization.factories import make_user
from tests.kernel.audit.chains import forge_whole_chain, leave, seal, tamper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def traces() -> list[Trace]:
    """Three sealed traces."""
    left = leave(make_user(), "satu", "dua", "tiga")
    seal(3)
    return left


def faults(*given: dict[str, object]) -> list[str]:
    return queries.verify(given).faults


def anchor() -> dict[str, object]:
    batch = queries.head()
    assert batch is not None
    return {"seq": batch.last_seq, "hash": bytes(batch.head).hex()}


def test_an_untouched_chain_is_whole(traces):
    verdict = queries.verify()
    assert (verdict.sealed, verdict.waiting, verdict.faults) == (3, 0, [])
    assert verdict.head == anchor()["hash"]


def test_an_empty_chain_is_whole():
    verdict = queries.verify()
    assert (verdict.sealed, verdict.waiting, verdict.faults, verdict.head) == (0, 0, [], "00" * 32)


def test_traces_that_are_not_sealed_yet_are_counted_as_waiting(traces):
    leave(make_user(), "empat", "lima")
    verdict = queries.verify()
    assert (verdict.sealed, verdict.waiting, verdict.faults) == (3, 2, [])


@pytest.mark.parametrize(
    "change",
    [
        "at = at + interval '1 microsecond'", "by_id = (select max(id) from accounts_user)", "via = 'terminal'",
        "step = 'lain'", "subject = 'lain'", "subject_id = 8", "person_id = null", "path = '1.3'", "source = 'x'",
        "target = 'x'", "why = 'lain'", "fields = '{}'",
    ],
)  # fmt: skip
def test_a_changed_trace_is_found(traces, change):
    make_user("orang-lain")
    assert tamper("audit_trace", f"update audit_trace set {change} where id = %s", traces[1].pk) == 1
    assert faults() == [f"Jejak {traces[1].pk} (nomor 2) tidak cocok dengan segelnya."]


def test_a_changed_digest_is_found_twice(traces):
    tamper("audit_trace", "update audit_trace set digest = '\\x00' where id = %s", traces[1].pk)
    assert faults() == [
        f"Jejak {traces[1].pk} (nomor 2) tidak cocok dengan segelnya.",
        f"Nilai jejak {traces[1].pk} berubah sesudah dicatat.",
    ]


def test_a_removed_seal_is_found(traces):
    tamper("audit_seal", "delete from audit_seal where seq = 2")
    assert faults() == [
        "Nomor 2 sampai 2 hilang dari rantai.",
        f"Jejak {traces[2].pk} (nomor 3) tidak cocok dengan segelnya.",
    ]


def test_the_first_seal_removed_is_found(traces):
    tamper("audit_seal", "delete from audit_seal where seq = 1")
    assert faults()[0] == "Nomor 1 sampai 1 hilang dari rantai."


def test_the_last_seal_removed_is_found(traces):
    tamper("audit_seal", "delete from audit_seal where seq = 3")
    assert faults() == ["Ujung rantai tidak sama dengan penyegelan terakhir: ada segel yang hilang."]
    assert queries.verify().waiting == 1


def test_a_removed_trace_is_found(traces):
    TraceValues.objects.filter(trace=traces[1]).delete()
    tamper("audit_seal", "delete from audit_seal where trace_id = %s", traces[1].pk)
    tamper("audit_trace", "delete from audit_trace where id = %s", traces[1].pk)
    assert faults()[0] == "Nomor 2 sampai 2 hilang dari rantai."


def test_two_traces_that_changed_places_are_found(traces):
    tamper("audit_seal", "delete from audit_seal where seq in (2, 3)")
    Seal.objects.create(seq=2, trace=traces[2], hash=b"x" * 32)
    Seal.objects.create(seq=3, trace=traces[1], hash=b"y" * 32)
    assert faults() == [
        f"Jejak {traces[2].pk} (nomor 2) tidak cocok dengan segelnya.",
        f"Jejak {traces[1].pk} (nomor 3) tidak cocok dengan segelnya.",
        "Ujung rantai tidak sama dengan penyegelan terakhir: ada segel yang hilang.",
    ]


@pytest.mark.parametrize(
    "change",
    ['after = \'{"name": "lain"}\'', "before = '{}'", "salt = '\\x00'", "after = null"],
    ids=["after", "before", "salt", "nothing"],
)
def test_a_changed_value_is_found(traces, change):
    with connection.cursor() as cursor:
        cursor.execute(f"update audit_tracevalues set {change} where trace_id = %s", [traces[1].pk])
    assert faults() == [f"Nilai jejak {traces[1].pk} berubah sesudah dicatat."]


def test_erasing_values_keeps_the_chain_whole(traces):
    before = queries.verify()
    assert TraceValues.objects.all().delete()[0] == 3
    assert queries.verify() == before


VALUES = [
    "Siti", "", None, True, False, 0, -7, 10**17, 1.5, -0.25, 1e16, 1e22, 1e-7, [1, "dua", None], {"b": 1, "a": [2]},
    {10: "sepuluh", 9: "sembilan"}, date(2026, 11, 22), datetime(2026, 11, 22, 10, 30, tzinfo=UTC),
    Decimal("12.500"), "é ☕ \" \\ \n \t \u2028", "9" * 40,
]  # fmt: skip


def test_whatever_was_recorded_the_stored_values_still_match_their_digest():
    user = make_user()
    for value in VALUES:
        with transaction.atomic():
            record(Entry("test.step", "test.thing", 7, before={"x": value}, after={"x": [value]}), by=user)
    by_id = dict(zip(Trace.objects.order_by("id").values_list("id", flat=True), VALUES, strict=True))
    seal(len(VALUES))
    assert [
        value for number, value in by_id.items() if any(f" {number} " in fault for fault in faults())
    ] == []


# --- anchors: the head as it was written down outside the database ---


def test_an_anchor_that_fits_is_no_fault(traces):
    first = anchor()
    leave(make_user(), "empat")
    seal(1)
    assert faults(first, anchor()) == []


def test_an_anchor_that_does_not_fit_is_found(traces):
    assert faults({"seq": 3, "hash": "ab" * 32}) == ["Nomor 3 berbeda dari jangkarnya."]


def test_an_anchor_beyond_the_end_is_found(traces):
    assert faults({"seq": 5, "hash": "ab" * 32}, {"seq": 4, "hash": "cd" * 32}) == [
        "Jangkar menunjuk nomor 4 yang tidak ada di rantai.",
        "Jangkar menunjuk nomor 5 yang tidak ada di rantai.",
    ]


def test_a_chain_forged_from_end_to_end_is_found_by_its_anchor_alone(traces):
    written_down = anchor()
    tamper("audit_trace", "update audit_trace set why = 'lain' where id = %s", traces[0].pk)
    forge_whole_chain()
    assert faults() == []
    assert faults(written_down) == ["Nomor 3 berbeda dari jangkarnya."]


def test_the_end_of_a_chain_cut_off_cleanly_is_found_by_its_anchor_alone(traces):
    written_down = anchor()
    TraceValues.objects.filter(trace=traces[2]).delete()
    tamper("audit_seal", "delete from audit_seal where seq = 3")
    tamper("audit_trace", "delete from audit_trace where id = %s", traces[2].pk)
    forge_whole_chain()
    assert faults() == []
    assert faults(written_down) == ["Jangkar menunjuk nomor 3 yang tidak ada di rantai."]


def test_a_forger_who_anchors_again_does_not_hide_the_anchor_before(traces):
    """The daily job appends to the same file: the same number then stands there with two different heads."""
    written_down = anchor()
    tamper("audit_trace", "update audit_trace set why = 'lain' where id = %s", traces[0].pk)
    forge_whole_chain()
    assert faults(written_down, anchor()) == ["Nomor 3 berbeda dari jangkarnya."]


# --- the file of anchors ---


def test_the_head_is_appended_to_a_file(traces, settings, tmp_path):
    settings.PENATA_HOME = tmp_path
    assert anchors.write() == tmp_path / "anchors.jsonl"
    leave(make_user(), "empat")
    seal(1)
    anchors.write()
    read = anchors.read(tmp_path / "anchors.jsonl")
    assert [found["seq"] for found in read] == [3, 4]
    assert read[1]["hash"] == anchor()["hash"]
    assert set(read[0]) == {"at", "seq", "hash"}
    assert faults(*read) == []


def test_before_the_first_run_there_is_no_head_to_write(settings, tmp_path):
    settings.PENATA_HOME = tmp_path
    assert anchors.write() is None
    assert list(tmp_path.iterdir()) == []


def test_an_anchor_of_the_chain_before_its_first_trace_is_no_fault_later(settings, tmp_path):
    settings.PENATA_HOME = tmp_path
    SealBatch.objects.create(last_seq=0, head=bytes(32), below_xid=0)
    path = anchors.write()
    leave(make_user(), "satu")
    seal(1)
    assert faults(*(anchors.read(path) if path else [])) == []


@pytest.mark.parametrize(
    "line",
    ["bukan json", '{"seq": 1}', '{"hash": "ab"}', "[]", "7"],
    ids=["text", "no hash", "no seq", "list", "number"],
)
def test_a_line_that_is_no_anchor_is_named(tmp_path, line):
    path = tmp_path / "anchors.jsonl"
    path.write_text(json.dumps({"seq": 1, "hash": "ab"}) + "\n\n" + line + "\n")
    with pytest.raises(ValueError, match=r"Baris 3 di .*anchors\.jsonl bukan jangkar rantai jejak"):
        anchors.read(path)
