"""The demo: a believable Kabupaten Kotawaringin Timur of invented people, the same for the same seed.

It is made from the sheets that a user would import, brought in through the real importers.
"""

from penata.portals.demo.building import Summary, build, is_built, refusal
from penata.portals.demo.sample_files import samples
from penata.portals.demo.world import SEED, TODAY

__all__ = ["SEED", "TODAY", "Summary", "build", "is_built", "refusal", "samples"]
