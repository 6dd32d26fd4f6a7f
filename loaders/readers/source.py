"""SourceText: what a reader decoded from a file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's text as the reader decoded it; every span in the project indexes `text`.

    `warnings` say what of the file is not in the text, one line each.
    """

    name: str
    text: str
    warnings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
