"""Inheritance: a policy beside those that it comes from, and what became of a policy's clauses in those that carry it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from graph.errors import BadRequest, NotFound
from graph.fragment import Fragment
from graph.linking.sides import is_outline, side_of
from graph.stores.base import Store
from graph.stores.reading import fragments_of
from queries.document_answers import PolicySummary
from queries.documents import policy_summary, summaries
from queries.inheritance_answers import Coverage, CoverageRow, Covered
from queries.inheritance_cards import columns
from queries.inheritance_columns import Gap, InheritanceAnswer, LikelyParent
from queries.inheritance_documents import Documents, Links, joined, links_of, read_links
from queries.inheritance_figures import figure_rows
from queries.inheritance_lineup import chosen, compared, gaps, kin, row_of
from queries.inheritance_omissions import left_out
from queries.inheritance_parents import likely_parents, loaded_in, regions_of
from queries.inheritance_words import words_between
from queries.library import fetch
from queries.snapshot import Snapshot

if TYPE_CHECKING:
    from graph.linking.comparison import Doubt

KINDS = ("verbatim", "adapted", "loose", "omitted")
"""What may become of a parent's clause, the most faithful first."""

OBSTACLES = {
    "no text": "未载入，也没有目录",
    "no region": "或它自己的地区不明，又不是按文号或全称引用",
    "other region": "不属于本地区和上级地区",
    "later": "晚于它",
}
"""Why the provisions of two documents are not compared, in Chinese."""

EMPTY = ("no text", "itself", "older", "other subject")
"""What makes a comparison on demand none at all."""

NO_DESCENT = ("siblings", "all for review")
"""What makes it likeness and no descent, so that nothing is new or left out."""

MOST_BESIDE = 6
"""How many documents may stand beside another: what a wide screen holds."""

MOST_UNASKED = 100
"""How many documents are looked at for likely parents unless more is asked for: a matter of seconds, once for each state of the graph."""

_LEVELS = ("national", "province", "city", "county", "township")


def inheritance(
    store: Store, policy: str, by: str = "clause", parent: str = "", beside: Sequence[str] = (), words: str = "", likely: bool = False
) -> InheritanceAnswer:
    """The policy beside those that it comes from, by clause or by measure.

    `parent` chooses among parallel parents; a document that the policy was not compared with is compared for this answer. `beside` sets
    other documents under the same nearest parent. `words` asks for the words of the links of one clause, or of `all`. `likely` has likely
    parents looked for where the policy has none, however many there are to look at. Raises NotFound with the nearest ids when a document
    is not there, BadRequest for what cannot stand side by side.
    """
    snapshot = Snapshot(store)
    _require_loaded(store, snapshot, policy)
    siblings = tuple(dict.fromkeys(one for one in beside if one != policy))
    if len(siblings) > MOST_BESIDE:
        raise BadRequest(f"at most {MOST_BESIDE} documents stand beside another, not {len(siblings)}")
    tiers = snapshot.lineage.tiers(policy)
    is_stored = parent in ("", policy, *chain.from_iterable(tiers))
    about = _summaries(store, snapshot, {policy, *siblings, *chain.from_iterable(tiers), *([] if is_stored else [parent])})
    if is_stored:
        documents, missing, doubt = *_beside_parents(snapshot, policy, parent, siblings), None
    else:
        documents, missing, doubt = _beside_any(snapshot, policy, about[parent], siblings)
    omissions = left_out(snapshot, documents, is_stored)
    nearest = documents.order[0] if siblings else documents.order[-2] if is_stored and tiers else ""
    return InheritanceAnswer(
        policy=about[policy],
        by=by,
        columns=columns(snapshot, documents, about, policy, by, omissions),
        siblings=siblings,
        ribbons=documents.ribbons(by),
        words=words_between(documents, documents.ribbons("clause"), words) if words else (),
        figures=figure_rows(documents),
        left_out=omissions,
        gaps=missing,
        on_demand=not is_stored and doubt not in EMPTY,
        doubt=None if doubt in EMPTY else doubt,
        likely=_likely(snapshot, documents.fragments[policy], likely) if is_stored and not tiers else None,
        kin=tuple(summaries(snapshot, kin(snapshot, policy, nearest))) if nearest else (),
        remark=_remark(snapshot, policy) or (None if tiers else "没有找到它贯彻落实的上级文件。"),
    )


