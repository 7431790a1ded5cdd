"""PostgreSQL ends a connection under its readers: the pool tries each before use, so that nobody notices."""

import pytest
from django.db import connection

from tests import factories
from tests.public_site import ask

pytestmark = pytest.mark.django_db(transaction=True)

REQUESTS = 20
END_THE_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def test_readers_go_on_after_their_connections_are_ended() -> None:
    """On SQLite there is no connection to lose: the same requests are answered all the same."""
    article = factories.ArticleFactory(published=True)
    path = article.get_absolute_url()
    statuses = [ask(path).status]
    for request in range(REQUESTS):
        if connection.vendor == "postgresql" and request % 5 == 0:
            end_idle_connections()
        statuses.append(ask(path).status)

    assert statuses.count(200) >= REQUESTS  # of 21: at most one lost


def end_idle_connections() -> None:
    """As a restart of the server would, from a connection of our own outside the pool."""
    connection.close()
    with connection.pool.connection() as own:
        own.autocommit = True
        own.execute(END_THE_OTHERS)
        own.autocommit = False
