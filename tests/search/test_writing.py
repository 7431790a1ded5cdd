"""The index follows every way of writing, on commit; what is undone leaves nothing, what was left is taken up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import serializers
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.editing.publishing import publish, withdraw
from articles.editing.sections import renumber_sections
from articles.models import (
    Article,
    ArticleImage,
    Byline,
    Category,
    Contributor,
    Issue,
    SearchPending,
    SearchText,
    Section,
    Status,
)
from articles.models.search_index import DAY
from articles.search import index, remove, search
from articles.search.documents import documents
from articles.search.engine import current_engine
from tests import factories
from tests.admin.forms import sent_by

pytestmark = pytest.mark.django_db

NEW = "嶄新"
DAY_ONE = date(2023, 1, 4)
Commit = Callable[[], Any]
Held = dict[int, tuple[int, str, str]]


@dataclass
class Archive:
    """Two articles, each in an issue of its own, with a row of every kind that has words. `NEW` stands nowhere yet."""

    article: Article
    category: Category
    contributor: Contributor
    section: Section
    byline: Byline
    image: ArticleImage
    other: Article
    other_category: Category
    other_contributor: Contributor
    other_section: Section


def rows_of(article: Article) -> dict[str, Any]:
    byline = factories.BylineFactory(article=article)
    return {
        "article": article,
        "category": article.category,
        "section": factories.SectionFactory(article=article),
        "image": factories.ArticleImageFactory(article=article),
        "byline": byline,
        "contributor": byline.contributor,
    }


@pytest.fixture
def archive(on_commit: Commit) -> Archive:
    with on_commit():
        rows = rows_of(factories.ArticleFactory(category=factories.CategoryFactory(), issue__date=DAY_ONE))
        others = rows_of(factories.ArticleFactory(category=factories.CategoryFactory()))
    kinds = ("article", "category", "section", "contributor")
    renamed = {"other" if kind == "article" else f"other_{kind}": others[kind] for kind in kinds}
    return Archive(**rows, **renamed)


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Callable[..., Any]) -> Commit:
    """A block at whose end everything is committed, for all that listens to it."""

    @contextmanager
    def block() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return block


def held() -> Held:
    """What the index holds of each article: its day, its title, its text."""
    rows = SearchText.objects.values_list("article_id", "key", "title", "text")
    return {pk: (key // DAY, title, text) for pk, key, title, text in rows}


def wanted() -> Held:
    found = documents(Article.objects.all())
    return {pk: (each.day.toordinal(), each.title, each.text) for pk, each in found.items()}


def is_followed() -> bool:
    """Whether the index is what the articles are now, with nothing left to do."""
    return held() == wanted() and current_engine().is_sound() and not SearchPending.objects.exists()


def found(words: str) -> list[int]:
    return sorted(search(words, among=Article.objects.all()).pks)


def changed(row: Any, **values: Any) -> Any:
    for name, value in values.items():
        setattr(row, name, value)
    return row


def saved(row: Any, *, update_fields: list[str] | None = None, **values: Any) -> None:
    changed(row, **values).save(update_fields=update_fields)


def updated(row: Model, **values: Any) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**values)


def updated_in_bulk(row: Model, **values: Any) -> None:
    type(row)._default_manager.bulk_update([changed(row, **values)], list(values))


def loaded(tmp_path: Path, *rows: Model) -> None:
    """`loaddata` of these rows as they are in memory, by their natural keys."""
    fixture = tmp_path / "rows.json"
    fixture.write_text(
        serializers.serialize("json", rows, use_natural_foreign_keys=True, use_natural_primary_keys=True)
    )
    call_command("loaddata", fixture, verbosity=0)


def other_with_new_words(archive: Archive) -> Section:
    """A section of the other article with words that nobody has told the index of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_section SET heading_zh_hant = %s WHERE id = %s", [NEW, archive.other_section.pk]
        )
    archive.other_section.refresh_from_db()
    return archive.other_section


