"""The real server on a port of its own, for as long as a test needs it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

import uvicorn

from api.settings import Settings
from api.web.app import create_app


@dataclass(frozen=True)
class Site:
    """A server that runs: its address, `http://127.0.0.1:41234`, and its settings."""

    address: str
    settings: Settings


@contextmanager
def serving(settings: Settings) -> Iterator[Site]:
    """The application behind uvicorn on a free port of this machine until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}", settings)
        finally:
            server.should_exit = True
            thread.join()
