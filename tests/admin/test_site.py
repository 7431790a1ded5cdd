"""The admin as a whole: its order, its languages, and the forms of the smaller models."""

import pytest
from django.test import Client

from articles.models import AboutText, Contributor, Edition, Newspaper
from tests.admin.conftest import Login
from tests.admin.forms import sent_by
from tests.factories import ArticleFactory, BylineFactory, CategoryFactory, ContributorFactory, NewspaperFactory

pytestmark = pytest.mark.django_db


def test_what_is_opened_daily_comes_first(desk: Client) -> None:
    apps = desk.get("/admin/").context["app_list"]

    assert [(app["app_label"], [model["object_name"] for model in app["models"]]) for app in apps] == [
        (
            "articles",
            [
                "Issue",
                "Article",
                "Page",
                "Contributor",
                "Category",
                "Scan",
                "Newspaper",
                "Edition",
                "Synonym",
                "AboutText",
            ],
        ),
        ("auth", ["User", "Group"]),
    ]


@pytest.mark.parametrize("prefix", ["", "/zh-hans", "/en"])
def test_each_page_leads_to_itself_in_the_other_languages(desk: Client, prefix: str) -> None:
    page = desk.get(f"{prefix}/admin/articles/article/?q=晉江")

    query = "?q=%E6%99%89%E6%B1%9F"
    path = f"/admin/articles/article/{query}"
    assert [(link["url"], link["is_current"]) for link in page.context["language_links"]] == [
        (path, prefix == ""),
        (f"/zh-hans{path}", prefix == "/zh-hans"),
        (f"/en{path}", prefix == "/en"),
    ]
    assert page.context["site_url"] == f"{prefix}/"


def test_a_newspaper_is_made_with_its_edition(desk: Client) -> None:
    fields = sent_by(desk.get("/admin/articles/newspaper/add/"), "newspaper_form")
    edition = {"name_zh_hant": "菲律賓版", "slug": "philippines", "code": "JJ", "original_language": "zh-hant"}
    row = {f"editions-0-{name}": value for name, value in edition.items()}

    answer = desk.post(
        "/admin/articles/newspaper/add/",
        fields | row | {"name_zh_hant": "晉江經濟報", "slug": "jinjiang", "editions-TOTAL_FORMS": "1"},
    )

    assert answer.status_code == 302
    assert (str(Newspaper.objects.get()), str(Edition.objects.get())) == ("晉江經濟報", "晉江經濟報 菲律賓版")


def test_a_name_is_asked_for_in_the_original_language(desk: Client) -> None:
    answer = desk.post("/admin/articles/category/add/", {"name_en": "News", "slug": "news"})

    assert list(answer.context["adminform"].form.errors) == ["name_zh_hant"]


def test_a_contributor_gets_a_slug_from_the_name(desk: Client) -> None:
    for _namesake in range(2):
        desk.post("/admin/articles/contributor/add/", {"name_zh_hant": "李玲玲", "name_zh_hans": "", "name_en": ""})

    assert list(Contributor.objects.order_by("pk").values_list("slug", flat=True)) == ["李玲玲", "李玲玲-2"]


def test_view_on_site_of_names_leads_to_those_with_a_public_article(desk: Client) -> None:
    public, idle = ContributorFactory(), ContributorFactory()
    BylineFactory(contributor=public, article=ArticleFactory(published=True))

    found = [
        desk.get(f"/admin/articles/contributor/{row.pk}/change/").context.get("absolute_url") for row in (public, idle)
    ]

    assert found == [public.get_absolute_url(), None]


def test_texts_about_the_archive_are_edited_and_shown(desk: Client) -> None:
    desk.post("/admin/articles/abouttext/add/", {"subject": "rights", "body_zh_hant": "版權", "body_en": "Rights"})

    text = AboutText.objects.get()
    page = desk.get(f"/en/admin/articles/abouttext/{text.pk}/change/")
    assert (text.body_en, page.context["absolute_url"]) == ("Rights", "/en/about/")


def test_changing_an_inline_is_logged_by_the_names_of_its_fields(desk: Client) -> None:
    newspaper = NewspaperFactory()
    edition = newspaper.editions.create(name_zh_hant="菲律賓版", slug="philippines", code="JJ")
    url = f"/en/admin/articles/newspaper/{newspaper.pk}/change/"
    changes = {
        "editions-0-name_en": "Philippines edition",
        "editions-0-name_zh_hans": "菲律宾版",
        "email": "a@example.org",
    }

    desk.post(url, sent_by(desk.get(url), "newspaper_form") | changes)

    page = desk.get(f"/en/admin/articles/newspaper/{newspaper.pk}/history/").content.decode()
    assert f"Changed e-mail. Changed name for edition “{edition}”." in page


def test_without_a_permission_nothing_is_shown(login: Login, client: Client) -> None:
    CategoryFactory()

    assert login().get("/admin/articles/category/").status_code == 403
    assert client.get("/admin/articles/category/").url == "/admin/login/?next=/admin/articles/category/"
