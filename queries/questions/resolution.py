"""Resolution: what a reading asks, with the documents, clauses and places of the graph that its slots stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from queries.library import fetch
from queries.questions.answers import Wording
from queries.questions.forms import Form, found_option, vocabulary
from queries.questions.numerals import fits
from queries.questions.readings import Reading
from queries.questions.refusals import NothingCalledSo, NotUnderstood, Refusal, UnknownWords
from queries.questions.spotting import Found
from queries.snapshot import Snapshot

_MOST = 8  # readings that are offered when there are several


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a slot stands for: the value of the query's parameter, how questions call it, and the words of the question."""

    value: str
    label: Wording
    found: Found


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood: its form, and what each of its slots stands for."""

    form: Form
    slots: Mapping[str, Meaning]

    @property
    def wording(self) -> Wording:
        """The question as it is understood."""
        return self.form.write({name: one.label for name, one in self.slots.items()})

    def params(self) -> dict[str, str | bool]:
        """The parameters that it gives the query, with those of its choices."""
        given: dict[str, str | bool] = dict(self.form.constants)
        for slot, meaning in self.slots.items():
            if slot in vocabulary().choices:
                given |= vocabulary().choices[slot][meaning.value].params
            elif name := self.form.params.get(slot, slot):
                given[name] = meaning.value
        return given


def resolve(snapshot: Snapshot, readings: Iterable[Reading]) -> Question:
    """The one question that the readings, the best first, ask.

    Raises NotUnderstood when the best ones ask different questions, or about documents that were never compared, and NothingCalledSo when
    nothing in the graph is called so.
    """
    refusal: Refusal | None = None
    ordered = list(readings)
    for place, reading in enumerate(ordered):
        if refusal is not None and reading.form.name != ordered[0].form.name:
            continue  # what the best reading asks is known: another form would answer another question
        try:
            found = questions(snapshot, reading)
        except (NotUnderstood, NothingCalledSo) as error:
            refusal = refusal or error
            continue
        rivals = [one for one in ordered[place + 1 :] if one.rank == reading.rank and one.form.name != reading.form.name]
        found += [one for rival in rivals for one in _tried(snapshot, rival)]
        if len({(one.form.name, *sorted(one.params().items())) for one in found}) == 1:
            return found[0]
        reason = Wording("这个问题有几种读法，请选一种", "the question can be read in several ways; choose one")
        raise NotUnderstood(reason, [one.wording for one in found[:_MOST]])
    raise refusal or NotUnderstood(Wording("没有这样的问题", "there is no such question"), [])


def questions(snapshot: Snapshot, reading: Reading) -> list[Question]:
    """What the reading may ask: one question for each way in which its slots stand for things of the graph; raises a refusal for none."""
    form = reading.form
    slots = dict(reading.slots) | {name: found_option(name, option) for name, option in form.defaults.items() if name not in reading.slots}
    candidates = {name: list(_meanings(snapshot, name, found)) for name, found in slots.items()}
    if "words" in slots and len(candidates.get("policy", ())) > 1:
        candidates["policy"] = _holding(snapshot, slots["words"].text, candidates["policy"])
    found = [Question(form, dict(zip(candidates, values, strict=True))) for values in product(*candidates.values())]
    if "agency" in slots and "region" in slots:
        found = _in_region(snapshot, found)
    if "clause" in slots:
        found = _with_clauses(snapshot, found)
    if form.is_pair:
        found = _compared(snapshot, found)
    elif form.compared:
        _require_compared(snapshot, form, found)
    return found


def _tried(snapshot: Snapshot, reading: Reading) -> list[Question]:
    try:
        return questions(snapshot, reading)
    except (NotUnderstood, NothingCalledSo):
        return []


def _meanings(snapshot: Snapshot, slot: str, found: Found) -> Iterator[Meaning]:
    if found.kind == "words" and not fetch(snapshot.store, "words-found", words=found.text):
        raise UnknownWords(Wording(f"没有一条措施或条标题里有“{found.text}”", f"no measure and no heading holds {found.text!r}"), [])
    values: Iterable[str] = found.values
    if found.kind == "region":  # of several of one name those that have documents
        with_documents = {row["region"] for row in snapshot.policies}
        values = [code for code in values if code in with_documents] or values
    for value in values:
        label = snapshot.lexicon.label(found.kind, value)
        yield Meaning(label.zh if slot == "place" else value, label, found)


def _holding(snapshot: Snapshot, words: str, policies: list[Meaning]) -> list[Meaning]:
    """Those of the documents whose measures or headings hold the words; raises UnknownWords when none does."""
    holding = {row["policy"] for row in fetch(snapshot.store, "measures", words=words)}
    if not (kept := [one for one in policies if one.value in holding]):
        place = policies[0].found.text
        raise UnknownWords(Wording(f"{place}的文件里没有“{words}”", f"no document of {place} holds {words!r}"), [])
    return kept


def _in_region(snapshot: Snapshot, found: Iterable[Question]) -> list[Question]:
    """The questions whose agency is one of the region that they name; raises NothingCalledSo when none is."""
    kept: list[Question] = []
    name = place = ""
    for question in found:
        agency, region = question.slots["agency"], question.slots["region"]
        name, place = agency.value, region.label.zh
        if any(name in one.names and one.region == region.value for one in snapshot.directory.agencies):
            kept.append(question)
    if not kept:
        near = [one.name for one in snapshot.directory.agencies if name in one.names]
        raise NothingCalledSo(Wording(f"{place}没有叫“{name}”的机构", f"no agency of {place} is called {name!r}"), [], near)
    return kept


def _with_clauses(snapshot: Snapshot, found: Iterable[Question]) -> list[Question]:
    """The questions with the ids of the clauses that they name; raises NothingCalledSo when no document has such a clause."""
    clauses: list[Question] = []
    written = label = ""
    for question in found:
        clause, policy = question.slots["clause"], question.slots["policy"]
        written, label = clause.value, policy.label.zh
        for row in fetch(snapshot.store, "policy-outline", policy=policy.value):
            if "annex" not in row["provision"] and fits(written, row["kind"], row["path"] or ""):
                shown = row["path"] if "/" in row["path"] else written
                meaning = Meaning(row["provision"], Wording(shown, shown), clause.found)
                clauses.append(Question(question.form, {**question.slots, "clause": meaning}))
    if not clauses:
        raise NothingCalledSo(Wording(f"{label}没有“{written}”", f"{label} has no provision {written}"), [])
    return clauses


def _compared(snapshot: Snapshot, found: list[Question]) -> list[Question]:
    """The questions about two documents that were compared, the lower one as the child, or about one that was compared with some."""
    pairs = {(row["child"], row["parent"]) for row in snapshot.implements if row["compared"]}
    kept: list[Question] = []
    for question in found:
        child, parent = question.slots["child"], question.slots.get("parent")
        if parent is None:
            kept += [question] if any(child.value == one for one, _ in pairs) else []
        elif (child.value, parent.value) in pairs:
            kept.append(question)
        elif question.form.name == "comparison" and (parent.value, child.value) in pairs:
            kept.append(Question(question.form, {**question.slots, "child": parent, "parent": child}))
    if kept:
        return kept
    raise NotUnderstood(_why_not(snapshot, found), [])


def _why_not(snapshot: Snapshot, found: list[Question]) -> Wording:
    """Why two documents cannot be set side by side, or a document with none above it."""
    child, parent = found[0].slots["child"], found[0].slots.get("parent")
    if parent is not None and len(found) > 1:
        zh = f"“{child.found.text}”和“{parent.found.text}”可以指几份文件，其中没有两份对照过"
        return Wording(zh, f"of the documents that {child.found.text} and {parent.found.text} may stand for no two were compared")
    if parent is None:
        return Wording(
            f"{child.label.zh}未建立承接关系：没有与任何上级文件对照过", f"{child.label.en} was compared with no document above it"
        )
    zh = f"{child.label.zh}和{parent.label.zh}未建立承接关系，没有对照过"
    en = f"{child.label.en} and {parent.label.en} were not compared"
    between = [row["parent"] for row in snapshot.implements if row["child"] == child.value and row["compared"]]
    if between:
        names = [snapshot.lexicon.documents.label(id) for id in between]
        zh, en = f"{zh}；{child.label.zh}对照过的是{'、'.join(names)}", f"{en}; {child.label.en} was compared with {', '.join(names)}"
    return Wording(zh, en)


def _require_compared(snapshot: Snapshot, form: Form, found: Iterable[Question]) -> None:
    """Raise NotUnderstood unless the documents were compared with some that lie above or below them."""
    end = "child" if form.compared == "above" else "parent"
    compared = {row[end] for row in snapshot.implements if row["compared"]}
    for question in found:
        policy = question.slots["policy"]
        if policy.value not in compared:
            zh, en = ("上级", "above") if end == "child" else ("下级", "below")
            raise NotUnderstood(
                Wording(
                    f"{policy.label.zh}未建立承接关系：没有与任何{zh}文件对照过", f"{policy.label.en} was compared with no document {en} it"
                ),
                [],
            )
