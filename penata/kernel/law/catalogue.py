"""The rules that the code knows, read from `rules/*.toml` of every domain.

["workload.effective_minutes"]
title = "Waktu kerja efektif setahun"
unit = "menit"
about = "..."
kind = "integer"            # integer, decimal, choice, text, table
choices = [72000, 75000]    # for kind "choice"; least and most bound numbers
overrulable = false         # where no government may set its own
[["workload.effective_minutes".values]]
value = 75000
from = 2020-01-01
basis = "PermenPANRB 1/2020"
doubt = "..."

The first value of a rule begins with 1900, the first day that a page or a sheet may name: any page of the past
finds every rule that it reads, and the doubt says from when on the basis really held.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from penata.kernel.values import Period, Provision, day_before

_DIGITS = re.compile(r"[-+]?\d+([.,]\d+)?", re.ASCII)


class UnknownRule(KeyError):  # noqa: N818
    """No TOML file names this rule."""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    key: str
    title: str
    kind: str
    provisions: tuple[Provision, ...]
    unit: str = ""
    about: str = ""
    choices: tuple[Any, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    may_be_overruled: bool = True


@cache
def catalogue() -> Mapping[str, RuleEntry]:
    entries: dict[str, RuleEntry] = {}
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path).glob("rules/*.toml")):
            for key, raw in tomllib.loads(path.read_text("utf-8"), parse_float=Decimal).items():
                if key in entries:
                    raise ValueError(f"{path}: {key} is named twice")
                entries[key] = _entry(key, raw)
    return dict(sorted(entries.items()))


def entry(key: str) -> RuleEntry:
    try:
        return catalogue()[key]
    except KeyError:
        raise UnknownRule(key) from None


def check_value(rule: RuleEntry, text: str) -> Any:
    """A value typed by a person, as the rule needs it; a ValidationError says what would do."""
    text = text.strip()
    if rule.kind == "choice":
        for choice in rule.choices:
            if str(choice) == text:
                return choice
        raise ValidationError(_("Pilih salah satu: %s.") % ", ".join(map(str, rule.choices)))
    if rule.kind == "text":
        return text
    number = _number(text)
    if rule.kind == "integer" and number != number.to_integral_value():
        raise ValidationError(_("Tulis bilangan bulat."))
    if rule.least is not None and number < rule.least:
        raise ValidationError(_("Paling sedikit %s.") % rule.least)
    if rule.most is not None and number > rule.most:
        raise ValidationError(_("Paling banyak %s.") % rule.most)
    return int(number) if rule.kind == "integer" else number


def _number(text: str) -> Decimal:
    """Digits with a comma or a point; Python's own NaN, Infinity and powers of ten are no values of a rule."""
    if not _DIGITS.fullmatch(text):
        raise ValidationError(_("Tulis angka saja, misalnya 75000 atau 0,5."))
    return Decimal(text.replace(",", "."))


def _entry(key: str, raw: dict[str, Any]) -> RuleEntry:
    values = sorted(raw["values"], key=lambda v: v["from"])
    ends: list[date | None] = [day_before(v["from"]) for v in values[1:]] + [None]
    provisions = tuple(
        Provision(key, v["value"], Period(v["from"], v.get("to", end)), v["basis"], v.get("doubt", ""))
        for v, end in zip(values, ends, strict=True)
    )
    return RuleEntry(
        key,
        raw["title"],
        raw["kind"],
        provisions,
        raw.get("unit", ""),
        raw.get("about", ""),
        tuple(raw.get("choices", ())),
        _decimal(raw.get("least")),
        _decimal(raw.get("most")),
        raw.get("overrulable", raw["kind"] != "table"),
    )


def _decimal(number: Any) -> Decimal | None:
    return None if number is None else Decimal(number)
