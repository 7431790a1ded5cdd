"""The guard of tests/conftest.py: no test reaches beyond this machine."""

import socket

import pytest


def test_network_is_refused_by_name_and_by_address() -> None:
    with pytest.raises(RuntimeError, match=r"asked the network for 'archive\.example'"):
        socket.getaddrinfo("archive.example", 80)
    with socket.socket() as outside, pytest.raises(RuntimeError, match=r"asked the network for '192\.0\.2\.1'"):
        outside.connect(("192.0.2.1", 80))


def test_network_reaches_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
