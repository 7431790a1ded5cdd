"""Finding: what a reader looks for, what is found, and what is near where nothing is."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.addresses import path_in, path_without_language
from articles.chinese.festivals import FESTIVALS
from articles.days import short_day
from articles.models import Article, Issue
from articles.models.article import ArticleQuerySet
from articles.models.language import LocalText, current_language, in_script, side_by_side, text_and_lang
from articles.search import suggest
from articles.search.address import Asked
from articles.search.excerpt import Excerpt, excerpt
from articles.search.marks import Marker, marker_of
from articles.search.named_issues import named_issues
from articles.search.nearest import nearest_words
from articles.search.query import LONGEST, MOST_TERMS
from articles.search.results import MOST_HITS, Order, Result, Status, count_without_each
from articles.syndication.freshness import revalidated
from articles.views.frame import public_page
from articles.views.search_kinds import chosen, kinds

HITS_A_PAGE = 20


@dataclass(frozen=True)
class Hit:
    article: Article
    excerpt: Excerpt | None
    address: str  # of the passage, with the words to be marked there


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The form alone, or what is found; every search is an address."""
    asked = Asked.of(request.GET)
    context: dict[str, Any] = {
        "asked": asked,
        "unreadable": asked.filters.unreadable(),
        "festivals": FESTIVALS,
        "longest": LONGEST,
        "most_terms": MOST_TERMS,
        "most": MOST_HITS,
        "orders": list(Order),
    }
    context |= _answer(asked, request.GET.get("page")) if asked else {"held": Issue.objects.published().extent()}
    changed = [hit.article.updated_at for hit in context.get("hits", ())]
    return public_page(request, "search", context, changed=changed, keeps_query=True)


def _answer(asked: Asked, number: str | None) -> dict[str, Any]:
    articles = Article.objects.published()
    result = asked.result(articles)
    marker = marker_of(result.query)
    page = Paginator(result.pks, HITS_A_PAGE).get_page(number)
    return {
        "result": result,
        "is_damaged": result.status is Status.DAMAGED,
        "is_being_built": result.status is Status.BEING_BUILT,
        "page": page,
        "hits": _hits(page, asked, marker),
        "marker": marker,
        "named": named_issues(asked.typed, among=Issue.objects.published()),
        "kinds": kinds(asked, result.facets),
        "many_papers": len(result.facets.newspapers) > 1,
        "chosen": chosen(asked, result.facets),
        **({} if result.pks else _near(asked, result, articles)),
    }


@require_safe
def search_suggest(request: HttpRequest) -> JsonResponse:
    """What may be meant by what has been typed so far, for the form's own script."""
    typed = request.GET.get("q", "").strip()
    found = suggest(typed, among=Article.objects.published(), issues=Issue.objects.published()) if typed else None
    rows: list[dict[str, str]] = []
    if found:
        rows += [_row(_("Issue"), _called(issue), issue.get_absolute_url()) for issue in found.issues]
        rows += [_row(_("Contributor"), text_and_lang(each, "name"), each.get_absolute_url()) for each in found.people]
        rows += [
            _row(_("Headline"), text_and_lang(each, "headline"), each.get_absolute_url()) for each in found.articles
        ]
    response = JsonResponse({"suggestions": rows}, json_dumps_params={"ensure_ascii": False})
    revalidated(response, [])
    return response


def _called(issue: Issue) -> str:
    """晉江經濟報 菲律賓版 第3490期 2023年1月4日."""
    number = _("No. %(number)s") % {"number": issue.number_range} if issue.number_range else ""
    return side_by_side(issue.edition, number, short_day(issue.date))


def _row(kind: str, text: LocalText | str, address: str) -> dict[str, str]:
    language = text.lang if isinstance(text, LocalText) else ""
    return {"kind": kind, "text": str(text), "lang": language, "address": address}


def _hits(page: Page, asked: Asked, marker: Marker | None) -> list[Hit]:
    articles = Article.objects.published().for_search().in_bulk(list(page))
    found = [articles[pk] for pk in page if pk in articles]
    return [_hit(article, excerpt(article, marker), asked) for article in found]


def _hit(article: Article, passage: Excerpt | None, asked: Asked) -> Hit:
    """A passage of another language stands in the page of that language."""
    path = article.get_absolute_url()
    if passage and passage.text.asked != current_language():
        path = path_in(passage.text.asked, path_without_language(path))
    words = f"?{urlencode({'q': asked.typed})}" if asked.typed else ""
    anchor = f"#{passage.anchor}" if passage and passage.anchor else ""
    return Hit(article, passage, f"{path}{words}{anchor}")


def _near(asked: Asked, result: Result, articles: ArticleQuerySet) -> dict[str, Any]:
    """Where nothing is found: what was looked through, fewer words, and words that are there."""
    held = Issue.objects.published().extent()
    if not result.query or result.status is Status.DAMAGED:
        return {"held": held}
    among = asked.among(articles)
    days = asked.filters.days()
    fewer = count_without_each(result.query, among=among, days=days)
    return {
        "held": held,
        "fewer": [(asked.with_words(query.typed), count) for query, count in fewer if count],
        "nearest": [
            asked.with_words(in_script(word).text) for word in nearest_words(result.query, among=among, days=days)
        ],
    }
