"""The error pages, in the site's design and the reader's language. They ask nothing of the database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.models.language import BCP47, current_language
from articles.views.frame import translations


def error_page(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    context = {
        "status": status,
        "title": title,
        "advice": advice,
        "lang": BCP47[current_language()],
        "translations": translations(request.path, ()),
    }
    response = HttpResponse(render_to_string("articles/error.html", context), status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    advice = _("The address or the form could not be read. Go back and try again.")
    return error_page(request, 400, _("This request could not be understood"), advice)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    advice = _("Your account may not do this. Ask an administrator of the archive.")
    return error_page(request, 403, _("Not allowed"), advice)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    advice = _("The form has expired, or cookies are switched off. Go back, load the page again and send it once more.")
    return error_page(request, 403, _("The form could not be checked"), advice)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    advice = _("There is nothing in the archive at this address. Look for it from the front page.")
    return error_page(request, 404, _("Page not found"), advice)


def gone(request: HttpRequest) -> HttpResponse:
    advice = _("This was part of the archive and has been withdrawn by its editors.")
    return error_page(request, 410, _("Withdrawn"), advice)


def server_error(request: HttpRequest) -> HttpResponse:
    advice = _("Something went wrong on our side; it has been noted. Please try again in a moment.")
    return error_page(request, 500, _("The page could not be produced"), advice)
