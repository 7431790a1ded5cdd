"""The pages still look as they did: pictures, made small and grey, against the ones in tests/slow/pictures/.

Small and grey, because fonts and their smoothing differ from machine to machine; what must not move unseen is the
layout. `make pictures` makes the references anew after a change that is meant; the full pictures are in var/pictures/.
"""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.browser.addresses import article_page
from tests.browser.fixtures import screenshot
from tests.browser.site import ROOT, Site

pytestmark = pytest.mark.slow

REFERENCES = Path(__file__).parent / "pictures"
PICTURES = ROOT / "var" / "pictures"
SMALL_WIDTH = 130  # pixels: a line of text becomes a grey band
FIRST_SCREENS = 3000  # pixels of height compared, of the full width
VISIBLE = 40  # grey levels out of 255 that an eye notices
MOST_DIFFERENT = 0.02  # share of the pixels

VIEWS = [(page, width, scheme) for page in ("home", "article") for width in (390, 1280) for scheme in ("light", "dark")]


def small_and_grey(picture: Path) -> Image.Image:
    with Image.open(picture) as image:
        top = image.convert("L").crop((0, 0, image.width, min(image.height, FIRST_SCREENS)))
    return top.resize((SMALL_WIDTH, top.height * SMALL_WIDTH // top.width), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that visibly differ; what one picture has and the other lacks differs."""
    height = max(one.height, other.height)
    frames = []
    for image in (one, other):
        frame = Image.new("L", (SMALL_WIDTH, height), 128)
        frame.paste(image)
        frames.append(frame)
    histogram = ImageChops.difference(*frames).histogram()
    return sum(histogram[VISIBLE:]) / (SMALL_WIDTH * height)


def test_difference_sees_a_block_that_moved() -> None:
    one = Image.new("L", (SMALL_WIDTH, 100), 255)
    other = one.copy()
    other.paste(0, (0, 0, SMALL_WIDTH, 25))

    assert (difference(one, one), difference(one, other)) == (0.0, 0.25)


@pytest.mark.parametrize(("name", "width", "scheme"), VIEWS)
def test_page_looks_as_before(browser: Browser, site: Site, name: str, width: int, scheme: str) -> None:
    url = site.url if name == "home" else article_page(site.url)
    file = f"{name}-{width}-{scheme}.png"
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(url)
    now = small_and_grey(screenshot(page, PICTURES / file))
    page.close()

    if os.environ.get("PICTURES") == "new":
        REFERENCES.mkdir(exist_ok=True)
        now.save(REFERENCES / file, optimize=True)
    with Image.open(REFERENCES / file) as before:
        assert difference(before, now) <= MOST_DIFFERENT
