"""Drafts: files that were uploaded, with what was read in them, until they are loaded or put away."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, BinaryIO

import loaders
from api.service.comparing import likely_parents_of
from api.service.loading import Outcome, load_files
from api.service.stating import read_sayings
from api.service.worker import Job, Worker
from api.settings import Settings
from graph.errors import NotFound
from loaders.readers import SourceText, read
from loaders.signs import Sign, signs_of
from loaders.statements import Statement
from loaders.structure.stated import Stated
from loaders.structure.titles import no_policy
from queries.inheritance_columns import LikelyParent

_MOST = 200
_LONGEST_NAME = 60  # characters, of up to four bytes each

# / and \ lead elsewhere; the others cannot be printed
_NO_NAME = re.compile(r"[/\\\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a file: the record as ``loaders.to_json`` gives it, and what a person should know before it is loaded."""

    record: dict[str, Any]
    signs: tuple[Sign, ...]
    looks_like: str | None
    """What it looks like by its title when that is no policy: news, questions and answers, a guide."""
    stated: Stated
    """What people have said of the text, which stands in the record."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An uploaded file. `path` is the server's own; `stated` what was said of it since it was uploaded."""

    id: str
    path: Path
    reading: Job[Reading]
    stated: Stated = field(default_factory=Stated)
    parents: Job[tuple[LikelyParent, ...]] | None = None
    loading: Job[dict[Path, Outcome]] | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def outcome(self) -> Outcome | None:
        """What became of it when it was loaded; None before. Raises what went wrong with the whole load."""
        if self.loading is None or not self.loading.is_done:
            return None
        return self.loading.result()[self.path]

    def said(self, words: str) -> str:
        """Words about the file, which is not named by the server's path."""
        return words.replace(str(self.path), self.name)


class Drafts:
    """The files that were uploaded to this server, the latest last; they go with it."""

    def __init__(self, settings: Settings, worker: Worker) -> None:
        self._settings = settings
        self._worker = worker
        self._lock = Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._drafts: dict[str, Draft] = {}

    def add(self, name: str, content: BinaryIO) -> Draft:
        """Keep an uploaded file under the server's own path, and have it read."""
        id = secrets.token_urlsafe(9)
        path = self._place() / id / _safe(name)
        path.parent.mkdir()
        with path.open("wb") as file:
            shutil.copyfileobj(content, file)
        draft = Draft(id, path, self._read(id, path, Stated()))
        with self._lock:
            self._drafts[id] = draft
            for old in [*self._drafts][:-_MOST]:
                self._drop(old)
        return draft

    def all(self) -> list[Draft]:
        """The drafts, the latest first."""
        return [*reversed(self._drafts.values())]

    def get(self, id: str) -> Draft:
        """The draft of that id; NotFound when there is none."""
        try:
            return self._drafts[id]
        except KeyError:
            raise NotFound(
                f"there is no uploaded file {id[:40]!r}; it may have been put away, or the server started anew: upload it again"
            ) from None

    def correct(self, draft: Draft, stated: Stated) -> Draft:
        """The draft, being read anew with what is `stated` of it over what was said before."""
        said = draft.stated.and_then(stated)
        return self._keep(replace(draft, stated=said, reading=self._read(draft.id, draft.path, said), parents=None, loading=None))

    def find_parents(self, draft: Draft) -> Job[tuple[LikelyParent, ...]]:
        """The search for the documents that it likely carries out."""
        job = self._worker.start(_page(draft.id), find_parents, self._settings, draft.path, draft.stated)
        self._keep(replace(draft, parents=job))
        return job

    def load(self, drafts: Sequence[Draft], replaced: str | None, leads_to: str) -> Job[dict[Path, Outcome]]:
        """The load of the drafts in one go; one may take the place of the policy `replaced`."""
        said = {draft.path: draft.stated for draft in drafts}
        job = self._worker.start(leads_to, load_drafts, self._settings, said, replaced)
        for draft in drafts:
            self._keep(replace(draft, loading=job))
        return job

    def discard(self, draft: Draft) -> None:
        """Put the draft and its file away."""
        with self._lock:
            self._drop(draft.id)

    def close(self) -> None:
        """Put all drafts away."""
        with self._lock:
            self._drafts.clear()
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None

    def _read(self, id: str, path: Path, stated: Stated) -> Job[Reading]:
        return self._worker.start(_page(id), read_draft, self._settings, path, stated)

    def _keep(self, draft: Draft) -> Draft:
        with self._lock:
            self._drafts[draft.id] = draft
        return draft

    def _drop(self, id: str) -> None:
        if draft := self._drafts.pop(id, None):
            shutil.rmtree(draft.path.parent, ignore_errors=True)

    def _place(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="zhengmai-")
            return Path(self._folder.name)


def read_draft(settings: Settings, path: Path, stated: Stated) -> Reading:
    """What stands in a file where `stated` is said of it; raises UnreadableFile."""
    source = read(path)
    said = _said(settings, source, path, stated)
    document = loaders.parse(source, stated=said)
    record = loaders.to_json(document)
    looks_like = None if document.policy.genre else no_policy(document.policy.title)
    return Reading(record, tuple(signs_of(record)), looks_like, said)


def find_parents(settings: Settings, path: Path, stated: Stated) -> tuple[LikelyParent, ...]:
    """The loaded documents that the one in a file likely carries out, where `stated` is said of it."""
    source = read(path)
    document = loaders.parse(source, stated=_said(settings, source, path, stated))
    return likely_parents_of(loaders.assemble(document), settings)


def load_drafts(settings: Settings, said: dict[Path, Stated], replaced: str | None) -> dict[Path, Outcome]:
    """What became of each file; what is said of a file is kept for every later load."""
    table = [Statement(str(path), stated, 0) for path, stated in said.items() if stated.said()]
    paths = [*said]
    return dict(zip(paths, load_files(settings, paths, replaced, table=table), strict=True))


def _said(settings: Settings, source: SourceText, path: Path, stated: Stated) -> Stated:
    table = [Statement(str(path), stated, 0)] if stated.said() else []
    return read_sayings(settings.stated, table).of(source, path) or Stated()


def _page(id: str) -> str:
    return f"/load/{id}"


def _safe(name: str) -> str:
    """A name that a file may have in any folder: the last part of a path, without what cannot be printed."""
    last = _NO_NAME.split(name)[-1].strip(" .") or "document"
    return last if len(last) <= _LONGEST_NAME else f"{last[: _LONGEST_NAME - 10]}{Path(last).suffix[:10]}"
