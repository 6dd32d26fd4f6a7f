"""GraphML: one directed graph with typed attributes.

A node's id is its label and its id, ``Policy:晋政发〔2022〕12号``, because ids are unique only within a label; `label` and `key`
hold the two apart. Every edge has an id, so parallel edges stay apart. A list is a JSON string. Characters that XML cannot
hold (most control characters) become U+FFFD.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.exports.parts import PAIRS, Track
from graph.exports.xmltext import escaped
from graph.fragment import Value
from graph.schema import EDGES, NODES, EdgeType, Kind, NodeType
from graph.stores.base import Store
from graph.stores.reading import every_edge, every_node

_TYPES: dict[Kind, str] = {"string": "string", "int": "long", "float": "double", "bool": "boolean", "strings": "string"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(store: Store, out: Path, track: Track) -> None:
    """Write the graph to the file `out`."""
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_HEAD)
        stream.writelines(_keys("node", NODES.values(), ("label", "key")))
        stream.writelines(_keys("edge", EDGES.values(), ("label",)))
        stream.write('<graph id="zhengmai" edgedefault="directed">\n')
        for label in track(tuple(NODES)):
            for node in every_node(store, label):
                data = _data("node", {"label": label, "key": node.id, **node.fields})
                stream.write(f'<node id="{escaped(f"{label}:{node.id}")}">{data}</node>\n')
        number = 0
        for label, start, end in track(PAIRS):
            for edge in every_edge(store, label, start, end):
                number += 1
                ends = f'source="{escaped(":".join(edge.start))}" target="{escaped(":".join(edge.end))}"'
                stream.write(f'<edge id="e{number}" {ends}>{_data("edge", {"label": label, **edge.fields})}</edge>\n')
        stream.write("</graph>\n</graphml>\n")


def _keys(domain: str, types: Iterable[NodeType | EdgeType], own: Iterable[str]) -> list[str]:
    """The declarations of the attributes, each once; a name has the same kind in all labels of a domain."""
    kinds: dict[str, Kind] = dict.fromkeys(own, "string")
    kinds |= {field.name: field.kind for one in types for field in one.fields}
    return [f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n' for name, kind in kinds.items()]


def _data(domain: str, fields: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{domain}_{name}">{_text(value)}</data>' for name, value in fields.items() if value is not None)


def _text(value: Value) -> str:
    return escaped(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
