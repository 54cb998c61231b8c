"""Pages of workload studies and of the map."""
