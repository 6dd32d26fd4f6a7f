"""A document's text with what was found in it, as one page of HTML that needs no other file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.web.templating import render
from loaders import Document, to_displacy

LABELS = {"measure": "措施", "agency": "机构", "target": "目标值", "citation": "引用", "region": "地区", "industry": "行业"}
"""The word that the page shows for each label of the loaders; a label of another component stands for itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same labels cover; none where nothing was found."""

    text: str
    labels: tuple[str, ...]


def marked_page(document: Document) -> str:
    """The page: title, legend with the count of each label, then the provisions with their words marked."""
    views = to_displacy(document)
    counts: dict[str, int] = {}
    for view in views:
        for span in view["spans"]:
            counts[span["label"]] = counts.get(span["label"], 0) + 1
    order = [label for label in (*LABELS, *sorted(counts.keys() - LABELS.keys())) if label in counts]
    return render(
        "marked.html",
        title=document.policy.title,
        source=document.source.name,
        warnings=document.warnings,
        labels=[(label, LABELS.get(label, label), counts[label]) for label in order],
        names=LABELS,
        provisions=[(view["title"], _pieces(view)) for view in views],
    )


def _pieces(view: dict[str, Any]) -> list[Piece]:
    labels: list[dict[str, None]] = [{} for _ in view["tokens"]]
    for span in view["spans"]:
        for token in range(span["start_token"], span["end_token"]):
            labels[token][span["label"]] = None
    return [Piece(text, tuple(covering)) for text, covering in zip(view["tokens"], labels, strict=True)]
