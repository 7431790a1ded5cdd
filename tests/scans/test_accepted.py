"""What is kept as a scan: which files, under which names, and the picture of them that is shown."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from articles.scans import WIDTHS, StoredScan, copy_path, copy_widths, original_path, store
from tests.scans.pictures import CORNERS, assert_corners, encoded, files, keep, page, shown


@pytest.mark.parametrize(
    ("format_", "extension", "media_type"),
    [
        ("JPEG", "jpg", "image/jpeg"),
        ("PNG", "png", "image/png"),
        ("WEBP", "webp", "image/webp"),
        ("TIFF", "tif", "image/tiff"),
    ],
)
def test_store_keeps_the_bytes_under_their_hash_with_copies(
    tmp_path: Path, format_: str, extension: str, media_type: str
) -> None:
    data = encoded(page((1200, 800)), format_)
    digest = hashlib.sha256(data).hexdigest()
    root = tmp_path / "media" / "scans"
    scan = keep(data, root)

    assert scan == StoredScan(digest, format_, 1200, 800, len(data))
    assert (scan.extension, scan.media_type) == (extension, media_type)
    folder = f"{digest[:2]}/{digest[2:4]}"
    assert files(root) == sorted(
        [f"{folder}/{digest}.{extension}", *(f"{folder}/{digest}-{width}.webp" for width in (480, 1080, 1200))]
    )
    assert original_path(root, digest, extension).read_bytes() == data
    for width, height in ((480, 320), (1080, 720), (1200, 800)):
        copy = shown(root, scan, width)
        assert copy.size == (width, height)
        assert_corners(copy, CORNERS)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(1, (1,)), (300, (300,)), (480, (480,)), (1000, (480, 1000)), (2160, WIDTHS), (9000, WIDTHS)],
)
def test_copy_widths_are_never_wider_than_the_original(width: int, widths: tuple[int, ...]) -> None:
    assert copy_widths(width) == widths


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n", "a" * 65])
def test_paths_are_made_of_digests_only(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256 digest"):
        original_path(tmp_path, digest, "jpg")
    with pytest.raises(ValueError, match="not a SHA-256 digest"):
        copy_path(tmp_path, digest, 480)


def test_store_trusts_the_bytes_not_the_name(tmp_path: Path) -> None:
    named = tmp_path / "page.php.jpg"
    named.write_bytes(encoded(page(), "PNG"))
    with named.open("rb") as file:
        scan = store(file, tmp_path / "store")

    assert (scan.format, scan.extension) == ("PNG", "png")


def test_store_keeps_what_follows_an_image_out_of_the_copies(tmp_path: Path) -> None:
    scan = keep(encoded(page(), "JPEG") + b"PK\x03\x04<script>alert(1)</script>", tmp_path)

    assert original_path(tmp_path, scan.digest, "jpg").read_bytes().endswith(b"</script>")
    assert b"<script>" not in copy_path(tmp_path, scan.digest, 480).read_bytes()


def test_store_takes_a_telephone_photograph_with_two_pictures_as_jpeg(tmp_path: Path) -> None:
    data = encoded(page(), "MPO", save_all=True, append_images=[Image.new("RGB", (600, 400))])
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "MPO"
    scan = keep(data, tmp_path)

    assert (scan.format, scan.extension, scan.media_type) == ("JPEG", "jpg", "image/jpeg")
    assert_corners(shown(tmp_path, scan), CORNERS)


def test_store_shows_the_whole_picture_where_its_second_one_is_lost(tmp_path: Path) -> None:
    data = encoded(page(), "MPO", save_all=True, append_images=[Image.new("RGB", (600, 400))])
    damaged = data.replace(b"MPF\x00II*\x00", b"MPF\x00II*\xff")
    with pytest.warns(UserWarning, match="malformed MPO"), Image.open(io.BytesIO(damaged)):
        pass

    assert keep(damaged, tmp_path).format == "JPEG"


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "TIFF"])
def test_store_shows_the_first_of_several_pictures(tmp_path: Path, format_: str) -> None:
    options = {} if format_ == "TIFF" else {"duration": 100}
    data = encoded(page(), format_, save_all=True, append_images=[Image.new("RGB", (600, 400))] * 3, **options)

    assert_corners(shown(tmp_path, keep(data, tmp_path)), CORNERS)
