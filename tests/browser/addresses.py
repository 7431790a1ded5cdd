"""Every page of a running site, as its own sitemap tells."""

import urllib.request
from xml.etree import ElementTree

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def fetched(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as response:
        body: bytes = response.read()
    return body


def locations(sitemap_url: str) -> list[str]:
    root = ElementTree.fromstring(fetched(sitemap_url))  # noqa: S314 - our own site's
    return [str(location.text) for location in root.iter(LOCATION)]


def public_pages(site_url: str) -> list[str]:
    """The addresses of all pages in all languages, sorted."""
    return sorted(page for part in locations(f"{site_url}/sitemap.xml") for page in locations(part))


def article_page(site_url: str) -> str:
    """The first article of the archive, in its original language."""
    return next(
        page for page in public_pages(site_url) if page.endswith("/1/") and "/pages/" not in page and "/en/" not in page
    )
