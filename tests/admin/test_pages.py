"""Pages and their scans: what a form may bring, what it must not change."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from PIL import Image

from articles.models import ArticleImage, Page, Scan
from tests.admin.conftest import Login
from tests.admin.forms import sent_by
from tests.factories import ArticleFactory, PageFactory, ScanFactory

pytestmark = pytest.mark.django_db


def picture(format_: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(file, format_)
    return file.getvalue()


def send(client: Client, page: Page, content: bytes, **changes: str) -> list[str]:
    """Save the page's form with a file; the errors at the file, if it is refused."""
    url = f"/en/admin/articles/page/{page.pk}/change/"
    fields = sent_by(client.get(url), "page_form") | changes
    answer = client.post(url, {**fields, "upload": SimpleUploadedFile("第一版.png", content)})
    page.refresh_from_db()
    with override("en"):
        return [] if answer.status_code == 302 else list(answer.context["adminform"].form.errors["upload"])


def test_a_scan_that_is_sent_is_kept_and_belongs_to_the_page(desk: Client) -> None:
    page = PageFactory()

    assert send(desk, page, picture()) == []
    assert (page.scan.name, page.scan.format, page.scan.width, page.scan.original_path().read_bytes()) == (
        "第一版.png",
        "PNG",
        60,
        picture(),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no image", "The file is not an image."),
        (b"%PDF-1.7 ...", "The file is PDF; only JPEG, PNG, WebP and TIFF are accepted."),
        (picture()[:-30], "The PNG image ends early or is damaged."),
    ],
)
def test_a_file_that_is_no_scan_is_refused_with_the_reason(desk: Client, content: bytes, reason: str) -> None:
    page = PageFactory()

    assert send(desk, page, content) == [reason]
    assert (page.scan, Scan.objects.count()) == (None, 0)


@pytest.mark.parametrize("text", ["第一行\n第二行", " 空白\n\n", "一\r\n二\r三", "\n先空一行"])
def test_a_source_text_that_nobody_touched_stays_byte_for_byte(desk: Client, text: str) -> None:
    page = PageFactory(source_text=text)

    assert send(desk, page, picture(), label="第一版") == []
    assert (page.source_text, page.label) == (text, "第一版")


def test_a_source_text_that_is_typed_keeps_its_blanks_and_has_line_feeds(desk: Client) -> None:
    page = PageFactory()

    send(desk, page, picture(), source_text="　首行\r\n尾行　\r\n")

    assert page.source_text == "　首行\n尾行　\n"


@pytest.mark.parametrize(("field", "lines"), [("furniture_lines", "[1, 3]"), ("unplaced_lines", '{"1": 2}')])
def test_line_numbers_that_are_not_on_the_page_are_refused(desk: Client, field: str, lines: str) -> None:
    page = PageFactory(source_text="一\n二")
    url = f"/en/admin/articles/page/{page.pk}/change/"
    fields = sent_by(desk.get(url), "page_form")

    answer = desk.post(url, fields | {field: lines})

    assert list(answer.context["adminform"].form.errors) == [field]


def test_a_picture_of_an_article_needs_a_file_or_a_scan(desk: Client) -> None:
    article, scan = ArticleFactory(), ScanFactory()
    url = f"/en/admin/articles/article/{article.pk}/change/"
    fields = sent_by(desk.get(url), "article_form") | {"images-TOTAL_FORMS": "1", "images-0-credit": "攝影"}

    refused = desk.post(url, fields)
    chosen = desk.post(url, fields | {"images-0-scan": str(scan.pk)})

    assert (refused.status_code, chosen.status_code) == (200, 302)
    assert ArticleImage.objects.get().scan == scan


def test_a_picture_can_be_sent_with_its_article(desk: Client) -> None:
    article = ArticleFactory()
    url = f"/en/admin/articles/article/{article.pk}/change/"
    fields = sent_by(desk.get(url), "article_form") | {"images-TOTAL_FORMS": "1", "images-0-caption_zh_hant": "夜景"}

    desk.post(url, {**fields, "images-0-upload": SimpleUploadedFile("a.jpg", picture("JPEG"))})

    image = ArticleImage.objects.get()
    assert (image.scan.format, image.caption_zh_hant, image.order) == ("JPEG", "夜景", 1)


def test_scans_are_looked_at_with_their_original_and_never_changed(desk: Client, login: Login) -> None:
    scan = Scan.objects.keep(io.BytesIO(picture()), name="a.png")
    url = f"/admin/articles/scan/{scan.pk}/"

    page = desk.get(f"{url}change/").content.decode()
    answers = [desk.post(f"{url}{verb}/", {"post": "yes"}).status_code for verb in ("change", "delete")]

    assert (f"/scans/{scan.digest}/original" in page, answers) == (True, [403, 403])
    assert scan.smallest_url in desk.get("/admin/articles/scan/").content.decode()


def test_view_on_site_leads_to_pages_of_published_issues_only(desk: Client) -> None:
    pages = [PageFactory(issue__published=True), PageFactory()]

    found = [desk.get(f"/admin/articles/page/{page.pk}/change/").context.get("absolute_url") for page in pages]

    assert found == [pages[0].get_absolute_url(), None]
