"""Tables for people at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.tree import Tree

Branch = tuple[str, "Sequence[Branch]"]

# Width when the output is no terminal: a line per row as far as possible, for reading in a file or a log.
WIDE = 180


def console() -> Console:
    """A console on standard output."""
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, markup=False, emoji=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], title: str | None = None) -> None:
    """Print rows under their columns; numbers stand right, None stays empty, lists take a line for each member."""
    body = [[_cell(value) for value in row] for row in rows]
    numeric = {place for place in range(len(columns)) if body and all(_is_number(row[place]) for row in body)}
    table = Table(title=title, title_justify="left", show_lines=any("\n" in cell for row in body for cell in row))
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place in numeric else "left", overflow="fold")
    for row in body:
        table.add_row(*row)
    console().print(table)


def print_tree(root: str, branches: Sequence[Branch]) -> None:
    """Print words and, below them, the branches that grow from them."""
    tree = Tree(root)
    _grow(tree, branches)
    console().print(tree)


def _grow(tree: Tree, branches: Sequence[Branch]) -> None:
    for label, below in branches:
        _grow(tree.add(label), below)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, (list, tuple)):
        return "\n".join(_cell(member) for member in value)
    return str(value)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