def with_byline_of_new_name(archive: Archive) -> Byline:
    return Byline.objects.create(
        article=archive.other, contributor=factories.ContributorFactory(name_zh_hant=NEW), order=7
    )


def upserted(section: Section) -> None:
    row = Section(article=section.article, anchor=section.anchor, heading_zh_hant=NEW)
    Section.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["article", "anchor"],
        update_fields=["heading_zh_hant"],
    )


def moved_by_upsert(section: Section, article: Article) -> None:
    row = changed(section, article=article, anchor="t9")
    conflicts = {"update_conflicts": True, "unique_fields": ["id"], "update_fields": ["article", "anchor"]}
    Section.objects.bulk_create([row], **conflicts)


BRINGING: dict[str, Callable[[Archive], object]] = {
    "article saved": lambda a: saved(a.article, headline_zh_hant=NEW),
    "article saved in English": lambda a: saved(a.article, headline_en=NEW),
    "some fields saved": lambda a: saved(a.article, update_fields=["kicker"], kicker_zh_hant=NEW),
    "article updated": lambda a: updated(a.article, printed_byline=NEW),
    "articles updated in bulk": lambda a: updated_in_bulk(a.article, headline_zh_hant=NEW),
    "update_or_create": lambda a: Article.objects.update_or_create(
        {"standfirst_zh_hant": NEW}, pk=a.article.pk, issue=a.article.issue
    ),
    "another category": lambda a: saved(a.article, category=factories.CategoryFactory(name_zh_hant=NEW)),
    "updated to another category": lambda a: updated(a.article, category=factories.CategoryFactory(name_zh_hant=NEW)),
    "added to a category": lambda a: factories.CategoryFactory(name_zh_hant=NEW).articles.add(a.article),
    "set as a category's": lambda a: factories.CategoryFactory(name_zh_hant=NEW).articles.set([a.article]),
    "category renamed": lambda a: saved(a.category, name_zh_hant=NEW),
    "categories renamed in bulk": lambda a: updated_in_bulk(a.category, name_zh_hans=NEW),
    "contributor renamed": lambda a: saved(a.contributor, name_en=NEW),
    "contributors renamed in bulk": lambda a: updated_in_bulk(a.contributor, name_zh_hant=NEW),
    "masthead saved": lambda a: saved(a.article.issue, masthead=NEW),
    "masthead updated": lambda a: updated(a.article.issue, masthead=NEW),
    "printed numbers updated": lambda a: Issue.objects.filter(date=DAY_ONE).update(printed_number=NEW),
    "section created": lambda a: factories.SectionFactory(article=a.article, body_zh_hant=NEW),
    "section created by its article": lambda a: a.article.sections.create(anchor="t9", body_zh_hant=NEW),
    "section saved": lambda a: saved(a.section, body_zh_hant=NEW),
    "section updated": lambda a: updated(a.section, label=NEW),
    "sections updated in bulk": lambda a: updated_in_bulk(a.section, heading_en=NEW),
    "sections created in bulk": lambda a: Section.objects.bulk_create(
        [Section(article=a.article, anchor="t9", body_zh_hant=NEW)]
    ),
    "sections created or changed in bulk": lambda a: upserted(a.section),
    "byline created": lambda a: factories.BylineFactory(article=a.article, role=NEW),
    "byline saved": lambda a: saved(a.byline, contributor=factories.ContributorFactory(name_zh_hant=NEW)),
    "byline updated": lambda a: updated(a.byline, role=NEW),
    "bylines created in bulk": lambda a: Byline.objects.bulk_create(
        [Byline(article=a.article, contributor=a.other_contributor, role=NEW)]
    ),
    "contributor given bylines": lambda a: factories.ContributorFactory(name_zh_hant=NEW).bylines.add(a.byline),
    "picture created": lambda a: factories.ArticleImageFactory(article=a.article, caption_zh_hant=NEW),
    "picture saved": lambda a: saved(a.image, alternative_text_en=NEW),
    "picture updated": lambda a: updated(a.image, credit=NEW),
    "section from elsewhere saved": lambda a: saved(other_with_new_words(a), article=a.article, anchor="t9"),
    "section from elsewhere updated": lambda a: updated(other_with_new_words(a), article=a.article, anchor="t9"),
    "section from elsewhere by key": lambda a: updated(other_with_new_words(a), article_id=a.article.pk, anchor="t9"),
    "sections from elsewhere in bulk": lambda a: updated_in_bulk(
        other_with_new_words(a), article=a.article, anchor="t9"
    ),
    "sections from elsewhere upserted": lambda a: moved_by_upsert(other_with_new_words(a), a.article),
    "byline from elsewhere saved": lambda a: saved(with_byline_of_new_name(a), article=a.article),
    "byline from elsewhere updated": lambda a: updated(with_byline_of_new_name(a), article=a.article),
    "byline from elsewhere added": lambda a: a.article.bylines.add(with_byline_of_new_name(a)),
}


