"""What is read of requests, accesses, breaches and the map of data; the actor first."""
