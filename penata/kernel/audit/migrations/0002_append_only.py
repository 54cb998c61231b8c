"""What Python may not undo: traces, seals and batches can be added, never changed, deleted or truncated."""

from django.db import migrations

TABLES = ("audit_trace", "audit_seal", "audit_sealbatch")

FORWARD = """
alter table audit_trace add column xid xid8 not null default pg_current_xact_id();
create index audit_trace_xid on audit_trace (xid);
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'jejak hanya boleh ditambah: % pada % ditolak', tg_op, tg_table_name;
end $$;
""" + "".join(
    f"""
create trigger {table}_append_only before update or delete on {table}
    for each row execute function audit_refuse_change();
create trigger {table}_no_truncate before truncate on {table}
    for each statement execute function audit_refuse_change();
"""
    for table in TABLES
)

BACKWARD = "".join(
    f"drop trigger {table}_append_only on {table}; drop trigger {table}_no_truncate on {table};\n" for table in TABLES
) + """
drop function audit_refuse_change();
alter table audit_trace drop column xid;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
