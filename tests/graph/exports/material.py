"""What the tests of exports share: exporting to a folder of the test, and texts that formats could spoil."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st
from neo4j import GraphDatabase

from graph.exports import export
from graph.fragment import Edge, Node
from graph.stores import Store
from graph.stores.base import Transaction
from tests.databases import credentials

AWKWARD = (
    "",
    " \t行首行尾 \n",
    "'单' \"双\" `反` “弯”",
    "\\ \\n \\u0041 \\\\ \\",
    "一\n二\r三\r\n四",
    "分\u2028段\u2029尾\x85",
    "; , | \t // -- /* */ {} $x",
    "<a href='x'>&amp;</a> ]]>",
    "\ufeff𠮷😀é́",
    "\x01\x0c\x1b\x7f\ufffe\uffff",
    "=SUM(A1)",
)
"""Texts that a format could spoil by its quotes, escapes, separators or what it cannot hold."""


def exported(store: Store, format: str, folder: Path) -> Path:
    """The file or folder that the graph is exported to."""
    out = folder / format
    export(store, format, out)
    return out


def texts() -> st.SearchStrategy[str]:
    """Any text that a database holds: no lone surrogates."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(AWKWARD)


def awkward_graph(words: tuple[str, ...] = AWKWARD) -> tuple[list[Node], list[Edge]]:
    """Policies and an agency that hold the words in their fields and lists, with parallel edges."""
    nodes = [Node("Policy", f"p{number}", {"title": text, "aliases": [text, "又"]}) for number, text in enumerate(words)]
    nodes += [
        Node("Policy", "列表/空 %", {"aliases": [], "presence": "cited"}),
        Node("Agency", "p0", {"name": "与政策同号的机构"}),
        Node("Indicator", "i", {"additive": False, "aliases": ["一"]}),
        Node("Target", "t", {"value": 17.0, "value_max": 0.1, "year": 2025}),
    ]
    issued = ("Agency", "p0"), ("Policy", "p0")
    edges = [Edge("ISSUED", *issued, {"position": 1, "mention": text}) for text in words]
    edges += [Edge("ISSUED", *issued), Edge("ISSUED", *issued), Edge("MEASURES", ("Target", "t"), ("Indicator", "i"), {"score": 1.0})]
    return nodes, edges


def fill(store: Store, nodes: list[Node], edges: list[Edge]) -> None:
    """Write nodes and edges into the store as they are."""

    def work(transaction: Transaction) -> None:
        transaction.insert(nodes)
        transaction.connect(edges)

    store.write(work)


def run_script(address: str, script: Path) -> None:
    """Run the statements of a file on a Neo4j server, each by itself, as cypher-shell does."""
    asked_by = credentials()
    with GraphDatabase.driver(address, auth=(asked_by.user, asked_by.password)) as driver, driver.session() as session:
        for line in script.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("//"):
                session.run(line.removesuffix(";")).consume()


class Exports:
    """Exports of one store, each made when it is first asked for."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def __getitem__(self, format: str) -> Path:
        """The file or folder."""
        out = self._folder / format
        return out if out.exists() else exported(self._store, format, self._folder)
