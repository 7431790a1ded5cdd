"""The environment is read strictly: a value that cannot be used stops the start and names its variable."""

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import env

ROOT = Path(__file__).parents[2]
KEY = "correct-horse-battery-staple-0123456789-ABCDEFGHIJKLMN"


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEWSROOM_MODE", *env.REQUIRED_IN_PRODUCTION, "IT"):
        monkeypatch.delenv(name, raising=False)


def integer() -> int:
    return env.integer("IT", 8000, highest=65535)


def site_url() -> str:
    return env.site_url("IT", "http://127.0.0.1:8000")


def time_zone() -> str:
    return env.time_zone("IT", "Asia/Manila")


def database() -> dict[str, Any]:
    return env.database("IT", default=Path("archive.sqlite3"), statement_timeout=10)


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (integer, "", 8000),
        (integer, " 80 ", 80),
        (integer, "0", 0),
        (integer, "65535", 65535),
        (lambda: env.text("IT", "x"), "  ", "x"),
        (lambda: env.text("IT"), " 甲 ", "甲"),
        (lambda: env.words("IT"), "a.example, b.example,,", ["a.example", "b.example"]),
        (lambda: env.words("IT"), "", []),
        (lambda: env.hosts("IT"), "a.example,.b.example", ["a.example", ".b.example"]),
        (lambda: env.yes("IT"), "", False),
        (lambda: env.yes("IT"), "no", False),
        (lambda: env.yes("IT"), "yes", True),
        (lambda: env.secret_key("IT"), KEY, KEY),
        (site_url, "", "http://127.0.0.1:8000"),
        (site_url, "https://archive.example/", "https://archive.example"),
        (site_url, "https://archive.example:8443", "https://archive.example:8443"),
        (site_url, "http://[::1]:8000", "http://[::1]:8000"),
        (site_url, "https://報紙.example", "https://報紙.example"),
        (time_zone, "", "Asia/Manila"),
        (time_zone, "Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_value_is_read(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[], object], value: str, expected: object
) -> None:
    monkeypatch.setenv("IT", value)
    assert read() == expected


NOT_A_NUMBER = "expected a whole number from 0 to 65535"
NOT_A_SITE = "expected an address like https://archive.example"
NOT_A_DATABASE = "IT is not of the form postgresql://user:password@host:5432/name."


@pytest.mark.parametrize(
    ("read", "value", "message"),
    [
        *[(integer, value, NOT_A_NUMBER) for value in ("abc", "-1", "1.5", "²", "８０", "1_000", "65536", "9" * 5000)],
        *[
            (site_url, value, NOT_A_SITE)
            for value in (
                "archive.example",
                "ftp://archive.example",
                "https://",
                "https://archive.example/path",
                "https://archive.example?q",
                "https://archive.example#top",
                "https://user:password@archive.example",
                "https://archive example",
                "https://archive.example:99999",
                "https://archive.example:port",
                "https://[::1",
                "https://.example",
            )
        ],
        *[
            (time_zone, value, "expected a time zone like Asia/Manila")
            for value in (
                "Manila",
                "Asia",
                "Asia/Manila/x",
                "/etc/localtime",
                "../zoneinfo/Asia/Manila",
                "火星",
                "x" * 300,
            )
        ],
        *[(lambda: env.hosts("IT"), value, "expected host names") for value in ("", ",", "*", "a.example,*")],
        (lambda: env.yes("IT"), "true", "expected yes or no"),
        (lambda: env.secret_key("IT"), "", "IT is too short or too plain"),
        (lambda: env.secret_key("IT"), KEY[:49], "IT is too short or too plain"),
        (lambda: env.secret_key("IT"), "abcd" * 20, "IT is too short or too plain"),
        *[
            (database, value, NOT_A_DATABASE)
            for value in ("mysql://host/name", "postgresql://host", "postgresql://host/", "sqlite:///x", "name")
        ],
        (database, "postgresql://user:geheim@host:99999/name", "IT cannot be read: Port out of range 0-65535."),
        (database, "postgresql://user:geheim@[::1/name", "IT cannot be read: Invalid IPv6 URL."),
    ],
)
def test_value_that_cannot_be_used_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[], object], value: str, message: str
) -> None:
    monkeypatch.setenv("IT", value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read()
    assert str(refusal.value).startswith("IT ")
    assert message in str(refusal.value)
    assert "geheim" not in str(refusal.value)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, env.DEVELOPMENT),
        ({"SECRET_KEY": "", "ALLOWED_HOSTS": " ", "SITE_URL": ""}, env.DEVELOPMENT),
        ({"NEWSROOM_MODE": "development"}, env.DEVELOPMENT),
        ({"NEWSROOM_MODE": "development", "SECRET_KEY": KEY}, env.DEVELOPMENT),
        ({"NEWSROOM_MODE": "demo"}, env.DEMO),
        ({"NEWSROOM_MODE": "demo", "SITE_URL": "http://127.0.0.1:1"}, env.DEMO),
        ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "a.example", "SITE_URL": "https://a.example"}, env.PRODUCTION),
    ],
)
def test_mode_is_production_as_soon_as_somebody_means_it(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert env.mode() == expected


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        (
            {"NEWSROOM_MODE": "production"},
            "Production needs SECRET_KEY, ALLOWED_HOSTS, SITE_URL: set in the environment, see README.md.",
        ),
        (
            {"SECRET_KEY": KEY},
            "Production needs ALLOWED_HOSTS, SITE_URL: set in the environment, see README.md.",
        ),
        (
            {"ALLOWED_HOSTS": "a.example", "SITE_URL": "https://a.example"},
            "Production needs SECRET_KEY: set in the environment, see README.md.",
        ),
        (
            {"NEWSROOM_MODE": "Production"},
            "NEWSROOM_MODE is 'Production': expected one of development, demo, production.",
        ),
    ],
)
def test_mode_refuses_half_a_configuration(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], message: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.mode()
    assert str(refusal.value) == message


