"""Regions, and the ways in which sheets name them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Upper
from django.utils.translation import gettext as _

from penata.domains.organization.models import Region, Unit
from penata.domains.organization.rules.kinds import RegionLevel
from penata.kernel.sheets.cells import clean
from penata.kernel.sheets.finder import Finder, Named
from penata.kernel.sheets.problems import CellProblem

PREFIXES = ("desa ", "kelurahan ", "kel. ", "kel ", "kecamatan ", "kec. ", "kec ", "ds. ", "ds ")


def below(code: str) -> QuerySet[Region]:
    return Region.objects.filter(code__startswith=f"{code}.")


def districts(regency: str) -> QuerySet[Region]:
    return below(regency).filter(level=RegionLevel.DISTRICT).order_by("name")


def children_of(code: str | None) -> QuerySet[Region]:
    return (
        Region.objects.filter(parent_id=code)
        .annotate(below=Count("children"), remote_below=Count("children", filter=Q(children__is_remote=True)))
        .order_by("name")
    )


def by_code(code: str) -> Region | None:
    return Region.objects.filter(code=code).first() if code else None


def above(region: Region) -> list[Region]:
    parts = region.code.split(".")
    codes = [".".join(parts[:n]) for n in range(1, len(parts))]
    return sorted(Region.objects.filter(code__in=codes), key=lambda r: len(r.code))


def markable(government: Unit | None) -> QuerySet[Region]:
    """Districts and villages of the government's own region."""
    return below(home_of(government) or "none")


def home_of(government: Unit | None) -> str:
    """The code of the government's own region; empty where nobody has said it."""
    return government.region_id or "" if government else ""


def home_of_unit(unit: Unit) -> str:
    return home_of(unit if unit.parent_id is None else Unit.objects.get(pk=unit.government_id))


def are_loaded() -> bool:
    return Region.objects.exists()


def finder(home: str) -> RegionFinder:
    return RegionFinder(home)


class RegionFinder:
    """By code anywhere in Indonesia; by name at home, or as "Desa, Kecamatan[, Kabupaten]" elsewhere."""

    def __init__(self, home: str) -> None:
        self.home = home
        rows = below(home).values_list("code", "name", "parent__name") if home else []
        self._here: Finder[str] = Finder(_("Wilayah"), (Named(c, n, c, p or "") for c, n, p in rows))
        self._elsewhere: dict[str, str | CellProblem] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Look up in one go what is not at home."""
        asked = {text for text in texts if self._at_home(text) is None}
        codes = set(Region.objects.filter(code__in=asked).values_list("code", flat=True))
        self._elsewhere |= {text: text for text in asked & codes}
        worded = {text: [part.strip() for part in text.split(",")] for text in asked - codes if "," in text}
        names = {_bare(parts[0]).upper() for parts in worded.values()}
        candidates: dict[str, list[tuple[str, list[str]]]] = {}
        found = (
            Region.objects.annotate(upper=Upper("name"))
            .filter(upper__in=names)
            .values_list("code", "upper", "parent__name", "parent__parent__name")
        )
        for code, upper, parent, grand in found:
            candidates.setdefault(upper, []).append((code, [_bare(parent or ""), _bare(grand or "")]))
        for text, parts in worded.items():
            self._elsewhere[text] = _choose(text, parts, candidates.get(_bare(parts[0]).upper(), []))

    def find(self, text: str) -> str:
        """The code of the region meant. Raises CellProblem."""
        at_home = self._at_home(text)
        if at_home is not None:
            return at_home
        if text not in self._elsewhere:
            self.prepare([text])
        known = self._elsewhere.get(text)
        if isinstance(known, str):
            return known
        if known is not None:
            raise known.anew()
        return self._here.find(_bare(text))  # raises, with suggestions

    def _at_home(self, text: str) -> str | None:
        for attempt in (text, _bare(text)):
            try:
                return self._here.find(attempt)
            except CellProblem as problem:
                if problem.code == "ambiguous":
                    same = _district_and_village(self._here, attempt)
                    if same is not None:
                        return same
        return None


def _district_and_village(here: Finder[str], text: str) -> str | None:
    """A district and one village in it often share a name; where only these two do, the village is meant."""
    codes = here.all_named(text)
    villages = [code for code in codes if code.count(".") == 3]
    return villages[0] if len(villages) == 1 else None


def _choose(text: str, parts: list[str], candidates: list[tuple[str, list[str]]]) -> str | CellProblem:
    wanted = [_bare(part).casefold() for part in parts[1:]]
    hits = [
        code
        for code, above in candidates
        if all(name.casefold() == want for name, want in zip(above, wanted, strict=False) if want)
    ]
    if len(hits) == 1:
        return hits[0]
    if hits:
        return CellProblem(
            "ambiguous",
            _("Wilayah “%s” ada lebih dari satu.") % text[:60],
            _("Tulis kode wilayahnya: %s.") % ", ".join(hits[:4]),
        )
    return CellProblem(
        "unknown",
        _("Wilayah “%s” tidak dikenal.") % text[:60],
        _("Tulis kode Kemendagri, misalnya 62.02.06.1001."),
    )


def _bare(name: str) -> str:
    lowered = clean(name).casefold()
    for prefix in (*PREFIXES, "kabupaten ", "kab. ", "kab ", "kota "):
        if lowered.startswith(prefix):
            return clean(name)[len(prefix) :]
    return clean(name)


Positions = dict[str, tuple[Decimal, Decimal]]


def positions(home: str) -> Positions:
    """Where the districts of a regency, and those of its villages that have a position of their own, lie."""
    if not home:
        return {}
    found = below(home).exclude(lat=None).values_list("code", "lat", "lon")
    return {code: (lat, lon) for code, lat, lon in found}


def position_of(code: str | None, known: Positions) -> tuple[Decimal, Decimal] | None:
    """A region's own position, else that of the district it lies in."""
    return known.get(lies_at(code, known))


def lies_at(code: str | None, known: Positions) -> str:
    """The region whose position is taken: the region itself, else its district; "" where neither has one."""
    own = code or ""
    return next((one for one in (own, own.rpartition(".")[0]) if one in known), "")


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """code -> name of those that are known."""
    return dict(Region.objects.filter(code__in=list(codes)).values_list("code", "name"))


def name_of(code: str) -> str:
    return Region.objects.filter(code=code).values_list("name", flat=True).first() or ""
