"""Everything that changes an account, or what comes with it."""
