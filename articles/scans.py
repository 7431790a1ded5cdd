"""Scans and photographs: decoded under limits, kept under the hash of their bytes, with copies for readers.

A store is a folder `root` with `ab/cd/<sha256>.<ext>`, the bytes as they came, and `ab/cd/<sha256>-<width>.webp`, the
copies made from them: upright, sRGB, on white, without metadata (a phone writes its place into a photograph). Of a file
with several pictures (TIFF, MPO, animated PNG and WebP) the first is decoded, copied and counted.
"""

import hashlib
import io
import os
import re
import struct
import tempfile
import warnings
import zlib
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import Path
from typing import BinaryIO, Final, Literal, cast

from PIL import ExifTags, Image, ImageCms, ImageOps

LIMIT_BYTES: Final = 200_000_000
LIMIT_PIXELS: Final = 100_000_000
# Pillow holds a WebP four times (libwebp's two canvases, its bytes, the image) and a turned TIFF twice: 16 and 8 bytes
# a pixel, measured with Pillow 13.0, where the others take 4.
LIMIT_PIXELS_HELD_TWICE: Final = 35_000_000
# A thumbnail or telephone, a page beside its text, and small print enlarged or on a dense screen.
WIDTHS: Final = (480, 1080, 2160)

Format = Literal["JPEG", "PNG", "WEBP", "TIFF"]
Reason = Literal["empty", "not_an_image", "too_many_bytes", "too_many_pixels", "truncated", "wrong_format"]

_EXTENSIONS: Final[dict[Format, str]] = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif"}
_MESSAGES: Final[dict[Reason, str]] = {
    "empty": "The file is empty.",
    "not_an_image": "The file is not an image.",
    "too_many_bytes": "The file has more than {limit} bytes.",
    "too_many_pixels": "The image has {pixels} pixels; at most {limit} are accepted.",
    "truncated": "The {format} image ends early or is damaged.",
    "wrong_format": "The file is {format}; only JPEG, PNG, WebP and TIFF are accepted.",
}

# What editors try most often, by its first bytes: they deserve a better answer than "not an image".
_OTHER_FORMATS: Final = (
    (re.compile(rb"GIF8"), "GIF"),
    (re.compile(rb"BM"), "BMP"),
    (re.compile(rb"%PDF"), "PDF"),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "PostScript"),
    (re.compile(rb"....ftyp(heic|heix|mif1|msf1)", re.DOTALL), "HEIC"),
    (re.compile(rb"\s*(<\?xml[^>]*>\s*)?<svg"), "SVG"),
)

# What Pillow raises for bytes that are no image, or a damaged one: it promises nothing, parsers of formats raise what
# their reading of lengths, offsets, tags and compressed parts meets. A size that lies can ask for more than all memory.
_DAMAGED_VALUES: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
_DAMAGED_STREAM: Final = (EOFError, MemoryError, OSError, RuntimeError, SyntaxError, struct.error, zlib.error)
_DAMAGE: Final = (*_DAMAGED_VALUES, *_DAMAGED_STREAM, Image.DecompressionBombError, ImageCms.PyCMSError)

_STRIPE_ROWS: Final = 256
_WORKING_PIXELS: Final = 40_000_000
_WEBP_LONGEST_SIDE: Final = 16_383  # of the format itself
_MODES_REFUSED: Final = {"F", "I", "LAB", "La"}  # of rare TIFFs; Pillow cannot tell or convert their black and white
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class ScanRefused(ValueError):
    """A file that is not kept. Callers translate `reason` with the figures in `details`; str() is the English.

    `details` by reason: too_many_bytes: limit. too_many_pixels: pixels, limit. truncated, wrong_format: format.
    """

    def __init__(self, reason: Reason, **details: int | str) -> None:
        super().__init__(_MESSAGES[reason].format(**details))
        self.reason: Final = reason
        self.details: Final = details


