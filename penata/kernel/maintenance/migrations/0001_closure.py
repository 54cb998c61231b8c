"""The row that holds changes up, and the trigger that makes it hold: every change leaves a trace, so traces are refused.

Each writing transaction holds a lock shared, so that closing, which takes it alone, waits for those that are under way.
"""

import django.db.models.functions.datetime
from django.db import migrations, models

import penata.kernel.maintenance.models

FORWARD = """
create function maintenance_refuse_while_closed() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('penata.maintains', true), '') <> 'on' then
        perform pg_advisory_xact_lock_shared(7365300);
        if exists (select from maintenance_closure) then
            raise exception 'perubahan sedang ditahan: hanya baca' using errcode = 'read_only_sql_transaction';
        end if;
    end if;
    return null;
end $$;
create trigger audit_trace_open before insert on audit_trace
    for each statement execute function maintenance_refuse_while_closed();
"""
BACKWARD = """
drop trigger audit_trace_open on audit_trace;
drop function maintenance_refuse_while_closed();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=penata.kernel.maintenance.models.ClosureKind.choices, max_length=10)),
                ("why", models.TextField(blank=True)),
                ("since", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="maintenance_one_closure")
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
