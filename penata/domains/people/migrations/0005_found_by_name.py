"""Names as search compares them."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations

from penata.kernel.db.folded import Fold


class Migration(migrations.Migration):
    dependencies = [("people", "0004_lists_at_once"), ("penata_db", "0002_fold")]
    operations = [
        migrations.AddIndex(
            "person", GinIndex(OpClass(Fold("name"), "gin_trgm_ops"), name="people_person_folded")
        )
    ]
