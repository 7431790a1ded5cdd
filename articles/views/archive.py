"""Ways through the archive: a newspaper, an edition by year and month, a category, a contributor."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article, Category, Contributor, Edition, Issue, Newspaper
from articles.models.article import ArticleQuerySet
from articles.models.holdings import holdings
from articles.models.issue import IssueQuerySet
from articles.views.frame import public_page

ARTICLES_A_PAGE = 50


@require_safe
def newspaper_detail(request: HttpRequest, newspaper: str) -> HttpResponse:
    """A newspaper: its editions, what is held from when to when, and the gaps."""
    paper = get_object_or_404(Newspaper, slug=newspaper)
    held = holdings(paper)
    context = {"newspaper": paper, "holdings": held}
    changed = [paper.updated_at, *(edition.last_change for edition in held)]
    return public_page(request, "newspaper_detail", context, changed=changed)


@require_safe
def edition_detail(request: HttpRequest, newspaper: str, edition: str) -> HttpResponse:
    """An edition: its years, and the issues of the latest one."""
    found = _edition(newspaper, edition)
    years = Issue.objects.published().filter(edition=found).years()
    issues = _issues(found).filter(date__year=years[0]) if years else _issues(found).none()
    return _issue_list(request, "edition_detail", found, issues, years=years, year=years[0] if years else None)


@require_safe
def edition_year(request: HttpRequest, newspaper: str, edition: str, year: int) -> HttpResponse:
    found = _edition(newspaper, edition)
    issues = _issues(found).filter(date__year=year)
    years = Issue.objects.published().filter(edition=found).years()
    if year not in years:
        raise Http404
    return _issue_list(request, "edition_year", found, issues, years=years, year=year)


@require_safe
def edition_month(request: HttpRequest, newspaper: str, edition: str, year: int, month: int) -> HttpResponse:
    found = _edition(newspaper, edition)
    issues = _issues(found).filter(date__year=year, date__month=month)
    if not issues:
        raise Http404
    return _issue_list(request, "edition_month", found, issues, years=[year], year=year, month=month)


@require_safe
def category_detail(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category.objects.with_published_articles(), slug=slug)
    return _article_list(request, "category_detail", {"category": category}, Article.objects.filter(category=category))


@require_safe
def contributor_detail(request: HttpRequest, slug: str) -> HttpResponse:
    contributor = get_object_or_404(Contributor.objects.with_published_articles(), slug=slug)
    theirs = Article.objects.filter(bylines__contributor=contributor).distinct()
    return _article_list(request, "contributor_detail", {"contributor": contributor}, theirs)


def _edition(newspaper: str, edition: str) -> Edition:
    found: Edition = get_object_or_404(Edition.objects.for_detail(), newspaper__slug=newspaper, slug=edition)
    return found


def _issues(edition: Edition) -> IssueQuerySet:
    """The issues that readers see, each with its leading article as `leads`."""
    leads = Prefetch("articles", Article.objects.leads(), to_attr="leads")
    issues: IssueQuerySet = Issue.objects.published().filter(edition=edition).with_edition()
    return issues.prefetch_related(leads).newest_first()


def _issue_list(
    request: HttpRequest,
    template: str,
    edition: Edition,
    issues: IssueQuerySet,
    *,
    years: list[int],
    year: int | None,
    month: int | None = None,
) -> HttpResponse:
    """Issues of a year or a month, newest first: a year of a daily paper is 366 rows, and nothing is counted."""
    listed = list(issues)
    context = {
        "edition": edition,
        "newspaper": edition.newspaper,
        "issues": listed,
        "years": years,
        "year": year,
        "month": month,
    }
    changed = [edition.updated_at, *(issue.updated_at for issue in listed)]
    return public_page(request, template, context, changed=changed)


def _article_list(
    request: HttpRequest, template: str, context: dict[str, object], articles: ArticleQuerySet
) -> HttpResponse:
    paginator = Paginator(articles.published().for_list().newest_first(), ARTICLES_A_PAGE)
    shown = paginator.get_page(request.GET.get("page"))
    changed = [article.updated_at for article in shown]
    return public_page(request, template, {**context, "articles": shown}, changed=changed)
