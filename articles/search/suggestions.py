"""What a reader may mean while still typing: issues, people, headlines."""

from dataclasses import dataclass, field

from django.db import DatabaseError
from django.db.models import QuerySet

from articles.chinese.segment import normal_text
from articles.models import Article, Contributor, Issue
from articles.models.issue import IssueQuerySet
from articles.models.language import LANGUAGES, column
from articles.search.documents import site_folding
from articles.search.engine import current_engine
from articles.search.hits import Wanted, found
from articles.search.named_issues import named_issues
from articles.search.query import Query
from articles.search.typed import parse_half_typed

HEADLINES, PEOPLE = 5, 3
NEWEST = 200  # articles whose bylines are looked through for people


@dataclass(frozen=True)
class Suggestions:
    issues: list[Issue] = field(default_factory=list)
    people: list[Contributor] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)


def suggest(text: str, *, among: QuerySet[Article], issues: IssueQuerySet) -> Suggestions:
    """Of the articles `among` these: those with the words in their headlines, and the people who wrote some of them;
    of the `issues` those that are called so.

    The last word may be typed only half. At most six queries; nothing while the index is damaged.
    """
    named = named_issues(text, among=issues)
    query = parse_half_typed(text)
    if not query:
        return Suggestions(named)
    titles = Wanted(query, among, HEADLINES, in_title=True)
    newest = Wanted(query, among, NEWEST)
    try:
        in_title, anywhere = found(titles, newest)
    except DatabaseError as error:
        if current_engine().is_damage(error):
            return Suggestions(named)
        raise
    articles = Article.objects.for_list().in_bulk([each.pk for each in in_title])
    people = _people(query, [each.pk for each in anywhere])
    return Suggestions(named, people, [articles[each.pk] for each in in_title if each.pk in articles])


def _people(query: Query, pks: list[int]) -> list[Contributor]:
    """Those in the bylines of these articles whose own name has one of the words."""
    people = Contributor.objects.filter(bylines__article__in=pks).distinct().order_by("pk")
    return [person for person in people if _is_called(person, query)][:PEOPLE]


def _is_called(person: Contributor, query: Query) -> bool:
    fold = site_folding()
    names = [normal_text(getattr(person, column("name", language)) or "", fold) for language in LANGUAGES]
    return any(phrase.needle in name for phrase in query.phrases() for name in names)
