"""Accounts and what belongs to one."""

from penata.domains.accounts.models.api_keys import ApiKey
from penata.domains.accounts.models.sign_ins import SignIn
from penata.domains.accounts.models.users import User

__all__ = ["ApiKey", "SignIn", "User"]
