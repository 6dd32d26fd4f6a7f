"""Files into the graph: each is read on its own, so that one bad file does not keep the others out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from time import perf_counter
from typing import Literal

import loaders
from api.service.database import open_database
from api.service.stating import Sayings, read_sayings
from api.settings import Settings
from graph import corpus
from graph.errors import BadRequest, StoreError, StoreUnavailable, ZhengmaiError
from graph.fragment import Fragment
from graph.judgements import Judgement, read_judgements
from graph.linking.titles import spell
from graph.stores import Dialect, Store, is_address
from loaders.readers import ENDINGS, SourceText, read
from loaders.statements import Statement
from queries import list_policies, run

COUNTS = ("clauses", "measures", "responsibilities", "targets", "citations")
"""What is counted of a document, as the graph holds it; responsibilities are printed lists of agencies."""

BATCH: dict[Dialect, int] = {"ladybug": 1000, "neo4j": 50}
"""How many files are loaded in one transaction. A commit of the embedded database takes seconds however little it brings, as
soon as the graph is large; what is read takes about a megabyte a document. A server keeps a transaction in its own memory."""

_ONE_DOCUMENT = 0.5  # likeness of the titles of two versions of one document

Status = Literal["loaded", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file; a file that failed has a reason, any other the id of its policy and counts by the names of `COUNTS`.

    `warnings` are what could not be read well in it, `conflicts` where it contradicts other documents (the number or title of another, a
    circle of links), one line each.
    """

    file: str
    status: Status
    seconds: float
    policy: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    reason: str | None = None
    warnings: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Target:
    """The database that is loaded into: the documents that were there before by digest, and their titles by id; the files seen since, what goes in first."""

    store: Store
    known: dict[str, str]
    titles: dict[str, str]
    judgements: list[Judgement]
    sayings: Sayings
    files: dict[str, Path] = field(default_factory=dict)
    first: list[Fragment] = field(default_factory=lambda: [loaders.reference_fragment()])


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read from a file; no fragment when the graph holds it already. `before` is the policy whose place it takes, if another."""

    file: Path
    source_digest: str
    policy: str
    fragment: Fragment | None
    before: str | None
    seconds: float


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files of `paths`, once each; a folder stands for the documents below it, save hidden ones, by `ENDINGS`.

    Raises BadRequest for a folder without documents.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        found = [file for file in sorted(path.rglob("*")) if file.is_file() and _is_document(file.relative_to(path))]
        if not found:
            raise BadRequest(f"{path}: there is no document ({', '.join(sorted(ENDINGS))}) in this folder; name a file or another folder")
        files |= dict.fromkeys(found)
    return list(files)


def load_files(
    settings: Settings,
    files: Sequence[Path],
    replaced: str | None = None,
    advance: Callable[[], None] = lambda: None,
    *,
    table: Sequence[Statement] = (),
    strict: bool = False,
) -> list[Outcome]:
    """Load the files, many to a transaction, and say what became of each; `advance` is called after each is read.

    The judgements of links that the settings name hold from then on. The database is opened when the first file has been read, so that bad files alone leave nothing behind. StoreUnavailable
    when it is lost or its disk is full: what earlier transactions brought stays. A file whose
    text and reading rules are those of a loaded document is left alone. With `replaced`, the one file takes the place of
    that policy, whose id it need not share. What `table` says of a file wins over what is read in it and is kept for every later
    load; a document whose id it changes takes its own old place. With `strict` a document with warnings fails.
    """
    if replaced is not None and len(files) != 1:
        raise BadRequest(f"--replace needs one file, not {len(files)}")
    judgements = read_judgements(settings.judgements)
    sayings = read_sayings(settings.stated, table)
    outcomes: dict[Path, Outcome] = {}
    with ExitStack() as stack:
        target: _Target | None = None
        batch = BATCH["neo4j" if is_address(settings.db) else "ladybug"]
        for start in range(0, len(files), batch):
            readings: list[_Reading] = []
            for file in files[start : start + batch]:
                started = perf_counter()
                try:
                    source = read(file)
                    target = target or _prepare(
                        stack.enter_context(open_database(settings, read_only=False)), replaced, judgements, sayings
                    )
                    readings.append(_read(target, file, source, strict, started))
                except ZhengmaiError as error:
                    if isinstance(error, StoreError):
                        raise
                    outcomes[file] = Outcome(str(file), "failed", perf_counter() - started, reason=str(error))
                advance()
            if target is not None:
                outcomes |= _load(target, readings, replaced)
        ordered = [outcomes[file] for file in files]
        if target is None:
            return ordered
        if corpus.honoured(target.store) != target.judgements:
            corpus.load(target.store, [], judgements=target.judgements)
        return _counted(target.store, ordered)


def _prepare(store: Store, replaced: str | None, judgements: Sequence[Judgement], sayings: Sayings) -> _Target:
    known = corpus.loaded(store)
    if replaced is not None and replaced not in known:
        raise BadRequest(f"--replace: {replaced} is not loaded; loaded are {', '.join(known) or 'no documents'}")
    titles = {one.id: one.title for one in list_policies(store) if one.id != replaced}
    return _Target(store, {digest: policy for policy, digest in known.items()}, titles, list(judgements), sayings)


def _read(target: _Target, file: Path, source: SourceText, strict: bool, started: float) -> _Reading:
    stated = target.sayings.of(source, file)
    policy = target.known.get(loaders.digest_of(source, stated=stated))
    fragment, before = None, None
    if policy is None:
        document = loaders.parse(source, stated=stated)
        if strict and document.warnings:
            raise BadRequest(f"{file}: {'; '.join(document.warnings)}")
        policy, fragment = document.policy_id, loaders.assemble(document)
        said_before = (loaders.digest_of(source, stated=said) for said in (None, target.sayings.before(source)))
        same = [old for digest in said_before if (old := target.known.get(digest))]
        before = next((old for old in same if old != policy), None)
        if policy not in same:
            _check_title(file, document, target.titles.get(policy))
    first = target.files.setdefault(policy, file)
    if first != file:
        raise BadRequest(f"{file}: it is {policy}, as {first} is; load one of them")
    return _Reading(file, source.digest, policy, fragment, before, perf_counter() - started)


def _check_title(file: Path, document: loaders.Document, other: str | None) -> None:
    """Raise BadRequest when the document that has its id, and that it would replace, is quite another by its title."""
    title, id = document.policy.title, document.policy_id
    if other and SequenceMatcher(None, spell(title), spell(other), autojunk=False).ratio() < _ONE_DOCUMENT:
        raise BadRequest(f"{file}: 《{title}》 has the number of 《{other}》, {id}, which stays; --replace {id} puts this one in its place")


def _load(target: _Target, readings: Sequence[_Reading], replaced: str | None) -> dict[Path, Outcome]:
    """Load what is new in one transaction, which also removes what is `replaced`; when that fails, each half in its own."""
    started = perf_counter()
    fragments = [reading.fragment for reading in readings if reading.fragment is not None]
    gone = [replaced] if replaced is not None and readings and readings[0].policy != replaced else []
    gone += [reading.before for reading in readings if reading.before is not None and reading.before not in gone]
    try:
        if fragments or gone:
            corpus.load(target.store, [*target.first, *fragments], gone, target.judgements)
            target.first.clear()
        for reading in readings:
            target.sayings.keep(reading.source_digest, reading.file)
    except StoreUnavailable:
        raise
    except ZhengmaiError as error:
        if middle := len(readings) // 2:
            return _load(target, readings[:middle], None) | _load(target, readings[middle:], None)
        return {one.file: Outcome(str(one.file), "failed", one.seconds, reason=str(error)) for one in readings}
    share = (perf_counter() - started) / max(len(fragments), 1)
    return {
        one.file: Outcome(str(one.file), "loaded", one.seconds + share, one.policy)
        if one.fragment is not None
        else Outcome(str(one.file), "unchanged", one.seconds, one.policy)
        for one in readings
    }


def _counted(store: Store, outcomes: Sequence[Outcome]) -> list[Outcome]:
    summaries = {policy.id: policy for policy in list_policies(store)}
    said = {row["policy"]: row for row in run(store, "policies").dicts()}
    counted = []
    for outcome in outcomes:
        if outcome.policy is not None:
            policy = summaries[outcome.policy]
            counts = (policy.clauses, policy.measures, policy.duty_lists, policy.targets, policy.citations)
            row = said[outcome.policy]
            outcome = replace(
                outcome,
                counts=dict(zip(COUNTS, counts, strict=True)),
                warnings=tuple(row["warnings"] or ()),
                conflicts=tuple(row["conflicts"] or ()),
            )
        counted.append(outcome)
    return counted


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not any(part.startswith(".") for part in path.parts)
