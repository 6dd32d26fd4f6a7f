"""RDF in Turtle: the terms of ELI where they fit, and a vocabulary of its own, ``zm:``, which stands at the head of the file.

A policy is an ``eli:LegalResource``, its wording an ``eli:LegalExpression``, a provision an ``eli:LegalResourceSubdivision``. Every
field and every edge of the schema is a property of ``zm:``. Every edge is also a statement (RDF reification) that says how it
was made. Of ELI's links only what the document itself says with a number or a title is used: ``eli:cites``, and
``eli:based_on`` where it names its basis. What was concluded from likeness or from vague words (DERIVES_FROM, most of
IMPLEMENTS) claims no legal force and stays in ``zm:``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from graph.exports.parts import PAIRS, Track
from graph.fragment import Edge, Node, Value
from graph.ids import digest
from graph.linking.joint import content
from graph.schema import EDGES, NODES, Field
from graph.stores.base import Store
from graph.stores.reading import every_edge, every_node

BASE = "urn:zhengmai:"
_HEAD = f"""\
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix zm: <{BASE}schema:> .
"""
_CLASSES = {"Policy": "eli:LegalResource", "Provision": "eli:LegalResourceSubdivision", "Agency": "eli:Agent"}
# The fields of a policy that ELI has a term for: of the work, and of its wording
_OF_WORK = {"date_issued": "eli:date_document", "doc_number": "eli:id_local"}
_OF_WORDING = {"title": "eli:title", "date_published": "eli:date_publication", "aliases": "eli:title_alternative"}
_CHINESE = "<http://publications.europa.eu/resource/authority/language/ZHO>"
_CITED = ("cited-number", "cited-title")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")  # 2022-04-21
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# a quote, a backslash, a control character, U+FFFE
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]')


def write(store: Store, out: Path, track: Track) -> None:
    """Write the graph to the file `out`."""
    seen: Counter[str] = Counter()
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_HEAD)
        stream.writelines(_vocabulary())
        for label in track(tuple(NODES)):
            for node in every_node(store, label):
                stream.writelines(_node(node))
        for label, start, end in track(PAIRS):
            seen.clear()
            for edge in every_edge(store, label, start, end):
                said = content(edge)
                seen[said] += 1
                stream.writelines(_edge(edge, f"{digest(said, 24)}-{seen[said]}"))


def iri(kind: str, id: str) -> str:
    """The IRI of a node, in brackets; everything in the id that a URN may not hold, Chinese too, is percent-encoded."""
    return f"<{BASE}{kind.lower()}:{quote(id, safe=':')}>"


def literal(value: str | float | bool) -> str:
    """The value as a Turtle literal."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    if isinstance(value, int):
        return str(value)
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match[0], f"\\u{ord(match[0]):04X}"), value) + '"'


def _vocabulary() -> Iterator[str]:
    """The classes and properties of ``zm:``, as the schema describes them."""
    for node in NODES.values():
        parent = f" ; rdfs:subClassOf {_CLASSES[node.label]}" if node.label in _CLASSES else ""
        yield f"zm:{node.label} a rdfs:Class{parent} ; rdfs:comment {literal(node.doc)} .\n"
    for edge in EDGES.values():
        yield f"zm:{edge.label} a rdf:Property ; rdfs:comment {literal(edge.doc)} .\n"
    docs: dict[str, dict[str, None]] = {"id": {"identifier, unique within a class": None}}
    for field in chain.from_iterable((*(node.fields for node in NODES.values()), *(edge.fields for edge in EDGES.values()))):
        docs.setdefault(field.name, {})[field.doc] = None
    for name, meanings in docs.items():
        yield f"zm:{name} a rdf:Property ; rdfs:comment {', '.join(map(literal, meanings))} .\n"


def _node(node: Node) -> Iterator[str]:
    subject = iri(node.label, node.id)
    kinds = [f"zm:{node.label}", *([_CLASSES[node.label]] if node.label in _CLASSES else [])]
    own = {"zm:id": node.id, **_named(NODES[node.label].fields, node.fields)}
    more = ""
    if node.label == "Policy":
        wording = iri("wording", node.id)
        yield _described(
            wording, "a eli:LegalExpression", _terms(_OF_WORDING, node.fields), f"; eli:realizes {subject} ; eli:language {_CHINESE}"
        )
        own |= _terms(_OF_WORK, node.fields)
        more = f"; eli:is_realized_by {wording}"
    yield _described(subject, f"a {', '.join(kinds)}", own, more)


def _edge(edge: Edge, name: str) -> Iterator[str]:
    start, end = iri(*edge.start), iri(*edge.end)
    yield f"{start} zm:{edge.label} {end} .\n"
    match edge.label, edge.start[0], edge.end[0]:
        case "CONTAINS", _, "Provision":
            yield f"{start} eli:has_part {end} . {end} eli:is_part_of {start} .\n"
        case "ISSUED", _, _:
            yield f"{end} eli:passed_by {start} .\n"
        case "CITES", _, _ if edge.fields["method"] in _CITED and edge.fields["relation"] != "planned":
            yield f"{start} eli:cites {end} .\n"
            if edge.fields["relation"] == "basis":
                yield f"{start} eli:based_on {end} .\n"
    how = f"a rdf:Statement ; rdf:subject {start} ; rdf:predicate zm:{edge.label} ; rdf:object {end}"
    yield _described(iri("statement", name), how, _named(EDGES[edge.label].fields, edge.fields))


def _named(fields: tuple[Field, ...], values: Mapping[str, Value]) -> dict[str, Value]:
    return {f"zm:{field.name}": values[field.name] for field in fields}


def _terms(names: Mapping[str, str], fields: Mapping[str, Value]) -> dict[str, Value]:
    return {term: fields[name] for name, term in names.items()}


def _described(subject: str, kind: str, fields: Mapping[str, Value], more: str = "") -> str:
    """One resource with its known fields; a term of ELI for a date takes a full date only."""
    lines = [f"{subject} {kind}"]
    for term, value in fields.items():
        values = value if isinstance(value, list) else [] if value is None else [value]
        if term.startswith("eli:date_"):
            lines += [f"  {term} {literal(one)}^^xsd:date" for one in values if isinstance(one, str) and _DATE.fullmatch(one)]
        else:
            lines += [f"  {term} {literal(one)}" for one in dict.fromkeys(values)]
    return " ;\n".join(lines) + f" {more} .\n" if more else " ;\n".join(lines) + " .\n"
