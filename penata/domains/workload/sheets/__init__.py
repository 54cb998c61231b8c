"""What the files of workload studies hold."""
