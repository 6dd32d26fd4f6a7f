"""Evaluation: what the loaders find, against gold made by reading.

Three kinds of gold file: a document (the key `doc`), sentences that are measures or not (a list with `sentence`), and pairs
of indicator names (a list with `a` and `b`). The definitions are those of the gold format: a citation is right by number or
title; a figure by value, unit and the words of its indicator, which must be a name and not the sentence; a responsibility by
clause, printed name and role; a list by its agencies and the words that it covers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.ids import canonical_number, normal_title
from graph.score import Score, counted
from loaders.names.indicators import canonical

_PATH_KINDS = ("section", "clause", "item", "box", "annex", "article")
_OPERATORS = {"达到": "=", "==": "=", "≥": ">=", "≤": "<="}
Gold = Mapping[str, Any]
Record = Mapping[str, Any]


def evaluate_document(gold: Gold, record: Record) -> list[Score]:
    """The scores of one document's record (loaders.to_json), for each kind that the gold lists."""
    paths = _paths(record)
    scores = []
    if gold.get("metadata"):
        scores.append(_metadata(gold["metadata"], record["policy"]))
    if gold.get("articles"):
        scores += _articles(gold, record)
    if gold.get("clauses"):
        scores.append(_clauses(gold, record, paths))
    if "implements" in gold:
        scores.append(_citations("implements", gold["implements"], record, {"implements"}))
    if "cites" in gold:
        scores.append(_citations("cites", [*gold["cites"], *gold.get("implements", [])], record, {"implements", "basis", "mention"}))
    if "targets" in gold:
        scores.append(_targets(gold["targets"], record["targets"]))
    if "responsibility" in gold:
        scores.append(_responsibilities(gold, record, paths))
    return scores


def evaluate_sentences(gold: Sequence[Gold], record_of: Callable[[str], Record]) -> list[Score]:
    """How far sentences are rightly taken for measures or not; `record_of` gives the record of a document by its name."""
    score = Score("measures", 0, 0, 0)
    right = modality_right = both = 0
    texts: dict[str, list[tuple[str, str]]] = {}
    for entry in gold:
        doc = entry["doc"]
        if doc not in texts:
            texts[doc] = [(_letters(m["text"]), m["modality"]) for m in record_of(doc)["measures"] if m["modality"] != "aim"]
        words = _letters(entry["sentence"])
        hits = [kind for text, kind in texts[doc] if words in text or (text in words and 2 * len(text) >= len(words))]
        right += bool(hits) == entry["measure"]
        score.gold += entry["measure"]
        score.found += bool(hits)
        score.hit += bool(hits) and entry["measure"]
        if hits and entry["measure"]:
            both += 1
            modality_right += hits[0] == entry["modality"]
        elif bool(hits) != entry["measure"]:
            (score.extra if hits else score.missed).append(entry["sentence"])
    score.shares = {"agreement": right / len(gold), "modality_right": modality_right / both if both else 1.0}
    return [score]


def evaluate_pairs(gold: Sequence[Gold]) -> list[Score]:
    """How far pairs of indicator names are rightly taken for one; `extra` holds the false merges."""
    score = Score("indicator pairs", 0, 0, 0)
    for pair in gold:
        merged = canonical(pair["a"]).name == canonical(pair["b"]).name
        score.gold += pair["same"]
        score.found += merged
        score.hit += merged and pair["same"]
        if merged != pair["same"]:
            (score.extra if merged else score.missed).append(f"{pair['a']} / {pair['b']}")
    score.shares = {"false_merges": len(score.extra) / max(1, sum(not pair["same"] for pair in gold))}
    return [score]


def _plain(words: str | None) -> str:
    """Words without white space, with one form of width and of title marks."""
    text = unicodedata.normalize("NFKC", words or "")
    return re.sub(r"\s+", "", re.sub(r"[«〈<]", "《", re.sub(r"[»〉>]", "》", text)))


def _letters(words: str) -> str:
    return re.sub(r"[^\w%]", "", _plain(words))


def _paths(record: Record) -> dict[str, str]:
    """Provision id -> numerals from section to provision: 二/四."""
    by_id = {p["id"]: p for p in record["provisions"]}
    out = {}
    for one in record["provisions"]:
        numerals: list[str] = []
        node: Mapping[str, Any] | None = one
        while node:
            if node["number"] and node["kind"] in _PATH_KINDS:
                numerals.insert(0, _plain(node["number"]))
            node = by_id.get(node["parent"])
        out[one["id"]] = "/".join(numerals)
    return out


