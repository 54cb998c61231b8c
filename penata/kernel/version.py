"""Which Penata this is."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("penata")
except PackageNotFoundError:  # run from a checkout that was never installed
    VERSION = "0"
