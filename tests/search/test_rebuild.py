"""The index made anew: the same whichever way it came about, stopped and gone on with, beside readers, after damage."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from articles.models import Article, Issue, SearchPending, SearchState, SearchText
from articles.search import index, rebuild, search, suggest, writing
from articles.search.documents import site_folding
from articles.search.engine import current_engine
from articles.search.results import Order, Status
from tests import factories

WORDS = ["追趕突破", "晋江", "實驗室", "第7篇", "第*", "菲律賓 -晉江", "新聞 OR 篇", "2023", "“第9篇”"]
BATCH = 20
COUNT = 50
Content = list[Any]


class Stopped(Exception):
    """What ends a rebuilding in a test."""


@pytest.fixture
def archive(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles for three batches of 20; the index is empty."""
    monkeypatch.setattr(writing, "BATCH", BATCH)
    issues = [factories.IssueFactory(masthead="菲律賓版新聞") for _issue in range(3)]
    Article.objects.bulk_create(
        Article(issue=issues[number % 3], number=number, headline_zh_hant=f"第{number}篇", kicker_en=f"Story {number}")
        for number in range(1, COUNT + 1)
    )


def content() -> Content:
    """All that the index holds, and what is found in it in each order."""
    texts = list(SearchText.objects.order_by("key").values_list("key", "article_id", "title", "text"))
    found = [search(words, among=Article.objects.all(), order=order) for words in WORDS for order in Order]
    return [texts, [(each.status, each.pks, each.count) for each in found], current_engine().is_sound()]


def pks_found(words: str) -> list[int]:
    return search(words, among=Article.objects.all()).pks


def stop_after(batches: int) -> Callable[[int, int], None]:
    calls = []

    def progress(done: int, _total: int) -> None:
        calls.append(done)
        if len(calls) > batches:
            raise Stopped

    return progress


def rebuilt(**options: Any) -> list[tuple[int, int]]:
    """What a rebuilding tells of its progress."""
    told: list[tuple[int, int]] = []
    rebuild(progress=lambda done, total: told.append((done, total)), **options)
    return told


def test_rebuilt_index_is_that_of_articles_indexed_one_by_one(archive: None) -> None:
    call_command("loaddata", "jinjiang_3490", verbosity=0)
    for pk in Article.objects.order_by("pk").values_list("pk", flat=True):
        index([pk])
    one_by_one = content()
    rebuild(anew=True)

    assert content() == one_by_one
    assert (len(one_by_one[0]), one_by_one[2]) == (COUNT + 1, True)
    assert all(found[0] is Status.WHOLE for found in one_by_one[1])


def test_rebuilding_a_whole_index_changes_nothing(archive: None) -> None:
    rebuild()
    before = content()
    told = rebuilt()

    assert (content(), told) == (before, [(0, 50), (20, 50), (40, 50), (50, 50)])


@pytest.mark.parametrize("batches", [0, 1, 2, 3])
def test_stopped_rebuilding_goes_on_where_it_was(archive: None, batches: int) -> None:
    with pytest.raises(Stopped):
        rebuild(progress=stop_after(batches))
    done = min(batches * BATCH, COUNT)
    held = SearchText.objects.count()
    told = rebuilt()
    after = content()
    rebuild(anew=True)

    assert (held, told[0], told[-1]) == (done, (done, COUNT), (COUNT, COUNT))
    assert after == content()


@pytest.mark.usefixtures("archive", "_own_folding")
def test_another_folding_begins_from_the_first_article(settings: Settings) -> None:
    with pytest.raises(Stopped):
        rebuild(progress=stop_after(1))
    fold_as_one("粿粄", settings)
    with pytest.raises(Stopped):
        rebuild(progress=stop_after(2))
    fold_as_one("粿粄", settings)
    told = rebuilt()

    assert told == [(40, 50), (50, 50)]
    fold_as_one("煠焯", settings)
    assert rebuilt()[0] == (0, COUNT)


@pytest.fixture
def _own_folding() -> Iterator[None]:
    """The site folds as it did before when the test has ended."""
    yield
    site_folding.cache_clear()


def fold_as_one(variants: str, settings: Settings) -> None:
    settings.SEARCH_VARIANTS = [variants]
    site_folding.cache_clear()


@pytest.mark.usefixtures("db", "_own_folding")
def test_new_variants_ask_for_a_rebuilding_and_are_found_after_it(settings: Settings) -> None:
    article = factories.ArticleFactory(headline_zh_hant="粿價上漲")
    rebuild()
    seen = [(search("粄價", among=Article.objects.all()).status, pks_found("粄價"))]
    fold_as_one("粿粄", settings)
    seen.append((search("上漲", among=Article.objects.all()).status, pks_found("上漲")))
    rebuild()
    seen.append((search("粄價", among=Article.objects.all()).status, pks_found("粄價")))

    assert seen == [
        (Status.WHOLE, []),
        (Status.BEING_BUILT, [article.pk]),
        (Status.WHOLE, [article.pk]),
    ]


def test_readers_find_what_is_there_already_and_are_told(archive: None) -> None:
    seen = []

    def look(done: int, _total: int) -> None:
        result = search("篇", among=Article.objects.all())
        seen.append((done, result.count, result.status))

    rebuild(anew=True, progress=look)
    result = search("篇", among=Article.objects.all())

    assert [*seen, (COUNT, result.count, result.status)] == [
        (0, 0, Status.BEING_BUILT),
        (20, 20, Status.BEING_BUILT),
        (40, 40, Status.BEING_BUILT),
        (50, 50, Status.BEING_BUILT),
        (50, 50, Status.WHOLE),
    ]


