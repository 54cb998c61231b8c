"""Sealing: in order, once, and never past a transaction that is still running."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection

from penata.kernel.audit import actions, chain, queries
from penata.kernel.audit.models import Seal, SealBatch, Trace
from penata.kernel.db.locks import Lock
from tests.domains.organization.factories import make_user
from tests.kernel.audit.chains import another_connection, insert_trace, leave, seal

pytestmark = pytest.mark.django_db(transaction=True)


def sealed() -> list[tuple[int, str]]:
    return list(Seal.objects.order_by("seq").values_list("seq", "trace__why"))


def test_committed_traces_are_sealed_in_the_order_of_their_numbers():
    leave(make_user(), "satu", "dua", "tiga")
    seal(3)
    assert sealed() == [(1, "satu"), (2, "dua"), (3, "tiga")]


def test_each_seal_is_the_hash_over_the_one_before_and_its_trace():
    leave(make_user(), "satu", "dua")
    seal(2)
    head = chain.GENESIS
    for found in Seal.objects.select_related("trace").order_by("seq"):
        facts = chain.TraceFacts(*(getattr(found.trace, name) for name in chain.TraceFacts._fields))
        head = chain.link(head, facts)
        assert bytes(found.hash) == head
    batch = queries.head()
    assert batch is not None
    assert (batch.last_seq, bytes(batch.head)) == (2, head)


def test_sealing_again_adds_nothing_and_writes_nothing():
    leave(make_user(), "satu")
    seal(1)
    before = (sealed(), SealBatch.objects.count())
    assert actions.seal() == 0
    assert (sealed(), SealBatch.objects.count()) == before


def test_later_traces_continue_the_chain():
    user = make_user()
    leave(user, "satu")
    seal(1)
    leave(user, "dua", "tiga")
    seal(2)
    assert sealed() == [(1, "satu"), (2, "dua"), (3, "tiga")]
    assert queries.verify().faults == []


def test_the_first_run_without_a_trace_begins_the_chain_at_nought():
    assert actions.seal() == 0
    batch = SealBatch.objects.get()
    assert (batch.last_seq, bytes(batch.head)) == (0, chain.GENESIS)
    assert queries.verify().faults == []


def test_sealing_stays_behind_the_oldest_running_transaction():
    user = make_user()
    with another_connection() as link:
        insert_trace(link, user, "masih berjalan")
        leave(user, "sudah selesai")
        assert [actions.seal() for _again in range(3)] == [0, 0, 0]
        link.commit()
    seal(2)
    assert sealed() == [(1, "masih berjalan"), (2, "sudah selesai")]


def test_what_a_running_transaction_writes_after_a_run_is_not_lost():
    user = make_user()
    leave(user, "lama")
    with another_connection() as link:
        link.execute("select pg_current_xact_id()")
        seal(1)
        leave(user, "kemudian")
        assert actions.seal() == 0
        insert_trace(link, user, "terlambat")
        link.commit()
    seal(2)
    first, *others = [why for _seq, why in sealed()]
    assert (first, sorted(others)) == (
        "lama",
        ["kemudian", "terlambat"],
    )  # in one run or, beside other tests, in two
    assert queries.verify().faults == []


def test_a_transaction_that_was_given_up_leaves_no_hole():
    user = make_user()
    with another_connection() as link:
        insert_trace(link, user, "dibatalkan")
        link.rollback()
    leave(user, "satu")
    seal(1)
    assert sealed() == [(1, "satu")]
    assert queries.verify().faults == []


def test_only_one_run_at_a_time_seals():
    leave(make_user(), "satu")
    with another_connection() as link:
        link.execute("select pg_advisory_lock(%s)", [Lock.SEAL.value])
        with connection.cursor() as cursor:
            cursor.execute("set lock_timeout = '100ms'")
        try:
            with pytest.raises(Exception, match="lock timeout"):
                actions.seal()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("reset lock_timeout")
    assert sealed() == []


def test_a_chain_restored_into_another_cluster_goes_on():
    """There transactions are counted from the cluster's own start, below those of the last batch."""
    user = make_user()
    leave(user, "satu")
    seal(1)
    last = queries.head()
    assert last is not None
    SealBatch.objects.create(last_seq=1, head=bytes(last.head), below_xid=Decimal(10) ** 18)
    leave(user, "dua", "tiga")
    seal(2)
    assert sealed() == [(1, "satu"), (2, "dua"), (3, "tiga")]
    assert queries.verify().faults == []
    leave(user, "empat")
    seal(1)
    assert [seq for seq, _why in sealed()] == [1, 2, 3, 4]


def test_a_trace_is_sealed_once_however_often_sealing_runs():
    user = make_user()
    for name in ("satu", "dua", "tiga"):
        leave(user, name)
        seal(1)
        assert actions.seal() == 0
    assert Seal.objects.count() == Trace.objects.count() == 3
