"""How long an answer may be kept: as long as anybody likes, if it is asked for again at each use."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from django.utils.http import http_date


def revalidated(response: HttpResponse, changed: Iterable[datetime | None]) -> HttpResponse:
    """To be asked for again, so that what is withdrawn is gone at once; `changed`: when the things shown last did."""
    if times := [time for time in changed if time is not None]:
        response["Last-Modified"] = http_date(max(times).timestamp())
    response["Cache-Control"] = "no-cache"
    return response
