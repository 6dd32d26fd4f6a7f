"""The index table of a page: what a site prints about a document as labels and values, before its text."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from loaders.readers.html_tree import BLOCKS, UNREAD, bare, outwards, read_nodes
from loaders.readers.labels import LABELS

_ROWS = frozenset({"body", "dl", "li", "ol", "p", "table", "tbody", "thead", "tr", "ul"})  # a label's value does not stand outside its row
_SPACED = "|".join(r"\s*".join(label) for label in LABELS)  # 索 引 号
_LABEL = re.compile(rf"(?P<label>{_SPACED})\s*(?P<colon>[：:]?)\s*(?P<value>.*)", re.DOTALL)
_LABEL_BREAK = re.compile(rf"\s+(?=(?:{_SPACED})\s*[：:])")  # 索引号：01　文号：晋政发〔2022〕12号
_SHORTEST_BARE = 3  # characters of a label that is known without a colon: 名称 may head any table
_LONGEST_ROW = 400  # characters; what is longer is no row of an index table
_NEXT_LABEL = re.compile(r"\s[^\s\d：:]{2,8}[：:].*", re.DOTALL)  # 2019年1月21日 来源：新华社

_PROSE = re.compile(r"[。；]")


def index_table(main: LexborNode) -> tuple[dict[str, str], frozenset[int]]:
    """The labelled values that stand before the prose, the first of each label, and the rows that they stand in."""
    labels: dict[str, str] = {}
    rows: set[int] = set()
    about = {node.mem_id: node for node in outwards(main)}
    inside = False
    for node in read_nodes(list(about.values())[-1]):
        inside = inside or node.mem_id == main.mem_id
        text = (node.text_content or "").strip() if node.tag == "-text" else ""
        if inside and _PROSE.search(text):
            break
        for part in _LABEL_BREAK.split(text):
            match = _LABEL.fullmatch(part)
            if not match:
                continue
            cell, row = _cell(node, bool(match["value"]))
            if row.mem_id in about or len(row.text()) > _LONGEST_ROW:
                continue
            label = bare(match["label"])
            if not match["colon"] and (match["value"] or cell.tag not in ("td", "th", "dt") or len(label) < _SHORTEST_BARE):
                continue
            value = " ".join(_NEXT_LABEL.sub("", match["value"] or _value_after(cell)).split())
            if value and LABELS[label] not in labels:
                labels[LABELS[label]] = value
                rows.add(row.mem_id)
    return labels, frozenset(rows)


def _cell(node: LexborNode, filled: bool) -> tuple[LexborNode, LexborNode]:
    """The cell of a label and its row; if the label's own text is not `filled`, the cell is all that ends with the label."""
    parent = node.parent
    while parent is not None and parent.tag not in _ROWS and not (filled and parent.tag in BLOCKS) and _following(node) is None:
        node, parent = parent, parent.parent
    return node, parent or node


def _following(node: LexborNode) -> LexborNode | None:
    """The next sibling that holds a word."""
    after = node.next
    while after is not None and (after.tag in UNREAD or not after.text().strip()):
        after = after.next
    return after


def _value_after(cell: LexborNode) -> str:
    """The words that follow a label's cell, unless they are the next label."""
    after = _following(cell)
    text = after.text().strip() if after is not None else ""
    label = _LABEL.match(text)
    return "" if label and label["colon"] else text.lstrip("：: ")
