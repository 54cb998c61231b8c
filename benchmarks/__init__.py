"""What PERFORMANCE.md quotes. `python -m benchmarks` runs everything; each module also runs alone."""
