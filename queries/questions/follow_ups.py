"""Questions that may be asked next: others about the same things, and the same about others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from queries.library import fetch
from queries.questions.answers import Wording
from queries.questions.forms import Form, forms, vocabulary
from queries.questions.lexicon import Lexicon
from queries.questions.resolution import Question
from queries.questions.spotting import normalise
from queries.snapshot import Snapshot

Row = Mapping[str, Any]
Labels = Mapping[str, Wording]

# （省发展改革委、省经信委牵头，省环保厅等配合）
_BETWEEN_NAMES = re.compile(r"[（(、，；,;）)]|牵头|配合|负责|参与|等")
_EACH = 3  # other values of a slot that are offered
_DOCUMENTS = ("policy", "child")  # slots that stand for the document that a question is about


def follow_up(snapshot: Snapshot, question: Question, rows: Sequence[Row]) -> tuple[Wording, ...]:
    """Questions in other words than `question`, each once."""
    labels = {name: one.label for name, one in question.slots.items()}
    found = [*_others(snapshot, question, labels), *_varied(snapshot, question, labels, rows)]
    return tuple(one for one in dict.fromkeys(found) if one != question.wording)


def write(form: Form, labels: Labels) -> Wording | None:
    """A question of the form with those labels and the form's defaults; None when a slot that it must have has none."""
    known = {name: vocabulary().choices[name][option].label for name, option in form.defaults.items()} | dict(labels)
    for one, other in (_DOCUMENTS, _DOCUMENTS[::-1]):
        if one in form.slots and one not in known and other in known:
            known[one] = known[other]
    return form.write(known) if form.needed <= known.keys() else None


def _others(snapshot: Snapshot, question: Question, labels: Labels) -> Iterator[Wording]:
    """The questions of the forms that follow; those about documents above or below when there are some that it was compared with."""
    document = next((question.slots[slot].value for slot in _DOCUMENTS if slot in question.slots), None)
    compared = {
        None: True,
        "above": any(row["child"] == document for row in snapshot.implements if row["compared"]),
        "below": any(row["parent"] == document for row in snapshot.implements if row["compared"]),
    }
    for name, options in question.form.following:
        if not compared["above" if forms()[name].is_pair else forms()[name].compared]:
            continue
        given = {choice: vocabulary().choices[choice][option].label for choice, option in options.items()}
        kept = {slot: label for slot, label in labels.items() if slot not in vocabulary().choices}
        if written := write(forms()[name], kept | given):
            yield written


def _varied(snapshot: Snapshot, question: Question, labels: Labels, rows: Sequence[Row]) -> Iterator[Wording]:
    """The same question with another value in one of its slots, or with one in a slot that had none."""
    for slot in question.form.vary:
        for label in _values(snapshot, question, slot, rows):
            if written := write(question.form, {**labels, slot: label}):
                yield written


def _values(snapshot: Snapshot, question: Question, slot: str, rows: Sequence[Row]) -> Iterable[Wording]:
    if slot in vocabulary().choices:
        return [option.label for option in vocabulary().choices[slot].values() if option.params][:_EACH]
    if slot in ("policy", "child"):
        names = [snapshot.lexicon.documents.label(id) for id in _documents(snapshot, question, slot, rows)]
    elif slot in ("agency", "partner"):
        names = _listed(snapshot.lexicon, rows)
    elif slot == "region":
        names = [
            row["region_name"]
            for row in snapshot.policies
            if row["presence"] == "loaded" and row["region_name"] and row["level"] != "national"
        ]
    elif slot == "indicator":
        names = [row["indicator"] for row in fetch(snapshot.store, "indicators", least=2)]
    else:
        return [Wording(f"{year}年", year) for year in sorted({str(row["year"]) for row in rows if row.get("year")})[-_EACH:]]
    used = {one.label.zh for one in question.slots.values()}
    return [Wording(name, name) for name in dict.fromkeys(names) if name not in used][:_EACH]


def _listed(lexicon: Lexicon, rows: Sequence[Row]) -> list[str]:
    """The agencies that the printed lists of the rows name, as printed, those in most lists first."""
    lists = {row["evidence"] for row in rows if row.get("evidence")}
    names = Counter(name for one in sorted(lists) for name in _BETWEEN_NAMES.split(one) if normalise(name) in lexicon.names["agency"])
    return [name for name, _ in names.most_common()]


def _documents(snapshot: Snapshot, question: Question, slot: str, rows: Sequence[Row]) -> list[str]:
    """Other documents: those that the rows come from, when the question names none; else those of the same parents or region."""
    if slot not in question.slots:
        found = {row["policy"] for row in rows if row.get("policy")}
        return sorted(found) if len(found) > 1 else []
    own = question.slots[slot].value
    parents = {row["parent"] for row in snapshot.implements if row["child"] == own}
    siblings = {row["child"] for row in snapshot.implements if row["parent"] in parents}
    region = next((row["region"] for row in snapshot.policies if row["policy"] == own), None)
    loaded = [row for row in snapshot.policies if row["presence"] == "loaded" and row["policy"] != own]
    near = [row for row in loaded if row["policy"] in siblings or (row["region"] == region and row["level"] != "national")]
    return [row["policy"] for row in sorted(near, key=lambda row: row["policy"] not in siblings)]
