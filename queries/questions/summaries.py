"""The line above an answer: what was found, counted and named, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from graph.stores.base import Store
from queries.library import fetch
from queries.questions.answers import Wording
from queries.questions.resolution import Question

Row = Mapping[str, Any]

_NOTHING = Wording("没有找到。", "Nothing was found.")
_NOTHING_COMPARED = Wording("对照过，没有这样的内容。", "They were compared: there is nothing of the kind.")
_PRESENCES = {
    "loaded": Wording("已载入", "loaded"),
    "catalogued": Wording("仅有目录", "outline only"),
    "cited": Wording("仅被引用", "only cited"),
}
_NAMED = 6  # agencies that a summary names
_ALL = Wording("全部职责", "all duties")


def summarise(store: Store, question: Question, params: Mapping[str, Any], rows: Sequence[Row]) -> Wording:
    """What the query found, in one line."""
    form = question.form
    if not rows:
        return _NOTHING_COMPARED if form.is_pair or form.compared else _NOTHING
    counted = _count(rows) | (_count_pairs(store, params, rows) if form.name == "comparison" else {})
    named = {"policy-facts": _facts, "issuers": _issuers, "successors": _successions, "predecessors": _successions}
    if form.name in named:
        return named[form.name](rows)
    return Wording(*(f"{text.format_map(counted)}{stop}" for (_, text), stop in zip(form.count.both(), "。.", strict=True)))


def _count(rows: Sequence[Row]) -> dict[str, int | str]:
    first = rows[0]
    holders = _holders(rows) if "agency" in first and "bracket" in first else ("", "")
    kinds = Counter(row.get("kind") for row in rows)
    return {
        "count": len(rows),
        "documents": len({row.get("policy", row.get("child")) for row in rows}),
        "agencies": len({row["agency"] for row in rows}) if "agency" in first else 0,
        "lists": len({row["bracket"] for row in rows}) if "bracket" in first else 0,
        "holders_zh": holders[0],
        "holders_en": holders[1],
        "sections": kinds["section"] + kinds["chapter"],
        "clauses": kinds["clause"] + kinds["article"],
        **{kind: kinds[kind] for kind in ("verbatim", "adapted", "loose")},
    }


def _holders(rows: Sequence[Row]) -> tuple[str, str]:
    """The agencies that most lists name, in both languages."""
    lists = Counter(agency for agency, _ in {(row["agency"], row["bracket"]): None for row in rows})
    names = [agency for agency, _ in lists.most_common(_NAMED)]
    is_cut = len(lists) > _NAMED
    return "、".join(names) + ("等" if is_cut else ""), ", ".join(names) + (" and others" if is_cut else "")


def _count_pairs(store: Store, params: Mapping[str, Any], rows: Sequence[Row]) -> dict[str, int]:
    """How many clauses of two documents have no counterpart in the other."""
    child, parent = params["child"], params["parent"]
    return {
        "added": len(fetch(store, "additions", policy=child, parent=parent, kind="clause")),
        "omitted": len(fetch(store, "omissions", policy=parent, child=child, kind="clause")),
    }


def _facts(rows: Sequence[Row]) -> Wording:
    row = rows[0]
    title, number, place = row["title"] or row["policy"], row["doc_number"], row["region_name"]
    presence = _PRESENCES[row["presence"] or "cited"]
    zh = [
        f"《{title}》",
        number,
        place,
        row["date"] and f"{row['date']} 成文",
        row["published"] and f"{row['published']} 印发",
        presence.zh,
    ]
    en = [
        f"《{title}》",
        number,
        place,
        row["date"] and f"dated {row['date']}",
        row["published"] and f"published {row['published']}",
        presence.en,
    ]
    return Wording("，".join(filter(None, zh)) + "。", ", ".join(filter(None, en)) + ".")


def _issuers(rows: Sequence[Row]) -> Wording:
    names = [row["name"] for row in rows]
    return Wording("、".join(names) + "。", ", ".join(names) + ".")


def _successions(rows: Sequence[Row]) -> Wording:
    def scope(row: Row, all_duties: str, between: str) -> str:
        return all_duties if "all" in (row["scope"] or ["all"]) else between.join(row["scope"])

    zh = [f"{row['older']} → {row['newer']}（{row['date'] or '日期不明'}，{scope(row, _ALL.zh, '、')}）" for row in rows]
    en = [f"{row['older']} → {row['newer']} ({row['date'] or 'date unknown'}; {scope(row, _ALL.en, ', ')})" for row in rows]
    return Wording("；".join(zh) + "。", "; ".join(en) + ".")
