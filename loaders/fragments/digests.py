"""Digests: what a document's fragment depends on, in one number, so that an unchanged file need not be read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from loaders.kinds.annotation import installed_components
from loaders.readers import SourceText
from loaders.structure.stated import Stated

if TYPE_CHECKING:
    from spacy.language import Language


def digest_of(source: SourceText, nlp: Language | None = None, stated: Stated | None = None) -> str:
    """The digest that the document of this source would have, without reading it: text, rules, foreign components, `nlp`, what is `stated`."""
    components = ",".join(nlp.pipe_names) if nlp is not None else ""
    said = repr(stated) if stated else ""
    return hashlib.sha256((source.digest + rules_digest() + components + said).encode()).hexdigest()


@cache
def rules_digest() -> str:
    """SHA-256 of this package's code and data and of the installed components: it changes when documents may be read differently."""
    sha = hashlib.sha256()

    def add(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir() and entry.name not in ("__pycache__", "samples"):
                add(entry)
            elif entry.name.endswith((".py", ".toml", ".csv", ".txt")):
                sha.update(entry.name.encode())
                sha.update(entry.read_bytes())

    add(files("loaders"))
    for component in installed_components():
        sha.update(f"{component.name} {component.dist.version if component.dist else ''}".encode())
    return sha.hexdigest()
