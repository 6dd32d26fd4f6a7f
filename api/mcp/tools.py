"""The tools: each a question to the graph with a plain answer. What they refuse says in one line why, and the way out."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Field

import queries
from api.mcp.answers import OutlineEntry, PolicyOutline, Rows
from api.service.database import Database
from graph.linking.comparison import compare
from graph.linking.sides import side_of
from graph.stores.base import Table
from graph.stores.reading import fragment_of
from queries import ProvisionAnswer, QuestionAnswer, SearchAnswer, TraceStep
from queries.statements import require_reading

LIMIT, MOST = 50, 1000  # rows of an answer, and how many may be asked for
SECONDS = 30.0  # that a statement may take

Limit = Annotated[int, Field(ge=1, le=MOST, description="how many rows to answer")]
Kind = Annotated[Literal["", "policy", "provision", "measure", "target"], Field(description="empty for documents and provisions")]


class Tools:
    """The tools over one database; each public method is one."""

    def __init__(self, database: Database) -> None:
        """Ask that database, which is opened by the first question."""
        self._database = database

    def ask(self, question: str, limit: Limit = LIMIT) -> QuestionAnswer:
        """Answer a question about policy documents in plain Chinese (or English with Chinese names).

        The answer says how the question was understood, what was found with the words that prove it and the ids to cite, the query
        behind it, and what may be asked next. A question that is not understood wholly is refused with questions that would be answered.
        """
        with self._database.reading() as store:
            answer = queries.ask(store, question)
        return replace(answer, regions=(), rows=answer.rows[:limit])  # the rows say what the regions do

    def search(self, words: str, kind: Kind = "", agency: str = "", region: str = "", limit: Limit = LIMIT) -> SearchAnswer:
        """Search words, parted by blanks, in all that is loaded; what stands in 「」 is one piece.

        Documents and provisions are found, with `kind` others; `agency` (id or name) and `region` (code or name) narrow. Each hit has its
        id, its document and the words around; `facets` counts by level, region, year, genre, subject and agency.
        """
        with self._database.reading() as store:
            return queries.search(store, words, kind=kind, agency=agency, region=region, limit=limit)

    def policy(self, id: str) -> PolicyOutline:
        """A document by its id (mostly its 发文字号): what it is, who issued it, what it carries out, and its outline."""
        with self._database.reading() as store:
            answer = queries.read_policy(store, id)
        outline = tuple(OutlineEntry(one.id, one.kind, one.path or "", one.heading or "") for one in answer.provisions)
        return PolicyOutline(answer.policy, answer.issuers, answer.warnings, answer.implements, answer.implemented_by, outline)

    def provision(self, id: str) -> ProvisionAnswer:
        """A provision by its id: its words, measures, who answers for them, figures and citations."""
        with self._database.reading() as store:
            return queries.read_provision(store, id)

    def trace(self, id: str, down: bool = False) -> TraceStep:
        """Where the words of a provision, a measure or a figure come from, level by level; with `down`, what came of them."""
        with self._database.reading() as store:
            return queries.trace(store, id, down)

    def compare(self, child: str, parent: str) -> dict[str, Any]:
        """What became of one document (`parent`, an id) in another (`child`, an id): provisions, measures and figures.

        Each is taken over (verbatim, adapted, loose), left out (a null child) or new (a null parent); of figures same, stricter, looser or
        share. `remark` says why there is nothing to compare, where that is so.
        """
        with self._database.reading() as store:
            found = compare(side_of(fragment_of(store, child)), side_of(fragment_of(store, parent)))
        return found.to_json() | {"remark": found.remark}

    def query(self, name: str, params: dict[str, str | int | float | bool] | None = None, limit: Limit = LIMIT) -> Rows:
        """Run a query of the library by name, with its parameters."""
        with self._database.reading() as store:
            return _rows(queries.run(store, name, **(params or {})), limit)

    def cypher(self, statement: str, limit: Limit = LIMIT) -> Rows:
        """Run a Cypher statement that only reads; anything else is refused."""
        require_reading(statement)
        with self._database.reading() as store:
            return _rows(store.run(statement, rows=limit, seconds=SECONDS), limit)


def _rows(table: Table, limit: int) -> Rows:
    return Rows(table.columns, table.dicts()[:limit], table.cut or len(table.rows) > limit)
