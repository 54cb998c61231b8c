"""What each release left behind, and the way from there to now."""
