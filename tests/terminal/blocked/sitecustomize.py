"""On the path of programs that the tests start: a network call in them raises, as it does in the tests."""

import socket
import sys


def _no_network(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        raise RuntimeError("tests run without a network")
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        family = getattr(args[0], "family", None)
        if family != socket.AF_UNIX:
            raise RuntimeError("tests run without a network")


sys.addaudithook(_no_network)
