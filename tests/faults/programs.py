"""Run the project's own programs in a folder of their own, with its real settings and a database in a file."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(data_dir: Path) -> dict[str, str]:
    ours = {"DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_MODE": "development"}
    return {**os.environ, **ours, "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}


def start(data_dir: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(data_dir: Path, *arguments: str) -> str:
    """What the program printed; AssertionError with its errors if it failed."""
    process = start(data_dir, *arguments)
    output, errors = process.communicate()
    assert process.returncode == 0, errors
    return output


def manage(data_dir: Path, *arguments: str) -> str:
    return run(data_dir, "manage.py", *arguments)