def coverage(store: Store, policy: str, indirect: bool = False) -> Coverage:
    """What became of each clause of `policy` in the policies that carry it out, with `indirect` also through others.

    What a child takes over from a policy in between counts for the policy above, at the less faithful kind of the two.
    Raises NotFound with the nearest ids.
    """
    snapshot = Snapshot(store)
    lineage = snapshot.lineage
    between = {child for child in lineage.children() if policy in chain.from_iterable(lineage.tiers(child))}
    direct = {row["child"] for row in snapshot.implements if row["parent"] == policy}
    found = {one.id: one for one in summaries(snapshot, [policy, *(between if indirect else between & direct)])}
    parent = found.pop(policy, None) or policy_summary(store, policy)
    children = sorted(found.values(), key=lambda one: (_level(one), one.region or "", one.date or "", one.id))
    clauses = fetch(store, "policy-clauses", policy=policy) if parent.presence in ("loaded", "catalogued") else []
    up = _heirs(store, {policy, *between})
    rows = []
    for clause in clauses:
        reached = _reached(clause["id"], up)
        covered = tuple(_covered(child.id, reached) for child in children)
        taken_up = sum(one.kind != "omitted" for one in covered)
        rows.append(CoverageRow(clause["id"], clause["path"] or "", clause["heading"] or "", covered, taken_up))
    totals = tuple({kind: sum(row.children[i].kind == kind for row in rows) for kind in KINDS} for i in range(len(children)))
    inferred = tuple(policy in lineage.inferred(child.id) for child in children)
    return Coverage(parent, tuple(children), tuple(rows), inferred, totals)


def ancestors(store: Store, policy: str) -> set[str]:
    """The policies that it was compared with: what it implements, directly or through others."""
    return _ancestors(Snapshot(store), policy)


def _ancestors(snapshot: Snapshot, policy: str) -> set[str]:
    return set(chain.from_iterable(snapshot.lineage.tiers(policy)))


def _level(policy: PolicySummary) -> int:
    return _LEVELS.index(policy.level) if policy.level in _LEVELS else len(_LEVELS)


def _remark(snapshot: Snapshot, policy: str) -> str:
    """Which documents that the policy carries out are a guess, and which do not stand beside it and why."""
    parents = [row for row in snapshot.implements if row["child"] == policy]
    found = {"文中没有写明，按相似推断，待核": [_name(row) for row in parents if row["review"]]}
    found |= {f"{words}，无法对照": [_name(row) for row in parents if row["obstacle"] == one] for one, words in OBSTACLES.items()}
    return "".join(f"它贯彻落实的文件（{'、'.join(names)}）{words}。" for words, names in found.items() if names)


def _name(row: Mapping[str, Any]) -> str:
    """What people call the parent of a row of `implements`."""
    return row["parent_number"] or f"《{row['parent_title'] or row['parent']}》"


def _with_ancestors(snapshot: Snapshot, policies: set[str]) -> set[str]:
    """Some documents and all that each was compared with, shown or not: what comes from any of these is not new."""
    return policies.union(*(tier for one in policies for tier in snapshot.lineage.tiers(one)))


def _require_loaded(store: Store, snapshot: Snapshot, policy: str) -> None:
    presence = next((row["presence"] for row in snapshot.policies if row["policy"] == policy), None)
    if presence != "loaded":
        presence = policy_summary(store, policy).presence  # raises NotFound with the nearest ids
        raise NotFound(f"{policy} is {presence}, not loaded: its clauses are not known")


def _summaries(store: Store, snapshot: Snapshot, policies: set[str]) -> dict[str, PolicySummary]:
    """What the graph holds of some documents, by id; raises NotFound with the nearest ids when one is not there."""
    found = {one.id: one for one in summaries(snapshot, sorted(policies))}
    return found | {one: policy_summary(store, one) for one in policies - found.keys()}


def _documents(snapshot: Snapshot, policies: tuple[str, ...], links: Links) -> Documents:
    """Those of the documents of which clauses are known, in that order."""
    order = tuple(one for one in policies if row_of(snapshot, one)["outlined"])
    fragments = fragments_of(snapshot.store, order)
    sides = {id: side_of(fragments[id]) for id in order}
    texts = frozenset(row["policy"] for row in snapshot.policies if row["presence"] == "loaded")
    texts -= {id for id, side in sides.items() if is_outline(side)}
    return Documents(order, fragments, sides, compared(snapshot, order), texts, links)


