"""Everything that changes requests, consents, breaches and what is kept."""
