"""All writes of workload studies."""
