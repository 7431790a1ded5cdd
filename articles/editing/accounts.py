"""Accounts: the first one of a new archive, and links by which a person sets a password without e-mail."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.utils.http import urlsafe_base64_encode

DEMO_EDITOR = "editor"
EDITORS = "編輯 Editors"


def make_demo_editor() -> str | None:
    """Make an administrator with a random password where there is no account yet. Returns the password, once."""
    users = get_user_model().objects
    if users.exists():
        return None
    password = secrets.token_urlsafe(12)  # 96 bits
    try:
        with transaction.atomic():
            users.create_superuser(username=DEMO_EDITOR, password=password)
    except IntegrityError:  # two first starts at once: the other one's password is printed there
        return None
    return password


def make_editors_group() -> None:
    """The rights of an editor, ready to be given: everything in the archive, nothing of other people's accounts."""
    group, is_new = Group.objects.get_or_create(name=EDITORS)
    if is_new:
        group.permissions.set(Permission.objects.filter(content_type__app_label="articles"))


def one_time_key(user: User) -> tuple[str, str]:
    """The two parts of a link by which this person sets a password once: who, and a token signed with the site's key.

    The token ends when the password is set, when the person logs in, and after the setting PASSWORD_RESET_TIMEOUT.
    """
    return urlsafe_base64_encode(str(user.pk).encode()), default_token_generator.make_token(user)
