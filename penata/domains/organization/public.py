"""What other domains may import."""

from penata.domains.organization.actions.jobs import open_posts, open_vendors
from penata.domains.organization.actions.regions import load_official as load_official_regions
from penata.domains.organization.actions.roles import grant as grant_role
from penata.domains.organization.actions.units import UnitClosed, UnitsChanged, UnitsMoved, mark_as_demo
from penata.domains.organization.models import Unit
from penata.domains.organization.queries.jobs import (
    JobRef,
    families,
    posts_of,
    posts_visible_to,
    standing_posts,
)
from penata.domains.organization.queries.jobs import finder as job_finder
from penata.domains.organization.queries.jobs import visible_to as jobs_visible_to
from penata.domains.organization.queries.law import local_provisions
from penata.domains.organization.queries.pages import crumbs
from penata.domains.organization.queries.regions import are_loaded as regions_are_loaded
from penata.domains.organization.queries.regions import below as regions_below
from penata.domains.organization.queries.regions import districts, home_of, lies_at, position_of, positions
from penata.domains.organization.queries.regions import finder as region_finder
from penata.domains.organization.queries.regions import name_of as region_name
from penata.domains.organization.queries.regions import names_of as region_names
from penata.domains.organization.queries.roles import grants_of, holders_of, holds_weighty_role, path_text
from penata.domains.organization.queries.shapes import Drawing, Shape
from penata.domains.organization.queries.shapes import districts as district_shapes
from penata.domains.organization.queries.units import (
    UnitRef,
    agencies,
    ancestors,
    filter_choices,
    government_name,
    government_of,
    governments,
    governments_for,
    path_to_keep_to,
    place_within,
    telling_name,
    unit_at,
)
from penata.domains.organization.queries.units import any_time_for as units_any_time
from penata.domains.organization.queries.units import by_code as unit_by_code
from penata.domains.organization.queries.units import finder as unit_finder
from penata.domains.organization.queries.units import names_of as unit_names
from penata.domains.organization.queries.units import visible_to as units_visible_to
from penata.domains.organization.rules.kinds import (
    ASN_ONLY,
    HEADS,
    EducationLevel,
    JobKind,
    RegionLevel,
    UnitKind,
)
from penata.domains.organization.sheets.jobs import education_level
from penata.kernel.sheets.finder import Finder

__all__ = [
    "ASN_ONLY",
    "HEADS",
    "Drawing",
    "EducationLevel",
    "Finder",
    "JobKind",
    "JobRef",
    "RegionLevel",
    "Shape",
    "Unit",
    "UnitClosed",
    "UnitKind",
    "UnitRef",
    "UnitsChanged",
    "UnitsMoved",
    "agencies",
    "ancestors",
    "crumbs",
    "district_shapes",
    "districts",
    "education_level",
    "families",
    "filter_choices",
    "government_name",
    "government_of",
    "governments",
    "governments_for",
    "grant_role",
    "grants_of",
    "holders_of",
    "holds_weighty_role",
    "home_of",
    "job_finder",
    "jobs_visible_to",
    "lies_at",
    "load_official_regions",
    "local_provisions",
    "mark_as_demo",
    "open_posts",
    "open_vendors",
    "path_text",
    "path_to_keep_to",
    "place_within",
    "position_of",
    "positions",
    "posts_of",
    "posts_visible_to",
    "region_finder",
    "region_name",
    "region_names",
    "regions_are_loaded",
    "regions_below",
    "standing_posts",
    "telling_name",
    "unit_at",
    "unit_by_code",
    "unit_finder",
    "unit_names",
    "units_any_time",
    "units_visible_to",
]
