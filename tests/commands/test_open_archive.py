"""`open_archive`: fixtures into an empty archive, a demo editor where there is no account; nothing twice."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command

from articles.models import Article, Issue
from tests import factories

LOADED = "Loaded the issue 3490 of 晉江經濟報, 2023-01-04.\n"
KEPT = "The archive is in use already: the fixtures stay where they are.\n"
ACCOUNT = (
    "Made an account for the admin. Write its password down: it is not shown again.\n"
    r"name: editor" "\n"
    r"password: (?P<password>\S{16})" "\n"
)  # fmt: skip


def open_archive() -> str:
    out = StringIO()
    call_command("open_archive", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_empty_archive_gets_the_issue_and_an_editor_once() -> None:
    printed = re.fullmatch(re.escape(LOADED) + ACCOUNT, open_archive())
    assert printed is not None
    editor = authenticate(username="editor", password=printed["password"])
    assert (editor.is_superuser, editor.is_staff, get_user_model().objects.count()) == (True, True, 1)
    assert [issue.number for issue in Issue.objects.published()] == [3490]
    assert open_archive() == KEPT
    assert (Issue.objects.count(), get_user_model().objects.get()) == (1, editor)


@pytest.mark.django_db
def test_passwords_of_two_archives_differ() -> None:
    passwords = set()
    for _archive in range(2):
        get_user_model().objects.all().delete()
        passwords.add(open_archive().rsplit(maxsplit=1)[-1])
    assert len(passwords) == 2


@pytest.mark.django_db
def test_editors_work_is_never_undone() -> None:
    open_archive()
    article = Article.objects.get()
    article.headline_zh_hant = "改過的標題"
    article.save()
    assert open_archive() == KEPT
    assert Article.objects.get().headline_zh_hant == "改過的標題"


@pytest.mark.django_db
def test_archive_with_other_issues_and_accounts_is_left_alone() -> None:
    factories.IssueFactory()
    get_user_model().objects.create_user("someone")
    assert open_archive() == KEPT
    assert (Issue.objects.count(), get_user_model().objects.get().username) == (1, "someone")


@pytest.mark.django_db
def test_issue_that_an_editor_deleted_does_not_come_back() -> None:
    open_archive()
    Article.objects.all().delete()
    Issue.objects.all().delete()
    assert (open_archive(), Issue.objects.count()) == (KEPT, 0)


@pytest.mark.django_db
def test_group_of_editors_may_do_everything_in_the_archive_and_nothing_with_accounts() -> None:
    open_archive()
    editor = get_user_model().objects.create(username="second", is_staff=True)
    editor.groups.set(Group.objects.all())
    names = ("articles.change_article", "articles.add_issue", "articles.delete_scan", "auth.change_user")
    assert [editor.has_perm(name) for name in names] == [True, True, True, False]
