"""The ways through the archive: newspaper, edition by year and month, category, contributor, short code, scan."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from articles.models import Edition, Issue
from articles.models.issue import MOST, MOST_OF_A_DAY
from articles.views.archive import ARTICLES_A_PAGE
from tests import factories
from tests.public_site import Answer, ask, elements, keep_scan

pytestmark = pytest.mark.django_db


def links(answer: Answer, start: str) -> list[str]:
    """The addresses below `start` that the main part of the page leads to, in its order, each once."""
    found = [element.get("href", "") for element in elements(answer.page().find(".//main")) if element.tag == "a"]
    return list(dict.fromkeys(address for address in found if address.startswith(start) and address != start))


@pytest.fixture
def edition() -> Edition:
    """Issues in three months of two years, one day with two of them, and a draft."""
    edition = factories.EditionFactory()
    for day, sequence in (
        (date(2022, 12, 31), 1),
        (date(2023, 1, 4), 1),
        (date(2023, 1, 4), 2),
        (date(2023, 2, 1), 1),
    ):
        factories.IssueFactory(edition=edition, date=day, sequence=sequence, published=True)
    factories.IssueFactory(edition=edition, date=date(2024, 1, 1))
    return edition


def test_edition_shows_its_latest_year_newest_first(edition: Edition) -> None:
    start = edition.get_absolute_url()
    assert links(ask(start), f"{start}2023-") == [
        f"{start}{day}/" for day in ("2023-02-01", "2023-01-04-2", "2023-01-04")
    ]
    assert links(ask(start), f"{start}2022/") + links(ask(start), f"{start}2022-") == []
    assert f"{start}2022/" in links(ask(start), start)


def test_edition_shows_a_year_and_a_month(edition: Edition) -> None:
    start = edition.get_absolute_url()
    assert links(ask(f"{start}2022/"), f"{start}2022-") == [f"{start}2022-12-31/"]
    assert links(ask(f"{start}2023/01/"), f"{start}2023-") == [f"{start}2023-01-04-2/", f"{start}2023-01-04/"]
    assert [ask(f"{start}{path}/").status for path in ("2024", "2024/01", "2023/03", "2021")] == [404] * 4


@pytest.mark.parametrize("day", [date(2203, 1, 4), date(202, 1, 4), date(9999, 12, 31), date(1, 1, 1)])
def test_mistyped_year_is_shown_everywhere(edition: Edition, day: date) -> None:
    """An editor must be able to see the mistake: every page that lists the issue leads to it."""
    issue = factories.IssueFactory(edition=edition, date=day, published=True)
    factories.ArticleFactory(published=True, issue=issue)
    start, year = edition.get_absolute_url(), f"{day.year:04d}"
    paths = (issue.get_absolute_url(), start, f"{start}{year}/", f"{start}{year}/{day:%m}/", "/sitemap.xml")
    paths += (f"{start}{year}/{day:%m}/sitemap.xml", edition.newspaper.get_absolute_url(), "/", f"{start}feed.atom")

    assert {path: ask(path).status for path in paths} == dict.fromkeys(paths, 200)


@pytest.mark.parametrize("extreme", [{"number": MOST}, {"number": 0}, {"sequence": MOST_OF_A_DAY}])
def test_extreme_numbers_have_addresses(extreme: dict[str, int]) -> None:
    """Whatever the database holds can be shown; the short code too, as the page prints its address."""
    issue = factories.IssueFactory(published=True, **extreme)
    article = factories.ArticleFactory(published=True, issue=issue, number=MOST)
    issue = Issue.objects.for_detail().get(pk=issue.pk)

    assert [ask(path).status for path in (issue.get_absolute_url(), article.get_absolute_url(), "/")] == [200] * 3
    assert ask(f"/{issue.short_code}").headers["Location"] == issue.get_absolute_url()
    assert ask(f"/{issue.short_code}-{article.number}").headers["Location"] == article.get_absolute_url()


def test_newspaper_tells_what_is_held_and_what_is_missing() -> None:
    edition = factories.EditionFactory(name_zh_hant="海外版")
    for number, day in ((3490, 4), (3491, 5), (3495, 9)):
        factories.IssueFactory(edition=edition, number=number, date=date(2023, 1, day), published=True)
    text = "".join(ask(edition.newspaper.get_absolute_url()).page().find(".//main").itertext())

    assert all(word in text for word in ("海外版", "2023年1月4日", "2023年1月9日", "3492", "3494"))
    assert "3493" not in text


def test_category_and_contributor_list_their_articles_by_pages() -> None:
    issue = factories.IssueFactory(published=True)
    category, person = factories.CategoryFactory(), factories.ContributorFactory()
    for _article in range(ARTICLES_A_PAGE + 1):
        article = factories.ArticleFactory(published=True, issue=issue, category=category)
        factories.BylineFactory(article=article, contributor=person)
        factories.BylineFactory(article=article, contributor=person, role="攝影", order=2)
    for path in (category.get_absolute_url(), person.get_absolute_url()):
        first, second = (links(ask(f"{path}?page={page}"), issue.get_absolute_url()) for page in (1, 2))
        assert len(first) == ARTICLES_A_PAGE
        assert second == [article.get_absolute_url()]


def test_number_that_the_archive_lacks_is_shown_as_missing() -> None:
    edition = factories.EditionFactory()
    first, last = (
        factories.IssueFactory(edition=edition, number=number, date=date(2023, 1, day), published=True)
        for number, day in ((3490, 4), (3492, 6))
    )
    text = ask(first.get_absolute_url()).text

    assert "3491" in text
    assert links(ask(first.get_absolute_url()), edition.get_absolute_url())[-1] == last.get_absolute_url()


@pytest.mark.parametrize(
    ("code", "leads_to"),
    [
        ("AB10", 0),
        ("AB11", None),  # borne by two: neither is meant
        ("AB20230104", 0),
        ("AB20230105", 1),
        ("AB20230105.2", 2),
        ("AB12", 3),
        ("AB13", 3),
        ("AB14", None),
        ("AB20230107", None),  # a draft
        ("AB99", None),
    ],
)
def test_short_code_leads_to_the_one_issue_that_it_names(code: str, leads_to: int | None) -> None:
    edition = factories.EditionFactory(code="AB")
    rows = [
        {"number": 10, "date": date(2023, 1, 4)},
        {"number": 11, "date": date(2023, 1, 5)},
        {"number": 11, "date": date(2023, 1, 5), "sequence": 2},
        {"number": 12, "number_last": 13, "date": date(2023, 1, 6)},
    ]
    issues = [factories.IssueFactory(edition=edition, published=True, **row) for row in rows]
    factories.IssueFactory(edition=edition, number=99, date=date(2023, 1, 7))
    answer = ask(f"/{code}")

    if leads_to is None:
        assert answer.status == 404
    else:
        assert (answer.status, answer.headers["Location"]) == (302, issues[leads_to].get_absolute_url())


def test_scan_is_served_in_its_copies_to_readers_and_whole_to_editors(client, django_user_model) -> None:
    scan = keep_scan(1000, 1400)
    factories.PageFactory(issue__published=True, scan=scan)
    copy = ask(scan.smallest_url)
    original = f"/scans/{scan.digest}/original"

    assert {name: copy.headers[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")} == {
        "Content-Type": "image/webp",
        "Cache-Control": "public, max-age=86400, immutable",
        "X-Content-Type-Options": "nosniff",
    }
    assert copy.content[8:12] == b"WEBP"
    assert ask(f"/scans/{scan.digest}-3.webp").status == 404
    assert ask(original).status == 404

    editor = django_user_model.objects.create_user("editor")
    client.force_login(editor)
    assert client.get(original).status_code == 404
    editor.user_permissions.add(Permission.objects.get(codename="view_scan"))
    response = client.get(original)
    assert b"".join(response.streaming_content)[1:4] == b"PNG"
    assert response["Content-Disposition"] == f'attachment; filename="{scan.digest[:16]}.png"'
    assert response["Cache-Control"] == "private, no-store"


def test_scan_of_a_draft_is_seen_by_editors_only_and_kept_by_nobody(admin_client) -> None:
    scan = keep_scan()
    factories.PageFactory(scan=scan)
    assert ask(scan.smallest_url).status == 404
    response = admin_client.get(scan.smallest_url)

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"


def test_scan_whose_file_is_lost_is_not_found_and_its_page_still_shows() -> None:
    scan = keep_scan()
    page = factories.PageFactory(issue__published=True, scan=scan)
    scan.copy_path(scan.copy_widths[0]).unlink()

    assert ask(scan.smallest_url).status == 404
    assert ask(page.get_absolute_url()).status == 200
