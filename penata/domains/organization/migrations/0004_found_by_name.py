"""Names of units and jobs as search compares them."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations

from penata.kernel.db.folded import Fold


class Migration(migrations.Migration):
    dependencies = [("organization", "0003_hand_over"), ("penata_db", "0002_fold")]
    operations = [
        migrations.AddIndex(
            "unit", GinIndex(OpClass(Fold("name"), "gin_trgm_ops"), name="organization_unit_folded")
        ),
        migrations.AddIndex(
            "job", GinIndex(OpClass(Fold("name"), "gin_trgm_ops"), name="organization_job_folded")
        ),
    ]
