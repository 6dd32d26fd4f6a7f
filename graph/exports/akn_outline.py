"""A policy's outline as the body of an Akoma Ntoso document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from xml.etree import ElementTree as ET

from graph.exports.xmltext import fit
from graph.fragment import Fragment, Node

# Kinds of provisions that Akoma Ntoso has an element for; any other is a `hcontainer` named after the kind
_ELEMENTS = {"chapter": "chapter", "article": "article", "section": "section", "clause": "clause", "item": "point"}
_PREFACE = ("header", "lead")
_PREAMBLE = (*_PREFACE, "preamble", "preface")


@dataclass
class Outline:
    """The provisions of a document below one another, and the IRIs of what each cites by the quoted words."""

    document: Fragment
    cited: Mapping[str, Mapping[str, str]]
    children: dict[str | None, list[Node]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the provisions below their parents."""
        parents = {edge.end[1]: edge.start[1] for edge in self.document.edges if edge.label == "CONTAINS"}
        provisions = [node for node in self.document.nodes if node.label == "Provision"]
        for node in sorted(provisions, key=lambda node: (node.fields["seq"] or 0, node.id)):
            self.children.setdefault(parents.get(node.id), []).append(node)


def add_outline(doc: ET.Element, outline: Outline) -> None:
    """Add preface, preamble, mainBody and conclusions, in this order and as far as there are any, to `doc`."""
    roots = outline.children.get(None, [])
    preface = _leading(roots, _PREFACE)
    preamble = _leading(roots[len(preface) :], _PREAMBLE)
    rest = roots[len(preface) + len(preamble) :]
    conclusions = _leading(rest[::-1], ("closing",))[::-1]
    main = rest[: len(rest) - len(conclusions)]
    for name, nodes in (("preface", preface), ("preamble", preamble)):
        if nodes:
            part = ET.SubElement(doc, name)
            for node in nodes:
                _add_container(part, node, outline)
    body = ET.SubElement(doc, "mainBody")
    for node in main:
        _add_provision(body, node, outline)
    if not main:
        ET.SubElement(body, "p")
    if conclusions:
        part = ET.SubElement(doc, "conclusions", {"eId": _eid(conclusions[0])})
        for node in conclusions:
            _add_text(part, node, outline)


def _leading(nodes: Sequence[Node], kinds: Sequence[str]) -> list[Node]:
    return list(takewhile(lambda node: node.fields["kind"] in kinds, nodes))


def _add_provision(parent: ET.Element, node: Node, outline: Outline) -> None:
    kind = str(node.fields["kind"])
    name = _ELEMENTS.get(kind)
    element = ET.SubElement(parent, name or "hcontainer", {"eId": _eid(node)} | ({} if name else {"name": kind}))
    for part, of in (("num", "number"), ("heading", "heading")):
        if node.fields[of]:
            ET.SubElement(element, part).text = fit(str(node.fields[of]))
    children = outline.children.get(node.id, [])
    if not children:
        _add_text(ET.SubElement(element, "content"), node, outline)
    elif node.fields["text"]:
        _add_text(ET.SubElement(element, "intro"), node, outline)
    for child in children:
        _add_provision(element, child, outline)


def _add_container(parent: ET.Element, node: Node, outline: Outline) -> None:
    """Add a provision outside the main body, with those below it, as paragraphs."""
    element = ET.SubElement(parent, "container", {"name": str(node.fields["kind"]), "eId": _eid(node)})
    title = " ".join(str(node.fields[of]) for of in ("number", "heading") if node.fields[of])
    if title:
        ET.SubElement(element, "p").text = fit(title)
    _add_text(element, node, outline)
    for child in outline.children.get(node.id, []):
        _add_container(element, child, outline)


def _add_text(parent: ET.Element, node: Node, outline: Outline) -> None:
    """Add a paragraph for each line of a provision's own words."""
    links = {fit(words): work for words, work in outline.cited.get(node.id, {}).items()}
    any_words = re.compile("(" + "|".join(map(re.escape, sorted(links, key=len, reverse=True))) + ")") if links else None
    for line in fit(str(node.fields["text"] or "")).split("\n"):
        paragraph = ET.SubElement(parent, "p")
        if any_words is None:
            paragraph.text = line
            continue
        paragraph.text, *parts = any_words.split(line)
        for words, after in zip(parts[::2], parts[1::2], strict=True):
            link = ET.SubElement(paragraph, "ref", {"href": links[words]})
            link.text, link.tail = words, after


def _eid(node: Node) -> str:
    return re.sub(r"\s", "_", fit(str(node.fields["eid"] or node.id)))
