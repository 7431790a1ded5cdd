"""A page of an issue, as printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article, Page
from articles.models.issue import IssueKey
from articles.views.errors import gone
from articles.views.frame import public_page


@require_safe
def page_detail(request: HttpRequest, newspaper: str, edition: str, key: IssueKey, position: int) -> HttpResponse:
    """A page of an issue: its scan where there is one, and its text exactly as received."""
    pages = Page.objects.for_detail().of_issue(newspaper, edition, key)
    page = get_object_or_404(pages, position=position)
    if page.issue.is_gone:
        return gone(request)
    if not page.issue.is_public:
        raise Http404
    context = {
        "page": page,
        "is_withheld": not Page.objects.published().filter(pk=page.pk).exists(),
        "issue": page.issue,
        "edition": page.issue.edition,
        "newspaper": page.issue.edition.newspaper,
        "articles": list(Article.objects.published().filter(page=page).in_order()),
        "pages": list(Page.objects.published().for_detail().filter(issue=page.issue).without_source()),
    }
    return public_page(request, "page_detail", context, changed=[page.updated_at, page.issue.updated_at])
