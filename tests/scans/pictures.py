"""Pictures made for the tests of scans, and what the store and its copies make of them."""

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image

from articles.scans import ScanRefused, StoredScan, copy_path, copy_widths, store

Colour = tuple[int, int, int]

RED, GREEN, BLUE, WHITE, BLACK = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)
CORNERS = [RED, GREEN, BLUE, WHITE]


def page(size: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    """A picture whose quarters are red, green, blue and white, so that each way of turning it shows."""
    quarters = Image.new("RGB", (2, 2))
    quarters.putdata(CORNERS)
    return quarters.resize(size, Image.Resampling.NEAREST).convert(mode)


def encoded(image: Image.Image, format_: str, **options: Any) -> bytes:
    output = io.BytesIO()
    image.save(output, format_, **options)
    return output.getvalue()


def noise(size: tuple[int, int] = (120, 80)) -> Image.Image:
    """A picture that no format compresses to next to nothing, so that damage has pixels to hit."""
    return Image.merge(
        "RGB", [Image.frombytes("L", size, random.Random(band).randbytes(size[0] * size[1])) for band in "rgb"]
    )


def keep(data: bytes, root: Path) -> StoredScan:
    return store(io.BytesIO(data), root)


def refusal(data: bytes, root: Path) -> tuple[str, dict[str, int | str]]:
    """The reason and the figures of the refusal, after which the store holds what it held."""
    before = files(root)
    with pytest.raises(ScanRefused) as caught:
        keep(data, root)
    assert files(root) == before
    return caught.value.reason, caught.value.details


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def shown(root: Path, scan: StoredScan, width: int | None = None) -> Image.Image:
    """The widest copy, or the one of this width, as a browser decodes it."""
    with Image.open(copy_path(root, scan.digest, width or copy_widths(scan.width)[-1])) as copy:
        return copy.convert(copy.mode)


def assert_corners(copy: Image.Image, expected: list[Colour], tolerance: int = 24) -> None:
    right, bottom = copy.width * 3 // 4, copy.height * 3 // 4
    places = [
        (copy.width // 4, copy.height // 4),
        (right, copy.height // 4),
        (copy.width // 4, bottom),
        (right, bottom),
    ]
    seen = [copy.getpixel(place) for place in places]
    far = [
        pair
        for pair in zip(seen, expected, strict=True)
        if max(abs(a - b) for a, b in zip(*pair, strict=True)) > tolerance
    ]
    assert (copy.mode, far) == ("RGB", [])


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    return tags
