"""Who may serve where, what a place is worth, and the steps from a scenario to an order."""
