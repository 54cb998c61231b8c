"""All reads of the organization, by what they are about."""
