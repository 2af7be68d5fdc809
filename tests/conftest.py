"""For every test: no network, an empty data folder of its own, and the same terminal everywhere."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Textual reads these when it is imported, and they change what is drawn: away with them first.
for _name in [
    name
    for name in os.environ
    if name in ("NO_COLOR", "COLORTERM", "FORCE_COLOR") or name.startswith("TEXTUAL_")
]:
    del os.environ[_name]

# How long an example takes says something about the machine, nothing about the program.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

_ASKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
_SENDING = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}


class NetworkUsedError(RuntimeError):
    """A test reached for the network."""


def _no_network(event: str, args: tuple[object, ...]) -> None:
    """An audit hook: it sees every call, also from C, and can't be patched away. Unix sockets are allowed."""
    if event in _ASKING:
        raise NetworkUsedError(f"tests run without a network: {event}{args!r}")
    if event in _SENDING and getattr(args[0], "family", None) != socket.AF_UNIX:
        raise NetworkUsedError(f"tests run without a network: {event} {args[1:]!r}")


sys.addaudithook(_no_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Here and not in snapshot/, because only this file is read before the arguments are."""
    parser.addoption("--update-svg", action="store_true", help="write the pictures in screenshots/ anew")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whatever a test starts keeps its files here, never with a person's own."""
    folder = tmp_path / "own-data"
    monkeypatch.setenv("ONTHEMEND_DATA", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg-data"))
    return folder
