"""The MCP server: the tools, with what an assistant must know to use them, over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from functools import wraps
from importlib.metadata import version
from inspect import getdoc, signature
from typing import Any, ParamSpec

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

import queries
from api.mcp.tools import Tools
from api.service.database import Database
from api.settings import Settings
from graph.errors import ZhengmaiError
from graph.model import markdown_table

P = ParamSpec("P")

INSTRUCTIONS = (
    "Chinese government policy documents as a graph of provisions. Begin with ask; cite every statement by the id and the printed words "
    "(evidence, quote, text) that come with it. basis says what a role rests on: first-listed and sole are custom, not an explicit 牵头. "
    "What was not compared is unknown, not absent."
)


def make_server(database: Database) -> MCPServer:
    """The server over a database."""
    server = MCPServer("zhengmai", title="Zhengmai 政脉", instructions=INSTRUCTIONS, version=version("zhengmai"), log_level="ERROR")
    tools = Tools(database)
    more = {"ask": _list_forms(), "query": _list_queries(), "cypher": f"The graph:\n\n{markdown_table()}"}
    for tool in (tools.ask, tools.search, tools.policy, tools.provision, tools.trace, tools.compare, tools.query, tools.cypher):
        name = tool.__name__
        description = "\n\n".join(filter(None, (getdoc(tool), more.get(name))))
        server.add_tool(_plainly(tool), name, description=description, annotations=ToolAnnotations(read_only_hint=True))
    return server


def serve(settings: Settings) -> None:
    """Answer on standard input and output until the input ends."""
    with closing(Database(settings)) as database:
        make_server(database).run("stdio")


def _plainly(tool: Callable[P, Any]) -> Callable[P, dict[str, Any]]:
    """The tool with plain values as its answer and with errors that an assistant reads."""

    @wraps(tool)
    def plainly(*args: P.args, **kwargs: P.kwargs) -> dict[str, Any]:
        try:
            answer = tool(*args, **kwargs)
        except ZhengmaiError as error:
            raise ToolError(str(error)) from error
        return answer if isinstance(answer, dict) else asdict(answer)

    # What the library derives the schema of the answer from: it knows none of dataclasses with slots
    taken = signature(tool, eval_str=True)
    plainly.__signature__ = taken.replace(return_annotation=dict[str, Any])  # type: ignore[attr-defined]
    plainly.__annotations__ = {name: one.annotation for name, one in taken.parameters.items()} | {"return": dict[str, Any]}
    return plainly


def _list_forms() -> str:
    lines = [f"- {form.title.en}: {form.example}" for form in queries.forms().values()]
    return "\n".join(["Forms of questions, with an example of each:", *lines])


def _list_queries() -> str:
    lines = []
    for one in queries.list_queries():
        params = ", ".join(f"{param.name}{'' if param.default is None else '?'}" for param in one.parameters)
        lines.append(f"- {one.name}({params}): {one.description}")
    return "\n".join(["The library:", *lines])
