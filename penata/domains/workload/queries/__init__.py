"""All reads of workload studies and of the map."""
