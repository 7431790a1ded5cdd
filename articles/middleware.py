"""Small steps round every page: the language of its address, the tag of its very bytes, its compression."""

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import get_conditional_response

from articles.addresses import language_of

GetResponse = Callable[[HttpRequest], HttpResponse]


def language_of_path(get_response: GetResponse) -> GetResponse:
    """The language is in the address and nowhere else.

    Django's own middleware also reads a cookie and Accept-Language, and so marks every page as varying by them.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def conditional_get(get_response: GetResponse) -> GetResponse:
    """Answer 304 to a reader who holds the same bytes.

    Only the ETag decides. A date alone would lie: a withdrawn article leaves no later date behind, and a scheduled
    one appears without any change. `Last-Modified` is told, for machines that list pages by their age.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
            return response
        if "ETag" not in response:
            response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
        if "If-None-Match" not in request.headers:
            return response
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    return middleware


class CompressPages(GZipMiddleware):
    """Compress what Django renders; scans are sent as they are, compressed once already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if response.streaming else super().process_response(request, response)
