"""Containers of backups, what stands in them, and the way back."""
