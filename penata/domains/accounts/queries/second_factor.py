"""What an account has beside its password."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from penata.kernel.access import Actor

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class SecondFactor:
    app: Authenticator | None
    passkeys: list[Authenticator]
    recovery: Authenticator | None

    @property
    def is_set_up(self) -> bool:
        return self.app is not None or bool(self.passkeys)


def is_set_up(actor: Actor) -> bool:
    return Authenticator.objects.filter(user_id=actor.pk, type__in=FACTORS).exists()


def has_app(actor: Actor) -> bool:
    """Or recovery codes: something that is typed."""
    return Authenticator.objects.filter(user_id=actor.pk).exclude(type=Authenticator.Type.WEBAUTHN).exists()


def of_actor(actor: Actor) -> SecondFactor:
    by_type: dict[str, list[Authenticator]] = {}
    for one in Authenticator.objects.filter(user_id=actor.pk).order_by("created_at"):
        by_type.setdefault(one.type, []).append(one)
    return SecondFactor(
        next(iter(by_type.get(Authenticator.Type.TOTP, [])), None),
        by_type.get(Authenticator.Type.WEBAUTHN, []),
        next(iter(by_type.get(Authenticator.Type.RECOVERY_CODES, [])), None),
    )
