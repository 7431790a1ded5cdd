"""An article as linked data of schema.org: a NewsArticle in a PublicationIssue in a Newspaper."""

from typing import Any

from articles.addresses import absolute
from articles.models import Article, Contributor, Issue, Newspaper
from articles.models.language import BCP47, current_language, text_and_lang


def news_article(article: Article) -> dict[str, Any]:
    """The article in the active language; what is unknown or empty is left out."""
    headline, url = text_and_lang(article, "headline"), absolute(article.get_absolute_url())
    pictures = [image.scan for image in article.images.all()]
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "headline": str(headline),
            "description": str(text_and_lang(article, "standfirst")),
            "inLanguage": headline.lang,
            "datePublished": article.issue.date.isoformat(),
            "dateModified": article.updated_at.isoformat(timespec="seconds"),
            "articleSection": str(text_and_lang(article.category, "name")) if article.category else "",
            "identifier": article.short_code,
            "isAccessibleForFree": True,
            "author": [_person(byline.contributor) for byline in article.bylines.all()],
            "image": [absolute(scan.largest_url) for scan in pictures],
            "pagination": article.page.label if article.page else "",
            "workTranslation": _translations(article),
            "isPartOf": _issue(article.issue),
            "publisher": _publisher(article.issue.edition.newspaper),
        }
    )


def _person(contributor: Contributor) -> dict[str, str]:
    name = str(text_and_lang(contributor, "name"))
    return {"@type": "Person", "name": name, "url": absolute(contributor.get_absolute_url())}


def _issue(issue: Issue) -> dict[str, Any]:
    newspaper = issue.edition.newspaper
    return {
        "@type": "PublicationIssue",
        "url": absolute(issue.get_absolute_url()),
        "issueNumber": issue.number_range,
        "datePublished": issue.date.isoformat(),
        "isPartOf": {
            "@type": "Newspaper",
            "name": str(text_and_lang(newspaper, "name")),
            "url": absolute(newspaper.get_absolute_url()),
            "sameAs": newspaper.website_url,
        },
    }


def _publisher(newspaper: Newspaper) -> dict[str, str]:
    return {
        "@type": "NewsMediaOrganization",
        "name": str(text_and_lang(newspaper, "name")),
        "url": newspaper.website_url,
        "email": newspaper.email,
    }


def _translations(article: Article) -> list[dict[str, str]]:
    others = [language for language in article.languages() if language != current_language()]
    return [{"@type": "NewsArticle", "inLanguage": BCP47[language]} for language in others]


def _without_empty(value: dict[str, Any]) -> dict[str, Any]:
    kept = {key: _without_empty(part) if isinstance(part, dict) else part for key, part in value.items()}
    return {key: part for key, part in kept.items() if part not in ("", [], {}, None)}
