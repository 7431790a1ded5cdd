"""What the copies show: the page upright, in its colours, whole, and nothing that is not in the picture."""

import struct
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms

from articles.scans import copy_path, copy_widths, original_path
from tests.scans.pictures import (
    BLACK,
    BLUE,
    CORNERS,
    GREEN,
    RED,
    WHITE,
    Colour,
    assert_corners,
    encoded,
    exif,
    keep,
    page,
    shown,
)

TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,  # a camera held so that the picture must be turned clockwise: undone here
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", TURNS)
def test_copies_are_upright(tmp_path: Path, format_: str, orientation: int) -> None:
    turn = TURNS[orientation]
    lying = page() if turn is None else page().transpose(turn)
    scan = keep(encoded(lying, format_, exif=exif(orientation)), tmp_path)

    assert (scan.width, scan.height, shown(tmp_path, scan).size) == (600, 400, (600, 400))
    assert_corners(shown(tmp_path, scan), CORNERS)


@pytest.mark.parametrize(
    "tag", [b"Exif\x00\x00", b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff", b"Exif\x00\x00broken!!"]
)
def test_a_damaged_orientation_counts_as_upright(tmp_path: Path, tag: bytes) -> None:
    scan = keep(encoded(page(), "JPEG", exif=tag), tmp_path)

    assert_corners(shown(tmp_path, scan), CORNERS)


def test_an_unknown_orientation_counts_as_upright(tmp_path: Path) -> None:
    assert_corners(shown(tmp_path, keep(encoded(page(), "PNG", exif=exif(9)), tmp_path)), CORNERS)


GREY = [(value, value, value) for value in (0, 128, 128, 255)]


def grey_16_bit(mode: str) -> Image.Image:
    order = ">" if mode == "I;16B" else "<"
    rows = [struct.pack(f"{order}2H", *pair) for pair in ((0, 128 * 257), (128 * 257, 0xFFFF))]
    return Image.frombytes(mode, (2, 2), b"".join(rows)).resize((600, 400), Image.Resampling.NEAREST)


def with_hole(mode: str) -> Image.Image:
    """The page, whose first quarter cannot be seen."""
    image = page(mode=mode)
    image.putalpha(Image.new("L", image.size, 255))
    image.paste((0,) * len(image.getbands()), (0, 0, image.width // 2, image.height // 2))
    return image


def fax() -> Image.Image:
    return page(mode="L").point(lambda value: 255 * (value > 100)).convert("1")


def palette_with_hole() -> Image.Image:
    image = page().quantize(4)
    image.info["transparency"] = image.getpixel((10, 10))
    return image


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (encoded(page(mode="CMYK"), "JPEG", quality=95), CORNERS),
        (encoded(page(mode="CMYK"), "TIFF"), CORNERS),
        (encoded(page(mode="YCbCr"), "TIFF"), CORNERS),
        (encoded(page().quantize(4), "PNG"), CORNERS),
        (encoded(palette_with_hole(), "PNG"), [WHITE, *CORNERS[1:]]),
        (encoded(with_hole("RGB"), "PNG"), [WHITE, *CORNERS[1:]]),
        (encoded(with_hole("RGB"), "WEBP"), [WHITE, *CORNERS[1:]]),
        (encoded(with_hole("RGB"), "TIFF"), [WHITE, *CORNERS[1:]]),
        (encoded(with_hole("L"), "PNG"), [WHITE, (75, 75, 75), (29, 29, 29), WHITE]),
        (encoded(page(), "PNG", transparency=RED), [WHITE, *CORNERS[1:]]),
        (encoded(fax(), "PNG"), [BLACK, BLACK, BLACK, WHITE]),
        (encoded(fax(), "TIFF", compression="group4"), [BLACK] * 3 + [WHITE]),
        (encoded(grey_16_bit("I;16"), "PNG"), GREY),
        (encoded(grey_16_bit("I;16"), "TIFF"), GREY),
        (encoded(grey_16_bit("I;16B"), "TIFF"), GREY),
    ],
    ids=[
        "CMYK JPEG", "CMYK TIFF", "YCbCr TIFF", "palette", "palette with hole", "RGBA PNG", "RGBA WebP", "RGBA TIFF",
        "grey with hole", "colour as hole", "1-bit PNG", "fax TIFF", "16-bit PNG", "16-bit TIFF", "big-endian TIFF",
    ],
)  # fmt: skip
def test_copies_show_the_colours_on_white_paper(tmp_path: Path, data: bytes, expected: list[Colour]) -> None:
    assert_corners(shown(tmp_path, keep(data, tmp_path)), expected)


def test_copies_are_srgb_whatever_the_profile(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_for_blue = srgb.replace(b"rXYZ", b"tmp_").replace(b"bXYZ", b"rXYZ").replace(b"tmp_", b"bXYZ")
    scan = keep(encoded(page(), "PNG", icc_profile=red_for_blue), tmp_path)

    assert_corners(shown(tmp_path, scan), [BLUE, GREEN, RED, WHITE])


@pytest.mark.parametrize(
    ("mode", "length", "expected"),
    [("L", None, [(v, v, v) for v in (76, 75, 29, 255)]), ("RGB", 200, CORNERS)],
    ids=["of colour on grey", "cut short"],
)
def test_a_profile_that_does_not_fit_counts_as_none(
    tmp_path: Path, mode: str, length: int | None, expected: list[Colour]
) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(page(mode=mode), "JPEG", icc_profile=profile[:length])

    assert_corners(shown(tmp_path, keep(data, tmp_path)), expected)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_copies_tell_nothing_of_place_and_camera(tmp_path: Path, format_: str) -> None:
    tags = exif(1)
    tags[ExifTags.Base.Make] = "SecretCamera"
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSMapDatum] = "SecretPlace"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(page(), format_, exif=tags.tobytes(), icc_profile=profile)
    scan = keep(data, tmp_path)

    assert b"SecretPlace" in original_path(tmp_path, scan.digest, scan.extension).read_bytes()
    for width in copy_widths(scan.width):
        copy = copy_path(tmp_path, scan.digest, width).read_bytes()
        assert [mark for mark in (b"Secret", b"EXIF", b"Exif", b"XMP ", b"ICCP") if mark in copy] == []


@pytest.mark.parametrize("format_", ["PNG", "JPEG"])
def test_copies_of_a_large_page_show_all_of_it(tmp_path: Path, format_: str) -> None:
    scan = keep(encoded(page((9001, 6001), mode="L"), format_), tmp_path)
    copy = shown(tmp_path, scan)

    assert (scan.width, scan.height, copy.size) == (9001, 6001, (2160, 1440))
    assert_corners(copy, [(v, v, v) for v in (76, 75, 29, 255)])


def test_a_copy_taller_than_webp_can_hold_becomes_narrower(tmp_path: Path) -> None:
    scan = keep(encoded(page((40, 20_000)), "PNG"), tmp_path)

    assert (copy_widths(scan.width), shown(tmp_path, scan).size) == ((40,), (33, 16_383))