def _metadata(gold: Gold, policy: Record) -> Score:
    """One field each; a value `{"any": […]}` of the gold accepts each of those."""

    def accepted(key: str) -> list[Any]:
        value = gold[key]
        return list(value["any"]) if isinstance(value, dict) else [value]

    issuers = {_plain(issuer["mention"]) for issuer in policy["issuers"]}
    right = {
        "title": normal_title(policy["title"]) in {normal_title(title) for title in accepted("title")},
        "doc_number": canonical_number(policy["doc_number"] or "") in {canonical_number(number or "") for number in accepted("doc_number")},
        "issuers": issuers in [{_plain(name) for name in names} for names in accepted("issuers")],
        "date_issued": policy["date_issued"] in {date or None for date in accepted("date_issued")},
        "level": gold["level"] == policy["level"],
        "region": str(gold["region_code"] or "")[:6] == str(policy["region"]["code"] or "")[:6],
    }
    return Score("metadata", len(right), len(right), sum(right.values()), missed=[name for name, ok in right.items() if not ok])


def _articles(gold: Gold, record: Record) -> list[Score]:
    """The articles of a regulation by chapter and number, its chapters by number and heading."""
    by_id = {p["id"]: p for p in record["provisions"]}

    def chapter_of(provision: Mapping[str, Any]) -> str | None:
        node: Mapping[str, Any] | None = provision
        while node and node["kind"] != "chapter":
            node = by_id.get(node["parent"])
        return _numeral(node["number"]) if node else None

    articles = [(chapter_of(p), _numeral(p["number"])) for p in record["provisions"] if p["kind"] == "article"]
    chapters = [(_numeral(p["number"]), normal_title(p["heading"])) for p in record["provisions"] if p["kind"] == "chapter"]
    return [
        counted("articles", [(_numeral(one["chapter"]), _numeral(one["number"])) for one in gold["articles"]], articles),
        counted("chapters", [(_numeral(one["number"]), normal_title(one["heading"])) for one in gold.get("chapters", ())], chapters),
    ]


def _numeral(number: str | None) -> str | None:
    """第三条, （三） and 三、 -> 三."""
    return re.sub(r"[第章编篇节条()（）、.]", "", _plain(number)) if number else None


def _clauses(gold: Gold, record: Record, paths: Mapping[str, str]) -> Score:
    """Outline by (path, heading) at the depths that the gold lists. Sections that merely hold listed clauses are not judged, nor is
    what the gold calls neutral, nor annexes of which it lists none."""
    want = [(_plain(c["number"]), normal_title(c["heading"])) for c in gold["clauses"]]
    numbers = {path for path, _ in want}
    depths = {path.count("/") for path in numbers}
    above = {path[:place] for path in numbers for place, character in enumerate(path) if character == "/"} - numbers
    passed_over = above | {_plain(path) for path in gold.get("neutral", ())}
    lists_annexes = any(path.startswith("附") for path in numbers)
    found = [
        (path, normal_title(p["heading"]))
        for p in record["provisions"]
        if p["kind"] in ("section", "clause", "item")
        and (path := paths[p["id"]])
        and "专栏" not in path
        and (lists_annexes or not path.startswith("附"))
        and path.count("/") in depths
        and path not in passed_over
    ]
    return counted("clauses", want, found)


def _same_document(a: Gold, b: Gold) -> bool:
    if a.get("doc_number") and b.get("doc_number"):
        return canonical_number(a["doc_number"]) == canonical_number(b["doc_number"])
    one, other = sorted((normal_title(a.get("title") or ""), normal_title(b.get("title") or "")), key=len)
    return bool(one) and (one == other or (len(one) >= 8 and one in other))


def _distinct(citations: Iterable[Gold]) -> list[Gold]:
    out: list[Gold] = []
    for one in citations:
        if not any(_same_document(one, other) for other in out):
            out.append(one)
    return out


def _name(citation: Gold) -> str:
    return citation.get("doc_number") or citation.get("title") or ""


def _citations(kind: str, gold: Sequence[Gold], record: Record, relations: set[str]) -> Score:
    want = _distinct(gold)
    found = _distinct(c for c in record["citations"] if c["relation"] in relations)
    pairs = _pair(want, found, _same_document)
    hit_want, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    return Score(
        kind,
        len(want),
        len(found),
        len(pairs),
        missed=[_name(c) for i, c in enumerate(want) if i not in hit_want],
        extra=[_name(c) for j, c in enumerate(found) if j not in hit_found],
    )


def _pair(want: Sequence[Gold], found: Sequence[Gold], same: Callable[[Gold, Gold], bool]) -> list[tuple[int, int]]:
    """Greedy pairs (index in want, index in found) in order; each entry is used once."""
    left = list(range(len(found)))
    pairs = []
    for i, one in enumerate(want):
        match = next((j for j in left if same(one, found[j])), None)
        if match is not None:
            pairs.append((i, match))
            left.remove(match)
    return pairs


def _unit(unit: str | None) -> str:
    return _plain(unit).replace("个百分点", "百分点")


