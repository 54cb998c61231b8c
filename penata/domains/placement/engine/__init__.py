"""Who should serve where: a minimum-cost flow over persons, groups of like persons and posts; numbers only."""
