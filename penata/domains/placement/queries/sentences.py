"""What is wrong with data, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from penata.domains.placement.engine.problems import Part, Problem, Value
from penata.domains.placement.engine.table_faults import BadTable
from penata.domains.placement.rules.words import INSTANCE, PARTS, TABLES


def of_problem(problem: Problem) -> str:
    return _(INSTANCE[problem.key]).format(**{name: _words(value) for name, value in problem.values.items()})


def of_table(problem: BadTable) -> str:
    """The file, the column and the regency as far as they are known, then what is wrong and what to do."""
    where = [f"{problem.file}.parquet"]
    where += [_("kolom %s") % problem.column] if problem.column else []
    where += [_("kabupaten %s") % problem.regency] if problem.regency else []
    told = {name: _words(value) for name, value in problem.values.items()}
    return f"{', '.join(where)}: {_(TABLES[problem.key]).format(**told)}"


def _words(value: Value) -> str | int:
    """Data may hold anything: what no terminal should be given is replaced."""
    if isinstance(value, Part):
        return _(PARTS[value.key]).format(**{name: _words(one) for name, one in value.values.items()})
    return value if isinstance(value, int) else "".join(c if c.isprintable() else "\ufffd" for c in value)
