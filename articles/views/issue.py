"""An issue: the front page, and an issue's own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article, Issue, Page
from articles.models.issue import IssueKey
from articles.models.section import outline
from articles.views.errors import gone
from articles.views.frame import public_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest issue as a front page; a welcome where the archive is empty."""
    # Found first, then joined: else the database looks for the neighbours of every issue, 16 s at 10,000 of them.
    latest = Issue.objects.published().newest_first().values("pk")[:1]
    issue = Issue.objects.for_detail().filter(pk=latest).first()
    if issue is None:
        return public_page(request, "home", {"issue": None})
    return _issue_page(request, "home", issue)


@require_safe
def issue_detail(request: HttpRequest, newspaper: str, edition: str, key: IssueKey) -> HttpResponse:
    issue = get_object_or_404(Issue.objects.for_detail().of_key(newspaper, edition, key))
    if issue.is_public:
        return _issue_page(request, "issue_detail", issue)
    if issue.is_gone:
        return gone(request)
    raise Http404


def _issue_page(request: HttpRequest, template: str, issue: Issue) -> HttpResponse:
    articles = list(Article.objects.published().filter(issue=issue).for_list().in_order())
    pages = list(Page.objects.published().for_detail().filter(issue=issue).without_source())
    lead = articles[0] if articles else None
    if lead:
        lead.issue = issue  # which knows already whether its number is doubled
    sections = list(lead.sections.all()) if lead else []
    context = {
        "issue": issue,
        "edition": issue.edition,
        "newspaper": issue.edition.newspaper,
        "pages": pages,
        "lead": lead,
        "outline": outline(sections),
        "articles": articles[1:],
        "before": issue.neighbour("before"),
        "after": issue.neighbour("after"),
        "missing": issue.missing_neighbours(),
    }
    changed = [issue.updated_at, issue.publish_at, *(article.updated_at for article in articles)]
    return public_page(request, template, context, changed=changed)
