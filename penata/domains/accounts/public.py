"""What other domains may import."""

from penata.domains.accounts.actions.api_keys import ApiKeyMade
from penata.domains.accounts.actions.api_keys import admit as bearer_of_key
from penata.domains.accounts.actions.codes import draw_code
from penata.domains.accounts.actions.second_factor import reset as reset_second_factor
from penata.domains.accounts.actions.users import close, create, ensure_operator, set_password
from penata.domains.accounts.queries.codes import digest_of
from penata.domains.accounts.queries.second_factor import is_set_up as has_second_factor
from penata.domains.accounts.queries.users import (
    by_username,
    demo_accounts,
    email_is_free,
    free_username,
    operator,
    people_who_sign_in,
)
from penata.domains.accounts.rules.codes import read_code, show_code

__all__ = [
    "ApiKeyMade",
    "bearer_of_key",
    "by_username",
    "close",
    "create",
    "demo_accounts",
    "digest_of",
    "draw_code",
    "email_is_free",
    "ensure_operator",
    "free_username",
    "has_second_factor",
    "operator",
    "people_who_sign_in",
    "read_code",
    "reset_second_factor",
    "set_password",
    "show_code",
]
