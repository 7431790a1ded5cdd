"""A program that is killed leaves all of its work or none, and the next one goes on from there."""

import json
import random
import time
from pathlib import Path

import pytest

from tests.faults.programs import manage, run, start

pytestmark = pytest.mark.slow

SEED = 3490
KILLS = 10
COUNT = """
import json, django
django.setup()
from django.db import connection
from tests.models.rows import kept_models
rows = {model.__name__: model.objects.count() for model in kept_models()}
with connection.cursor() as cursor:
    check = cursor.execute("PRAGMA integrity_check").fetchone()[0]
print(json.dumps({"rows": sum(rows.values()), "sections": rows["Section"], "integrity": check}))
"""
NOTHING = {"rows": 0, "sections": 0, "integrity": "ok"}


def held(data_dir: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(run(data_dir, "-c", COUNT))
    return found


def killed_at_random(data_dir: Path, chance: random.Random, longest: float, *arguments: str) -> bool:
    """Start the program and kill it within `longest` seconds; tells whether it still lived."""
    process = start(data_dir, "manage.py", *arguments)
    time.sleep(chance.uniform(0, longest))
    lived = process.poll() is None
    process.kill()
    process.communicate()
    return lived


def seconds(data_dir: Path, *arguments: str) -> float:
    begin = time.monotonic()
    manage(data_dir, *arguments)
    return time.monotonic() - begin


def test_loaddata_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    whole_dir = tmp_path / "whole"
    manage(whole_dir, "migrate", "--verbosity", "0")
    undisturbed = seconds(whole_dir, "loaddata", "jinjiang_3490")
    whole = held(whole_dir)
    manage(tmp_path, "migrate", "--verbosity", "0")
    lived = 0
    for _kill in range(KILLS):
        lived += killed_at_random(tmp_path, chance, undisturbed * 1.2, "loaddata", "jinjiang_3490")
        assert held(tmp_path) in (NOTHING, whole)
    manage(tmp_path, "loaddata", "jinjiang_3490")

    assert held(tmp_path) == whole
    assert lived > KILLS / 3


def test_open_archive_killed_can_be_done_again(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    manage(tmp_path, "migrate", "--verbosity", "0")
    lived = sum(killed_at_random(tmp_path, chance, 1.5, "open_archive") for _kill in range(KILLS))
    first, second = manage(tmp_path, "open_archive"), manage(tmp_path, "open_archive")

    assert held(tmp_path)["sections"] == 39
    assert "password: " not in second
    assert lived > 0
    assert first.count("password: ") <= 1
