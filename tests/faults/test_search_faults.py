"""The index outlives what kills its writers, and everybody writing and rebuilding at once."""

import json
import os
import pty
import random
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pytest

from tests.faults.programs import ROOT, environment, manage, run, start

pytestmark = pytest.mark.slow

SEED = 3490
KILLS = 8
ARTICLES = 3000
SETUP = """
import json, sys, django
django.setup()
from django.db import connection, transaction
from articles.models import *
from articles.search import *
from articles.search.documents import documents
from articles.search.engine import current_engine
from articles.search.results import Order
"""
FILL = f"""
{SETUP}
issue = Issue.objects.get()
Article.objects.bulk_create(
    Article(issue=issue, number=number, headline_zh_hant=f"第{{number}}篇", standfirst_zh_hant="晉江新聞，追趕突破" * 9)
    for number in range(10, 10 + {ARTICLES})
)
"""
HELD = f"""
{SETUP}
some = list(Article.objects.order_by("pk").values_list("pk", flat=True)[:200])
whole = documents(Article.objects.filter(pk__in=some))
texts = list(SearchText.objects.order_by("key").values_list("key", "article_id", "title", "text"))
by_pk = {{pk: (title, text) for _key, pk, title, text in texts}}
result = search("追趕突破", among=Article.objects.all(), order=Order.OLDEST)
with connection.cursor() as cursor:
    check = cursor.execute("PRAGMA integrity_check").fetchone()[0]
print(json.dumps({{
    "texts": hash(tuple(texts)), "count": len(texts), "pending": SearchPending.objects.count(), "integrity": check,
    "status": result.status.value, "found": result.pks[:50] + result.pks[-50:], "sound": current_engine().is_sound(),
    "first": all(by_pk.get(pk) == (each.title, each.text) for pk, each in whole.items()),
}}))
"""
# A process that is killed when its change is committed, and before the index has it.
KILLED_BETWEEN = f"""
{SETUP}
import os, signal
with transaction.atomic():
    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
    article = Article.objects.get(number=1)
    article.headline_en = "Unheard"
    article.save()
"""
# A process that is killed while the index is written: the first statement that touches the engine.
KILLED_WITHIN = f"""
{SETUP}
import os, signal
def kill(statement, sql, *arguments):
    answer = statement(sql, *arguments)
    if sql.startswith("INSERT INTO articles_search "):
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
with connection.execute_wrapper(kill):
    article = Article.objects.get(number=1)
    article.headline_en = "Unheard"
    article.save()
"""
NEXT_WRITE = f"""
{SETUP}
unheard = lambda: [search("unheard", among=Article.objects.all()).pks, SearchPending.objects.count()]
before = unheard()
Category.objects.create(name_zh_hant="新", slug="new")  # no article has it: nothing to index
Article.objects.get(number=1).sections.first().save()
print(json.dumps([before, unheard(), Article.objects.get(number=1).pk, current_engine().is_sound()]))
"""


def held(data_dir: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(data_dir, "-c", HELD))
    return found


@pytest.fixture(autouse=True)
def _same_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "0")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The folder of an archive in a file, with the real issue."""
    manage(tmp_path, "migrate", "--verbosity", "0")
    manage(tmp_path, "loaddata", "jinjiang_3490", "--verbosity", "0")
    return tmp_path


def test_rebuilding_killed_at_any_moment_is_gone_on_with(archive: Path) -> None:
    chance = random.Random(SEED)
    run(archive, "-c", FILL)
    begun = time.monotonic()
    manage(archive, "rebuild_search", "--anew")
    longest = (time.monotonic() - begun) * 1.1
    whole = held(archive)
    lived, anew = 0, ["--anew"]
    for _kill in range(KILLS):
        process = start(archive, "manage.py", "rebuild_search", *anew)
        time.sleep(chance.uniform(longest / 5, longest))
        lived += process.poll() is None
        process.kill()
        process.communicate()
        anew = ["--anew"] if chance.random() < 0.3 else []
        assert held(archive)["integrity"] == "ok"
    manage(archive, "rebuild_search")

    assert held(archive) == whole
    assert (whole["count"], whole["sound"], whole["status"], whole["first"]) == (ARTICLES + 1, True, "whole", True)
    assert lived > KILLS / 3


@pytest.mark.parametrize("program", [KILLED_BETWEEN, KILLED_WITHIN], ids=["before", "within"])
def test_next_write_indexes_what_a_killed_process_left(archive: Path, program: str) -> None:
    process = start(archive, "-c", program)
    process.communicate()
    before, after, pk, is_sound = json.loads(run(archive, "-c", NEXT_WRITE))

    assert process.returncode == -signal.SIGKILL
    assert (before, after, is_sound) == ([[], 1], [[pk], 0], True)


def test_everybody_at_once_meets_no_lock_and_leaves_the_index_whole(archive: Path) -> None:
    run(archive, "-c", FILL)
    told = json.loads(run(archive, "-m", "tests.faults.many_indexers"))

    assert told == {"failures": [], "followed": True, "sound": True, "pending": 0, "statuses": ["whole"]}


def test_a_bar_is_drawn_on_a_terminal_and_ctrl_c_says_how_to_go_on(archive: Path) -> None:
    run(archive, "-c", FILL)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (25, 100))
    process = subprocess.Popen(
        [sys.executable, "manage.py", "rebuild_search", "--anew"],
        cwd=ROOT,
        env=environment(archive),
        stdout=theirs,
        stderr=theirs,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 (no threads here)
    )
    os.close(theirs)
    begun = b""
    while b" articles/s" not in begun:
        begun += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    shown = (begun + rest_of(ours)).decode()

    assert process.wait() == 130
    assert f"/{ARTICLES + 1} [" in shown
    assert "CommandError: Interrupted. `manage.py rebuild_search` goes on from there." in shown
    assert "Traceback" not in shown
    assert manage(archive, "rebuild_search").endswith(f"The search knows {ARTICLES + 1} articles.\n")


def heed_interrupts() -> None:
    """A shell's background, from which these tests may run, ignores them and lets its children do so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def rest_of(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 4096)
        except OSError:  # the other end is closed
            os.close(terminal)
            return shown
