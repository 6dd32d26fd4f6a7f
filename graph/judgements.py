"""Judgements: what people have said of links, in an append-only file that every load honours.

One JSON object a line (JSONL): child, parent, judgement, user, time, note. Lines are only ever added; of several about one
pair the last holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from graph.errors import BadRequest
from graph.ledger import append_entry, read_entries

Verdict = Literal["accepted", "rejected", "corrected", "withdrawn"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of a link between two policies, provisions, measures or figures, named by their ids.

    `accepted`: the link stands, whether it was found or not. `rejected`: it does not. `corrected`, of parts of policies only: it
    stands, and the child has no other parent in that document. `withdrawn`: what was said of it before holds no more.
    """

    child: str
    parent: str
    judgement: Verdict
    user: str
    time: str
    note: str = ""

    @property
    def is_of_policies(self) -> bool:
        """Whether it is about whole policies, not their parts."""
        return ":" not in self.child

    def check(self) -> None:
        """Raise BadRequest, naming the field, when the judgement cannot be one."""
        if self.judgement not in VERDICTS:
            raise BadRequest(f"a judgement is one of {', '.join(VERDICTS)}, not {self.judgement!r}")
        for name in ("child", "parent", "user", "time", "note"):
            if not isinstance(getattr(self, name), str):
                raise BadRequest(f"the {name} of a judgement must be text, not {getattr(self, name)!r}")
            try:
                getattr(self, name).encode()
            except UnicodeEncodeError:
                raise BadRequest(f"the {name} of a judgement is not in UTF-8: {getattr(self, name)!a}") from None
        if not self.user.strip() or "\n" in self.user:
            raise BadRequest("a judgement needs the name of the user who made it")
        if (":" in self.child) != (":" in self.parent):
            raise BadRequest(f"{self.child} and {self.parent} are no two policies, and no two parts of policies")
        if self.is_of_policies and self.judgement == "corrected":
            raise BadRequest("a link between policies is accepted or rejected, not corrected")
        if policy_of(self.child) == policy_of(self.parent):
            raise BadRequest(f"{self.child} and {self.parent} belong to one document")
        try:
            datetime.fromisoformat(self.time)
        except ValueError:
            raise BadRequest(f"{self.time!r} is no time in ISO 8601") from None


def policy_of(id: str) -> str:
    """The id of the policy that a provision, a measure or a figure belongs to."""
    return id.split(":", 1)[0]


def read_judgements(path: Path) -> list[Judgement]:
    """The judgements in a file, oldest first; none when there is no file. BadRequest names the file and line of a bad one."""
    found = []
    for number, line in read_entries(path, "the judgements"):
        try:
            judgement = Judgement(**json.loads(line))
            judgement.check()
        except (ValueError, TypeError, RecursionError, BadRequest) as error:
            raise BadRequest(f"{path}: line {number} is no judgement ({error}); mend that line") from error
        found.append(judgement)
    return found


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement to the file, which is made when it is not there; nothing in it is ever changed. BadRequest names a bad file."""
    judgement.check()
    append_entry(path, asdict(judgement), "the judgement", "ZHENGMAI_REVIEWS")


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that holds for each pair of child and parent: the last, if it was not withdrawn. Pairs stand in the order of those judgements."""
    held: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        pair = judgement.child, judgement.parent
        held.pop(pair, None)
        if judgement.judgement != "withdrawn":
            held[pair] = judgement
    return held
