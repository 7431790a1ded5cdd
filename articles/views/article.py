"""An article."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.models.issue import IssueKey
from articles.models.language import ENGLISH, current_language, text_and_lang
from articles.models.section import outline, printed_order
from articles.search.marks import marker_of_typed
from articles.syndication.schema_org import news_article
from articles.text import reading_length
from articles.views.errors import gone
from articles.views.frame import public_page

# What a practised reader takes in within a minute.
CHARACTERS, WORDS = 400, 230


@require_safe
def article_detail(request: HttpRequest, newspaper: str, edition: str, key: IssueKey, number: int) -> HttpResponse:
    articles = Article.objects.for_detail().of_issue(newspaper, edition, key)
    article = get_object_or_404(articles, number=number)
    if article.is_gone:
        return gone(request)
    if not article.is_public:
        raise Http404
    changed = [article.updated_at, article.publish_at, article.issue.updated_at, article.issue.publish_at]
    return public_page(
        request,
        "article_detail",
        {**_context(article), "marker": marker_of_typed(request.GET.get("q", ""))},
        changed=changed,
        languages=article.languages(),
        original=article.original_language,
        keeps_query="q" in request.GET,
    )


def _context(article: Article) -> dict[str, Any]:
    sections = list(article.sections.all())
    siblings = list(Article.objects.published().filter(issue=article.issue).exclude(pk=article.pk).in_order())
    texts = [text_and_lang(section, field) for section in sections for field in ("heading", "body")]
    length = reading_length(" ".join([*(section.label for section in sections), *map(str, texts)]))
    return {
        "article": article,
        "issue": article.issue,
        "edition": article.issue.edition,
        "newspaper": article.issue.edition.newspaper,
        "outline": outline(sections),
        "previous": next((other for other in reversed(siblings) if other.number < article.number), None),
        "following": next((other for other in siblings if other.number > article.number), None),
        "length": length,
        "minutes": max(1, round(length / (WORDS if current_language() == ENGLISH else CHARACTERS))),
        "joined_breaks": sum(section.joined_breaks for section in sections),
        "printed_order": printed_order(sections),
        "json_ld": news_article(article),
    }
