"""The MCP server: a client starts the command and asks it, over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from api.mcp.server import make_server
from api.service.database import Database
from api.settings import Settings
from queries import forms, list_queries

COUNTY, PROVINCE = "140902-5c341881", "晋政发〔2022〕12号"
CLAUSE = f"{COUNTY}:sec_2__cl_4"
TOOLS = ["ask", "search", "policy", "provision", "trace", "compare", "query", "cypher"]


@pytest.fixture(scope="module")
def database(five_documents: Path) -> Iterator[Database]:
    with closing(Database(Settings(db=str(five_documents)))) as opened:
        yield opened


def call(database: Database, tool: str, **arguments: Any) -> Any:
    """The answer of a tool, as a client in the same process receives it; of a refusal the line that says why."""

    async def calling() -> Any:
        async with Client(make_server(database)) as client:
            answer = await client.call_tool(tool, arguments)
        return answer.content[0].text if answer.is_error else answer.structured_content  # type: ignore[union-attr]

    return anyio.run(calling)


def test_the_command_serves_an_assistant(five_documents: Path) -> None:
    command = [sys.executable, "-c", "from api.cli.app import main; main()", "mcp", "--db", str(five_documents)]

    async def asking() -> tuple[list[str], Any]:
        async with Client(stdio_client(StdioServerParameters(command=command[0], args=command[1:]))) as client:
            tools = (await client.list_tools()).tools
            answer = await client.call_tool("ask", {"question": "忻府区哪些指标比省里高"})
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
        return [tool.name for tool in tools], answer.structured_content

    names, answer = anyio.run(asking)
    assert names == TOOLS
    assert [row["quote"] for row in answer["rows"]] == [
        "新能源和清洁能源装机容量占比达到60%",
        "全区城市生活垃圾焚烧处理能力占比达到100%左右",
    ]


def test_the_descriptions_say_what_can_be_asked(database: Database) -> None:
    async def listing() -> dict[str, str]:
        async with Client(make_server(database)) as client:
            return {tool.name: tool.description or "" for tool in (await client.list_tools()).tools}

    described = anyio.run(listing)
    assert all(form.example in described["ask"] for form in forms().values())
    assert all(f"- {query.name}(" in described["query"] for query in list_queries())
    assert "`DERIVES_FROM`" in described["cypher"]


@pytest.mark.parametrize("name", forms())
def test_every_form_has_rows_with_ids(database: Database, name: str) -> None:
    answer = call(database, "ask", question=forms()[name].example, limit=1)
    assert answer["form"] == name
    assert len(answer["rows"]) == 1
    assert answer["found"] >= 1
    assert answer["regions"] == []


def test_a_document(database: Database) -> None:
    answer = call(database, "policy", id=COUNTY)
    assert answer["policy"]["region_name"] == "忻府区"
    assert [one["id"] for one in answer["implements"]] == [PROVINCE]
    assert CLAUSE in [one["id"] for one in answer["outline"]]


def test_a_provision_and_where_it_comes_from(database: Database) -> None:
    assert "千兆网光伏基地" in call(database, "provision", id=CLAUSE)["provision"]["text"]
    assert [step["id"] for step in call(database, "trace", id=CLAUSE)["steps"]] == [f"{PROVINCE}:sec_2__cl_4"]
    assert call(database, "trace", id=f"{PROVINCE}:sec_2__cl_4", down=True)["steps"][0]["id"] == CLAUSE


def test_a_comparison(database: Database) -> None:
    answer = call(database, "compare", child=COUNTY, parent=PROVINCE)
    assert answer["remark"] is None
    assert [one["parent"] for one in answer["provisions"] if one["child"] is None] == [f"{PROVINCE}:sec_2__cl_5"]


def test_rows(database: Database) -> None:
    answer = call(database, "query", name="citations", params={"policy": COUNTY}, limit=1)
    assert (len(answer["rows"]), answer["is_cut"]) == (1, True)
    assert answer["rows"][0]["evidence"]
    answer = call(database, "cypher", statement="MATCH (p:Policy) WHERE p.presence = 'loaded' RETURN count(p) AS number")
    assert answer == {"columns": ["number"], "rows": [{"number": 5}], "is_cut": False}


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {"question": "省能元局牵头哪些措施"}, "no agency is called '省能元局'; nearest: 省能源局"),
        ("ask", {"question": "省能源局的电话是多少"}, "not understood: 电话"),
        ("ask", {"question": "省能源局牵头哪些措施", "limit": 0}, "greater than or equal to 1"),
        ("policy", {"id": "晋政发〔2022〕13号"}, "no policy has the id"),
        ("provision", {"id": f"{COUNTY}:sec_99"}, "no provision has the id"),
        ("trace", {"id": "x"}, "there is no provision, measure or figure 'x'"),
        ("compare", {"child": "x.txt", "parent": PROVINCE}, "no document 'x.txt' is loaded"),
        ("query", {"name": "citation"}, "no query is called 'citation'; nearest: citations"),
        ("cypher", {"statement": "MATCH (p:Policy) DETACH DELETE p"}, "does more than read"),
    ],
)
def test_refusals_say_why(database: Database, tool: str, arguments: dict[str, Any], said: str) -> None:
    assert said in call(database, tool, **arguments)


def test_words_are_searched(database: Database) -> None:
    answer = call(database, "search", words="煤炭消费", limit=3)
    assert answer["total"] >= len(answer["hits"]) == 3
    assert all("煤炭消费" in hit["snippet"] or "煤炭消费" in hit["heading"] for hit in answer["hits"])
