"""The protocol behind which every database stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from graph.errors import BadRequest, StoreError
from graph.fragment import Edge, Node
from graph.stores.frames import pandas_frame, polars_frame
from graph.terms import Terms

if TYPE_CHECKING:
    import pandas
    import polars

T = TypeVar("T")

Dialect = Literal["ladybug", "neo4j"]
"""Whose Cypher a database understands."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks a server; the password stands in no message."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: column names and rows of plain Python values; `cut` when there are more rows than were asked for.

    A node or an edge is a dictionary of its `label` and the fields that have a value, a path one of `nodes` and `edges`.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    cut: bool = False

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a frame of pandas; BadRequest when pandas is not installed."""
        return pandas_frame(self.columns, self.rows)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a frame of polars; BadRequest when polars is not installed."""
        return polars_frame(self.columns, self.rows)


SEARCHED = ("Policy", "Provision", "Measure", "Target")
"""The labels of the nodes that a search finds, by their `texts` in the schema."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A node whose texts have all the words that were searched for; `policy` is its document, or itself. A higher score is a better hit."""

    label: str
    id: str
    policy: str
    score: float


class Readable(Protocol):
    """A store, or a transaction on one."""

    def run(self, cypher: str, params: Mapping[str, Any] | None = None) -> Table:
        """Run one Cypher statement that both databases understand."""
        ...


class Transaction(Readable, Protocol):
    """Writes that happen all together or not at all."""

    def insert(self, nodes: Sequence[Node]) -> None:
        """Add nodes whose ids are not in the database yet, in bulk; fields that a node lacks are null."""
        ...

    def connect(self, edges: Sequence[Edge]) -> None:
        """Add edges between nodes that are in the database, in bulk; parallel edges stay apart."""
        ...


class Store(Protocol):
    """A database that holds the graph, and beside it the bookkeeping of ``graph.corpus``: nodes `Meta` with `id` and `value`."""

    @property
    def dialect(self) -> Dialect:
        """Whose Cypher it understands."""
        ...

    @property
    def url(self) -> str:
        """The path or address that it was opened with."""
        ...

    def run(self, cypher: str, params: Mapping[str, Any] | None = None, *, rows: int | None = None, seconds: float | None = None) -> Table:
        """Run one reading Cypher statement; of its answer at most `rows`, and StoreError when it takes more than `seconds`."""
        ...

    def search(self, terms: Terms) -> list[Hit]:
        """Every node of the labels `SEARCHED` that has all the terms, best first, in the state of the graph that is read now."""
        ...

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, done in a transaction that commits when it returns and rolls back when it raises.

        A server may ask for it to be repeated, so `work` changes nothing but the database.
        """
        ...

    def close(self) -> None:
        """Release the database."""
        ...


class Attempts:
    """What a transaction tries: after something has failed, nothing more."""

    def __init__(self) -> None:
        """Begin without a failure."""
        self._has_failed = False

    def check(self) -> None:
        """Raise StoreError when something has failed."""
        if self._has_failed:
            raise StoreError("the transaction has failed; nothing more can be written in it")

    def attempt(self, work: Callable[[], T]) -> T:
        """What `work` returns; its error is the last thing that happens."""
        self.check()
        try:
            return work()
        except BaseException:
            self._has_failed = True
            raise


@contextmanager
def refusing() -> Iterator[None]:
    """Turn the errors of text and integers that no database holds into BadRequest."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise BadRequest(f"no database holds the half of a character {error.object[error.start]!a}; leave it out") from error
    except OverflowError as error:
        raise BadRequest("no database holds an integer of more than 64 bits; give a smaller one, or a float") from error


def check_held(value: Any) -> None:
    """Raise BadRequest when a statement, a parameter or what they hold is text or an integer that no database holds."""
    if isinstance(value, str):
        with refusing():
            value.encode()
    elif isinstance(value, int):
        with refusing():
            value.to_bytes(8, signed=True)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            check_held(name)
            check_held(one)
    elif isinstance(value, list | tuple):
        for one in value:
            check_held(one)


def overtime(seconds: float) -> str:
    """What is said of a statement that took longer than it might."""
    return f"the statement took longer than {seconds:g} seconds; ask for less, or give it more time"
