"""The real site for a test: `make run` on a free port, with an empty folder for its data."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 120
STOP_SECONDS = 20
# What the make, the settings or the coverage around this test have put into the environment.
NOT_PASSED_ON = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "NEWSROOM_MODE", "DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS")


@dataclass(frozen=True)
class Site:
    url: str
    username: str
    password: str
    data_dir: Path


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def start(port: int, data_dir: Path, log: Path) -> subprocess.Popen[bytes]:
    make = shutil.which("gmake") or shutil.which("make") or "make"
    environment = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    variables = [f"PORT={port}", f"DATA_DIR={data_dir}", f"VENV={sys.prefix}", "SITE_URL="]
    with log.open("wb") as output:
        return subprocess.Popen(
            [make, "--no-print-directory", "run", *variables],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when `/readyz` answers 200; RuntimeError with the log if the site ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The site did not become ready:\n{log.read_text(encoding='utf-8')}")


def printed(label: str, log: Path) -> str:
    """What open_archive printed after `label:`."""
    found = re.search(rf"^\s*{label}: (\S+)\s*$", log.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise RuntimeError(f"No line '{label}: ...' in:\n{log.read_text(encoding='utf-8')}")
    return found[1]


def stop(process: subprocess.Popen[bytes]) -> None:
    """End make and the server it became, with their workers: they are one process group."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def running_site(data_dir: Path) -> Iterator[Site]:
    """A fresh archive with the fixtures and the demo editor, served as `make run` serves it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = data_dir / "make-run.log"
    process = start(port, data_dir, log)
    try:
        wait_until_ready(url, process, log)
        yield Site(url=url, username=printed("name", log), password=printed("password", log), data_dir=data_dir)
    finally:
        if process.poll() is None:
            stop(process)
