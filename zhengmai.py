"""Zhengmai 政脉 for scripts and notebooks.

    import zhengmai as zm

    with zm.open("zhengmai.lbug") as graph:
        graph.load("documents/")
        print(graph.ask("省能源局牵头哪些措施").regions[0].summary)
        frame = graph.query("deadlines", policy="晋政发〔2022〕12号").to_pandas()

open(path or address) -> Graph  a database
parse(path) -> Document         what is found in one file, without a database

Every error is a ``ZhengmaiError`` with one line that says what is wrong and the way out.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from graph.errors import ZhengmaiError

if TYPE_CHECKING:
    from api.service.loading import Outcome
    from api.settings import Settings
    from graph.linking.comparison import Comparison
    from graph.stores import Table
    from loaders import Document
    from queries import QuestionAnswer, SearchAnswer, TraceStep

__all__ = ["Graph", "ZhengmaiError", "open", "parse"]

AnyPath = str | PathLike[str]


def open(db: AnyPath | None = None) -> Graph:
    """The graph in a database: the path of a file, or the address of a Neo4j server; what ``ZHENGMAI_DB`` says when left out.

    A file is made by the first ``load``. Other settings (the user and password of a server, the file of judgements) stand in the
    environment, as for the command.
    """
    from api.settings import read_settings

    return Graph(read_settings(db=None if db is None else str(db)))


def parse(path: AnyPath) -> Document:
    """What one file holds: metadata, outline, measures, duties, targets, citations; UnreadableFile when it is no text."""
    import loaders

    return loaders.parse_file(Path(path))


class Graph:
    """A database of policy documents; ``open`` gives it. It is opened when it is first read, and reads what others write since."""

    def __init__(self, settings: Settings) -> None:
        from api.service.database import Database

        self._settings = settings
        self._database = Database(settings)

    def __repr__(self) -> str:
        return f"Graph({self._settings.db!r})"

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def load(self, paths: AnyPath | Iterable[AnyPath], metadata: AnyPath | None = None, strict: bool = False) -> list[Outcome]:
        """What became of each file of `paths`, one or many, in order; a folder stands for the documents below it.

        A file that cannot be read has the status `failed` and a reason, and does not keep the others out. A document that is in the
        database already is replaced when its text has changed, and `unchanged` when it has not. The database is made when it is
        not there. `metadata` is a table (CSV) of what documents are, which wins over what is read and is kept; with `strict` a document
        with warnings fails. Raises BadRequest for a folder without documents or a wrong table, StoreError when the database cannot be
        written.
        """
        from api.service.loading import find_files, load_files
        from loaders.statements import read_statements

        given = [paths] if isinstance(paths, str | PathLike) else paths
        table = read_statements(Path(metadata)) if metadata is not None else ()
        return load_files(self._settings, find_files([Path(path) for path in given]), table=table, strict=strict)

    def ask(self, text: str) -> QuestionAnswer:
        """The answer to a question, as 「省能源局牵头哪些措施」 or 「忻府区没有承接省里哪些条款」, with the words that prove it.

        Raises NotFound, with the nearest names, for a name that nobody knows, and BadRequest, with questions that would be answered, for
        one that is not understood.
        """
        from queries import ask

        with self._database.reading() as store:
            return ask(store, text)

    def search(self, text: str, limit: int = 20, **filters: str) -> SearchAnswer:
        """The documents and provisions that have all the words of `text`, best first: of the hits, at most `limit`.

        `filters` are level, region, year, genre, subject, agency and kind, as ``queries.search`` has them. Raises BadRequest when there are no
        words, or for a value that a filter has not, and NotFound, with the nearest, for an unknown region or agency.
        """
        from queries import search

        with self._database.reading() as store:
            return search(store, text, limit=limit, **filters)  # type: ignore[arg-type]

    def query(self, name: str, /, **params: str | int | float | bool) -> Table:
        """The rows that a query of the library finds; ``.to_pandas()`` and ``.to_polars()`` make a frame of them.

        Raises NotFound for an unknown query or a parameter that names nothing in the graph, BadRequest for one that is missing or wrong.
        """
        from queries import run

        with self._database.reading() as store:
            return run(store, name, **params)

    def cypher(self, text: str, /, **params: Any) -> Table:
        """The rows that a Cypher statement finds; `$name` in it stands for the parameter of that name.

        Raises BadRequest, with line and column, for a statement that does more than read, before the database is asked.
        """
        from queries.statements import require_reading

        require_reading(text)
        with self._database.reading() as store:
            return store.run(text, params)

    def compare(self, child: AnyPath, parent: AnyPath) -> Comparison:
        """What became of a policy in a lower one: its provisions, measures and targets copied, changed, dropped or added.

        Each is a file, or the id of a loaded policy. Raises UnreadableFile or NotFound when one cannot be had.
        """
        from api.service.comparing import compare_documents

        return compare_documents(str(child), str(parent), self._settings)

    def trace(self, id: str, down: bool = False) -> TraceStep:
        """A provision, a measure or a target up to what it comes from, level by level; with `down`, down to what came of it.

        Raises NotFound, with the nearest ids, when there is none of that id.
        """
        from queries import trace

        with self._database.reading() as store:
            return trace(store, id, down)

    def close(self) -> None:
        """Release the database; a graph that is asked again opens it again."""
        self._database.close()
