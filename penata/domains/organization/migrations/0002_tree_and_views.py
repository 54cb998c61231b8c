"""The path ends in the unit's own id; and the functions by which higher domains read units and posts of a day."""

from django.db import migrations

FORWARD = """
alter table organization_unit add constraint organization_path_ends_in_own_id
    check (ltree2text(subpath(path, -1)) = id::text);

create function organization_units_on(day date)
returns table (unit_id bigint, parent_id bigint, government_id bigint, path ltree, code varchar, name varchar,
               kind varchar, district varchar, is_remote boolean)
language sql stable as $$
    select u.id, u.parent_id, u.government_id, u.path, u.code, u.name, u.kind,
           case when r.level = 'village' then r.parent_id when r.level = 'district' then r.code end,
           u.is_remote or coalesce(r.is_remote, false)
    from organization_unit u left join organization_region r on r.code = u.region_id
    where u.period @> day
$$;

create function organization_posts_on(day date)
returns table (post_id bigint, unit_id bigint, path ltree, job_id bigint, job_kind varchar, family varchar,
               retirement_age smallint, district varchar, is_remote boolean)
language sql stable as $$
    select p.id, u.unit_id, u.path, j.id, j.kind, j.family, j.retirement_age, u.district, u.is_remote
    from organization_post p
    join organization_units_on(day) u on u.unit_id = p.unit_id
    join organization_job j on j.id = p.job_id
$$;
"""

BACKWARD = """
drop function organization_posts_on(date);
drop function organization_units_on(date);
alter table organization_unit drop constraint organization_path_ends_in_own_id;
"""


class Migration(migrations.Migration):
    dependencies = [("organization", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
