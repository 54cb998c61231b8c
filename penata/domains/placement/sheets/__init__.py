"""What is taken away of a scenario."""
