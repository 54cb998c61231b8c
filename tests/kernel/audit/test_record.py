"""Every write leaves a trace in its own transaction; the trace binds values that do not stand in it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from penata.kernel import clock
from penata.kernel.audit import chain, queries
from penata.kernel.audit.actions import Entry, record, record_access, record_many
from penata.kernel.audit.context import coming_by, via
from penata.kernel.audit.models import AccessRecord, Seal, SealBatch, Trace, TraceValues
from tests.domains.organization.factories import make_user

pytestmark = pytest.mark.django_db


def an_entry(**values: object) -> Entry:
    told = {"step": "person.edit", "subject": "people.person", "subject_id": 12} | values
    return Entry(**told)


def test_a_trace_says_who_when_for_whom_which_step_why_and_which_fields():
    user = make_user()
    record(
        an_entry(
            person_id=5, path="1.2", source="draft", target="held", why="SK 12/2026",
            before={"name": "Siti", "nip": None}, after={"name": "Siti Aminah", "grade": "III/a"},
        ),
        by=user,
    )  # fmt: skip
    trace = Trace.objects.get()
    assert (trace.by_id, trace.via, trace.step) == (user.pk, "web", "person.edit")
    assert (trace.subject, trace.subject_id, trace.person_id) == ("people.person", 12, 5)
    assert (str(trace.path), trace.source, trace.target) == ("1.2", "draft", "held")
    assert (trace.why, trace.fields) == ("SK 12/2026", ["grade", "name", "nip"])
    assert abs(trace.at - datetime.now(UTC)) < timedelta(minutes=1)


def test_values_stand_beside_the_trace_with_a_day_to_go(today):
    record(an_entry(before={"name": "Siti"}, after={"name": "Siti Aminah"}), by=make_user())
    values = TraceValues.objects.get()
    assert (values.before, values.after) == ({"name": "Siti"}, {"name": "Siti Aminah"})
    assert values.keep_until == today + timedelta(days=5 * 365)
    assert len(bytes(values.salt)) == 16


def test_the_trace_itself_holds_no_value():
    record(an_entry(after={"nik": "3602041211870001"}), by=make_user())
    with connection.cursor() as cursor:
        cursor.execute("select to_jsonb(t)::text from audit_trace t")
        assert "3602041211870001" not in cursor.fetchone()[0]


def test_the_same_values_never_give_the_same_digest():
    for _twice in range(2):
        record(an_entry(before={"name": "Siti"}, after={"name": "Aminah"}), by=make_user())
    one, other = (bytes(trace.digest) for trace in Trace.objects.all())
    assert one != other
    assert len(one) == len(other) == 32


def test_a_trace_without_values_keeps_none():
    record(an_entry(), by=make_user())
    assert Trace.objects.get().fields == []
    assert not TraceValues.objects.exists()


@pytest.mark.parametrize("names", [["a,b", "c"], ['d"e'], ["null"], ["dua kata", "{x}"], ["back\\slash"]])
def test_fields_of_any_name_are_named_as_they_are(names):
    record(an_entry(after=dict.fromkeys(names, 1)), by=make_user())
    assert Trace.objects.get().fields == sorted(names)


def test_many_traces_are_written_in_three_statements(django_assert_num_queries):
    user = make_user()
    with django_assert_num_queries(1):  # the numbers are drawn by one; COPY is not counted
        assert record_many((an_entry(subject_id=n, after={"n": n}) for n in range(50)), by=user) == 50
    assert list(Trace.objects.order_by("id").values_list("subject_id", flat=True)) == list(range(50))
    assert [v.after for v in TraceValues.objects.order_by("trace_id")] == [{"n": n} for n in range(50)]


def test_no_entries_leave_no_trace():
    assert record_many([], by=make_user()) == 0
    assert not Trace.objects.exists()


def test_a_trace_goes_with_the_transaction_that_left_it():
    user = make_user()

    def change_and_fail() -> None:
        with transaction.atomic():
            record(an_entry(after={"name": "Siti"}), by=user)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert not Trace.objects.exists()
    assert not TraceValues.objects.exists()


def test_a_trace_says_by_which_door_the_action_came():
    user = make_user()
    with coming_by("terminal: joko"):
        assert via() == "terminal: joko"
        record(an_entry(), by=user)
    record(an_entry(), by=user)
    assert list(Trace.objects.order_by("id").values_list("via", flat=True)) == ["terminal: joko", "web"]


def test_values_are_kept_by_the_day_of_the_clock():
    with clock.fixed(date(2024, 2, 29)):
        record(an_entry(after={"a": 1}), by=make_user())
    assert TraceValues.objects.get().keep_until == date(2029, 2, 27)


# --- what the database refuses ---


@pytest.fixture
def sealed_trace() -> Trace:
    record(an_entry(), by=make_user())
    trace = Trace.objects.get()
    Seal.objects.create(seq=1, trace=trace, hash=b"x")
    SealBatch.objects.create(last_seq=1, head=b"x", below_xid=1)
    with connection.cursor() as cursor:  # what follows changes tables, which deferred checks would forbid
        cursor.execute("set constraints all immediate")
    return trace


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_trace set why = 'lain'",
        "update audit_trace set by_id = by_id",
        "delete from audit_trace",
        "update audit_seal set hash = 'y'",
        "delete from audit_seal",
        "update audit_sealbatch set last_seq = 2",
        "delete from audit_sealbatch",
    ],
)
def test_a_trace_and_its_seal_can_be_added_and_never_changed_or_deleted(sealed_trace, statement):
    verb, table = statement.split()[0].upper(), next(w for w in statement.split() if w.startswith("audit_"))
    with (
        pytest.raises(DatabaseError, match=f"jejak hanya boleh ditambah: {verb} pada {table} ditolak"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Trace.objects.get().why == ""
    assert (Seal.objects.count(), SealBatch.objects.get().last_seq) == (1, 1)


@pytest.mark.parametrize("table", ["audit_trace", "audit_seal", "audit_sealbatch"])
def test_the_tables_of_the_trace_cannot_be_emptied(sealed_trace, table):
    with (
        connection.cursor() as cursor
    ):  # tests alone sleep this trigger, to clean up; it goes back with the test
        cursor.execute(f"alter table {table} enable trigger {table}_no_truncate")
    with (
        pytest.raises(DatabaseError, match=f"jejak hanya boleh ditambah: TRUNCATE pada {table} ditolak"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"truncate {table} cascade")
    assert (Trace.objects.count(), Seal.objects.count(), SealBatch.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("model", [Trace, Seal, SealBatch])
def test_djangos_own_ways_are_refused_too(sealed_trace, model):
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all()._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.get().save()


# --- who looked ---


def test_looking_at_somebodys_data_is_noted(today):
    user = make_user()
    record_access(person_id=5, what="nik", by=user, why="permintaan BKN")
    noted = AccessRecord.objects.get()
    assert (noted.person_id, noted.by_id, noted.what, noted.why) == (5, user.pk, "nik", "permintaan BKN")
    assert list(queries.accesses_to(5)) == [noted]
    assert list(queries.accesses_to(6)) == []


# --- the arithmetic of the chain ---

cells = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates()
tables = st.dictionaries(st.text(max_size=6), cells | st.lists(cells, max_size=3), max_size=4)


@given(tables)
def test_a_table_is_written_the_same_however_its_keys_came(table):
    backwards = dict(reversed(list(table.items())))
    assert chain.canonical(table) == chain.canonical(backwards)


@given(tables)
def test_what_was_written_and_read_back_is_written_the_same_again(table):
    written = chain.canonical(table)
    assert chain.canonical(json.loads(written)) == written


FACTS = chain.TraceFacts(
    1, datetime(2026, 11, 22, 3, 0, tzinfo=UTC), 2, "web", "a.b", "c.d", 3, None, "1.2", "", "", "karena", ["x"], b"d"
)  # fmt: skip


@pytest.mark.parametrize("name", chain.TraceFacts._fields)
def test_a_link_covers_every_column_of_the_trace(name):
    others = {
        "id": 9, "at": FACTS.at + timedelta(microseconds=1), "by_id": 9, "via": "x", "step": "x", "subject": "x",
        "subject_id": 9, "person_id": 9, "path": None, "source": "x", "target": "x", "why": "x", "fields": [],
        "digest": b"e",
    }  # fmt: skip
    changed = FACTS._replace(**{name: others[name]})
    assert chain.link(chain.GENESIS, changed) != chain.link(chain.GENESIS, FACTS)


def test_a_link_covers_the_seal_before_it_and_not_the_zone_of_the_clock():
    assert chain.link(b"\1" * 32, FACTS) != chain.link(chain.GENESIS, FACTS)
    jakarta = FACTS._replace(at=datetime.fromisoformat("2026-11-22T10:00:00+07:00"))
    assert chain.link(chain.GENESIS, jakarta) == chain.link(chain.GENESIS, FACTS)
