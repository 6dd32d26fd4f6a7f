"""What answers ask of the graph again and again, read once for each state of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from graph.corpus import digest
from graph.fragment import Edge, Node
from graph.linking.lineage import Lineage
from graph.stores.base import Store
from queries.directory import Directory, Region, read_directory
from queries.library import fetch

T = TypeVar("T")

_TOLD = ("method", "score", "review", "judged")  # of IMPLEMENTS edges: what says whether two policies are compared


@dataclass(slots=True)
class _State:
    """The parts that have been read of the graph in the state of that digest."""

    digest: str
    parts: dict[str, Any] = field(default_factory=dict)


# The newest state of each store. A state that a part was read in too late is dropped by the next answer: the change gave the graph
# another digest.
_STATES: WeakKeyDictionary[Store, _State] = WeakKeyDictionary()
_LOCK = Lock()


class Snapshot:
    """The graph as one answer sees it: asks for the digest once, and for a part when it is first needed and not known from before."""

    def __init__(self, store: Store) -> None:
        """Ask for the state of the graph."""
        self.store = store
        now = digest(store)
        with _LOCK:
            state = _STATES.get(store)
            if state is None or state.digest != now:
                state = _STATES[store] = _State(now)
        self._state = state

    @property
    def directory(self) -> Directory:
        """The agencies."""
        return self.part("directory", lambda: read_directory(self.store))

    @property
    def policies(self) -> Sequence[Mapping[str, Any]]:
        """The rows of the query `policies`, whatever their presence."""
        return self.part("policies", lambda: fetch(self.store, "policies", presence=""))

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """What every policy holds, by id: see ``read_counts``."""
        return self.part("counts", lambda: read_counts(self.store))

    @property
    def regions(self) -> Mapping[str, Region]:
        """The regions that have a code, by code."""
        return {row["code"]: Region(row["code"], row["name"], row["short_name"] or row["name"]) for row in self._regions}

    @property
    def lineage(self) -> Lineage:
        """Which policies carry out which."""
        return self.part("lineage", self._read_lineage)

    @property
    def implements(self) -> Sequence[Mapping[str, Any]]:
        """The rows of the query `implements`."""
        return self.part("implements", lambda: fetch(self.store, "implements"))

    @property
    def _regions(self) -> Sequence[Mapping[str, Any]]:
        return self.part("regions", lambda: fetch(self.store, "regions"))

    def _read_lineage(self) -> Lineage:
        policies = [
            Node("Policy", row["policy"], {"region": row["region"], "date_issued": row["date"], "doc_number": row["doc_number"]})
            for row in self.policies
            if row["outlined"]
        ]
        implements = [
            Edge("IMPLEMENTS", ("Policy", row["child"]), ("Policy", row["parent"]), {name: row[name] for name in _TOLD})
            for row in self.implements
        ]
        above: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._regions:
            if row["above"]:
                above[row["code"]].append(row["above"])
        return Lineage(policies, implements, above)

    def part(self, name: str, read: Callable[[], T]) -> T:
        """The value of that name, which `read` draws from the graph when it is not known from before."""
        if name not in self._state.parts:
            self._state.parts[name] = read()  # two threads may both read it: the same
        return cast(T, self._state.parts[name])


def read_counts(store: Store, policies: Sequence[str] = ()) -> dict[str, dict[str, int]]:
    """How many clauses, measures, duty_lists, targets and citations those policies have (none given: all), by id; 0 is left out."""
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in fetch(store, "policy-counts", policies=list(policies)):
        counts[row["policy"]][row["counted"]] = row["number"]
    return counts
