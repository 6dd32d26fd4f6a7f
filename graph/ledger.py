"""Ledgers: files of JSON objects, one a line (JSONL), to which lines are only ever added."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import BadRequest


def read_entries(path: Path, what: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, each with its number, oldest first; none when there is no file.

    BadRequest names the file, and `what` stands in it, when it cannot be read.
    """
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # not splitlines: a note may hold U+2028
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path}: {what} cannot be read ({error})") from error
    yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def append_entry(path: Path, entry: Mapping[str, Any], what: str, setting: str) -> None:
    """Add an entry to the file, which is made when it is not there; nothing in it is ever changed, and a last line that was cut off stays one.

    BadRequest names the file, `what` should stand in it, and the `setting` that names another, when it cannot be written.
    """
    line = json.dumps(entry, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        cut_off = path.exists() and path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8") as stream:
            stream.write(("\n" if cut_off else "") + line + "\n")
    except OSError as error:
        raise BadRequest(f"{path}: {what} cannot be written ({error.strerror}); name another file ({setting})") from error