def test_database_is_a_file_by_default(tmp_path: Path) -> None:
    found = env.database("IT", default=tmp_path / "new" / "archive.sqlite3", statement_timeout=10)

    assert found == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "new" / "archive.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;",
        },
    }
    assert (tmp_path / "new").is_dir()


LIMITS = "-c statement_timeout=10s -c idle_in_transaction_session_timeout=60s"
POOL = {"min_size": 1, "max_size": 4, "timeout": 5}


@pytest.mark.parametrize(
    ("address", "where", "options"),
    [
        (
            "postgresql://user:p%40ss@db.example:5433/archive",
            {"NAME": "archive", "USER": "user", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"},
            {},
        ),
        (
            "postgres://user@/archive?host=/run/postgresql&sslmode=disable",
            {"NAME": "archive", "USER": "user", "PASSWORD": "", "HOST": "/run/postgresql", "PORT": ""},
            {"sslmode": "disable"},
        ),
        (
            "postgresql://[::1]/%E5%A0%B1",
            {"NAME": "報", "USER": "", "PASSWORD": "", "HOST": "::1", "PORT": ""},
            {},
        ),
    ],
)
def test_database_address_is_read_whole(
    monkeypatch: pytest.MonkeyPatch, address: str, where: dict[str, str], options: dict[str, str]
) -> None:
    monkeypatch.setenv("IT", address)
    assert database() == {
        "ENGINE": "django.db.backends.postgresql",
        **where,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "options": LIMITS, "pool": POOL},
    }


def test_kept_secret_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"

    first = env.kept_secret_key(path)

    assert len(first) == 50
    assert env.kept_secret_key(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_kept_secret_key_is_the_quicker_servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another server starts, and is done, while this one is making its key."""
    path = tmp_path / "secret_key"

    def overtaken() -> str:
        monkeypatch.setattr(env, "get_random_secret_key", lambda: "b" * 50)
        env.kept_secret_key(path)
        return "a" * 50

    monkeypatch.setattr(env, "get_random_secret_key", overtaken)

    assert env.kept_secret_key(path) == "b" * 50
    assert list(tmp_path.iterdir()) == [path]


def test_kept_secret_key_is_whole_for_servers_that_start_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from newsroom import env; sys.stdin.read(1);"
        "print([env.kept_secret_key(Path(sys.argv[1], str(start))) for start in range(20)])"
    )
    servers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _server in range(4)
    ]
    for server in servers:
        print(".", end="", file=server.stdin, flush=True)
    seen = {server.communicate()[0].strip() for server in servers}

    kept = [(tmp_path / str(start)).read_text(encoding="ascii") for start in range(20)]
    assert seen == {str(kept)}
    assert {len(key) for key in kept} == {50}
    assert len(list(tmp_path.iterdir())) == 20


def test_variants_are_groups_of_single_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCH_VARIANTS", " 你妳, 咀嘴,")
    assert env.variants("SEARCH_VARIANTS") == ["你妳", "咀嘴"]


@pytest.mark.parametrize("value", ["你", "你妳,咀", "ßs", "ﬁx", "你 妳", "，。", "你=妳"])
def test_variants_that_cannot_be_used_are_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SEARCH_VARIANTS", value)
    with pytest.raises(ImproperlyConfigured, match=r"^SEARCH_VARIANTS is "):
        env.variants("SEARCH_VARIANTS")
