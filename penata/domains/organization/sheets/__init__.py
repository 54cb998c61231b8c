"""What the files of the organization hold: units, jobs, regions, boundaries."""
