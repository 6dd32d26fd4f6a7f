"""What the tests of readers look at: blocks as short rows, and that they agree with the text."""

from __future__ import annotations

from loaders.readers import SourceText


def texts(source: SourceText, kind: str = "paragraph") -> list[str]:
    """The words of the blocks of one kind."""
    return [source.text[block.start : block.end] for block in source.blocks if block.kind == kind]


def cells(source: SourceText) -> list[tuple[tuple[int, int, int] | None, str]]:
    """The cells with their places."""
    return [(block.cell, source.text[block.start : block.end]) for block in source.blocks if block.kind == "cell"]


def assert_blocks_hold_the_text(source: SourceText) -> None:
    """Blocks stand in order, do not overlap, and hold every character but the line breaks between them."""
    end = 0
    for block in source.blocks:
        assert source.text[end : block.start].strip("\n") == ""
        assert block.start < block.end
        end = block.end
    assert end == len(source.text)
