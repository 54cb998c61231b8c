"""Words of people's pages."""
