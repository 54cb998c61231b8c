"""Accounts and what belongs to one."""

from penata.domains.accounts.models.users import User

__all__ = ["User"]