@pytest.mark.parametrize("way", BRINGING)
def test_words_are_found_whichever_way_they_came(archive: Archive, on_commit: Commit, way: str) -> None:
    before = found(NEW)
    with on_commit():
        BRINGING[way](archive)

    assert (before, found(NEW), is_followed()) == ([], [archive.article.pk], True)


def test_words_that_a_fixture_changes_are_found(archive: Archive, on_commit: Commit, tmp_path: Path) -> None:
    with on_commit():
        loaded(tmp_path, changed(archive.section, body_zh_hant=NEW))

    assert (found(NEW), is_followed()) == ([archive.article.pk], True)


STANDING: dict[str, Callable[[Archive], object]] = {
    "article": lambda a: saved(a.article, headline_zh_hant=NEW),
    "section": lambda a: saved(a.section, heading_zh_hant=NEW),
    "byline": lambda a: saved(a.contributor, name_zh_hant=NEW),
    "picture": lambda a: saved(a.image, caption_zh_hant=NEW),
    "category": lambda a: saved(a.category, name_zh_hant=NEW),
    "masthead": lambda a: saved(a.article.issue, masthead=NEW),
}
TAKING: dict[str, tuple[str, Callable[[Archive], object]]] = {
    "article deleted": ("article", lambda a: a.article.delete()),
    "articles deleted": ("article", lambda a: Article.objects.all().delete()),
    "section deleted": ("section", lambda a: a.section.delete()),
    "sections deleted": ("section", lambda a: a.article.sections.all().delete()),
    "section emptied": ("section", lambda a: saved(a.section, heading_zh_hant="")),
    "section moved": ("section", lambda a: saved(a.section, article=a.other, anchor="t9", heading_zh_hant="")),
    "section deleted with its article": ("section", lambda a: a.article.delete()),
    "byline deleted": ("byline", lambda a: a.byline.delete()),
    "bylines deleted": ("byline", lambda a: Byline.objects.filter(article=a.article).delete()),
    "byline of another": ("byline", lambda a: updated(a.byline, contributor=a.other_contributor)),
    "picture deleted": ("picture", lambda a: a.image.delete()),
    "category deleted": ("category", lambda a: a.category.delete()),
    "categories deleted": ("category", lambda a: Category.objects.all().delete()),
    "category exchanged": ("category", lambda a: saved(a.article, category=a.other_category)),
    "taken from its category": ("category", lambda a: a.category.articles.remove(a.article)),
    "category cleared": ("category", lambda a: a.category.articles.clear()),
    "updated to no category": ("category", lambda a: updated(a.article, category=None)),
    "masthead emptied": ("masthead", lambda a: saved(a.article.issue, masthead="")),
}


