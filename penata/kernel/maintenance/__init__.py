"""While the house is being rebuilt it can be read, not changed: pages are answered, writes are put off in words."""
