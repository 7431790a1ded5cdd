"""The two questions of a machine: does the process live, and can it serve?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from tests.public_site import ask

ROOT = Path(__file__).parents[2]
ASK_ALL = """
import json, django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"host": "127.0.0.1"})
answers = {path: client.get(path) for path in ("/healthz", "/readyz")}
print(json.dumps({path: [answer.status_code, answer.content.decode()] for path, answer in answers.items()}))
"""


def test_healthz_asks_nothing_of_the_database() -> None:
    """Without the mark of pytest-django any query would fail."""
    answer = ask("/healthz")
    assert (answer.status, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")


@pytest.mark.django_db
def test_readyz_is_content_with_a_migrated_database() -> None:
    answer = ask("/readyz")
    assert (answer.status, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")


@pytest.mark.django_db
def test_readyz_tells_of_missing_migrations() -> None:
    MigrationRecorder.Migration.objects.filter(app="articles").delete()
    answer = ask("/readyz")
    assert (answer.status, answer.text) == (503, "migrations are missing: run manage.py migrate\n")


@pytest.mark.parametrize(
    "database_url",
    [
        pytest.param("", id="a file that cannot be opened"),
        # The pool waits 5 seconds for its first connection.
        pytest.param("postgresql://nobody@127.0.0.1:1/nothing", id="no server there", marks=pytest.mark.slow),
    ],
)
def test_readyz_tells_of_a_database_that_is_away(tmp_path: Path, database_url: str) -> None:
    (tmp_path / "archive.sqlite3").mkdir()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_MODE": "demo",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": database_url,
    }
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK_ALL],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    answers = json.loads(run.stdout)

    assert answers == {"/healthz": [200, "ok\n"], "/readyz": [503, "the database does not answer\n"]}
