from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now

from penata.kernel import privacy
from penata.kernel.access import PersonalClass
from penata.kernel.privacy import WHILE_ACCOUNT, Personal
from penata.kernel.values import N_


class User(AbstractBaseUser):
    """Somebody, or something, that acts. What it may do stands in role assignments, never here."""

    username = models.CharField("nama pengguna", max_length=60, unique=True)
    name = models.CharField("nama", max_length=150)
    email = models.EmailField("surel", blank=True)
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField(default=False)  # acts from the terminal, cannot sign in
    demo_note = models.CharField(max_length=150, blank=True)  # what the demo's sign-in page says of it
    demo_order = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[BaseUserManager[User]] = BaseUserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="accounts_username_any_case"),
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="accounts_email_once"),
            models.CheckConstraint(
                name="accounts_system_has_no_password",
                condition=Q(is_system=False) | Q(password__startswith="!"),  # noqa: S106 - the mark of no password
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalpha()]
        return "".join(word[0] for word in [words[0], *words[-1:]][: len(words)]).upper() if words else "?"

    # django-allauth and Django's own pages ask these; rights stand in role assignments.
    @property
    def is_staff(self) -> bool:
        return False

    @property
    def is_superuser(self) -> bool:
        return False


privacy.register(
    "accounts.User",
    {
        "username": Personal(PersonalClass.IDENTITY, WHILE_ACCOUNT, twin="username"),
        "name": Personal(PersonalClass.IDENTITY, WHILE_ACCOUNT, twin="name"),
        "email": Personal(PersonalClass.CONTACT, WHILE_ACCOUNT, twin="email"),
        "last_login": Personal(PersonalClass.EMPLOYMENT, WHILE_ACCOUNT),
    },
    frozenset({"password", "is_active", "is_system", "demo_note", "demo_order", "created_at"}),
    title=N_("Akun"),
    words={
        "username": N_("Nama pengguna"),
        "name": N_("Nama"),
        "email": N_("Surel"),
        "last_login": N_("Masuk terakhir"),
    },
)
