"""Damaged and hostile files: cut short, with flipped bytes, with metadata that swells."""

import random
import struct
import time
import zlib
from pathlib import Path

import pytest

from articles.scans import ScanRefused
from tests.scans.pictures import encoded, exif, files, keep, noise, page, refusal

KINDS = {
    "jpeg": ("JPEG", {}),
    "progressive jpeg": ("JPEG", {"progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {}),
    "lossless webp": ("WEBP", {"lossless": True}),
    "plain tiff": ("TIFF", {}),
    "lzw tiff": ("TIFF", {"compression": "tiff_lzw"}),
    "jpeg tiff": ("TIFF", {"compression": "jpeg"}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_store_refuses_an_image_cut_short_anywhere(tmp_path: Path, kind: str) -> None:
    format_, options = KINDS[kind]
    data = encoded(noise(), format_, **options)
    reasons = {refusal(data[: len(data) * percent // 100], tmp_path)[0] for percent in range(1, 99)}

    assert reasons <= {"not_an_image", "truncated"}


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_store_says_that_an_image_is_truncated(tmp_path: Path, format_: str) -> None:
    data = encoded(noise(), format_)

    assert refusal(data[: len(data) // 2], tmp_path) == ("truncated", {"format": format_})


@pytest.mark.parametrize("kind", KINDS)
def test_store_keeps_or_refuses_an_image_with_flipped_bytes(tmp_path: Path, kind: str) -> None:
    format_, options = KINDS[kind]
    data = encoded(noise((60, 40)), format_, exif=exif(6), **options)
    dice = random.Random(kind)
    verdicts = set()
    for _ in range(300):
        damaged = bytearray(data)
        # Half of the flips hit the header, where a format says how much to read from where.
        for _ in range(dice.randint(1, 4)):
            damaged[dice.randrange(dice.choice((200, len(data))))] ^= dice.randint(1, 255)
        try:
            keep(bytes(damaged), tmp_path)
            verdicts.add("kept")
        except ScanRefused as refused:
            verdicts.add(refused.reason)

    assert verdicts <= {"kept", "not_an_image", "too_many_pixels", "truncated", "wrong_format"}
    assert [name for name in files(tmp_path) if ".incoming" in name] == []


def png_with(*chunks: bytes) -> bytes:
    """A small PNG with these chunks (name and content) before its pixels."""
    data = encoded(page((60, 40)), "PNG")
    extra = b"".join(struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks)
    return data[:33] + extra + data[33:]


def big_tiff(entries: int, tags: bytes = b"") -> bytes:
    return struct.pack("<2sHHHQQ", b"II", 43, 8, 0, 16, entries) + tags


@pytest.mark.parametrize(
    "data",
    [
        png_with(*[b"iTXtkey\x00\x01\x00\x00\x00" + zlib.compress(bytes(1_000_000), 9)] * 70),
        png_with(b"iTXtkey\x00\x01\x00\x00\x00" + zlib.compress(bytes(50_000_000), 9)),
        png_with(b"iCCPname\x00\x00" + zlib.compress(bytes(50_000_000), 9)),
        big_tiff(2**60),
        big_tiff(10_000, struct.pack("<HHQQ", 256, 4, 2**62, 2**62) * 10_000),
        b"II*\x00\x08\x00\x00\x00\xff\xff" + struct.pack("<HHLL", 270, 2, 2**32 - 1, 0) * 65_535,
    ],
    ids=["many texts", "a large text", "a large profile", "endless IFD", "huge tags", "huge texts"],
)
def test_store_decides_at_once_on_metadata_bombs(tmp_path: Path, data: bytes) -> None:
    started = time.process_time()
    try:
        verdict = keep(data, tmp_path).format
    except ScanRefused as refused:
        verdict = refused.reason

    assert verdict in {"PNG", "not_an_image", "truncated"}
    assert time.process_time() - started < 5
