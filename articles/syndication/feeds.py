"""Atom feeds, in the language of the address: the latest articles of an edition, the newest hits of a search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.models import Article, Edition, Newspaper
from articles.models.language import BCP47, current_language, text_and_lang
from articles.search.address import Asked
from articles.search.results import Order
from articles.syndication.freshness import revalidated

ARTICLES_IN_A_FEED = 30


@require_safe
def edition_feed(request: HttpRequest, newspaper: str, edition: str) -> HttpResponse:
    found = get_object_or_404(Edition.objects.for_detail(), newspaper__slug=newspaper, slug=edition)
    articles = list(
        Article.objects.published().filter(issue__edition=found).for_list().newest_first()[:ARTICLES_IN_A_FEED]
    )
    feed = Atom1Feed(
        title=str(found),
        link=absolute(found.get_absolute_url()),
        description=str(text_and_lang(found.newspaper, "description")),
        language=BCP47[current_language()],
        feed_url=absolute(request.path),
        author_name=str(text_and_lang(found.newspaper, "name")),
    )
    for article in articles:
        _add(feed, article)
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    return revalidated(response, [found.updated_at, *(article.updated_at for article in articles)])


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest hits of a search, whatever its order; none where nothing is asked."""
    asked = Asked.of(request.GET).ordered(Order.NEWEST)
    pks = asked.result(Article.objects.published()).pks[:ARTICLES_IN_A_FEED] if asked else []
    held = Article.objects.published().for_list().in_bulk(pks)
    articles = [held[pk] for pk in pks if pk in held]
    paper = Newspaper.objects.by_age().first()
    name = str(text_and_lang(paper, "name")) if paper else _("Newspaper archive")
    found = _("Search: %(words)s") % {"words": asked.typed} if asked.typed else _("Search")
    feed = Atom1Feed(
        title=f"{found} | {name}",
        link=absolute(asked.address()),
        description="",
        language=BCP47[current_language()],
        feed_url=absolute(asked.address("search_feed")),
        author_name=name,
    )
    for article in articles:
        _add(feed, article)
    response = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    return revalidated(response, [article.updated_at for article in articles])


def _add(feed: Atom1Feed, article: Article) -> None:
    url = absolute(article.get_absolute_url())
    names = [str(text_and_lang(byline.contributor, "name")) for byline in article.bylines.all()]
    feed.add_item(
        title=str(text_and_lang(article, "headline")),
        link=url,
        unique_id=url,
        description=str(text_and_lang(article, "standfirst")),
        author_name="、".join(names) or None,
        pubdate=article.publish_at,
        updateddate=max(article.updated_at, article.publish_at or article.updated_at),
    )
