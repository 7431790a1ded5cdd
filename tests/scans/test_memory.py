"""The memory that the largest scans take."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.scans.child import in_child
from tests.scans.pictures import encoded, exif, noise


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format_", "mode", "size", "options"),
    [
        ("PNG", "RGB", (10_000, 9_999), {"compress_level": 1}),
        ("PNG", "RGBA", (10_000, 9_999), {"compress_level": 1}),
        ("JPEG", "RGB", (10_000, 9_999), {}),
        ("JPEG", "RGB", (10_000, 9_999), {"progressive": True, "subsampling": 0}),
        ("TIFF", "RGB", (10_000, 9_999), {"compression": "tiff_adobe_deflate"}),
        ("TIFF", "RGB", (7_000, 5_000), {"compression": "tiff_adobe_deflate", "exif": exif(6)}),
        ("WEBP", "RGB", (7_000, 5_000), {"method": 0, "quality": 50}),
    ],
    ids=["RGB PNG", "RGBA PNG", "JPEG", "progressive JPEG", "TIFF", "turned TIFF", "WebP"],
)
def test_store_of_the_largest_scan_takes_less_than_800_mb(
    tmp_path: Path, format_: str, mode: str, size: tuple[int, int], options: dict[str, Any]
) -> None:
    tile = noise((1000, 1000)).convert(mode)
    image = Image.new(mode, size)
    for left in range(0, size[0], 1000):
        for top in range(0, size[1], 1000):
            image.paste(tile, (left, top))
    data = encoded(image, format_, **options)
    verdict, peak = in_child(data, tmp_path)

    assert verdict == hashlib.sha256(data).hexdigest()
    assert peak < 800 * 1024
