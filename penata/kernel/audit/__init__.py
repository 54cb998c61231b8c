"""Every write leaves a trace in its own transaction; traces are sealed into a hash chain off the hot path."""