def test_what_is_written_meanwhile_is_indexed(archive: None) -> None:
    """Before and after the place that the rebuilding has come to: the note is taken up at its end."""
    first, last = Article.objects.order_by("pk").first(), Article.objects.order_by("pk").last()

    def write(done: int, _total: int) -> None:
        if done == BATCH:
            for article in (first, last):
                article.headline_en = "Meanwhile"
                article.save()

    rebuild(anew=True, progress=write)

    assert (sorted(pks_found("meanwhile")), SearchPending.objects.count()) == ([first.pk, last.pk], 0)


def test_two_rebuildings_at_once_share_the_work(archive: None) -> None:
    others: list[list[tuple[int, int]]] = []

    def beside(done: int, _total: int) -> None:
        if done == BATCH:
            others.append(rebuilt())

    rebuild(progress=beside)
    shared = content()
    rebuild(anew=True)

    assert others == [[(20, 50), (40, 50), (50, 50)]]
    assert shared == content()


@pytest.mark.parametrize("moment", [0, BATCH, COUNT])
def test_whoever_begins_anew_beside_another_is_served(archive: None, moment: int) -> None:
    """Even where the other has looked at the last article, and is about to say that the index is whole."""
    began = []

    def begin_anew(done: int, _total: int) -> None:
        if done == moment and not began:
            began.append(done)
            with pytest.raises(Stopped):
                rebuild(anew=True, progress=stop_after(0))

    rebuild(progress=begin_anew)
    both = content()
    rebuild(anew=True)

    assert (began, both) == ([moment], content())


def test_articles_that_went_unnoticed_are_forgotten(archive: None) -> None:
    rebuild()
    gone = Article.objects.filter(number__gt=20)
    gone._raw_delete(gone.db)
    left = Article.objects.count()
    before = SearchText.objects.count()
    rebuild()

    assert (before, SearchText.objects.count(), current_engine().is_sound()) == (COUNT, left, True)
    assert pks_found("第21篇") == []


def test_soundness_is_that_of_the_texts_taken_in(archive: None) -> None:
    engine = current_engine()
    rebuild()
    some = list(SearchText.objects.order_by("key")[:5])
    told = [engine.is_sound()]
    engine.remove(some)
    told.append(engine.is_sound())
    engine.add(some)
    told.append(engine.is_sound())
    engine.drop()
    told.append(engine.is_sound())
    engine.create()
    told.append(engine.is_sound())
    SearchText.objects.all().delete()
    told.append(engine.is_sound())

    assert told == [True, False, True, False, False, True]


# Damage

OVERWRITTEN = "UPDATE articles_search_data SET block = randomblob(length(block))"
REOPENED = "PRAGMA writable_schema = RESET"  # for SQLite the same as a new connection
DAMAGES: dict[str, list[list[str]]] = {
    "sqlite": [
        ["DROP TABLE articles_search"],
        [f"{OVERWRITTEN} WHERE id > 10"],  # the tree's pages, and not the first record, which lists them
        [OVERWRITTEN],
        [OVERWRITTEN, REOPENED],
        ["DELETE FROM articles_search_data", REOPENED],
        ["DROP TABLE articles_search_data", REOPENED],
        ["DROP TABLE articles_search_idx", REOPENED],
        ["DROP TABLE articles_search_config", REOPENED],
        ["DELETE FROM articles_search_config", REOPENED],
    ],
    "postgresql": [
        ["DROP TABLE articles_search"],
        ["DROP FUNCTION articles_search_hits(text)"],
        ["DROP TABLE articles_search", "DROP FUNCTION articles_search_hits(text)"],
        ["ALTER TABLE articles_search DROP COLUMN terms"],
    ],
}


@pytest.mark.usefixtures("_clean_index")
@pytest.mark.parametrize("number", range(max(map(len, DAMAGES.values()))))
def test_damage_is_told_stops_no_writer_and_is_undone(number: int) -> None:
    damages = DAMAGES[connection.vendor]
    category = factories.CategoryFactory(name_zh_hant="篇目")
    for count in range(1, 10):
        factories.ArticleFactory(headline_zh_hant=f"第{count}篇", category=category)
    before = content()
    with connection.cursor() as cursor:
        for statement in damages[number % len(damages)]:
            cursor.execute(statement)
    told = (
        search("篇", among=Article.objects.all()),
        suggest("篇", among=Article.objects.all(), issues=Issue.objects.all()),
    )
    new = factories.ArticleFactory(headline_zh_hant="新的一篇")
    Article.objects.exclude(pk=new.pk).update(category=None)

    assert (told[0].status, told[0].pks, told[1].articles) == (Status.DAMAGED, [], [])
    assert Article.objects.filter(category=None).count() == 10
    rebuild()
    assert (SearchPending.objects.count(), pks_found("新的一篇")) == (0, [new.pk])
    new.delete()
    Article.objects.update(category=category)
    assert content() == before


@pytest.mark.usefixtures("_clean_index")
def test_index_that_was_never_made_is_made() -> None:
    """The state of an archive that had articles before it had a search."""
    article = factories.ArticleFactory(headline_zh_hant="第1篇")
    current_engine().drop()
    SearchText.objects.all().delete()
    SearchState.objects.all().delete()
    before = search("篇", among=Article.objects.all()).status
    rebuild()
    result = search("篇", among=Article.objects.all())

    assert (before, result.status, result.pks) == (Status.DAMAGED, Status.WHOLE, [article.pk])
    assert writing.is_whole()
