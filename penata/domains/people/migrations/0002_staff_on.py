"""Who serves in which post on a day: the function by which the map and others count staff.

`counts` is false for vendors' people, and for those on leave outside state cost or seconded.
"""

from django.db import migrations

FORWARD = """
create function people_staff_on(day date)
returns table (person_id bigint, post_id bigint, status varchar, absence varchar, counts boolean,
               birth_date date, origin varchar)
language sql stable as $$
    select e.person_id, a.post_id, e.status,
           (select x.kind from people_absence x where x.person_id = e.person_id and x.period @> day),
           e.status <> 'ALIH-DAYA'
               and not exists (select from people_absence x where x.person_id = e.person_id and x.period @> day),
           p.birth_date, p.origin_id
    from people_engagement e
    join people_assignment a on a.person_id = e.person_id and a.kind = 'principal' and a.period @> day
    left join people_person p on p.id = e.person_id
    where e.period @> day
$$;
"""

BACKWARD = "drop function people_staff_on(date);"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("organization", "0002_tree_and_views")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
