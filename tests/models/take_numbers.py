"""Many at once take article numbers of one issue. As a program, on a database of its own (DATA_DIR): an in-memory
SQLite, which the tests use, lets no two connections write.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import django
from django.core.management import call_command
from django.db import connection

if TYPE_CHECKING:
    from articles.models import Issue

TAKERS, EACH = 8, 12


def take_at_once(issue: "Issue") -> list[int]:
    def take(_taker: int) -> list[int]:
        try:
            return [issue.take_article_number() for _time in range(EACH)]
        finally:
            connection.close()

    with ThreadPoolExecutor(TAKERS) as pool:
        return [number for numbers in pool.map(take, range(TAKERS)) for number in numbers]


if __name__ == "__main__":
    django.setup()
    from tests.factories import IssueFactory  # the models are there only after setup()

    call_command("migrate", verbosity=0)
    json.dump(take_at_once(IssueFactory()), sys.stdout)
