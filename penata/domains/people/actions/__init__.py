"""All writes about people, by what they are about."""
