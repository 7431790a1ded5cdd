"""Accounts: the one-time link, and what only administrators may grant."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tests.admin.conftest import Login
from tests.admin.forms import sent_by

pytestmark = pytest.mark.django_db
PASSWORD = "a long quiet river"


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create(username="chan", is_staff=True)


def link_for(desk: Client, person: User) -> str:
    answer = desk.post(f"/admin/auth/user/{person.pk}/one-time-link/")
    link: str = answer.context["link"]
    assert link in answer.content.decode()
    return link.removeprefix("http://testserver")


def set_password(link: str, password: str = PASSWORD) -> bool:
    """Whether the link led to a form, and the form set the password."""
    visitor = Client()
    form = visitor.get(link, follow=True)
    if not form.context["validlink"]:
        return False
    answer = visitor.post(form.request["PATH_INFO"], {"new_password1": password, "new_password2": password})
    return answer.status_code == 302 and visitor.get(answer.url).status_code == 200


def test_a_one_time_link_sets_the_password_once(desk: Client, person: User) -> None:
    link = link_for(desk, person)

    assert [set_password(link), set_password(link, "another quiet river")] == [True, False]
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_one_time_link_ends_with_time(desk: Client, person: User) -> None:
    link = link_for(desk, person)
    made, limit = timezone.localtime(), timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)

    with time_machine.travel(made + limit + timedelta(minutes=1)):
        assert set_password(link) is False
    with time_machine.travel(made + limit - timedelta(minutes=1)):
        assert set_password(link) is True


def test_a_one_time_link_ends_with_the_next_login(desk: Client, person: User) -> None:
    link = link_for(desk, person)
    Client().force_login(person)

    assert set_password(link) is False


@pytest.mark.parametrize("link", ["MQ/x-y", "MQ/set-password", "Zm9v/x", "____/x-y"])
def test_a_link_that_was_never_made_opens_nothing(client: Client, person: User, link: str) -> None:
    answer = client.get(f"/en/admin/auth/user/password/{link}/")

    assert (answer.status_code, answer.context["validlink"]) == (200, False)


def test_a_weak_password_is_refused_by_the_link(desk: Client, person: User) -> None:
    assert set_password(link_for(desk, person), "chan") is False


def test_the_link_is_in_the_language_of_its_address(desk: Client, person: User) -> None:
    link = desk.post(f"/en/admin/auth/user/{person.pk}/one-time-link/").context["link"]

    assert link.startswith("http://testserver/en/admin/auth/user/password/")


def test_the_history_tells_who_made_a_link(desk: Client, person: User) -> None:
    link_for(desk, person)

    entries = desk.get(f"/admin/auth/user/{person.pk}/history/").context["action_list"]

    assert [(entry.user.username, entry.object_id) for entry in entries] == [("admin", str(person.pk))]


def test_only_administrators_make_links_and_only_by_post(login: Login, desk: Client, person: User) -> None:
    administrator = User.objects.get(username="admin")
    editor = login("change_user", "view_user")

    answers = [editor.post(f"/admin/auth/user/{who.pk}/one-time-link/").status_code for who in (person, administrator)]

    assert answers == [403, 403]
    assert desk.get(f"/admin/auth/user/{person.pk}/one-time-link/").status_code == 405
    assert desk.post("/admin/auth/user/999/one-time-link/").status_code == 404


def test_button_for_the_link_is_shown_to_administrators_only(login: Login, desk: Client, person: User) -> None:
    url = f"/admin/auth/user/{person.pk}/change/"

    shown = ["one-time-link" in client.get(url).content.decode() for client in (desk, login("change_user"))]

    assert shown == [True, False]


@pytest.mark.parametrize(
    ("prefix", "warning"),
    [
        ("", "停用後，此使用者現有的密碼將作廢。"),
        ("/zh-hans", "停用后，此用户现有的密码将作废。"),
        ("/en", "If disabled, the current password for this user will be lost."),
    ],
)
def test_form_of_a_password_warns_in_the_language_of_its_address(desk: Client, prefix: str, warning: str) -> None:
    page = desk.get(f"{prefix}/admin/auth/user/{User.objects.get(username='admin').pk}/password/").content.decode()

    assert page.count(f'<li class="warning">{warning}</li>') == 1


def test_lesser_ones_change_names_but_no_rights_and_no_passwords(login: Login, person: User) -> None:
    editor = login("change_user", "view_user", "add_user")
    url = f"/admin/auth/user/{person.pk}/change/"
    group = Group.objects.create(name="chiefs")
    wanted = {"first_name": "大文", "is_superuser": "on", "groups": [str(group.pk)]}

    saved = editor.post(url, sent_by(editor.get(url), "user_form") | wanted)
    password = editor.post(f"/admin/auth/user/{person.pk}/password/", {"password1": PASSWORD, "password2": PASSWORD})

    person.refresh_from_db()
    assert (saved.status_code, password.status_code) == (302, 403)
    assert (person.first_name, person.is_superuser, person.groups.count()) == ("大文", False, 0)


def test_lesser_ones_cannot_touch_administrators(login: Login, desk: Client) -> None:
    administrator = User.objects.get(username="admin")
    editor = login("change_user", "delete_user", "view_user", "change_group", "delete_group", "add_group")
    url = f"/admin/auth/user/{administrator.pk}/"
    chosen = {"action": "delete_selected", "_selected_action": [str(administrator.pk)], "post": "yes"}

    answers = [
        editor.post(f"{url}change/", {"username": "x"}).status_code,
        editor.post(f"{url}delete/", {"post": "yes"}).status_code,
        editor.post("/admin/auth/user/", chosen).status_code,
        editor.post("/admin/auth/group/add/", {"name": "chiefs"}).status_code,
    ]

    assert answers == [403, 403, 403, 403]
    assert User.objects.filter(username="admin").exists()


def test_administrators_grant_rights_and_make_accounts_without_a_password(desk: Client) -> None:
    desk.post("/admin/auth/user/add/", {"username": "lam", "usable_password": "false"})
    lam = User.objects.get(username="lam")
    url = f"/admin/auth/user/{lam.pk}/change/"

    desk.post(url, sent_by(desk.get(url), "user_form") | {"is_staff": "on"})

    lam.refresh_from_db()
    assert (lam.has_usable_password(), lam.is_staff) == (False, True)


def test_a_failed_login_is_logged_without_the_name_that_was_typed(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="articles.login"):
        client.post("/admin/login/", {"username": "secret typed here\nX", "password": "wrong"})

    account = salted_hmac("articles.login", "secret typed here\nX").hexdigest()[:12]
    assert caplog.record_tuples == [
        ("articles.login", logging.WARNING, f"Login failed: account {account} from 127.0.0.1")
    ]
