"""The commands that serve: the pages and the API, and the graph for assistants."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.terminal import Db
from graph.errors import BadRequest


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


def mcp(db: Db = None) -> None:
    """Serve the graph to an assistant over the Model Context Protocol, on standard input and output."""
    from api.settings import read_settings

    try:
        from api.mcp.server import serve as serve_assistant
    except ModuleNotFoundError as error:
        if error.name != "mcp":
            raise
        raise BadRequest("this needs the package mcp: pip install 'zhengmai[mcp]'") from error
    serve_assistant(read_settings(db=db))


COMMANDS = {"serve": serve, "mcp": mcp}
