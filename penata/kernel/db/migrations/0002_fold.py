"""`penata_fold`: a text as search compares it, without accents and in capitals.

`unaccent` may change with its dictionary and is therefore no immutable function; the dictionary is named here, so that
indexes can stand on ours. The schema of the extension is written into it: a restore builds indexes without a search
path. Whoever changes the dictionary's file has to rebuild these indexes (`reindex`).
"""

from django.db import migrations

FORWARD = """
do $do$
declare place text;
begin
    select quote_ident(n.nspname) into place
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'unaccent';
    execute format($make$
        create or replace function penata_fold(said text) returns text
        language sql immutable strict parallel safe
        as $fold$ select upper(%1$s.unaccent('%1$s.unaccent'::regdictionary, said)) $fold$
    $make$, place);
end
$do$;
"""


class Migration(migrations.Migration):
    dependencies = [("penata_db", "0001_extensions")]
    operations = [migrations.RunSQL(FORWARD, "drop function if exists penata_fold(text)")]
