"""ltree for the unit tree, btree_gist for "never two at a time", trigrams for names, unaccent for search.

All four are trusted extensions: the owner of the database may make them.
"""

from django.contrib.postgres.operations import BtreeGistExtension, CreateExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    run_before = [("accounts", "0001_initial"), ("audit", "0001_initial"), ("organization", "0001_initial")]
    operations = [CreateExtension("ltree"), BtreeGistExtension(), TrigramExtension(), UnaccentExtension()]