@pytest.mark.parametrize("way", TAKING)
def test_words_are_lost_whichever_way_they_went(archive: Archive, on_commit: Commit, way: str) -> None:
    where, take = TAKING[way]
    with on_commit():
        STANDING[where](archive)
    before, pk = found(NEW), archive.article.pk
    with on_commit():
        take(archive)

    assert (before, found(NEW), is_followed()) == ([pk], [], True)


MAKING: dict[str, Callable[[Issue], object]] = {
    "saved": lambda issue: Article(issue=issue, number=1, headline_zh_hant=NEW).save(),
    "created": lambda issue: Article.objects.create(issue=issue, number=1, headline_zh_hant=NEW),
    "created by its issue": lambda issue: issue.articles.create(number=1, headline_zh_hant=NEW),
    "created in bulk": lambda issue: Article.objects.bulk_create(
        Article(issue=issue, number=number, headline_zh_hant=headline) for number, headline in ((1, NEW), (2, "舊聞"))
    ),
    "created in bulk where it was not there": lambda issue: [
        Article.objects.bulk_create(
            [Article(issue=issue, number=1, headline_zh_hant=headline)], ignore_conflicts=True
        )
        for headline in (NEW, "舊聞")
    ],
    "created or changed in bulk": lambda issue: [
        Article.objects.bulk_create(
            [Article(issue=issue, number=1, headline_zh_hant=headline)],
            update_conflicts=True,
            unique_fields=["issue", "number"],
            update_fields=["headline"],
        )
        for headline in ("舊聞", NEW)
    ],
}  # fmt: skip


@pytest.mark.parametrize("way", MAKING)
def test_new_article_is_found_whichever_way_it_came(on_commit: Commit, way: str) -> None:
    issue = factories.IssueFactory()
    with on_commit():
        MAKING[way](issue)

    assert (found(NEW), is_followed()) == ([issue.articles.get(number=1).pk], True)


REDATING: dict[str, Callable[[Issue, date], object]] = {
    "saved": lambda issue, day: saved(issue, date=day),
    "some fields saved": lambda issue, day: saved(issue, update_fields=["date"], date=day),
    "updated": lambda issue, day: Issue.objects.filter(date=DAY_ONE).update(date=day),
    "updated in bulk": lambda issue, day: updated_in_bulk(issue, date=day),
    "another issue": lambda issue, day: issue.articles.update(issue=factories.IssueFactory(date=day)),
}


