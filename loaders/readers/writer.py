"""Writer: the text of a source and its blocks, written together so that they agree."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.readers.source import Block, BlockKind, Box, SourceText


class Writer:
    """Collects a document block by block; each begins a line of its own."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._tables = 0

    def write(
        self,
        words: str,
        kind: BlockKind = "paragraph",
        *,
        page: int | None = None,
        box: Box | None = None,
        size: float | None = None,
        bold: bool = False,
        level: int | None = None,
        cell: tuple[int, int, int] | None = None,
        confidence: float | None = None,
    ) -> None:
        """Add a block, unless it holds no word."""
        words = words.strip("\r\n")
        if not words.strip():
            return
        start = self._length + bool(self._pieces)
        self._pieces.append(words)
        self._length = start + len(words)
        self._blocks.append(Block(start, self._length, kind, page, box, size, bold, level, cell, confidence))

    def write_table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table's cells row by row; an empty string is a cell without words, or one that a merged cell covers."""
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                self.write(words, "cell", cell=(self._tables, row, column))
        self._tables += 1

    def source(self, name: str, warnings: Sequence[str] = ()) -> SourceText:
        """What was written, as a source."""
        return SourceText(name, "\n".join(self._pieces), tuple(warnings), tuple(self._blocks))
