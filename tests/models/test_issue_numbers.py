"""An article's number is given once, however many editors ask at the same moment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.factories import IssueFactory
from tests.models.take_numbers import EACH, TAKERS, take_at_once


@pytest.mark.django_db(transaction=True)
def test_article_numbers_taken_at_once_are_all_different(tmp_path: Path) -> None:
    numbers = take_at_once(IssueFactory()) if connection.vendor == "postgresql" else taken_on_a_file(tmp_path)
    assert sorted(numbers) == list(range(1, TAKERS * EACH + 1))


def taken_on_a_file(folder: Path) -> list[int]:
    environment = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.models.take_numbers"], env=environment, check=True, capture_output=True, text=True
    )
    return list(json.loads(done.stdout))
