"""No request, however odd, makes the site fail: unknown is 404, unreadable is 400, nothing is 500."""

import random
from urllib.parse import quote

import pytest
from django.test import Client

from articles.addresses import path_in
from articles.models.language import LANGUAGES
from tests.public_site import ARTICLE, EDITION, ISSUE, ask, fill_archive, load_real_issue

pytestmark = pytest.mark.django_db

SEED = 20230104
DAY = "2023-01-04"
HUGE = "9" * 5000
NUMBERS = (
    "0",
    "-1",
    "00",
    "01",
    "１",
    "٣",
    "1.0",
    "1e9",
    "2147483648",
    "9223372036854775808",
    HUGE,
    "NaN",
    "1%00",
    "1%0A",
)
DAYS = (
    "0000-01-01",
    "2023-00-01",
    "2023-01-00",
    "2023-01-32",
    "2023-02-29",
    "2023-13-01",
    "9999-12-31",
    "0001-01-01",
    "99999-01-01",
    "２０２３-０１-０４",
    "20230104",
    "2023-1-4",
    f"{DAY}-0",
    f"{DAY}-1",
    f"{DAY}-01",
    f"{DAY}-99999",
    f"{DAY}-{HUGE}",
    f"{DAY}%0A",
    f"{DAY}%00",
    f" {DAY}",
)
YEARS = ("0000", "0001", "1000", "2101", "9999", "10000", "-2023", "２０２３", "2023%0A", HUGE)
MONTHS = ("00", "13", "1", "001", "０１", "-1", "01%0A", HUGE)
CODES = (
    "JJ",
    "JJ0",
    "JJ-1",
    "JJ3490-",
    "JJ3490-00",
    "JJ3490.1",
    "JJ3490%0A",
    f"JJ{HUGE}",
    "JJ２",
    "JJ9999999999",
    "ＪＪ3490",
)
PAGES = ("0", "-1", "abc", "９", "1e9", "999999999", HUGE, "", "1.5", "\x00", "last", "9223372036854775808")

ODD_PATHS = [
    *[f"{ISSUE}{number}/" for number in NUMBERS],
    *[f"{ISSUE}pages/{number}/" for number in NUMBERS],
    *[f"{EDITION}/{day}/" for day in DAYS],
    *[f"{EDITION}/{day}/1/" for day in DAYS],
    *[f"{EDITION}/{year}/" for year in YEARS],
    *[f"{EDITION}/{year}/01/" for year in YEARS],
    *[f"{EDITION}/2023/{month}/" for month in MONTHS],
    *[f"{EDITION}/2023/{month}/sitemap.xml" for month in MONTHS],
    *[f"/{code}" for code in CODES],
    *[f"/scans/{'0' * 64}-{number}.webp" for number in NUMBERS],
    f"/scans/{'0' * 63}/original",
    f"/scans/{'0' * 65}/original",
    f"/scans/{'A' * 64}/original",
    "/scans/../../../../etc/passwd",
    "/static/../newsroom/settings.py",
    "/static/%2e%2e/%2e%2e/newsroom/settings.py",
    f"/people/{'李' * 101}/",
    f"/people/{'a' * 100_000}/",
    "/people/%FF/",
    "/people/%ED%A0%80/",
    "/people/%00/",
    "/people/../about/",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/about/%0D%0ASet-Cookie:%20a=b/",
    f"{ARTICLE}x.css",
    f"{ARTICLE}index.html",
    f"{ARTICLE}?_connector=OR&issue__status=draft",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_address_out_of_range_is_not_found(language: str) -> None:
    load_real_issue()
    answers = {path: ask(path_in(language, quote(path, safe="/%?=&."))).status for path in ODD_PATHS}
    fine = {f"{ARTICLE}?_connector=OR&issue__status=draft"}

    assert {path for path, status in answers.items() if status == 200} == fine
    assert {path[:80]: status for path, status in answers.items() if status not in (200, 301, 404)} == {}


@pytest.mark.parametrize("page", PAGES)
def test_page_number_out_of_range_shows_a_page_there_is(page: str) -> None:
    article = fill_archive()
    lists = (article.category.get_absolute_url(), article.bylines.get().contributor.get_absolute_url())

    assert [ask(f"{path}?page={quote(page)}").status for path in lists] == [200, 200]


def test_trailing_slash_redirect_stays_on_the_site() -> None:
    load_real_issue()
    for path in ("//evil.example", "/%5Cevil.example", "///evil.example", "/en//evil.example"):
        answer = ask(path)
        assert (answer.status, answer.headers.get("Location", "")) in {
            (404, ""),
            (301, "/%2Fevil.example/"),
        }


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "", "localhost:abc", "[::1", "a" * 300, "報.example"]
)
def test_host_that_is_not_ours_is_refused(host: str) -> None:
    assert ask("/about/", host=host).status == 400


def test_forwarded_host_is_not_believed() -> None:
    load_real_issue()
    usual = ask(ARTICLE)
    forged = ask(ARTICLE, x_forwarded_host="evil.example", x_forwarded_proto="https", forwarded="host=evil.example")

    assert forged.content == usual.content


def fuzz(count: int) -> dict[str, int]:
    """Paths put together from pieces of real ones and from junk, with the statuses that are failures."""
    chance = random.Random(SEED)
    client = Client(raise_request_exception=False)
    pieces = [
        *EDITION.strip("/").split("/"),
        DAY,
        "2023",
        "01",
        "1",
        "pages",
        "people",
        "李玲玲",
        "categories",
        "about",
    ]
    pieces += ["scans", "0" * 64, "feed.atom", "sitemap.xml", "JJ3490", "JJ3490-01", "admin", "en", "zh-hans", "static"]
    failures = {}
    for _request in range(count):
        path = "/" + "/".join(mutated(chance, chance.choice(pieces)) for _step in range(chance.randint(1, 6)))
        path = path_in(chance.choice(LANGUAGES), path) + chance.choice(("", "/", "//", "?page=" + junk(chance)))
        method = chance.choices(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"), (12, 2, 1, 1, 1, 1, 1))[0]
        status = ask(path, client, method).status
        if status >= 500:
            failures[f"{method} {path}"] = status
    return failures


def mutated(chance: random.Random, piece: str) -> str:
    """The piece as it is in four of six cases, else altered."""
    change = chance.randrange(6)
    if change == 0:
        place = chance.randrange(len(piece) + 1)
        piece = piece[:place] + junk(chance) + piece[place:]
    elif change == 1:
        piece = chance.choice((junk(chance), piece * 2, piece[:-1], piece.swapcase(), piece[::-1], HUGE[:400]))
    return piece if "%" in piece else quote(piece)


def junk(chance: random.Random) -> str:
    """Percent-encoded bytes, some of them no UTF-8, or characters from anywhere."""
    if chance.random() < 0.5:
        return "".join(f"%{chance.randrange(256):02X}" for _byte in range(chance.randint(1, 6)))
    codes = (chance.choice((chance.randrange(1, 128), chance.randrange(128, 0xD800))) for _place in range(4))
    return quote("".join(map(chr, codes)))


@pytest.mark.parametrize("count", [500, pytest.param(5000, marks=pytest.mark.slow)])
def test_random_requests_never_make_the_site_fail(count: int) -> None:
    load_real_issue()

    assert fuzz(count) == {}
