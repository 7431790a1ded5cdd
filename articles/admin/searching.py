"""The search boxes of the desk: the archive's own search, so that either script finds, drafts included."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.desk import DeskAdmin, bounded
from articles.chinese.segment import normal_text
from articles.models import Article, Issue
from articles.models.language import LANGUAGES, column
from articles.search import search
from articles.search.documents import site_folding
from articles.search.named_issues import named_issues
from articles.search.results import MOST_HITS, Order, Status
from articles.search.typed import parse_half_typed

Answer = tuple[QuerySet[Any], bool]


class ArticleSearch(DeskAdmin):
    """Articles by every word in them, and by the number of their issue."""

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Article], search_term: str) -> Answer:
        words = bounded(search_term)
        if not words.strip():
            return queryset, False
        result = search(words, among=queryset, order=Order.NEWEST)
        if result.status is Status.DAMAGED:
            messages.warning(
                request, _("The index is damaged: run manage.py rebuild_search. Only headlines are searched.")
            )
            return super().get_search_results(request, queryset, search_term)
        if result.has_more:
            messages.info(
                request, _("More than %(most)d articles were found; these are the newest.") % {"most": MOST_HITS}
            )
        return queryset.filter(pk__in=[*result.pks, *_by_issue_number(queryset, words.split())]), False


class NameSearch(DeskAdmin):
    """Things by their names in any language and either script; a word may be typed only half."""

    names = tuple(column("name", language) for language in LANGUAGES)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Answer:
        words = bounded(search_term)
        found, has_duplicates = super().get_search_results(request, queryset, words)
        query = parse_half_typed(words)
        if not query:
            return found, has_duplicates
        fold = site_folding()
        names = queryset.order_by().values_list("pk", *self.names)
        called = [pk for pk, *texts in names if query.matches(normal_text("\n".join(filter(None, texts)), fold))]
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=called[:MOST_HITS])), False


class IssueSearch(DeskAdmin):
    """Issues as readers call them, too: 第3490期, 2023年1月4日, 壬寅年十二月十三."""

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Issue], search_term: str) -> Answer:
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        called = [issue.pk for issue in named_issues(bounded(search_term), among=Issue.objects.all())]
        if not called:
            return found, has_duplicates
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(pk__in=called)), False


def _by_issue_number(articles: QuerySet[Article], words: list[str]) -> Iterable[int]:
    """Those of the issues whose number is among the words, if they have the other words: 晉江 3490."""
    numbers = [word for word in words if word.isascii() and word.isdigit() and len(word) < 10]
    if not numbers:
        return []
    others = " ".join(word for word in words if word not in numbers)
    return search(others, among=articles.filter(issue__number__in=numbers), order=Order.NEWEST).pks
