"""What the demo takes from the world: names of places and offices, closed lists, tables typed in as facts."""
