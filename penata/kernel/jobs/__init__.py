"""Work that outlives a request: queued in the same transaction, done by the worker, its progress shown."""
