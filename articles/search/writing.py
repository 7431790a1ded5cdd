"""Keeping the index: what changes is indexed, what is gone is forgotten, and all of it can be made anew.

Whoever writes holds the one row of `SearchState`, so that writers of the index wait for each other on every database.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from articles.models import Article
from articles.models.search_index import DAY, SearchPending, SearchState, SearchText
from articles.search.documents import Document, documents, site_folding
from articles.search.engine import current_engine

BATCH = 200  # articles written in one transaction: others who write wait for so long

Progress = Callable[[int], None]


class DayIsFull(Exception):
    """A day has 65,536 articles; no more of them can be put in order."""


def index(article_pks: Iterable[int]) -> None:
    """Bring the index up to date with these articles, as they are in the database now; forget those that are gone."""
    pks = iter(sorted(set(article_pks)))
    while batch := list(islice(pks, BATCH)):
        with transaction.atomic():
            lock_state()
            _write(batch, documents(Article.objects.filter(pk__in=batch)))


def remove(article_pks: Iterable[int]) -> None:
    """Forget these articles, whether they are still there or not."""
    with transaction.atomic():
        lock_state()
        _write(list(article_pks), {})


def index_pending() -> None:
    """Index what has been noted as changed: after a commit, and what a killed process left behind."""
    while pks := list(SearchPending.objects.values_list("article_id", flat=True).distinct()[:BATCH]):
        index(pks)


def rebuild(*, anew: bool = False, progress: Progress = lambda _count: None) -> None:
    """Make the index agree with the archive, article by article; go on where an earlier call was stopped.

    Searches go on meanwhile. Where the index is damaged or missing, or `anew` is asked for, it begins empty, and they
    find what is in it already. `progress` is told how many articles have been looked at since it was last called.
    """
    _begin(anew=anew)
    while count := _go_on():
        progress(count)
    with transaction.atomic():
        state = lock_state()
        gone = SearchText.objects.filter(~Exists(Article.objects.filter(pk=OuterRef("article_id"))))
        _write(list(gone.values_list("article_id", flat=True)), {})
        current_engine().tidy()
        state.position = None
        state.save()
    index_pending()


def is_whole() -> bool:
    """Whether the index holds, or can hold, every article in today's folding, and no rebuilding is under way."""
    state = SearchState.objects.first()
    return state is not None and state.position is None and state.fingerprint == site_folding().fingerprint


def lock_state() -> SearchState:
    """The state, held until the end of the transaction."""
    SearchState.objects.get_or_create(pk=1)
    return SearchState.objects.select_for_update().get(pk=1)


@transaction.atomic
def _begin(*, anew: bool) -> None:
    state = lock_state()
    engine = current_engine()
    if anew or not engine.is_sound():
        engine.drop()
        engine.create()
        SearchText.objects.all().delete()
        state.position = 0
    fingerprint = site_folding().fingerprint
    if state.position is None or state.fingerprint != fingerprint:
        state.position = 0
    state.fingerprint = fingerprint
    state.save()


@transaction.atomic
def _go_on() -> int:
    """Index the next articles by primary key; how many they were."""
    state = lock_state()
    if state.position is None:  # somebody else has come to the end
        return 0
    batch = list(Article.objects.filter(pk__gt=state.position).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if batch:
        _write(batch, documents(Article.objects.filter(pk__in=batch)))
        state.position = batch[-1]
        state.save()
    return len(batch)


def _write(article_pks: list[int], wanted: dict[int, Document]) -> None:
    """Make the index hold of these articles what is `wanted` of them, and nothing of those that are not in it."""
    SearchPending.objects.filter(article_id__in=article_pks).delete()
    stored = {row.article_id: row for row in SearchText.objects.filter(article__in=article_pks)}
    stale = [row for pk, row in stored.items() if not _is_current(row, wanted.get(pk))]
    engine = current_engine()
    engine.remove(stale)
    SearchText.objects.filter(key__in=[row.key for row in stale]).delete()
    kept = stored.keys() - {row.article_id for row in stale}
    new = [SearchText(article_id=pk, title=each.title, text=each.text) for pk, each in wanted.items() if pk not in kept]
    _give_keys(new, {pk: wanted[pk].day.toordinal() for pk in wanted})
    SearchText.objects.bulk_create(new)
    engine.add(new)


def _is_current(row: SearchText, document: Document | None) -> bool:
    return document is not None and (row.key // DAY, row.title, row.text) == (
        document.day.toordinal(),
        document.title,
        document.text,
    )


def _give_keys(rows: list[SearchText], ordinals: dict[int, int]) -> None:
    """The next keys of their days."""
    following: dict[int, int] = {}
    for row in rows:
        day = ordinals[row.article_id]
        if day not in following:
            last = SearchText.objects.filter(key__gte=day * DAY, key__lt=(day + 1) * DAY).aggregate(last=Max("key"))
            following[day] = day * DAY if last["last"] is None else last["last"] + 1
        if following[day] >= (day + 1) * DAY:
            raise DayIsFull(date.fromordinal(day))
        row.key = following[day]
        following[day] += 1
