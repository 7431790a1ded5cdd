"""About the archive, rights, contact."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.models import AboutText
from articles.views.frame import public_page


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    texts = AboutText.objects.in_order()
    return public_page(request, "about", {"texts": texts}, changed=[text.updated_at for text in texts])
