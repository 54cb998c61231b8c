"""All writes of the organization, by what they are about."""
