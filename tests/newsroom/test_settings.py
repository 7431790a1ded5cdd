"""The settings as a server really starts with them: one process for each way of running."""

import json
import os
import secrets
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]
VARIABLES = (
    "NEWSROOM_MODE",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "TIME_ZONE",
    "DATABASE_URL",
    "DATABASE_STATEMENT_TIMEOUT",
    "PORT",
    "TRUST_PROXY",
)
PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "archive.example",
    "SITE_URL": "https://archive.example",
}
TELL = """
import json, django
from django.conf import settings
django.setup()
names = "DEBUG ALLOWED_HOSTS SITE_URL TIME_ZONE SECURE_SSL_REDIRECT SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE".split()
told = {name: getattr(settings, name) for name in names}
print(json.dumps({**told, "static": settings.STORAGES["staticfiles"]["BACKEND"].rsplit(".")[-1]}))
"""


def started(data_dir: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these variables and no others that the settings read."""
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    environment |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "DATA_DIR": str(data_dir), **variables}
    return subprocess.run(
        [sys.executable, "-W", "error", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_in(data_dir: Path, **variables: str) -> dict[str, object]:
    run = started(data_dir, "-c", TELL, **variables)
    assert run.stderr == ""
    told: dict[str, object] = json.loads(run.stdout)
    return told


def test_nothing_set_is_development_on_this_machine(tmp_path: Path) -> None:
    assert settings_in(tmp_path) == {
        "DEBUG": True,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "SITE_URL": "http://127.0.0.1:8000",
        "TIME_ZONE": "Asia/Manila",
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "static": "StaticFilesStorage",
    }


def test_demo_runs_as_a_small_paper_would_on_this_machine(tmp_path: Path) -> None:
    assert settings_in(tmp_path, NEWSROOM_MODE="demo", PORT="8765", TIME_ZONE="Asia/Taipei") == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "SITE_URL": "http://127.0.0.1:8765",
        "TIME_ZONE": "Asia/Taipei",
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "static": "CompressedManifestStaticFilesStorage",
    }


def test_demo_keeps_its_key(tmp_path: Path) -> None:
    program = "from django.conf import settings; print(settings.SECRET_KEY)"
    first, second = (started(tmp_path, "-c", program, NEWSROOM_MODE="demo") for _start in range(2))

    assert (first.stderr, second.stderr) == ("", "")
    assert first.stdout == second.stdout
    assert first.stdout.strip() == (tmp_path / "secret_key").read_text(encoding="ascii")
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_production_assumes_https(tmp_path: Path) -> None:
    assert settings_in(tmp_path, **PRODUCTION) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["archive.example"],
        "SITE_URL": "https://archive.example",
        "TIME_ZONE": "Asia/Manila",
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "static": "CompressedManifestStaticFilesStorage",
    }
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"NEWSROOM_MODE": "production"}, "Production needs SECRET_KEY, ALLOWED_HOSTS, SITE_URL:"),
        ({**PRODUCTION, "SECRET_KEY": ""}, "Production needs SECRET_KEY:"),
        ({**PRODUCTION, "ALLOWED_HOSTS": ""}, "Production needs ALLOWED_HOSTS:"),
        ({**PRODUCTION, "SITE_URL": ""}, "Production needs SITE_URL:"),
        ({**PRODUCTION, "SECRET_KEY": "secret"}, "SECRET_KEY is too short or too plain"),
        ({**PRODUCTION, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is '*': expected host names"),
        ({**PRODUCTION, "TRUST_PROXY": "1"}, "TRUST_PROXY is '1': expected yes or no."),
        ({"NEWSROOM_MODE": "staging"}, "NEWSROOM_MODE is 'staging': expected one of"),
        ({"DATABASE_URL": "mysql://host/name"}, "DATABASE_URL is not of the form"),
        ({"DATABASE_STATEMENT_TIMEOUT": "soon"}, "DATABASE_STATEMENT_TIMEOUT is 'soon': expected a whole number"),
        (
            {"SITE_URL": "archive.example", "NEWSROOM_MODE": "demo"},
            "SITE_URL is 'archive.example': expected an",
        ),
        ({"TIME_ZONE": "Manila"}, "TIME_ZONE is 'Manila': expected a time zone"),
        ({"PORT": "eighty"}, "PORT is 'eighty': expected a whole number"),
    ],
)
def test_start_is_refused_by_name(tmp_path: Path, variables: dict[str, str], named: str) -> None:
    run = started(tmp_path, "-c", "from django.conf import settings; settings.DEBUG", **variables)

    last_line = run.stderr.rstrip().rsplit("\n", 1)[-1]
    assert run.returncode == 1
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {named}")


def test_production_passes_the_deployment_check(tmp_path: Path) -> None:
    run = started(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (run.returncode, run.stderr) == (0, "")


ASK_SQLITE = """
import json, sys
sys.argv = ["manage.py", "migrate", "--verbosity", "0"]
import django; django.setup()
from django.core.management import execute_from_command_line
execute_from_command_line(sys.argv)
from django.db import connection, transaction
told = {}
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "journal_size_limit", "busy_timeout", "foreign_keys"):
        told[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]
statements = []
connection.connection.set_trace_callback(statements.append)
with transaction.atomic():
    pass
print(json.dumps({**told, "begins": statements[0], "file": connection.settings_dict["NAME"].name}))
"""


def test_sqlite_is_set_so_that_nobody_is_locked_out_and_no_save_is_lost(tmp_path: Path) -> None:
    run = started(tmp_path, "-c", ASK_SQLITE)

    assert run.stderr == ""
    assert json.loads(run.stdout) == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "journal_size_limit": 64 * 1024 * 1024,  # bytes
        "busy_timeout": 20_000,  # milliseconds
        "foreign_keys": 1,
        "begins": "BEGIN IMMEDIATE",
        "file": "archive.sqlite3",
    }


@pytest.mark.django_db
def test_postgresql_limits_statements_and_shares_connections() -> None:
    """On SQLite, which has no such settings, the connection tells that it has no pool either."""
    on_postgresql = connection.vendor == "postgresql"
    told = {"pool": getattr(connection, "pool", None) is not None}
    if on_postgresql:
        with connection.cursor() as cursor:
            for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
                cursor.execute(f"SHOW {name}")
                told[name] = cursor.fetchone()[0]
        told["health checks"] = connection.settings_dict["CONN_HEALTH_CHECKS"]

    limits = {"statement_timeout": "10s", "idle_in_transaction_session_timeout": "1min", "health checks": True}
    assert told == ({"pool": True, **limits} if on_postgresql else {"pool": False})
