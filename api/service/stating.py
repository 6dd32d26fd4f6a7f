"""Stating: what people have said of documents, kept in an append-only file beside the judgements, which every load honours.

One JSON object a line (JSONL): digest (of the source text), file, stated, time. Lines are only ever added; of several about one
text the last holds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import BadRequest
from graph.ledger import append_entry, read_entries
from loaders.readers import SourceText
from loaders.statements import Statement, stated_of
from loaders.structure.stated import Stated


@dataclass(slots=True)
class Sayings:
    """What is said of documents: in the kept file by the digest of their text, and in a table that is being loaded."""

    path: Path
    kept: dict[str, Stated]
    table: Sequence[Statement] = ()
    fresh: dict[str, Stated] = field(default_factory=dict)
    """Said in the table and not kept yet."""

    def before(self, source: SourceText) -> Stated | None:
        """What was said of a text until now."""
        return self.kept.get(source.digest)

    def of(self, source: SourceText, file: Path) -> Stated | None:
        """What holds of a text: what the table says of its file, over what was said before."""
        before, now = self.before(source), stated_of(self.table, file)
        if now is None:
            return before
        said = before.and_then(now) if before else now
        if said != before:
            self.fresh[source.digest] = said
        return said

    def keep(self, source_digest: str, file: Path) -> None:
        """Write down what the table says of a text that has been loaded. BadRequest names a file that cannot be written."""
        stated = self.fresh.pop(source_digest, None)
        if stated is None:
            return
        self.kept[source_digest] = stated
        time = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"digest": source_digest, "file": file.name, "stated": stated.said(), "time": time}
        append_entry(self.path, entry, f"what was said of {file}", "ZHENGMAI_STATEMENTS")


def read_sayings(path: Path, table: Sequence[Statement] = ()) -> Sayings:
    """What has been said, from the file at `path` if it is there, and what `table` says now. BadRequest names a bad line."""
    kept: dict[str, Stated] = {}
    for number, line in read_entries(path, "what was said of documents"):
        try:
            entry = json.loads(line)
            said = dict(entry["stated"])
            if "issuers" in said:
                said["issuers"] = tuple(said["issuers"])
            kept[entry["digest"]] = Stated(**said)
        except (ValueError, TypeError, KeyError) as error:
            raise BadRequest(f"{path}: line {number} says nothing of a document ({error}); mend that line") from error
    return Sayings(path, kept, table)
