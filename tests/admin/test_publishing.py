"""Publishing from the desk: buttons, list actions, permissions, what is told."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article, Issue, Status
from tests.admin.conftest import Login
from tests.admin.forms import messages_of, sent_by
from tests.factories import ArticleFactory, IssueFactory

pytestmark = pytest.mark.django_db
LIST = "/en/admin/articles/article/"


def form(article: Article) -> str:
    return f"{LIST}{article.pk}/change/"


def press(client: Client, article: Article, step: str, **changes: str) -> list[str]:
    fields = sent_by(client.get(form(article)), "article_form")
    response = client.post(form(article), {**fields, **changes, "_step": step}, follow=True)
    assert response.redirect_chain == [(form(article), 302)]
    article.refresh_from_db()
    return messages_of(response)


def test_button_publishes_what_stands_in_the_form(desk: Client) -> None:
    article = ArticleFactory(issue__published=True)

    told = press(desk, article, "publish", headline_zh_hant="晉江新徵程")

    assert told == ["1 item published."]
    assert (article.status, article.headline_zh_hant, article.is_public) == (Status.PUBLISHED, "晉江新徵程", True)


def test_publishing_warns_while_the_issue_is_not_published(desk: Client) -> None:
    article = ArticleFactory()

    told = press(desk, article, "publish")

    assert told == [
        "1 item published.",
        f"Readers do not see it yet: the issue is not published: {article.issue.short_name}.",
    ]


def test_withdrawing_and_returning_to_draft_remember_the_readers(desk: Client) -> None:
    article = ArticleFactory(published=True)

    assert press(desk, article, "withdraw") == ["1 item withdrawn."]
    assert (article.status, article.was_public, article.is_gone) == (Status.WITHDRAWN, True, True)
    assert press(desk, article, "return_to_draft") == ["1 item returned to draft."]
    assert (article.status, article.publish_at, article.was_public) == (Status.DRAFT, None, True)


def test_buttons_are_those_that_change_something(desk: Client) -> None:
    pages = [desk.get(form(ArticleFactory(status=status))) for status in Status]

    assert [[step.name for step in page.context["publishing_steps"]] for page in pages] == [
        ["publish"],
        ["withdraw", "return_to_draft"],
        ["publish", "return_to_draft"],
    ]


def test_a_new_article_can_be_published_at_once(desk: Client) -> None:
    issue = IssueFactory(published=True)
    fields = sent_by(desk.get(f"{LIST}add/?issue={issue.pk}"), "article_form")

    desk.post(f"{LIST}add/", {**fields, "headline_zh_hant": "新聞", "issue": str(issue.pk), "_step": "publish"})

    article = Article.objects.get()
    assert (article.number, article.is_public, article.original_language) == (1, True, "zh-hant")


def test_actions_publish_withdraw_and_return_many_and_log_each(desk: Client) -> None:
    issue = IssueFactory(published=True)
    articles = [ArticleFactory(issue=issue) for _number in range(3)]
    chosen = [str(article.pk) for article in articles]

    told = []
    for action in ("publish_selected", "publish_selected", "withdraw_selected", "return_selected_to_draft"):
        response = desk.post(LIST, {"action": action, "_selected_action": chosen}, follow=True)
        told += messages_of(response)

    assert told == ["3 items published.", "0 items published.", "3 items withdrawn.", "3 items returned to draft."]
    assert set(Article.objects.values_list("status", "was_public")) == {(Status.DRAFT, True)}
    assert LogEntry.objects.count() == 9


def test_history_says_in_the_readers_language_what_was_done(desk: Client) -> None:
    article = ArticleFactory(issue__published=True)
    press(desk, article, "publish", headline_en="News")

    history = desk.get(f"{LIST}{article.pk}/history/")

    with override("en"):
        told = [entry.get_change_message() for entry in history.context["action_list"]]
    assert told == ["Changed headline.", "Changed status: published."]


def test_an_earlier_publish_time_that_moves_on_hides_and_is_remembered(desk: Client) -> None:
    article = ArticleFactory(published=True)
    tomorrow = timezone.localtime() + timedelta(days=1)
    fields = sent_by(desk.get(form(article)), "article_form")

    desk.post(form(article), {**fields, "publish_at_0": f"{tomorrow:%Y-%m-%d}", "publish_at_1": "08:00"})

    article.refresh_from_db()
    assert (article.is_public, article.is_scheduled, article.was_public) == (False, True, True)
    assert ">Scheduled<" in desk.get(LIST).content.decode()


def test_an_emptied_publish_time_of_what_is_published_is_now(desk: Client) -> None:
    issue = IssueFactory(published=True)
    url = f"/en/admin/articles/issue/{issue.pk}/change/"
    fields = sent_by(desk.get(url), "issue_form")

    desk.post(url, {**fields, "publish_at_0": "", "publish_at_1": ""})

    issue.refresh_from_db()
    assert issue.is_public


def test_issues_are_published_by_their_own_button(desk: Client) -> None:
    issue = IssueFactory()
    url = f"/en/admin/articles/issue/{issue.pk}/change/"

    desk.post(url, {**sent_by(desk.get(url), "issue_form"), "_step": "publish"})

    assert Issue.objects.published().get() == issue


def test_who_only_may_look_sees_no_buttons_and_changes_nothing(login: Login) -> None:
    article = ArticleFactory()
    client = login("view_article")

    page = client.get(form(article))
    answers = [
        client.post(form(article), {"_step": "publish"}).status_code,
        client.post(LIST, {"action": "publish_selected", "_selected_action": [str(article.pk)]}).status_code,
    ]

    assert (page.context["publishing_steps"], answers) == ([], [403, 200])
    assert Article.objects.get().status == Status.DRAFT


def test_status_sent_as_a_field_is_ignored(desk: Client) -> None:
    article = ArticleFactory()
    fields = sent_by(desk.get(form(article)), "article_form")

    desk.post(form(article), {**fields, "status": "published", "was_public": "on", "number": "77", "issue": "99"})

    after = Article.objects.get()
    assert (after.status, after.was_public, after.number, after.issue) == (
        "draft",
        False,
        article.number,
        article.issue,
    )


def test_view_on_site_leads_only_to_what_is_public(desk: Client) -> None:
    public, draft = ArticleFactory(published=True), ArticleFactory()

    found = [desk.get(form(article)).context.get("absolute_url") for article in (public, draft)]

    assert found == [f"/en{public.get_absolute_url()}", None]


def test_deleting_says_that_the_address_is_not_used_again(desk: Client) -> None:
    article = ArticleFactory(published=True)

    page = desk.get(f"{LIST}{article.pk}/delete/").content.decode()
    desk.post(f"{LIST}{article.pk}/delete/", {"post": "yes"})
    following = ArticleFactory(issue=article.issue)

    assert "Its address will never be used again" in page
    assert following.number == article.number + 1


def test_what_others_stand_on_is_not_deleted_but_named(desk: Client) -> None:
    article = ArticleFactory()
    url = f"/en/admin/articles/issue/{article.issue.pk}/delete/"

    answer = desk.post(url, {"post": "yes"})

    assert (answer.status_code, Issue.objects.count()) == (200, 1)
    assert "protected related objects" in answer.content.decode()