@pytest.mark.parametrize("way", REDATING)
def test_key_follows_the_day(archive: Archive, on_commit: Commit, way: str) -> None:
    day = date(1955, 8, 13)
    with on_commit():
        REDATING[way](archive.article.issue, day)

    found_at = [(each.pk, each.key // DAY) for each in search("工作回顧", among=Article.objects.all()).newest]
    assert (is_followed(), found_at) == (
        True,
        [(archive.other.pk, archive.other.issue.date.toordinal()), (archive.article.pk, day.toordinal())],
    )


def test_loaded_fixture_is_found(on_commit: Commit) -> None:
    with on_commit():
        call_command("loaddata", "jinjiang_3490", verbosity=0)

    assert (found("追赶突破"), is_followed()) == ([Article.objects.get().pk], True)


def test_issue_with_its_edition_and_newspaper_can_go(archive: Archive, on_commit: Commit) -> None:
    issue = archive.article.issue
    with on_commit():
        for row in (archive.article, issue, issue.edition, issue.edition.newspaper):
            row.delete()

    assert (list(held()), is_followed()) == ([archive.other.pk], True)


# The desk


def test_admins_save_is_followed(archive: Archive, on_commit: Commit, admin_client: Client) -> None:
    form = f"/admin/articles/article/{archive.article.pk}/change/"
    fields = sent_by(admin_client.get(form), "article_form")
    with on_commit():
        answer = admin_client.post(form, fields | {"sections-0-body_zh_hans": NEW, "headline_en": "Fresh"})

    assert answer.status_code == 302
    assert (found(NEW), found("fresh"), is_followed()) == ([archive.article.pk], [archive.article.pk], True)


def test_admins_deletion_is_followed(archive: Archive, on_commit: Commit, admin_client: Client) -> None:
    with on_commit():
        admin_client.post(f"/admin/articles/category/{archive.category.pk}/delete/", {"post": "yes"})
        admin_client.post(f"/admin/articles/article/{archive.other.pk}/delete/", {"post": "yes"})

    assert (list(held()), is_followed()) == ([archive.article.pk], True)


def readers_find() -> list[int]:
    return search("工作回顧", among=Article.objects.published()).pks


def test_publishing_and_withdrawing_are_seen_at_once_and_ask_for_no_indexing(archive: Archive) -> None:
    seen, pks = [readers_find()], [archive.article.pk]
    publish([archive.article.issue])
    seen.append(readers_find())
    publish([archive.article])
    seen.append(readers_find())
    withdraw([archive.article.issue])
    seen.append(readers_find())
    publish([archive.article.issue])
    seen.append(readers_find())
    withdraw([archive.article])
    seen.append(readers_find())

    assert (seen, SearchPending.objects.count()) == ([[], [], pks, [], pks, []], 0)


def test_scheduled_article_is_found_from_its_minute_on(archive: Archive) -> None:
    minute = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
    publish([archive.article.issue], now=minute - timedelta(days=1))
    Article.objects.filter(pk=archive.article.pk).update(status=Status.PUBLISHED, publish_at=minute)
    seen = []
    for moment in (minute - timedelta(seconds=1), minute, minute + timedelta(days=900)):
        with time_machine.travel(moment, tick=False):
            seen.append(readers_find())

    assert (seen, SearchPending.objects.count()) == ([[], [archive.article.pk], [archive.article.pk]], 0)


# What is written where


def test_save_that_changes_no_word_writes_nothing_to_the_index(archive: Archive, on_commit: Commit) -> None:
    rows = [archive.article, archive.section, archive.byline, archive.image, archive.category, archive.contributor]
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        on_commit(),
    ):
        for row in rows:
            row.save()
        archive.article.issue.save()

    assert is_followed()
    assert writes(queries) == []


def test_change_of_what_is_no_word_is_not_even_noted(archive: Archive, on_commit: Commit) -> None:
    with CaptureQueriesContext(connection) as queries, on_commit():
        saved(archive.article, update_fields=["version"], version=2)
        updated(archive.article, was_public=True)
        renumber_sections(archive.article)
        archive.article.issue.take_article_number()

    assert [query["sql"] for query in queries if "articles_search" in query["sql"]] == []


def test_change_of_one_article_writes_that_one(archive: Archive, on_commit: Commit) -> None:
    with CaptureQueriesContext(connection) as queries, on_commit():
        archive.article.headline_zh_hant = NEW
        archive.article.save()

    assert writes(queries) == ["DELETE FROM articles_searchtext", "INSERT INTO articles_searchtext"]


def test_new_part_costs_no_question_for_its_place_before(archive: Archive) -> None:
    with CaptureQueriesContext(connection) as queries:
        Section(article=archive.article, anchor="t9").save()

    verbs = [" ".join(query["sql"].replace('"', "").split()[:3]) for query in queries]
    assert verbs == ["INSERT INTO articles_section", "INSERT INTO articles_searchpending"]


def writes(queries: CaptureQueriesContext) -> list[str]:
    """The statements that write the texts, without the engine's own, which differ."""
    heads = [" ".join(query["sql"].replace('"', "").split()[:3]) for query in queries]
    return [head for head in heads if head.endswith("articles_searchtext") and not head.startswith("SELECT")]


def test_notes_are_taken_away_before_the_words_are_read(archive: Archive) -> None:
    """Else a change that is committed between the two would lose its note, and never be indexed."""
    with CaptureQueriesContext(connection) as queries:
        index([archive.article.pk])
    statements = [query["sql"].replace('"', "") for query in queries]
    taken = next(place for place, sql in enumerate(statements) if sql.startswith("DELETE FROM articles_searchpending"))
    read = next(place for place, sql in enumerate(statements) if "FROM articles_article " in sql)

    assert taken < read


# What is undone, left behind, removed


def test_rollback_leaves_nothing_noted_and_nothing_indexed(archive: Archive, on_commit: Commit) -> None:
    before = held()
    with on_commit(), transaction.atomic():
        archive.article.delete()
        factories.ArticleFactory(headline_zh_hant=NEW)
        transaction.set_rollback(True)

    assert (held(), found(NEW), is_followed()) == (before, [], True)


def test_rollback_of_a_savepoint_keeps_what_is_outside_of_it(archive: Archive, on_commit: Commit) -> None:
    with on_commit(), transaction.atomic():
        saved(archive.article, headline_zh_hant="外面")
        with transaction.atomic():
            saved(archive.other, headline_zh_hant=NEW)
            transaction.set_rollback(True)
        noted = list(SearchPending.objects.values_list("article_id", flat=True))

    assert noted == [archive.article.pk]
    assert (found("外面"), found(NEW), is_followed()) == ([archive.article.pk], [], True)


def test_note_of_a_killed_process_is_taken_up_by_the_next_write(archive: Archive, on_commit: Commit) -> None:
    saved(archive.other, headline_zh_hant=NEW)  # its hook never runs
    assert (found(NEW), is_followed()) == ([], False)
    with on_commit():
        saved(archive.byline, role="通訊員")

    assert (found(NEW), is_followed()) == ([archive.other.pk], True)


def test_notes_of_hundreds_of_articles_are_all_taken_up(on_commit: Commit) -> None:
    category = factories.CategoryFactory()
    issue = factories.IssueFactory()
    with on_commit():
        Article.objects.bulk_create(
            Article(issue=issue, number=number, headline_zh_hant=f"第{number}篇", category=category)
            for number in range(1, 451)
        )
    with on_commit():
        saved(category, name_zh_hant=NEW)

    assert (SearchText.objects.filter(text__contains="崭新").count(), is_followed()) == (450, True)


def test_removed_article_is_found_no_more_until_it_is_indexed_again(archive: Archive) -> None:
    both = [archive.article.pk, archive.other.pk]
    seen = [found("工作回顧")]
    remove([archive.article.pk, 0])
    seen.append(found("工作回顧"))
    index(both)
    seen.append(found("工作回顧"))

    assert (seen, is_followed()) == ([both, both[1:], both], True)


def test_article_keeps_its_place_in_its_day_when_its_words_change(on_commit: Commit) -> None:
    issue = factories.IssueFactory()
    with on_commit():
        articles = [factories.ArticleFactory(issue=issue) for _article in range(3)]
    before = [each.pk for each in search("晉江", among=Article.objects.all()).newest]
    with on_commit():
        saved(articles[2], kicker_zh_hant=NEW)
        saved(articles[0], kicker_zh_hant=NEW)
        new = factories.ArticleFactory(issue=issue)

    assert [each.pk for each in search("晉江", among=Article.objects.all()).newest] == [*before, new.pk]
    assert is_followed()


def test_article_beyond_the_last_place_of_a_day_stops_no_other(
    archive: Archive, on_commit: Commit, caplog: pytest.LogCaptureFixture
) -> None:
    last = SearchText(key=(DAY_ONE.toordinal() + 1) * DAY - 1, article_id=0, title="滿", text="滿")
    last.save()
    current_engine().add([last])
    with on_commit():
        too_many = factories.ArticleFactory(issue=archive.article.issue, headline_zh_hant=NEW)
        later = factories.ArticleFactory(headline_zh_hant=NEW)

    assert (found(NEW), SearchPending.objects.count()) == ([later.pk], 0)
    assert caplog.messages == [
        f"Article {too_many.pk} cannot be found: 2023-01-04 has as many articles as a day can have."
    ]
