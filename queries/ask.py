"""Questions about agencies in plain Chinese: 「省能源局牵头哪些措施」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import BadRequest, NotFound
from graph.stores.base import Store
from queries.agencies import measures_of, nearest_agencies
from queries.agency_answers import AgencyAnswer
from queries.snapshot import Snapshot
from queries.words import Cue, words

_NOISE = re.compile(r"[\s，。、；：？！?!,.;:（）()《》“”\"'「」]+")
# 省能元局, 市发展改革委: what looks like the name of an organ
_ORGAN = re.compile(r"\w*(?:局|厅|委|部|办|院|会|司|中心|公司|集团|银行|政府)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood: an agency's name, the role asked for, and the region if it names one."""

    agency: str
    cue: Cue
    region: str | None
    include_predecessors: bool


def ask(store: Store, text: str) -> AgencyAnswer:
    """The answer to a question about an agency; raises NotFound for an unknown agency and BadRequest for another kind of question."""
    snapshot = Snapshot(store)
    question = understand(snapshot, text)
    return measures_of(snapshot, question.agency, question.cue.role, question.cue.basis, question.region, question.include_predecessors)


def understand(snapshot: Snapshot, text: str) -> Question:
    """The question that `text` asks, by the longest agency name and the longest role word in it.

    Every other word must be a filler or a region's name, lest the answer be wider than the question.
    """
    rest = _NOISE.sub(" ", text).strip()
    if not rest:
        raise BadRequest(f"the question is empty; {_kinds()}")
    rest, older = _take(rest, words().predecessors)
    agencies = snapshot.directory.agencies
    rest, agency = _take(rest, sorted({name for one in agencies for name in one.names}, key=lambda name: (-len(name), name)))
    rest, cue_words = _take(rest, [cue.words for cue in words().cues])
    cue = next((cue for cue in words().cues if cue.words == cue_words), None)
    remaining = _without_fillers(rest)
    if agency is None and cue is not None and (organ := _ORGAN.search(remaining)):
        raise NotFound(f"no agency is called {organ[0]!r}", nearest_agencies(agencies, organ[0]))
    if agency is None or cue is None:
        raise BadRequest(f"cannot tell {'which agency' if agency is None else 'which role'} 「{text.strip()}」 asks about; {_kinds()}")
    if not remaining:
        return Question(agency, cue, None, older is not None)
    if _is_region(snapshot, remaining):
        return Question(agency, cue, remaining, older is not None)
    if remaining + agency in _NOISE.sub("", text):
        raise NotFound(f"no agency is called {remaining + agency!r}", nearest_agencies(agencies, remaining + agency))
    raise BadRequest(f"cannot read {remaining!r} in 「{text.strip()}」; {_kinds()}")


def _is_region(snapshot: Snapshot, name: str) -> bool:
    """Whether a region is called so; those that have agencies are known already."""
    near = snapshot.directory.regions.values()
    return any(one.is_called(name) for one in near) or any(one.is_called(name) for one in snapshot.regions.values())


def _take(text: str, candidates: list[str] | tuple[str, ...]) -> tuple[str, str | None]:
    """`text` without the first of `candidates` that stands in it, and that candidate."""
    for candidate in candidates:
        if candidate in text:
            return text.replace(candidate, " ", 1), candidate
    return text, None


def _without_fillers(text: str) -> str:
    for filler in words().fillers:
        text = text.replace(filler, " ")
    return "".join(text.split())


def _kinds() -> str:
    return f"questions that are understood: {'；'.join(words().kinds)}"
