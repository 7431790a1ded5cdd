"""The first account, and one-time links by which a person sets a password without e-mail."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.utils.http import urlsafe_base64_decode

from articles.editing.accounts import make_demo_editor, one_time_key

NOW = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_demo_editor_is_made_once_with_a_long_password() -> None:
    password = make_demo_editor()
    user = get_user_model().objects.get()
    assert (user.username, user.is_superuser, len(password)) == ("editor", True, 16)
    assert user.check_password(password)
    assert make_demo_editor() is None


@pytest.mark.django_db
def test_one_time_key_names_the_person_and_ends_with_its_use_and_its_time() -> None:
    user = get_user_model().objects.create_user("someone", password="before")
    with time_machine.travel(NOW, tick=False):
        who, token = one_time_key(user)
    assert urlsafe_base64_decode(who) == str(user.pk).encode()
    good = []
    for seconds in (0, settings.PASSWORD_RESET_TIMEOUT, settings.PASSWORD_RESET_TIMEOUT + 1):
        with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
            good.append(default_token_generator.check_token(user, token))
    with time_machine.travel(NOW, tick=False):
        user.set_password("after")
        good.append(default_token_generator.check_token(user, token))
    assert good == [True, True, False, False]
