"""The site's addresses, and some that fail, for the tests of the error pages."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from articles.views.errors import gone
from newsroom.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

SECRET = "geheim-4711"
ERRORS: dict[int, Exception] = {400: BadRequest(SECRET), 403: PermissionDenied(SECRET), 404: Http404(SECRET)}


def fail(request: HttpRequest, status: int) -> HttpResponse:
    if status == 410:
        return gone(request)
    raise ERRORS.get(status, RuntimeError(SECRET))


urlpatterns = i18n_patterns(
    path("fail/<int:status>/", fail),
    path("", include("articles.urls")),
    prefix_default_language=False,
)
