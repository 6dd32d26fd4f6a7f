"""Spans in the form of displaCy: each provision's words with what was found in them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from loaders.document import Document
from loaders.kinds import KINDS
from loaders.kinds.kind import Place
from loaders.structure.outline import Provision


def to_displacy(document: Document) -> list[dict[str, Any]]:
    """For each provision with words of its own: `title`, `text`, `tokens`, `spans`, as displaCy's manual form has them.

    A span has `start` and `end` in the text, `start_token` and `end_token`, and `label`; spans may overlap. Tokens are cut where a
    span begins or ends. `displacy.render(value, style="span", manual=True)` shows one.
    """
    places = [place for kind in KINDS for place in kind.places(document.facts)]
    views = (_view(document, provision, places) for provision in document.provisions)
    return [view for view in views if view["text"]]


def _view(document: Document, provision: Provision, places: list[Place]) -> dict[str, Any]:
    first = provision.start
    text = document.clean.text[first : provision.text_end].rstrip("\n")
    inside = [(max(a - first, 0), min(b - first, len(text)), label) for a, b, label in places if a < first + len(text) and b > first]
    inside.sort(key=lambda place: (place[0], -place[1], place[2]))
    cuts = sorted({0, len(text), *(cut for a, b, _ in inside for cut in (a, b))})
    token = {cut: index for index, cut in enumerate(cuts)}
    return {
        "title": provision.path or provision.kind,
        "text": text,
        "tokens": [text[a:b] for a, b in pairwise(cuts)],
        "spans": [{"start": a, "end": b, "start_token": token[a], "end_token": token[b], "label": label} for a, b, label in inside],
    }