@dataclass(frozen=True)
class StoredScan:
    """What the archive records of a kept scan; width and height in pixels as a reader sees it, upright."""

    digest: str
    format: Format
    width: int
    height: int
    size: int

    @property
    def extension(self) -> str:
        """The ending of the original's file name, without the dot; by what the bytes are, not how they were named."""
        return _EXTENSIONS[self.format]

    @property
    def media_type(self) -> str:
        """The media type of the original (IANA)."""
        return f"image/{self.format.lower()}"


def original_path(root: Path, digest: str, extension: str) -> Path:
    """Return where the original's bytes stand; ValueError if the digest is no SHA-256 in lower hexadecimal."""
    return _folder(root, digest) / f"{digest}.{extension}"


def copy_path(root: Path, digest: str, width: int) -> Path:
    """Return where the copy of this width stands; ValueError as `original_path`."""
    return _folder(root, digest) / f"{digest}-{width}.webp"


def copy_widths(width: int) -> tuple[int, ...]:
    """Return the widths of the copies of an original so wide, narrowest first; none is wider than the original."""
    return tuple(sorted({min(width, copy) for copy in WIDTHS}))


def store(file: BinaryIO, root: Path) -> StoredScan:
    """Keep the bytes, from where the file stands to its end, and make their copies; return what was kept.

    The same bytes again change nothing; copies that are missing are made again. Raises ScanRefused for what is no
    whole JPEG, PNG, WebP or TIFF within the limits, OSError where the disk fails; either leaves no file behind.
    """
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=root) as name:
        incoming = Path(name)
        received = incoming / "original"
        digest, size = _receive(file, received)
        format_, (width, height), picture = _decode(received)
        scan = StoredScan(digest, format_, width, height, size)
        moves = []
        for copy_width in copy_widths(width):
            target = copy_path(root, digest, copy_width)
            if not target.is_file():
                copy = incoming / target.name
                _write_copy(picture, copy_width, scan, copy)
                moves.append((copy, target))
        # Last, so that an original in its place always has its copies.
        target = original_path(root, digest, scan.extension)
        if not target.is_file():
            moves.append((received, target))
        _move(moves, root)
    return scan


def _folder(root: Path, digest: str) -> Path:
    if not _DIGEST.fullmatch(digest):
        raise ValueError(f"not a SHA-256 digest: {digest!r}")
    return root / digest[:2] / digest[2:4]


def _receive(file: BinaryIO, target: Path) -> tuple[str, int]:
    """Write the file to the target, safe on disk, and return its SHA-256 and its size in bytes."""
    digest = hashlib.sha256()
    size = 0
    with target.open("xb") as output:
        while chunk := file.read(1 << 20):
            size += len(chunk)
            if size > LIMIT_BYTES:
                raise ScanRefused("too_many_bytes", limit=LIMIT_BYTES)
            digest.update(chunk)
            output.write(chunk)
        output.flush()
        os.fsync(output.fileno())
    if not size:
        raise ScanRefused("empty")
    return digest.hexdigest(), size


def _decode(path: Path) -> tuple[Format, tuple[int, int], Image.Image]:
    """Return the format, the upright size and the upright sRGB picture, made smaller to spare memory."""
    with warnings.catch_warnings():
        # Of Pillow alone: threads share the filters, and one may leave this one set for the others.
        warnings.filterwarnings("ignore", module=r"PIL\.")
        with _open(path) as image:
            format_ = _accepted_format(image)
            try:
                return format_, *_upright(image)
            except _DAMAGE as error:
                raise ScanRefused("truncated", format=format_) from error


def _open(path: Path) -> Image.Image:
    """Read the header; no pixel is decoded yet."""
    try:
        return Image.open(path, formats=tuple(_EXTENSIONS))
    except Image.DecompressionBombError as error:
        # Pillow stops by itself above 179 million; only its message knows how many there are.
        pixels = int(re.findall(r"\d+", str(error))[0])
        raise ScanRefused("too_many_pixels", pixels=pixels, limit=LIMIT_PIXELS) from error
    except _DAMAGE as error:
        with path.open("rb") as file:
            start = file.read(1024)
        for signature, other in _OTHER_FORMATS:
            if signature.match(start):
                raise ScanRefused("wrong_format", format=other) from error
        raise ScanRefused("not_an_image") from error


