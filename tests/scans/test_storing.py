"""The store itself: what a second time changes, what is left behind on a failure, and what stays as it was."""

import hashlib
import warnings
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from articles.scans import copy_path, original_path
from tests.scans.child import in_child
from tests.scans.pictures import encoded, keep, noise, page


def test_store_again_rewrites_nothing(tmp_path: Path) -> None:
    data = encoded(page(), "JPEG")
    first = keep(data, tmp_path)
    before = {path: path.stat() for path in tmp_path.rglob("*")}

    assert keep(data, tmp_path) == first
    after = {path: path.stat() for path in tmp_path.rglob("*")}
    assert {path: (s.st_ino, s.st_mtime_ns) for path, s in after.items() if path.is_file()} == {
        path: (s.st_ino, s.st_mtime_ns) for path, s in before.items() if path.is_file()
    }


def test_store_again_makes_the_missing_copy(tmp_path: Path) -> None:
    data = encoded(page(), "PNG")
    scan = keep(data, tmp_path)
    lost, kept = (copy_path(tmp_path, scan.digest, width) for width in (480, 600))
    as_made = lost.read_bytes()
    inode = kept.stat().st_ino
    lost.unlink()
    keep(data, tmp_path)

    assert (lost.read_bytes(), kept.stat().st_ino) == (as_made, inode)


def test_store_leaves_the_filters_of_warnings_as_they_were(tmp_path: Path) -> None:
    before = list(warnings.filters)
    keep(encoded(page(), "PNG"), tmp_path)

    assert list(warnings.filters) == before


def test_store_changes_no_setting_of_pillow(tmp_path: Path) -> None:
    keep(encoded(page(), "PNG"), tmp_path)

    assert (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES) == (89_478_485, False)


def test_store_that_cannot_put_the_original_in_place_leaves_no_copy(tmp_path: Path) -> None:
    data = encoded(page(), "PNG")
    digest = hashlib.sha256(data).hexdigest()
    in_the_way = original_path(tmp_path, digest, "png")
    in_the_way.mkdir(parents=True)
    with pytest.raises(OSError, match=digest):
        keep(data, tmp_path)

    assert sorted(tmp_path.rglob("*")) == sorted([in_the_way, in_the_way.parent, in_the_way.parent.parent])


@pytest.mark.parametrize("room", [0, 1000, 9000])
def test_store_on_a_full_disk_leaves_nothing(tmp_path: Path, room: int) -> None:
    data = encoded(noise((480, 320)), "JPEG", quality=1)
    assert 1000 < len(data) < 9000  # so that either the original finds no room, or its copy, which is finer
    full = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"

    assert in_child(data, tmp_path, full)[0] == "OSError 27"  # EFBIG, which stands for ENOSPC here
    assert list((tmp_path / "store").rglob("*")) == []
