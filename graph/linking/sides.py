"""Sides: the two documents of a comparison, cut into what is compared: clauses, their measures, their figures."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from graph.fragment import Fragment, Node, Value

_CLAUSES = ("clause", "article")


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


def is_outline(side: Side) -> bool:
    """Whether nothing but headings is known of a document."""
    return bool(side.clauses) and not any(clause.text for clause in side.clauses)


def side_of(fragment: Fragment) -> Side:
    """The side that a document's fragment makes."""
    outline = _outline(fragment)
    measures = _measures(fragment, outline)
    words = _words(outline)
    clauses = tuple(
        Clause(
            key,
            outline.path(key),
            outline.heading(key),
            outline.heading(outline.parent.get(key, "")),
            "\n".join(words[key]),
            seq,
            tuple(measures.get(key, ())),
        )
        for seq, key in enumerate(outline.units)
    )
    policy = next(node for node in fragment.nodes if (node.label, node.id) == ("Policy", fragment.policy))
    return Side(policy.id, policy, _places(fragment, policy), clauses, tuple(_figures(fragment, outline)))


@dataclass(frozen=True, slots=True)
class _Outline:
    """The provisions of a document in its order: what each stands in, and the ids of those that are compared."""

    provisions: dict[str, Node]
    parent: dict[str, str]
    units: dict[str, None]

    def unit_of(self, key: str) -> str | None:
        """The provision that is compared in which a provision stands, or which it is."""
        return next((above for above in (key, *self.above(key)) if above in self.units), None)

    def above(self, key: str) -> Iterator[str]:
        """The provisions that hold one, the nearest first."""
        while (found := self.parent.get(key)) is not None:
            yield (key := found)

    def path(self, key: str) -> str:
        """The numerals to a provision as people cite it: 二/四; of an article, which chapters do not number anew, 第三条 or 第三条/一."""
        numerals = str(self.provisions[key].fields["path"])
        for one in (key, *self.above(key)):
            if self.provisions[one].fields["kind"] == "article":
                first, *rest = str(self.provisions[one].fields["number"]).split("之")  # 一之一 is 第一条之一
                return "/".join(filter(None, ("之".join((f"第{first}条", *rest)), numerals)))
        return numerals

    def heading(self, key: str) -> str:
        """The heading of a provision; empty when it has none or is not there."""
        return str(self.provisions[key].fields["heading"] or "") if key in self.provisions else ""


def _outline(fragment: Fragment) -> _Outline:
    provisions = {node.id: node for node in _ordered(fragment, "Provision")}
    parent = {e.end[1]: e.start[1] for e in fragment.edges if e.label == "CONTAINS" and e.start[0] == e.end[0] == "Provision"}
    outline = _Outline(provisions, parent, {})
    busy = {str(node.fields["provision"]) for node in fragment.nodes if node.label == "Measure"}
    return replace(outline, units=dict.fromkeys(_units(outline, busy)))


def _units(outline: _Outline, busy: Container[str]) -> Iterator[str]:
    """The ids of the provisions that are compared, in document order.

    A section above clauses counts when it orders something itself; the items of an article, （一） and （二）, are words of it.
    """
    kinds = {key: node.fields["kind"] for key, node in outline.provisions.items()}
    holders = {outline.parent[key] for key, kind in kinds.items() if kind in _CLAUSES and key in outline.parent}
    for key, kind in kinds.items():
        is_unit = kind in _CLAUSES or (kind == "section" and (key not in holders or key in busy))
        if is_unit and not any(kinds.get(above) in ("annex", "article") for above in outline.above(key)):
            yield key


def _measures(fragment: Fragment, outline: _Outline) -> dict[str, list[Measure]]:
    """The measures of each provision that is compared, in document order."""
    found: dict[str, list[Measure]] = {}
    for node in _ordered(fragment, "Measure"):
        provision = str(node.fields["provision"])
        if unit := outline.unit_of(provision):
            found.setdefault(unit, []).append(Measure(node.id, unit, outline.path(provision), str(node.fields["text"])))
    return found


def _words(outline: _Outline) -> dict[str, list[str]]:
    """The words of each provision that is compared, with the headings and words of all below it."""
    found: dict[str, list[str]] = {}
    for key, node in outline.provisions.items():
        if unit := outline.unit_of(key):
            heading = "" if key == unit else outline.heading(key)
            found.setdefault(unit, []).append(heading + str(node.fields["text"] or ""))
    return found


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


def _figures(fragment: Fragment, outline: _Outline) -> Iterator[Figure]:
    indicators = {node.id: node.fields for node in fragment.nodes if node.label == "Indicator"}
    indicator_of = {e.start[1]: indicators[e.end[1]] for e in fragment.edges if e.label == "MEASURES"}
    for node in _ordered(fragment, "Target"):
        f = node.fields
        provision = str(f["provision"])
        indicator = indicator_of[node.id]
        yield Figure(
            id=node.id,
            clause=outline.unit_of(provision) or "",
            path=outline.path(provision),
            indicator=str(indicator["name"]),
            scope=_text(f["scope"]),
            value=_number(f["value"]) or 0.0,
            value_max=_number(f["value_max"]),
            unit=str(f["unit"]),
            value_si=_number(f["value_si"]),
            unit_si=_text(f["unit_si"]),
            change=str(f["change"]),
            comparator=str(f["comparator"]),
            year=_int(f["year"]) if f["year"] is not None else None,
            quote=str(f["quote"]),
            direction=_text(indicator.get("direction")),
            additive=bool(indicator["additive"]) if indicator.get("additive") is not None else None,
        )


def _ordered(fragment: Fragment, label: str) -> list[Node]:
    """The nodes of a label in document order; the id decides where that is not known."""
    return sorted((node for node in fragment.nodes if node.label == label), key=lambda node: (_int(node.fields["seq"]), node.id))


def _int(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _number(value: Value) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