def _accepted_format(image: Image.Image) -> Format:
    """Return the format if the header asks for nothing that we refuse."""
    # A telephone's JPEG with a second picture inside is MPO for Pillow, and a JPEG for everyone else.
    format_ = cast("Format", "JPEG" if image.format == "MPO" else image.format)
    width, height = image.size
    held_twice = format_ == "WEBP" or (format_ == "TIFF" and _orientation(image) != 1)
    limit = LIMIT_PIXELS_HELD_TWICE if held_twice else LIMIT_PIXELS
    if width * height > limit:
        raise ScanRefused("too_many_pixels", pixels=width * height, limit=limit)
    if image.mode in _MODES_REFUSED:
        raise ScanRefused("wrong_format", format=f"{format_} with {image.mode} pixels")
    return format_


def _upright(image: Image.Image) -> tuple[tuple[int, int], Image.Image]:
    """Decode every pixel; return the full size and the picture, both upright."""
    width, height = image.size
    # About twice the widest copy, whichever side the orientation makes the width: what is lost cannot be seen there.
    factor = max(1, min(width, height) // (2 * WIDTHS[-1]), ceil(sqrt(width * height / _WORKING_PIXELS)))
    image.draft(None, (width // factor, height // factor))  # a JPEG can be decoded smaller; for others it does nothing
    image.load()
    picture = _srgb(_reduced(image, factor * image.width // width), image.info.get("icc_profile"))
    orientation = _orientation(image)
    picture.getexif()[ExifTags.Base.Orientation] = orientation
    ImageOps.exif_transpose(picture, in_place=True)
    return ((height, width) if orientation >= 5 else (width, height)), picture  # from 5 on, it lay on its side


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; 1 where it is missing, unknown or damaged (the pixels may well be whole)."""
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation)
    except _DAMAGE:
        return 1
    return orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Return the image so many times smaller and opaque, in stripes: at once, a second image would fill the memory."""
    width, height = image.size
    mode = _opaque(image.crop((0, 0, 1, 1))).mode
    reduced = Image.new(mode, (ceil(width / factor), ceil(height / factor)))
    for top in range(0, height, factor * _STRIPE_ROWS):
        stripe = image.crop((0, top, width, min(top + factor * _STRIPE_ROWS, height)))
        reduced.paste(_opaque(stripe).reduce(factor), (0, top // factor))
    return reduced


def _opaque(image: Image.Image) -> Image.Image:
    """Return the image on white, as L, RGB or CMYK with 8 bits a channel."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")  # Pillow's own convert clips
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the image as sRGB; a profile that is damaged or of another colour space counts as none."""
    if profile:
        with suppress(*_DAMAGE):
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.buildTransform(io.BytesIO(profile), srgb, image.mode, "RGB").apply(image)
    return image.convert("RGB")


def _write_copy(picture: Image.Image, width: int, scan: StoredScan, target: Path) -> None:
    """Write the copy, safe on disk; a picture so tall that WebP cannot hold it becomes narrower than its name says."""
    scale = min(width / scan.width, _WEBP_LONGEST_SIDE / scan.height)
    size = (max(1, round(scan.width * scale)), max(1, round(scan.height * scale)))
    copy = picture.resize(size, Image.Resampling.LANCZOS)
    copy.info.clear()  # Pillow would write profile and metadata into the copy
    with target.open("xb") as output:
        copy.save(output, "WEBP", quality=80)
        output.flush()
        os.fsync(output.fileno())


def _move(moves: list[tuple[Path, Path]], root: Path) -> None:
    """Put all files in their places, safe on disk, or none."""
    with ExitStack() as undo:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
            undo.callback(target.unlink)
            for folder in (target.parent, target.parent.parent, root):
                _sync_folder(folder)
        undo.pop_all()


def _sync_folder(folder: Path) -> None:
    """Make renames in the folder last through a power cut."""
    with suppress(PermissionError):  # Windows opens no folder; its file system keeps renames by itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
