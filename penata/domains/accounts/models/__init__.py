"""Accounts and what belongs to one."""

from penata.domains.accounts.models.sign_ins import SignIn
from penata.domains.accounts.models.users import User

__all__ = ["SignIn", "User"]
