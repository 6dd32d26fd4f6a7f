"""Gold files scored against what the loaders find in the documents that they name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import loaders
from graph.errors import BadRequest, NotFound
from graph.score import Score
from loaders.evaluation import evaluate_document, evaluate_pairs, evaluate_sentences

_EMPTY: dict[str, Any] = {
    "policy": {},
    **{part: [] for part in ("provisions", "measures", "responsibilities", "targets", "citations", "warnings")},
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The scores of one gold file."""

    gold: str
    scores: list[Score]


def evaluate_files(gold: Iterable[Path], folders: Sequence[Path], records: Callable[[str], dict[str, Any]] | None = None) -> list[Outcome]:
    """The scores of gold files in order; documents are looked for in `folders`, then among the bundled samples, and read, unless
    `records` gives what another system found in the document of a name.

    Raises NotFound when a document is nowhere, BadRequest when a file is no gold file.
    """

    @cache
    def record_of(name: str) -> dict[str, Any]:
        return records(name) if records else loaders.to_json(loaders.parse_file(_document(name, folders)))

    outcomes = []
    for path in gold:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise NotFound(f"{path}: no such file") from None
        except (OSError, ValueError) as error:
            raise BadRequest(f"{path}: is no gold file: {error}") from None
        if isinstance(data, dict) and "doc" in data:
            scores = evaluate_document(data, record_of(data["doc"]))
        elif isinstance(data, list) and data and "sentence" in data[0]:
            scores = evaluate_sentences(data, record_of)
        elif isinstance(data, list) and data and "a" in data[0]:
            scores = evaluate_pairs(data)
        else:
            raise BadRequest(f"{path}: is no gold file: neither a document, nor sentences, nor pairs of names")
        outcomes.append(Outcome(path.stem, scores))
    return outcomes


def recorded(folder: Path) -> Callable[[str], dict[str, Any]]:
    """Gives what a folder records of the document of a name: NAME.json, with or without the document's own ending.

    NotFound when there is no such file, BadRequest when it is no record; parts that it lacks count as empty.
    """

    def record_of(name: str) -> dict[str, Any]:
        for path in (folder / f"{name}.json", folder / f"{Path(name).stem}.json"):
            try:
                record = json.loads(path.read_text(encoding="utf-8"))
            except FileNotFoundError:
                continue
            except (OSError, ValueError) as error:
                raise BadRequest(f"{path}: is no record: {error}") from None
            if not isinstance(record, dict):
                raise BadRequest(f"{path}: is no record: it must be one object, as zhengmai parse --format json prints it")
            return _EMPTY | record
        raise NotFound(f"{folder}: nothing is recorded of {name}; expected {Path(name).stem}.json")

    return record_of


def _document(name: str, folders: Sequence[Path]) -> Path:
    stem = Path(name).stem
    candidates = (
        file
        for folder in folders
        for file in sorted(folder.rglob(f"{stem}.*"), key=lambda file: (file.name != name, file))
        if file.suffix != ".json"
    )
    found = next(candidates, None) or next((path for path in loaders.sample_paths() if path.stem == stem), None)
    if found is None:
        raise NotFound(f"no document {name} in {', '.join(map(str, folders)) or 'the samples'}; name its folder with --documents")
    return found
