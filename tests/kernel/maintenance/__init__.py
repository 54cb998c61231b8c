"""Changes held up: by whom, what still works, and how it ends."""
