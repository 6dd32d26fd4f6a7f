"""The command that serves the pages and the API."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.terminal import Db


def serve(
    host: Annotated[
        str | None,
        typer.Option(envvar="ZHENGMAI_HOST", help="Address to listen on; 127.0.0.1 when nothing else is said.", show_default=False),
    ] = None,
    port: Annotated[
        int | None, typer.Option(envvar="ZHENGMAI_PORT", help="Port to listen on; 8000 when nothing else is said.", show_default=False)
    ] = None,
    db: Db = None,
) -> None:
    """Serve the pages and the API until Ctrl-C."""
    from api.settings import read_settings
    from api.web.server import run_server

    run_server(read_settings(db=db, host=host, port=port))


COMMANDS = {"serve": serve}
