"""Scans and photographs: readers get the copies of what is published, editors the original bytes too."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Scan


@require_safe
def scan_copy(request: HttpRequest, digest: str, width: int) -> HttpResponseBase:
    scan = get_object_or_404(Scan, digest=digest)
    if width not in scan.copy_widths:
        raise Http404
    if Scan.objects.published().filter(pk=scan.pk).exists():
        # A hash names its bytes for ever; a day, so that a withdrawn picture does not live on in caches for a year.
        return _file(scan.copy_path(width), "image/webp", "public, max-age=86400, immutable")
    if request.user.has_perm("articles.view_scan"):
        return _file(scan.copy_path(width), "image/webp", "private, no-store")
    raise Http404


@require_safe
def scan_original(request: HttpRequest, digest: str) -> HttpResponseBase:
    """The bytes as they came, as a download; to editors only."""
    if not request.user.has_perm("articles.view_scan"):
        raise Http404
    scan = get_object_or_404(Scan, digest=digest)
    response = _file(scan.original_path(), scan.stored.media_type, "private, no-store")
    response["Content-Disposition"] = f'attachment; filename="{scan.digest[:16]}{scan.original_path().suffix}"'
    return response


def _file(path: Path, media_type: str, cache_control: str) -> FileResponse:
    try:
        response = FileResponse(path.open("rb"), content_type=media_type)
    except OSError:
        raise Http404 from None
    response["Cache-Control"] = cache_control
    response["X-Content-Type-Options"] = "nosniff"
    return response
