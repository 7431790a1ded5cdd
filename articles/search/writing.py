"""Keeping the index: what changes is indexed, what is gone is forgotten, and all of it can be made anew.

Whoever writes holds the one row of `SearchState`, so that writers of the index wait for each other on every database.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import date
from time import sleep

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from articles.models import Article
from articles.models.bulk import in_batches
from articles.models.search_index import DAY, SearchPending, SearchState, SearchText
from articles.search.documents import FORM, Document, documents, index_form
from articles.search.engine import current_engine, key_range

BATCH = 100  # articles written in one transaction: others who write wait for so long
PAUSE = 0.01  # seconds between two batches of a rebuild, for them to come in

Progress = Callable[[int, int], None]

logger = logging.getLogger(__name__)


def index(article_pks: Iterable[int]) -> None:
    """Bring the index up to date with these articles, as they are in the database now; forget those that are gone."""
    for batch in in_batches(sorted(set(article_pks)), BATCH):
        with transaction.atomic():
            _lock_state()
            _index(batch)


def remove(article_pks: Iterable[int]) -> None:
    """Forget these articles, whether they are still there or not."""
    for batch in in_batches(sorted(set(article_pks)), BATCH):
        with transaction.atomic():
            _lock_state()
            _take_notes(batch)
            _write(batch, {})


def index_pending() -> None:
    """Index what has been noted as changed: after a commit, and what a killed process left behind."""
    noted = SearchPending.objects.order_by("article_id").values_list("article_id", flat=True).distinct()
    while pks := list(noted[:BATCH]):
        index(pks)


def rebuild(*, anew: bool = False, progress: Progress = lambda _done, _total: None) -> None:
    """Make the index agree with the archive, article by article; go on where an earlier call was stopped.

    Searches go on meanwhile. Where the index is damaged or missing, or `anew` is asked for, it begins empty, and they
    find what is in it already. `progress` is told how many articles have been looked at, those of the earlier call
    among them, and of how many: at the beginning and after each batch.
    """
    done, total = _begin(anew=anew), Article.objects.count()
    progress(done, total)
    while not _finish():
        while count := _go_on():
            done += count
            progress(done, total)
            sleep(PAUSE)
    gone = SearchText.objects.filter(~Exists(Article.objects.filter(pk=OuterRef("article_id"))))
    remove(gone.values_list("article_id", flat=True))
    index_pending()


def is_whole() -> bool:
    """Whether the index holds, or can hold, every article in today's folding, and no rebuilding is under way."""
    state = SearchState.objects.first()
    return state is not None and state.position is None and state.fingerprint == index_form()


def _lock_state() -> SearchState:
    """The state, held until the end of the transaction."""
    SearchState.objects.get_or_create(pk=1)
    return SearchState.objects.select_for_update().get(pk=1)


@transaction.atomic
def _begin(*, anew: bool) -> int:
    """Begin or go on; how many articles have been looked at already."""
    state = _lock_state()
    engine = current_engine()
    form = index_form()
    is_of_another_form = not state.fingerprint.startswith(f"{FORM}-")  # its texts cannot be forgotten term by term
    if anew or is_of_another_form or not engine.is_sound():
        engine.drop()
        engine.create()
        SearchText.objects.all().delete()
        state.position = 0
    if state.position is None or state.fingerprint != form:
        state.position = 0
    state.fingerprint = form
    state.save()
    return Article.objects.filter(pk__lte=state.position).count()


@transaction.atomic
def _go_on() -> int:
    """Index the next articles by primary key; how many they were."""
    state = _lock_state()
    if state.position is None:  # somebody else has come to the end
        return 0
    batch = list(Article.objects.filter(pk__gt=state.position).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if batch:
        _index(batch)
        state.position = batch[-1]
        state.save()
    return len(batch)


@transaction.atomic
def _finish() -> bool:
    """Whether it is done; not where articles are left, because somebody else began anew in the meantime."""
    state = _lock_state()
    if state.position is not None:
        if Article.objects.filter(pk__gt=state.position).exists():
            return False
        current_engine().tidy()
        state.position = None
        state.save()
    return True


def _index(article_pks: list[int]) -> None:
    _take_notes(article_pks)
    _write(article_pks, documents(Article.objects.filter(pk__in=article_pks)))


def _take_notes(article_pks: list[int]) -> None:
    """Before the words are read: who changes them after that leaves a new note."""
    SearchPending.objects.filter(article_id__in=article_pks).delete()


def _write(article_pks: list[int], wanted: dict[int, Document]) -> None:
    """Make the index hold of these articles what is `wanted` of them, and nothing of those that are not in it."""
    stored = {row.article_id: row for row in SearchText.objects.filter(article__in=article_pks)}
    stale = {pk: row for pk, row in stored.items() if not _is_current(row, wanted.get(pk))}
    engine = current_engine()
    engine.remove(stale.values())
    SearchText.objects.filter(key__in=[row.key for row in stale.values()]).delete()
    kept = stored.keys() - stale.keys()
    new = [SearchText(article_id=pk, title=each.title, text=each.text) for pk, each in wanted.items() if pk not in kept]
    keyed = _with_keys(new, {pk: each.day for pk, each in wanted.items()}, {pk: row.key for pk, row in stale.items()})
    SearchText.objects.bulk_create(keyed)
    engine.add(keyed)


def _is_current(row: SearchText, document: Document | None) -> bool:
    return document is not None and (row.key // DAY, row.title, row.text) == (
        document.day.toordinal(),
        document.title,
        document.text,
    )


def _with_keys(rows: list[SearchText], days: dict[int, date], before: dict[int, int]) -> list[SearchText]:
    """The rows with the keys that they had `before` on the same day, or the next of their days."""
    following: dict[date, int] = {}
    keyed = []
    for row in rows:
        day = days[row.article_id]
        first, last = key_range((day, day))
        row.key = before.get(row.article_id, -1)
        if not first <= row.key <= last:
            row.key = following[day] if day in following else _highest_key(first, last, before.values()) + 1
            following[day] = row.key + 1
        if row.key <= last:
            keyed.append(row)
        else:
            logger.error("Article %s cannot be found: %s has as many articles as a day can have.", row.article_id, day)
    return keyed


def _highest_key(first: int, last: int, before: Iterable[int]) -> int:
    stored: int | None = SearchText.objects.filter(key__range=(first, last)).aggregate(highest=Max("key"))["highest"]
    return max(stored or first - 1, *(key for key in before if first <= key <= last), first - 1)
