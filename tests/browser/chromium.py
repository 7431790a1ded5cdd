"""Find a Chromium, or get one, and run a command with it: `python -m tests.browser.chromium COMMAND...`.

Looked for in this order: CHROMIUM=, the programs a machine usually has, the one that Playwright keeps; then Playwright
is asked to install one; then, for root on Debian or Ubuntu, apt-get. Where none can be had, the tests that COMMAND
would have run are named as left out, which is a failure when CI=true. Chinese fonts are looked after in the same way:
without them every picture is one of empty boxes.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
INSTALL_SECONDS = 300

# A quiet browser: no sandbox because CI runs as root, and none of its own calls home, which a closed network refuses.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of a Chromium that starts, or None."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [*map(shutil.which, NAMES), MACOS, of_playwright()]
    return next((path for path in candidates if path and starts(path)), None)


def of_playwright() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def starts(path: str) -> bool:
    """A browser can be on the disk and still lack a library of the system."""
    return Path(path).is_file() and succeeds(path, "--version")


def succeeds(*command: str) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=INSTALL_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def by_playwright() -> bool:
    return succeeds(sys.executable, "-m", "playwright", "install", "chromium")


def by_apt(*packages: str) -> bool:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    return succeeds("apt-get", "update") and succeeds(
        "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends", *packages
    )


def found_or_installed() -> str | None:
    """A Chromium that starts, installed if need be; one named by CHROMIUM= is used or refused, never replaced."""
    path = find()
    remedies: list[Callable[[], bool]] = [by_playwright, lambda: by_apt("chromium")]
    if os.environ.get("CHROMIUM"):
        remedies = []
    while path is None and remedies:
        remedy = remedies.pop(0)
        path = find() if remedy() else None
    return path


def has_chinese_fonts() -> bool:
    """As fontconfig says; systems without it (macOS, Windows) bring their own."""
    if sys.platform != "linux":
        return True
    try:
        listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return bool(listed.stdout.strip())


def missing() -> str:
    """What a journey needs and this machine neither has nor lets us install; empty if nothing."""
    if found_or_installed() is None:
        return "no Chromium here, and none could be installed (set CHROMIUM= to one)"
    if not (has_chinese_fonts() or (by_apt("fontconfig", "fonts-noto-cjk") and has_chinese_fonts())):
        return "no Chinese font here, and none could be installed (Debian: fonts-noto-cjk)"
    return ""


def leave_out(reason: str, command: list[str]) -> int:
    """Name every test left out; 1 in CI, where none may be, else 0."""
    print(f"\n!!! LEFT OUT: {reason}\n!!! These were not run:", flush=True)
    subprocess.run([*command, "--collect-only"], check=False)
    return 1 if os.environ.get("CI") == "true" else 0


def main(command: list[str]) -> int:
    if reason := missing():
        return leave_out(reason, command)
    return subprocess.run(command, env={**os.environ, "CHROMIUM": str(find())}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
