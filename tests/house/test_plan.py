"""The plan of the house: where writes may live, how foreign keys point, how long things are, what names are barred."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ROOT / "penata"
MODULE_LINES, FUNCTION_LINES, VIEW_LINES, TEST_LINES = 400, 50, 15, 500
BARRED = {"utils", "helpers", "services", "managers", "signals", "common"}
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete", "aupdate", "acreate",
    "copy_into", "insert_missing", "update_from",
}  # fmt: skip
SQL_VERBS = re.compile(r"^\W*(insert|update|delete|copy|truncate|merge)\s", re.IGNORECASE)
MAY_WRITE = {"kernel/db/bulk.py"}  # the primitives themselves
TIERS = [
    ["accounts"],
    ["organization"],
    ["people", "programs", "budget", "satisfaction"],
    ["workload", "training", "reception", "complaints", "council"],
    ["performance"],
    ["placement", "contracts"],
    ["recruitment", "payroll"],
]


def sources(folder: Path = CODE) -> Iterator[Path]:
    return (path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def writes(module: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in {"copy_into", "insert_missing", "update_from"}:
            yield node.lineno, f"{node.func.id}()"
        if not isinstance(node.func, ast.Attribute):
            continue
        name, receiver = node.func.attr, ast.unparse(node.func.value)
        if name in WRITES and receiver not in {"shapely", "actions", "accounts"}:
            yield node.lineno, f".{name}()"
        if name in {"update", "set", "add"} and ("objects" in receiver or "filter(" in receiver):
            yield node.lineno, f".{name}()"
        if (
            name in {"execute", "executemany", "copy"}
            and node.args
            and SQL_VERBS.match(ast.unparse(node.args[0]))
        ):
            yield node.lineno, f".{name}(SQL that writes)"


def test_only_actions_write():
    offenders = []
    for path in sources():
        relative = path.relative_to(CODE)
        if str(relative) in MAY_WRITE or any(part.startswith("actions") for part in relative.parts):
            continue
        offenders += [f"{relative}:{line} {what}" for line, what in writes(tree(path))]
    assert offenders == []


def test_the_write_finder_finds_raw_sql_copy_and_orm():
    told = """
x.save()
Thing.objects.filter(a=1).update(b=2)
cursor.execute("UPDATE t SET a = 1")
copy_into("t", ("a",), rows)
"""
    assert len(list(writes(ast.parse(told)))) == 4


def test_foreign_keys_never_point_up_nor_sideways():
    tier = {name: level for level, names in enumerate(TIERS) for name in names}
    wrong = [
        f"{field} -> {field.related_model._meta.app_label}"
        for model in apps.get_models()
        if model._meta.app_label in tier
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        and field.related_model._meta.app_label != model._meta.app_label
        and tier.get(field.related_model._meta.app_label, -1) >= tier[model._meta.app_label]
    ]  # fmt: skip
    assert wrong == []


def test_kernel_models_point_at_nothing_but_the_user():
    wrong = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("penata.kernel")
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        and not field.related_model.__module__.startswith("penata.kernel")
        and field.related_model._meta.label != "accounts.User"
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(
    ("folder", "most"),
    [("penata", MODULE_LINES), ("tests", TEST_LINES), ("tools", MODULE_LINES), ("benchmarks", MODULE_LINES)],
)
def test_no_module_is_too_long(folder, most):
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in sources(ROOT / folder)
        if (lines := len(path.read_text("utf-8").splitlines())) > most
    ]
    assert long == []


def test_no_function_is_too_long():
    long = []
    for path in sources():
        most = VIEW_LINES if path.stem == "views" or "views" in path.parts else FUNCTION_LINES
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and (length := _statements(node)) > most:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {length}")
    assert long == []


def _statements(node: ast.FunctionDef) -> int:
    """Lines of the body without signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_room_has_a_barred_name():
    assert [
        str(p.relative_to(CODE)) for p in sources() if BARRED & {p.stem, *p.relative_to(CODE).parts[:-1]}
    ] == []


def test_public_functions_of_rules_say_what_they_do():
    silent = [
        f"{path.relative_to(CODE)}: {node.name}"
        for path in CODE.glob("domains/*/rules/*.py")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_rules_use_no_float():
    found = []
    for path in CODE.glob("domains/*/rules/*.py"):
        if path.name == "distance.py":
            continue  # decides nothing by itself, and says so
        for node in ast.walk(tree(path)):
            is_literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            is_call = isinstance(node, ast.Name) and node.id == "float"
            if is_literal or is_call:
                found.append(f"{path.relative_to(CODE)}:{node.lineno}")
    assert found == []


def test_no_rule_asks_what_day_it_is():
    asks = re.compile(r"date\.today|datetime\.now|timezone\.|clock\.")
    rooms = [*CODE.glob("domains/*/rules/*.py"), *CODE.glob("domains/*/engine/*.py")]
    assert [str(p.relative_to(CODE)) for p in rooms if asks.search(p.read_text("utf-8"))] == []


def test_only_the_clock_asks_the_machine_for_the_day():
    asks = re.compile(r"date\.today\(|datetime\.now\(|timezone\.(now|localdate)\(")
    allowed = {"kernel/clock.py", "kernel/jobs/tasks.py"}
    found = [str(p.relative_to(CODE)) for p in sources() if asks.search(p.read_text("utf-8"))]
    assert set(found) - allowed == set()


AT_ONCE = {"is_visible", "is_hidden", "is_enabled", "is_checked", "wait_for_load_state", "wait_for_timeout"}


def test_journeys_wait_for_what_they_expect():
    """What asks a page at once finds, on a slow machine, the page before: `expect` and `press` wait."""
    asked = [
        f"{path.name}:{node.lineno} {node.attr}"
        for path in sources(ROOT / "tests" / "journeys")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in AT_ONCE
    ]
    assert not asked, asked
