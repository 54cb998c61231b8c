"""What other domains may import."""

from penata.domains.accounts.actions.api_keys import ApiKeyMade
from penata.domains.accounts.actions.api_keys import admit as bearer_of_key
from penata.domains.accounts.actions.users import close, create, ensure_operator, set_password
from penata.domains.accounts.queries.users import by_username, demo_accounts, operator, people_who_sign_in

__all__ = [
    "ApiKeyMade",
    "bearer_of_key",
    "by_username",
    "close",
    "create",
    "demo_accounts",
    "ensure_operator",
    "operator",
    "people_who_sign_in",
    "set_password",
]