def _same_figure(gold: Gold, target: Gold) -> bool:
    """Equal value and unit, and an indicator that is a name (at most three times the gold words and six) with all the words."""
    words = [_plain(word) for word in gold["indicator"]]
    named = _plain(target["indicator"])
    reach = named + _plain(target["scope"])
    return (
        abs(target["value"] - gold["value"]) < 1e-6
        and gold["value_max"] == target["value_max"]
        and _unit(gold["unit"]) == _unit(target["unit"])
        and len(named) <= 3 * sum(map(len, words)) + 6
        and all(word in reach for word in words)
    )


def _same_comparison(gold: Gold, target: Gold) -> bool:
    if gold["op"] in ("increase", "decrease"):
        return bool(target["change"] == gold["op"])
    return bool(target["change"] == "level" and _OPERATORS.get(gold["op"], gold["op"]) == target["comparator"])


def _figure(entry: Gold) -> str:
    name = entry["indicator"]
    return f"{name if isinstance(name, str) else ' '.join(name)} {entry['value']:g}{entry['unit']}"


def _targets(gold: Sequence[Gold], found: Sequence[Gold]) -> Score:
    pairs = _pair(gold, found, _same_figure)
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    shares = {
        "year_right": sum(gold[i]["year"] == found[j]["year"] for i, j in pairs) / len(pairs) if pairs else 1.0,
        "comparator_right": sum(_same_comparison(gold[i], found[j]) for i, j in pairs) / len(pairs) if pairs else 1.0,
    }
    missed = [_figure(t) for i, t in enumerate(gold) if i not in hit_gold]
    return Score(
        "targets", len(gold), len(found), len(pairs), shares, missed, [_figure(t) for j, t in enumerate(found) if j not in hit_found]
    )


@dataclass(slots=True)
class _List:
    """One printed list as found: (position, mention, role, basis) of its organs, and the texts of the measures that it covers."""

    organs: set[tuple[int, str, str, str]] = field(default_factory=set)
    covers: dict[int, str] = field(default_factory=dict)

    def roles(self) -> set[tuple[str, str]]:
        """(mention, role): the first of a joint list leads by custom only, so it counts as joint."""
        return {
            (mention, "joint" if role == "responsible" or basis in ("first-listed", "sole", "joint") else role)
            for _, mention, role, basis in self.organs
        }


def _responsibilities(gold: Gold, record: Record, paths: Mapping[str, str]) -> Score:
    lists = _lists(gold, record, paths)
    want = {(_plain(r["clause"]), _plain(a["name"]), a["role"]) for r in gold["responsibility"] for a in r["agencies"]}
    found = {(clause, mention, role) for (clause, _), one in lists.items() for mention, role in one.roles()}
    score = counted("responsibility", want, found)
    right = 0
    covered: dict[str, list[str]] = {}
    for entry in gold["responsibility"]:
        clause, last = _plain(entry["clause"]), _plain(entry["last_sentence"])
        names = {_plain(a["name"]) for a in entry["agencies"]}
        right += any(_covers(one, names, last, covered.get(clause, [])) for (path, _), one in lists.items() if path == clause)
        covered.setdefault(clause, []).append(last)
    score.shares = {"lists_right": right / len(gold["responsibility"]) if gold["responsibility"] else 1.0}
    return score


def _lists(gold: Gold, record: Record, paths: Mapping[str, str]) -> dict[tuple[str, str], _List]:
    """The printed lists as found, by clause of the gold and id of the list; boxes, subjects and standing clauses apart."""
    measures = {m["id"]: m for m in record["measures"]}
    known = {_plain(c["number"]) for c in gold.get("clauses", [])} | {_plain(r["clause"]) for r in gold["responsibility"]}
    out: dict[tuple[str, str], _List] = {}
    for duty in record["responsibilities"]:
        if duty["basis"] in ("subject", "standing-clause"):
            continue
        for key in duty["measures"]:
            path = paths[measures[key]["provision"]]
            if "专栏" in path:
                continue
            while path and path not in known:
                path = path.rpartition("/")[0]
            one = out.setdefault((path, duty["bracket"]), _List())
            one.organs.add((duty["position"], _plain(duty["mention"]), duty["role"], duty["basis"]))
            one.covers[measures[key]["span"][0]] = _plain(measures[key]["text"])
    return out


def _covers(one: _List, names: set[str], last: str, before: Sequence[str]) -> bool:
    """Whether a list has exactly these organs and reaches from after the lists before it to its own last words."""
    texts = [one.covers[start] for start in sorted(one.covers)]
    reaches = not last or last in texts[-1] or texts[-1] in last
    return (
        {mention for _, mention, _, _ in one.organs} == names
        and reaches
        and not any(words and any(words in text for text in texts) for words in before)
    )
