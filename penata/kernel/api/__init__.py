"""What every call of the API does alike; the domains bring their own in `api.py`."""
