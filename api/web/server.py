"""The server that ``zhengmai serve`` runs."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress

import uvicorn

from api.service.database import open_database
from api.settings import Settings
from api.web.app import create_app
from graph.errors import BadRequest


def run_server(settings: Settings) -> None:
    """Serve until Ctrl-C; raises StoreError without a database and BadRequest when the address is taken."""
    with open_database(settings):
        pass  # it can be read
    with _listening(settings) as listening:
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        print(f"Zhengmai 政脉: http://{shown}:{port}  (API: /docs; Ctrl-C stops)", file=sys.stderr, flush=True)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning")).run(sockets=[listening])


def _listening(settings: Settings) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise BadRequest(f"cannot listen on {settings.host}:{settings.port} ({error.strerror}); give another --host or --port") from error
