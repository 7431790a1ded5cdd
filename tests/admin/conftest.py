"""People at the desk: an administrator, and editors with the permissions that a test names."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

Login = Callable[..., Client]


@pytest.fixture
def desk(db: None) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(User.objects.create(username="admin", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def login(db: None) -> Login:
    """`login("change_article", "view_issue")`: a browser of an editor who may do just that."""

    def with_permissions(*names: str) -> Client:
        editor = User.objects.create(username="editor", is_staff=True)
        editor.user_permissions.set(Permission.objects.filter(codename__in=names))
        client = Client()
        client.force_login(editor)
        return client

    return with_permissions