def _beside_parents(snapshot: Snapshot, policy: str, parent: str, siblings: tuple[str, ...]) -> tuple[Documents, tuple[Gap, ...]]:
    """The policy, and its siblings, below the documents that it was compared with; and what was not compared."""
    tiers = snapshot.lineage.tiers(policy)
    if siblings and not tiers:
        raise BadRequest(f"{policy} was compared with no parent; say with parent=ID under which one the documents are to stand")
    links = read_links(snapshot.store, _with_ancestors(snapshot, {policy, *chain.from_iterable(tiers), *siblings}))
    above = chosen(tiers, parent, links)
    documents = _documents(snapshot, (above[-1], policy, *siblings) if siblings else (*above, policy), links)
    return documents, gaps(snapshot, documents, policy, siblings)


def _beside_any(
    snapshot: Snapshot, policy: str, parent: PolicySummary, siblings: tuple[str, ...]
) -> tuple[Documents, tuple[Gap, ...], str | None]:
    """The policy, and its siblings, below any document, compared now; what was not compared, and what is to be said of the comparison."""
    known = _documents(snapshot, (parent.id, policy, *siblings), read_links(snapshot.store, {parent.id, policy, *siblings}))
    documents, doubt = _compared_now(known, policy, parent.id)
    found = tuple(one for one in gaps(snapshot, known, policy, siblings) if (one.lower, one.upper) != (policy, parent.id))
    if doubt in EMPTY:
        found = (Gap(policy, parent.id, parent.doc_number or parent.title, doubt, None), *found)
    return documents, found, doubt


def _compared_now(documents: Documents, policy: str, parent: str) -> tuple[Documents, Doubt | Literal["no text"] | None]:
    """The documents with what a comparison of the two on demand finds, and what is to be said of it."""
    shown = replace(documents, compared=frozenset(pair for pair in documents.compared if pair[1] in documents.order))
    if parent not in documents.sides:
        return shown, "no text"
    from graph.linking.comparison import compare  # heavy: scikit-learn

    found = compare(documents.sides[policy], documents.sides[parent])
    shown = replace(shown, links=joined(documents.links, links_of(found)))
    if found.doubt in (*EMPTY, *NO_DESCENT):
        return shown, found.doubt
    return replace(shown, compared=shown.compared | {(policy, parent)}), found.doubt


def _likely(snapshot: Snapshot, document: Fragment, whatever: bool) -> tuple[LikelyParent, ...] | None:
    """The likely parents of a document; None when there are too many documents to look at unasked."""
    is_cheap = len(loaded_in(snapshot, regions_of(document))) <= MOST_UNASKED
    return likely_parents(snapshot, document) if whatever or is_cheap else None


def _heirs(store: Store, policies: set[str]) -> dict[str, list[tuple[str, str, bool]]]:
    """For each clause those that come from it: (id, kind, for review)."""
    heirs: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for ribbon in read_links(store, policies, "clause").clauses:
        heirs[ribbon.parent].append((ribbon.child, ribbon.link.kind, ribbon.link.review))
    return heirs


def _reached(clause: str, heirs: dict[str, list[tuple[str, str, bool]]]) -> dict[str, tuple[str, bool]]:
    """The clauses that come from `clause`, directly or through others: the most faithful kind, and whether a link is for review."""
    reached: dict[str, tuple[str, bool]] = {}
    todo = [(clause, "verbatim", False)]
    while todo:
        at, kind, review = todo.pop()
        for child, own, unsure in heirs.get(at, ()):
            found = max(kind, own, key=KINDS.index), review or unsure
            if child not in reached or (found[1], KINDS.index(found[0])) < (reached[child][1], KINDS.index(reached[child][0])):
                reached[child] = found
                todo.append((child, *found))
    return reached


def _covered(policy: str, reached: dict[str, tuple[str, bool]]) -> Covered:
    own = {id: found for id, found in reached.items() if id.split(":", 1)[0] == policy}
    if not own:
        return Covered(policy, "omitted", (), False)
    sure = [kind for kind, review in own.values() if not review]
    kind = min(sure or [kind for kind, _ in own.values()], key=KINDS.index)
    return Covered(policy, kind, tuple(own), not sure)
