"""Sides: the two documents of a comparison, cut into what is compared: clauses, their measures, their figures."""

from __future__ import annotations

from dataclasses import dataclass

from graph.fragment import Fragment, Node, Value


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: `clause` is the id of the clause that it stands in, `path` the numerals to its provision."""

    id: str
    clause: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it measures; `direction` says which way is stricter, None when that is not known."""

    id: str
    clause: str
    path: str
    indicator: str
    scope: str | None
    value: float
    value_max: float | None
    unit: str
    value_si: float | None
    unit_si: str | None
    change: str
    comparator: str
    year: int | None
    quote: str
    direction: str | None
    additive: bool | None


@dataclass(frozen=True, slots=True)
class Clause:
    """What inheritance is traced for: a clause or article, or a section without any, with all below it.

    `seq` is its place among the clauses, from 0.
    """

    id: str
    path: str
    heading: str
    section: str
    text: str
    seq: int
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One document: `places` are the names of its region and of those above, to be put aside when words are compared."""

    id: str
    policy: Node
    places: tuple[str, ...]
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of all clauses, in document order."""
        return tuple(measure for clause in self.clauses for measure in clause.measures)


def side_of(fragment: Fragment) -> Side:
    """The side that a document's fragment makes."""
    nodes = {(node.label, node.id): node for node in fragment.nodes}
    provisions = sorted((n for n in fragment.nodes if n.label == "Provision"), key=_place)
    parent = {e.end[1]: e.start[1] for e in fragment.edges if e.label == "CONTAINS" and e.start[0] == e.end[0] == "Provision"}
    busy = {str(n.fields["provision"]) for n in fragment.nodes if n.label == "Measure"}
    units = _units(provisions, parent, busy)
    of_unit: dict[str, str] = {}
    for node in provisions:
        above: str | None = node.id
        while above is not None and above not in units:
            above = parent.get(above)
        if above is not None:
            of_unit[node.id] = above
    paths = {n.id: str(n.fields["path"]) for n in provisions}
    measures: dict[str, list[Measure]] = {}
    for node in sorted((n for n in fragment.nodes if n.label == "Measure"), key=_place):
        provision = str(node.fields["provision"])
        if provision in of_unit:
            measures.setdefault(of_unit[provision], []).append(
                Measure(node.id, of_unit[provision], paths[provision], str(node.fields["text"]))
            )
    words: dict[str, list[str]] = {}
    for node in provisions:
        if node.id in of_unit:
            own = "" if node.id in units else str(node.fields["heading"] or "")
            words.setdefault(of_unit[node.id], []).append(own + str(node.fields["text"] or ""))
    headings = {n.id: str(n.fields["heading"] or "") for n in provisions}
    clauses = tuple(
        Clause(
            key, paths[key], headings[key], headings.get(parent.get(key, ""), ""), "\n".join(words[key]), seq, tuple(measures.get(key, ()))
        )
        for seq, key in enumerate(units)
    )
    policy = nodes["Policy", str(fragment.policy)]
    return Side(str(fragment.policy), policy, _places(fragment, policy), clauses, tuple(_figures(fragment, nodes, of_unit, paths)))


def is_outline(side: Side) -> bool:
    """Whether nothing but headings is known of a document."""
    return bool(side.clauses) and not any(clause.text for clause in side.clauses)


def _units(provisions: list[Node], parent: dict[str, str], busy: set[str]) -> dict[str, None]:
    """The ids of the provisions that are compared, in document order; a section above clauses counts when it orders something itself."""
    kinds = {n.id: n.fields["kind"] for n in provisions}
    holds = {parent[key] for key, kind in kinds.items() if kind in ("clause", "article") and key in parent}
    annexes = {key for key, kind in kinds.items() if kind == "annex"}
    in_annex = {key for key in kinds if _within(key, parent, annexes)} if annexes else set()
    return {
        key: None
        for key, kind in kinds.items()
        if (kind in ("clause", "article") or (kind == "section" and (key not in holds or key in busy))) and key not in in_annex
    }


def _within(key: str, parent: dict[str, str], outer: set[str]) -> bool:
    above: str | None = key
    while above is not None:
        if above in outer:
            return True
        above = parent.get(above)
    return False


def _places(fragment: Fragment, policy: Node) -> tuple[str, ...]:
    """The names of the document's own region and of those that it lies in, longest first."""
    regions = {n.id: n for n in fragment.nodes if n.label == "Region"}
    above = {e.start[1]: e.end[1] for e in fragment.edges if e.label == "PART_OF" and not e.end[1].startswith("area-")}
    names: set[str] = set()
    code = policy.fields.get("region")
    while isinstance(code, str) and code in regions:
        place = regions[code].fields
        names |= {name for name in (_text(place["name"]), _text(place["short_name"])) if name}
        code = above.get(code)
    return tuple(sorted((n for n in names if len(n) > 1), key=lambda name: (-len(name), name)))


def _figures(fragment: Fragment, nodes: dict[tuple[str, str], Node], of_unit: dict[str, str], paths: dict[str, str]) -> list[Figure]:
    indicator_of = {e.start[1]: nodes[e.end].fields for e in fragment.edges if e.label == "MEASURES"}
    out = []
    for node in sorted((n for n in fragment.nodes if n.label == "Target"), key=_place):
        f = node.fields
        provision = str(f["provision"])
        indicator = indicator_of[node.id]
        out.append(
            Figure(
                node.id,
                of_unit.get(provision, ""),
                paths[provision],
                str(indicator["name"]),
                _text(f["scope"]),
                _number(f["value"]) or 0.0,
                _number(f["value_max"]),
                str(f["unit"]),
                _number(f["value_si"]),
                _text(f["unit_si"]),
                str(f["change"]),
                str(f["comparator"]),
                _int(f["year"]) if f["year"] is not None else None,
                str(f["quote"]),
                _text(indicator.get("direction")),
                bool(indicator["additive"]) if indicator.get("additive") is not None else None,
            )
        )
    return out


def _place(node: Node) -> tuple[int, str]:
    """Where a node stands in its document; the id decides where that is not known."""
    return _int(node.fields["seq"]), node.id


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
