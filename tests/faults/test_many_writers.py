"""Editors who save at once wait for each other; nobody is told that the database is locked, and no save is lost."""

import json
from pathlib import Path

import pytest

from tests.faults.many_writers import TIMES, WRITERS
from tests.faults.programs import manage, run

pytestmark = pytest.mark.slow


def test_eight_writers_and_four_readers_never_meet_a_lock(tmp_path: Path) -> None:
    manage(tmp_path, "migrate", "--verbosity", "0")
    manage(tmp_path, "loaddata", "jinjiang_3490", "--verbosity", "0")
    told = json.loads(run(tmp_path, "-m", "tests.faults.many_writers"))

    assert told == {"failures": [], "versions": WRITERS * TIMES, "numbers": 1 + WRITERS * TIMES}
