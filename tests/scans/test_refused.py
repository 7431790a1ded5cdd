"""What is refused, and why: what is no scan, and what has too many bytes or pixels."""

import io
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from articles.scans import LIMIT_BYTES, LIMIT_PIXELS, LIMIT_PIXELS_HELD_TWICE, ScanRefused, store
from tests.scans.pictures import encoded, exif, files, keep, page, refusal


@pytest.mark.parametrize(
    ("data", "reason", "details"),
    [
        (b"", "empty", {}),
        (b"\x00" * 5000, "not_an_image", {}),
        ("追趕、突破、引領、提升！".encode(), "not_an_image", {}),
        (b"<!doctype html><title>x</title>", "not_an_image", {}),
        (b"\xff\xd8\xff", "not_an_image", {}),
        (b"\x89PNG\r\n\x1a\n", "not_an_image", {}),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "not_an_image", {}),
        (b"II*\x00", "not_an_image", {}),
        (encoded(page(), "ICO"), "not_an_image", {}),
        (encoded(page(), "GIF"), "wrong_format", {"format": "GIF"}),
        (encoded(page(), "GIF") + b"<script>", "wrong_format", {"format": "GIF"}),
        (encoded(page(), "BMP"), "wrong_format", {"format": "BMP"}),
        (encoded(page(), "PDF"), "wrong_format", {"format": "PDF"}),
        (encoded(page(), "EPS"), "wrong_format", {"format": "PostScript"}),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "wrong_format", {"format": "HEIC"}),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "wrong_format", {"format": "SVG"}),
        (b'<?xml version="1.0"?>\n<svg/>', "wrong_format", {"format": "SVG"}),
        (encoded(page(mode="LAB"), "TIFF"), "wrong_format", {"format": "TIFF with LAB pixels"}),
        (encoded(page(mode="F"), "TIFF"), "wrong_format", {"format": "TIFF with F pixels"}),
        (encoded(page(mode="I"), "TIFF"), "wrong_format", {"format": "TIFF with I pixels"}),
    ],
    ids=lambda value: None,
)
def test_store_refuses_what_is_no_scan(tmp_path: Path, data: bytes, reason: str, details: dict[str, int | str]) -> None:
    assert refusal(data, tmp_path) == (reason, details)


@pytest.mark.parametrize(
    ("refused", "message"),
    [
        (ScanRefused("empty"), "The file is empty."),
        (ScanRefused("not_an_image"), "The file is not an image."),
        (ScanRefused("too_many_bytes", limit=7), "The file has more than 7 bytes."),
        (ScanRefused("too_many_pixels", pixels=9, limit=7), "The image has 9 pixels; at most 7 are accepted."),
        (ScanRefused("truncated", format="PNG"), "The PNG image ends early or is damaged."),
        (ScanRefused("wrong_format", format="GIF"), "The file is GIF; only JPEG, PNG, WebP and TIFF are accepted."),
    ],
)
def test_a_refusal_says_why(refused: ScanRefused, message: str) -> None:
    assert str(refused) == message


class Endless(io.RawIOBase):
    """More bytes than any disk holds, and a count of those that were read."""

    count = 0

    def read(self, size: int = -1) -> bytes:
        self.count += size
        return bytes(size)


def test_store_stops_reading_at_the_limit(tmp_path: Path) -> None:
    file = Endless()
    with pytest.raises(ScanRefused) as caught:
        store(file, tmp_path)

    assert (caught.value.reason, caught.value.details) == ("too_many_bytes", {"limit": LIMIT_BYTES})
    assert (file.count - LIMIT_BYTES <= 1 << 20, files(tmp_path)) == (True, [])


def blank(width: int, height: int, format_: str = "PNG", **options: Any) -> bytes:
    return encoded(Image.new("1", (width, height)), format_, **options)


def png_header(width: int, height: int) -> bytes:
    """A PNG that says its size and holds next to nothing."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"\x00" * 1000)
    chunks = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (header, pixels, b"IEND")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("make", "pixels", "limit"),
    [
        (lambda: png_header(10_001, 10_000), 100_010_000, LIMIT_PIXELS),
        (lambda: blank(13_000, 13_000), 169_000_000, LIMIT_PIXELS),
        (lambda: png_header(40_000, 40_000), 1_600_000_000, LIMIT_PIXELS),
        (lambda: png_header(1, 2**31 - 1), 2**31 - 1, LIMIT_PIXELS),
        (lambda: blank(13_000, 13_000, "TIFF", compression="group4"), 169_000_000, LIMIT_PIXELS),
        (lambda: blank(6000, 6000, "TIFF", compression="group4", exif=exif(6)), 36_000_000, LIMIT_PIXELS_HELD_TWICE),
        (lambda: encoded(Image.new("L", (6000, 6000)), "WEBP", method=0), 36_000_000, LIMIT_PIXELS_HELD_TWICE),
    ],
    ids=["PNG", "small file", "bomb", "line", "TIFF", "turned TIFF", "WebP"],
)
def test_store_refuses_too_many_pixels_by_the_header(
    tmp_path: Path, make: Callable[[], bytes], pixels: int, limit: int
) -> None:
    data = make()
    started = time.process_time()

    assert refusal(data, tmp_path) == ("too_many_pixels", {"pixels": pixels, "limit": limit})
    assert time.process_time() - started < 0.5


def test_store_decodes_an_upright_tiff_above_the_limit_of_turned_ones(tmp_path: Path) -> None:
    assert keep(blank(6000, 6000, "TIFF", compression="group4"), tmp_path).width == 6000
