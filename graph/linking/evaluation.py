"""Evaluation of links: what a comparison found, against gold made by reading.

`found` is everywhere ``Comparison.to_json()``. The gold names clauses by their numerals (二/四, 第三条), measures by their words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from graph.score import Score, counted

Values = Mapping[str, Any]

SAME_CUT = 0.85
"""Two cuts of one sentence share at least this part of the shorter one's pairs of characters."""
SHORT = 6  # characters below which one cut must stand in the other as it is


def evaluate_derivation(gold: Sequence[Values], found: Values) -> Score:
    """The links between clauses. An entry of `gold` has child, parents and doubtful, whose links count neither way; clauses
    that the gold does not name are not judged."""
    doubtful = {(_path(one["child"]), _path(parent)) for one in gold for parent in one.get("doubtful", ())}
    want = {(_path(one["child"]), _path(parent)) for one in gold for parent in one["parents"]} - doubtful
    judged = {_path(one["child"]) for one in gold}
    links = {(_path(one["child_number"]), _path(one["parent_number"])) for one in found["provisions"] if one["child"] and one["parent"]}
    return counted("derives", want, {link for link in links - doubtful if link[0] in judged})


def evaluate_links(gold: Values, found: Values) -> list[Score]:
    """The scores of measures, of those that were left out, and of figures; what the gold is not `sure` of counts neither way."""
    return [_measures(gold, found), _omitted(gold, found), _figures(gold, found)]


def linked_without_ground(pair: Values, found: Values) -> list[str]:
    """The clauses of a control pair, by numerals, that are linked though nothing was handed down; links for review are none.

    `pair` has child_clauses, all that are judged, and overlap, whose children may be linked.
    """
    may = {_path(one["child"]) for one in pair["overlap"]}
    linked = {_path(one["child_number"]) for one in found["provisions"] if one["child"] and one["parent"] and not one["review"]}
    return sorted(({_path(clause) for clause in pair["child_clauses"]} - may) & linked)


def is_same_cut(one: str, other: str) -> bool:
    """Whether two texts are cuts of the same sentence, perhaps of different length."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    if len(short) < SHORT:
        return bool(short) and short in long
    pairs = [short[place : place + 2] for place in range(len(short) - 1)]
    return sum(pair in long for pair in pairs) >= SAME_CUT * len(pairs)


def _measures(gold: Values, found: Values) -> Score:
    """A measure is right with the kind of the gold and, unless it is new, a parent of the gold; `parent_right` asks for the latter alone."""
    judged = [one for one in gold["measures"] if one.get("sure", True)]
    score = Score("measures", len(judged), len(judged), 0)
    parent_right = 0
    by_kind: dict[str, list[bool]] = {}
    for one in judged:
        fitting = [link for link in found["measures"] if _has_source(link, one)]
        right = any(link["kind"] == one["kind"] for link in fitting)
        by_kind.setdefault(one["kind"], []).append(right)
        parent_right += bool(fitting)
        score.hit += right
        if not right:
            score.missed.append(f"{one['child_clause']} {one['kind']} {one['child'][:30]}")
    score.shares = {"agreement": score.recall, "parent_right": parent_right / len(judged) if judged else 1.0}
    score.shares |= {kind: sum(rights) / len(rights) for kind, rights in sorted(by_kind.items())}
    return score


def _has_source(link: Values, gold: Values) -> bool:
    """Whether the found link is of the gold's measure and says as it does where that comes from."""
    if not link["child_text"] or not is_same_cut(gold["child"], link["child_text"]):
        return False
    if gold["kind"] == "new":
        return not link["parent_text"]
    return bool(link["parent_text"]) and any(is_same_cut(parent, link["parent_text"]) for parent in gold["parents"])


def _omitted(gold: Values, found: Values) -> Score:
    """What was found left out is wrong where the gold says that a measure comes from it."""
    out = [one["parent"] for one in gold["omitted"] if one.get("sure", True)]
    taken = [parent for one in gold["measures"] if one.get("sure", True) for parent in one["parents"]]
    left = [link["parent_text"] for link in found["measures"] if link["kind"] == "omitted"]
    missed = [text for text in out if not any(is_same_cut(text, other) for other in left)]
    wrong = [text for text in left if any(is_same_cut(parent, text) for parent in taken)]
    hit = len(out) - len(missed)
    return Score("omitted", len(out), hit + len(wrong), hit, missed=missed, extra=wrong)


def _figures(gold: Values, found: Values) -> Score:
    doubtful = Counter(_figure(one) for one in gold["targets"] if not one.get("sure", True))
    return counted(
        "targets",
        (_figure(one) for one in gold["targets"] if one.get("sure", True)),
        (Counter(map(_figure, found["targets"])) - doubtful).elements(),
    )


def _figure(one: Values) -> tuple[float | None, str, float | None, str, str]:
    """The values and units of child and parent, and the change."""
    values = [None if one[name] is None else round(float(one[name]), 6) for name in ("child_value", "parent_value")]
    units = [_plain(one[name]).replace("个百分点", "百分点") for name in ("child_unit", "parent_unit")]
    return values[0], units[0], values[1], units[1], one["change"]


def _path(numerals: str | None) -> str:
    return _plain(numerals)


def _letters(words: str) -> str:
    return re.sub(r"[^\w%]", "", _plain(words))


def _plain(words: str | None) -> str:
    """Words in one width, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words or ""))
