"""What holds for every test: no network beyond this machine, files in a folder of the test's own, a database that
closes its pool, and the database's name in the report.
"""

import ipaddress
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

pytest_plugins = ["tests.browser.fixtures"]

ASKS_THE_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def is_this_machine(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def refuse_the_network(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook of Python: it sees every socket, whichever library opens it."""
    if event not in ASKS_THE_NETWORK:
        return
    target = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
    if isinstance(target, str | bytes) and event in ("socket.connect", "socket.sendto"):
        return  # a Unix socket is on this machine
    host = target[0] if isinstance(target, tuple) else target
    if not is_this_machine(host):
        raise RuntimeError(f"A test asked the network for {host!r}.")


def pytest_configure() -> None:
    sys.addaudithook(refuse_the_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever takes the running site is a browser test: the quick runs leave it out."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    record_testsuite_property: Callable[[str, object], None],
) -> Iterator[None]:
    """Write the server into the report (`make test` counts by it); at the end let the pool's connections go."""
    with django_db_blocker.unblock():
        record_testsuite_property("database", server_name())
        assert connection.features.supports_json_field  # Django asks once in a process: not within a query budget
        connection.close()
    yield
    with django_db_blocker.unblock():
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()


def server_name() -> str:
    """`SQLite 3.45.1`, `PostgreSQL 18.4`."""
    with connection.cursor():  # connects
        version = ".".join(str(part) for part in connection.get_database_version())
    return f"{connection.display_name} {version}"


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    """Scans of a test go into the test's own folder, never into the archive of the developer."""
    settings.SCANS_ROOT = tmp_path / "scans"
    settings.WHITENOISE_AUTOREFRESH = True  # static files are looked for when asked; nobody has collected them here
