"""Scans and pictures: kept under the hash of their bytes, served in copies, described for those who do not see them."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from articles.models import ArticleImage, Scan
from articles.scans import ScanRefused
from tests import factories


def png(width: int = 1200, height: int = 800) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "white").save(file, "PNG")
    return file.getvalue()


def width_of(path: Path) -> int:
    with Image.open(path) as image:
        return image.width


@pytest.mark.django_db
def test_kept_file_is_one_row_however_often_it_comes() -> None:
    content = png()
    first = Scan.objects.keep(BytesIO(content), name="第一版.png")
    again = Scan.objects.keep(BytesIO(content), name="another name.png")
    assert (first, again.name, Scan.objects.count()) == (again, "第一版.png", 1)
    assert (first.digest, first.format, first.width, first.height, first.size) == (
        sha256(content).hexdigest(),
        "PNG",
        1200,
        800,
        len(content),
    )
    assert first.original_path().read_bytes() == content
    assert first.original_path().is_relative_to(settings.SCANS_ROOT)
    assert [width_of(first.copy_path(width)) for width in first.copy_widths] == list(first.copy_widths)


@pytest.mark.django_db
def test_long_file_name_is_cut() -> None:
    assert Scan.objects.keep(BytesIO(png()), name="版" * 300).name == "版" * 200


@pytest.mark.django_db
def test_file_that_is_no_image_is_refused_without_a_row() -> None:
    with pytest.raises(ScanRefused):
        Scan.objects.keep(BytesIO(b"<svg/>"))
    assert Scan.objects.count() == 0


def test_copies_have_addresses_by_hash_and_width() -> None:
    scan = Scan(digest="ab" * 32, format="PNG", width=100, height=50, size=9)
    [width] = scan.copy_widths
    assert (scan.smallest_url, scan.srcset()) == (
        f"/scans/{'ab' * 32}-{width}.webp",
        f"/scans/{'ab' * 32}-{width}.webp {width}w",
    )
    wide = Scan(digest="ab" * 32, format="PNG", width=9000, height=50, size=9)
    assert wide.srcset() == ", ".join(f"{wide.copy_url(width)} {width}w" for width in wide.copy_widths)
    assert len(wide.copy_widths) == 3


def test_scan_is_called_by_its_file_name_or_hash() -> None:
    rows = [Scan(digest="ab" * 32, format="PNG", width=9, height=5, name=name) for name in ("第一版.png", "")]
    assert [str(row) for row in rows] == ["第一版.png (PNG, 9 × 5)", "abababababab (PNG, 9 × 5)"]


@pytest.mark.django_db
def test_pictures_of_an_article_stand_in_their_order_and_its_language() -> None:
    article = factories.ArticleFactory(original_language="en", headline_zh_hant="新徵程")
    second, first = (factories.ArticleImageFactory(article=article, order=order) for order in (2, 1))
    assert list(ArticleImage.objects.filter(article=article)) == [first, second]
    assert (str(first), first.original_language) == ("新徵程 – 1", "en")
