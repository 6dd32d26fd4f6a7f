"""What a document derives from those above it, level by level, and what people's judgements make of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

import pytest

from graph.fragment import Edge, Fragment, Node, Value
from graph.judgements import Judgement, Verdict
from graph.linking.derivation import JUDGED, LINKER, confidence, derive, words_of
from graph.schema import EDGES
from tests.graph.linking.material import FILLERS
from tests.graph.samples import COUNTY_PLAN, OPINION, SAVING_PLAN, fragment

COUNTY, CITY, PROVINCE, NATION = "县1", "市1", "省1", "国1"
SHARED = ("全面推行循环型生产方式", "促进工业固体废物综合利用，加快建材、焦化等产业绿色链接。")
PUMPED = ("推进抽水蓄能和新型储能", "加快垣曲、浑源抽水蓄能电站建设，开展压缩空气储能试点。")
BOARS = ("做好野猪种群调控", "组织护农狩猎队，开展野猪种群调查和猎捕。")
FILL = list(FILLERS.items())


def target(clause: str, policy: str, indicator: str, value: float, seq: int, **changes: Value) -> Node:
    fields: dict[str, Value] = {
        "policy": policy,
        "provision": clause,
        "scope": None,
        "value": value,
        "value_max": None,
        "unit": "%",
        "value_si": value / 100,
        "unit_si": "1",
        "change": "level",
        "comparator": "=",
        "year": 2025,
        "quote": f"{indicator}达到{value:g}%",
        "seq": seq,
        "span_start": 5,
        "span_end": 9,
    }
    return Node("Target", f"{clause}:t{seq}", fields | changes)


def plan(id: str, clauses: Sequence[tuple[str, str]], figures: Mapping[str, float] | None = None) -> Fragment:
    """A document of clauses, (heading, words); each sentence is a measure, and the figures stand in the first clause."""
    nodes, edges = [Node("Policy", id, {"title": id})], []
    for seq, (heading, words) in enumerate(clauses):
        key = f"{id}:cl_{seq + 1}"
        span: dict[str, Value] = {"span_start": 100 * seq, "span_end": 100 * seq + 90}
        fields: dict[str, Value] = {"policy": id, "kind": "clause", "path": str(seq + 1), "heading": heading, "text": words, "seq": seq}
        nodes.append(Node("Provision", key, fields | span))
        for n, sentence in enumerate(one for one in words.split("。") if one):
            measure: dict[str, Value] = {"policy": id, "provision": key, "text": sentence, "seq": 10 * seq + n}
            nodes.append(Node("Measure", f"{key}:m{n or ''}", measure | span))
        edges.append(Edge("CONTAINS", ("Policy", id), ("Provision", key)))
    for seq, (name, value) in enumerate((figures or {}).items()):
        nodes += [target(f"{id}:cl_1", id, name, value, seq), Node("Indicator", name, {"name": name})]
        edges.append(Edge("MEASURES", ("Target", f"{id}:cl_1:t{seq}"), ("Indicator", name)))
    return Fragment(id, tuple(nodes), tuple(edges))


def outline(id: str, clauses: Sequence[tuple[str, str]]) -> Fragment:
    """A document of which nothing but the headings is known."""
    made = plan(id, [(heading, "") for heading, _ in clauses])
    return Fragment(id, tuple(node for node in made.nodes if node.label != "Measure"), made.edges)


def said(child: str, parent: str, judgement: Verdict, note: str = "") -> Judgement:
    return Judgement(child, parent, judgement, "李四", "2026-01-02T03:04:05+00:00", note)


def links(edges: Sequence[Edge], label: str = "Provision") -> set[tuple[str, str]]:
    return {(edge.start[1], edge.end[1]) for edge in edges if edge.start[0] == label}


def parents(edges: Sequence[Edge], child: str) -> list[str]:
    return sorted(edge.end[1] for edge in edges if edge.start[1] == child)


def only(edges: Sequence[Edge], child: str, parent: str) -> Mapping[str, Any]:
    (edge,) = [edge for edge in edges if (edge.start[1], edge.end[1]) == (child, parent)]
    return edge.fields


# What an edge says


@pytest.fixture(scope="module")
def bundled() -> list[Edge]:
    return derive(fragment(COUNTY_PLAN), [[fragment(OPINION)]])


def test_every_edge_says_how_it_was_made(bundled: list[Edge]) -> None:
    child, parent = fragment(COUNTY_PLAN), fragment(OPINION)
    ours, theirs = ({(node.label, node.id): node for node in one.nodes} for one in (child, parent))
    kinds = {"Provision": {"verbatim", "adapted", "loose"}, "Measure": {"verbatim", "adapted"}}
    figures = {"same", "stricter", "looser", "share", "other-year"}
    assert {edge.start[0] for edge in bundled} == {"Provision", "Measure", "Target"}
    for edge in bundled:
        fields, node = edge.fields, ours[edge.start].fields
        assert edge.label == "DERIVES_FROM"
        assert (edge.start[0], edge.end[0]) in EDGES["DERIVES_FROM"].ends
        assert edge.end in theirs
        assert fields.keys() <= {field.name for field in EDGES["DERIVES_FROM"].fields}
        assert fields["policy"] == child.policy
        assert fields["kind"] in kinds.get(edge.start[0], figures)
        assert 0 <= fields["score"] <= 1  # type: ignore[operator]
        assert 0 <= fields["similarity"] <= 1  # type: ignore[operator]
        assert fields["method"]
        assert fields["rule"]
        assert isinstance(fields["review"], bool)
        assert (fields["span_start"], fields["span_end"]) == (node["span_start"], node["span_end"])
        assert fields["evidence"]
        assert fields.get("judged") is None


def test_the_evidence_is_quoted_from_the_child(bundled: list[Edge]) -> None:
    nodes = {node.id: node.fields for node in fragment(COUNTY_PLAN).nodes}
    for edge in bundled:
        node = nodes[edge.start[1]]
        words = "".join(str(node.get(name) or "") for name in ("heading", "text", "quote"))
        evidence = str(edge.fields["evidence"])
        assert "".join(evidence.split()) in "".join(words.split())
        assert len(evidence) <= 200


def test_nothing_comes_from_the_document_itself() -> None:
    one = plan(COUNTY, FILL)
    assert derive(one, [[one]]) == []


def test_no_parents_no_edges() -> None:
    assert derive(plan(COUNTY, FILL), []) == []
    assert derive(plan(COUNTY, FILL), [[], []]) == []
    assert derive(plan(COUNTY, []), [[plan(PROVINCE, FILL)]]) == []
    assert derive(plan(COUNTY, FILL), [[plan(PROVINCE, [])]]) == []


def test_a_document_of_another_subject_gives_nothing() -> None:
    assert derive(fragment(COUNTY_PLAN), [[plan(PROVINCE, [BOARS])]]) == []


@pytest.mark.parametrize(
    ("similarity", "review", "low", "high"), [(0.0, True, 0, 0.5), (1.0, True, 0, 0.5), (0.0, False, 0.5, 1), (1.0, False, 1, 1)]
)
def test_confidence_lies_between_zero_and_one(similarity: float, review: bool, low: float, high: float) -> None:
    assert low <= confidence(similarity, review) <= high


def test_confidence_rises_with_likeness() -> None:
    for review in (True, False):
        found = [confidence(step / 20, review) for step in range(21)]
        assert found == sorted(found)


WORDS = [
    (Node("Provision", "p", {"heading": "题", "text": "话。\n又一句。"}), "题 话。 又一句。"),
    (Node("Provision", "p", {"heading": "题", "text": None}), "题"),
    (Node("Provision", "p", {"heading": None, "text": "长" * 300}), "长" * 200),
    (Node("Measure", "m", {"text": "做一件事"}), "做一件事"),
    (Node("Target", "t", {"quote": "占比达到60%"}), "占比达到60%"),
    (Node("Provision", "p", {}), None),
]


@pytest.mark.parametrize(("node", "words"), WORDS)
def test_words_of(node: Node, words: str | None) -> None:
    assert words_of(node) == words


# Levels


def test_a_level_is_skipped_only_for_a_clause_without_a_parent_there() -> None:
    child = plan(COUNTY, [*FILL, PUMPED])
    city, province = plan(CITY, FILL), plan(PROVINCE, [*FILL, PUMPED])
    edges = derive(child, [[city], [province]])
    assert links(edges) == {(f"{COUNTY}:cl_{n}", f"{CITY}:cl_{n}") for n in range(1, 7)} | {(f"{COUNTY}:cl_7", f"{PROVINCE}:cl_7")}
    assert links(edges, "Measure") == {(f"{child}:m", f"{parent}:m") for child, parent in links(edges)}


def test_a_clause_that_no_level_has_has_no_parent() -> None:
    edges = derive(plan(COUNTY, [*FILL, BOARS]), [[plan(CITY, FILL)], [plan(PROVINCE, [*FILL, PUMPED])]])
    assert parents(edges, f"{COUNTY}:cl_7") == []


def test_a_level_is_looked_at_though_its_link_is_for_review() -> None:
    """Headings that share little leave a doubt; the clause is looked for further up too."""
    child = plan(COUNTY, [*FILL, PUMPED])
    near = outline(CITY, [*FILL, ("推进抽水电站", "")])
    edges = derive(child, [[near], [plan(PROVINCE, [*FILL, PUMPED])]])
    unsure = {edge.start[1] for edge in edges if edge.start[0] == "Provision" and edge.end[1].startswith(CITY) and edge.fields["review"]}
    sure = {f"{COUNTY}:cl_{n}" for n in range(1, 8)} - unsure
    above = {child for child, parent in links(edges) if parent.startswith(PROVINCE)}
    assert above.isdisjoint(sure & {child for child, parent in links(edges) if parent.startswith(CITY)})
    assert above >= unsure


def test_several_documents_of_one_level_may_all_be_parents() -> None:
    edges = derive(plan(COUNTY, FILL), [[plan(PROVINCE, FILL), plan("省2", FILL)], [plan(NATION, FILL)]])
    assert parents(edges, f"{COUNTY}:cl_1") == ["省1:cl_1", "省2:cl_1"]


def test_the_order_within_a_level_does_not_matter() -> None:
    level = [plan(PROVINCE, FILL), plan("省2", [*FILL[:4], PUMPED]), plan("省3", [*FILL[2:], BOARS])]
    found = {
        frozenset((edge.start, edge.end, str(edge.fields)) for edge in derive(plan(COUNTY, FILL), [order])) for order in permutations(level)
    }
    assert len(found) == 1


def test_clauses_merge_and_split() -> None:
    one, two = FILL[0], FILL[1]
    both = (f"{one[0]}、{two[0]}", one[1] + two[1])
    merged = derive(plan(COUNTY, [both, *FILL[2:]]), [[plan(PROVINCE, FILL)]])
    assert parents(merged, f"{COUNTY}:cl_1") == [f"{PROVINCE}:cl_1", f"{PROVINCE}:cl_2"]
    split = derive(plan(COUNTY, FILL), [[plan(PROVINCE, [both, *FILL[2:]])]])
    assert {child for child, parent in links(split) if parent == f"{PROVINCE}:cl_1"} == {f"{COUNTY}:cl_1", f"{COUNTY}:cl_2"}


def test_a_figure_is_looked_for_further_up_when_the_near_level_has_none() -> None:
    child = plan(COUNTY, FILL, {"绿色建筑占比": 60, "农膜回收率": 85})
    near, far = plan(CITY, FILL, {"农膜回收率": 80}), plan(PROVINCE, FILL, {"绿色建筑占比": 50, "农膜回收率": 85})
    edges = derive(child, [[near], [far]])
    assert links(edges, "Target") == {(f"{COUNTY}:cl_1:t0", f"{PROVINCE}:cl_1:t0"), (f"{COUNTY}:cl_1:t1", f"{CITY}:cl_1:t0")}
    assert only(edges, f"{COUNTY}:cl_1:t0", f"{PROVINCE}:cl_1:t0")["kind"] == "stricter"


def test_an_outline_gives_links_by_heading_and_no_others() -> None:
    edges = derive(plan(COUNTY, FILL, {"农膜回收率": 85}), [[outline(NATION, FILL)]])
    assert {edge.start[0] for edge in edges} == {"Provision"}
    assert {edge.fields["method"] for edge in edges} == {"heading"}
    assert links(edges) == {(f"{COUNTY}:cl_{n}", f"{NATION}:cl_{n}") for n in range(1, 7)}


# Judgements


CHILD, PARENT, ELSEWHERE = f"{COUNTY}:cl_1", f"{PROVINCE}:cl_1", f"{PROVINCE}:cl_2"


def judged(*judgements: Judgement, further: Sequence[Fragment] = ()) -> list[Edge]:
    """What a county derives from a province when people have said this."""
    return derive(plan(COUNTY, FILL), [[plan(PROVINCE, FILL)], *([one] for one in further)], judgements)


def test_accepted_confirms_a_link() -> None:
    before, fields = only(judged(), CHILD, PARENT), only(judged(said(CHILD, PARENT, "accepted")), CHILD, PARENT)
    assert (fields["review"], fields["score"]) == (False, 1.0)
    assert all(words in fields["judged"] for words in ("accepted", "李四", "2026-01-02"))
    same = ("kind", "similarity", "method", "evidence", "rule", "policy", "span_start", "span_end")
    assert [fields[name] for name in same] == [before[name] for name in same]


@pytest.mark.parametrize("verdict", ["accepted", "corrected"])
def test_a_link_that_was_not_found_can_be_added(verdict: Verdict) -> None:
    edges = judged(said(CHILD, ELSEWHERE, verdict))
    fields = only(edges, CHILD, ELSEWHERE)
    assert (fields["method"], fields["review"], fields["score"]) == (JUDGED, False, 1.0)
    assert fields["evidence"].startswith(FILL[0][0])
    assert fields["span_end"] == 90
    assert parents(edges, CHILD) == ([PARENT, ELSEWHERE] if verdict == "accepted" else [ELSEWHERE])


def test_rejected_removes_a_link_and_the_level_above_is_looked_at() -> None:
    above = plan(NATION, FILL)
    assert parents(judged(further=[above]), CHILD) == [PARENT]
    edges = judged(said(CHILD, PARENT, "rejected"), further=[above])
    assert parents(edges, CHILD) == [f"{NATION}:cl_1"]
    assert parents(edges, f"{COUNTY}:cl_2") == [f"{PROVINCE}:cl_2"]


def test_an_accepted_link_settles_its_clause() -> None:
    child, near, far = plan(COUNTY, [*FILL, PUMPED]), plan(CITY, FILL), plan(PROVINCE, [*FILL, PUMPED])
    assert parents(derive(child, [[near], [far]]), f"{COUNTY}:cl_7") == [f"{PROVINCE}:cl_7"]
    edges = derive(child, [[near], [far]], [said(f"{COUNTY}:cl_7", f"{CITY}:cl_2", "accepted")])
    assert parents(edges, f"{COUNTY}:cl_7") == [f"{CITY}:cl_2"]


def test_corrected_drops_the_other_parents_in_that_document_only() -> None:
    tiers = [[plan(PROVINCE, FILL), plan("省2", FILL)]]
    edges = derive(plan(COUNTY, FILL), tiers, [said(CHILD, ELSEWHERE, "corrected")])
    assert parents(edges, CHILD) == [ELSEWHERE, "省2:cl_1"]
    assert links(edges) >= {(f"{COUNTY}:cl_2", f"{PROVINCE}:cl_2")}


def third(n: int) -> str:
    return f"{PROVINCE}:cl_{n}"


SEQUENCES: list[tuple[list[tuple[str, Verdict]], list[str]]] = [  # what was said of CHILD in this order, and its parents then
    ([], [PARENT]),
    ([(PARENT, "rejected")], []),
    ([(PARENT, "rejected"), (PARENT, "accepted")], [PARENT]),
    ([(PARENT, "accepted"), (PARENT, "rejected")], []),
    ([(PARENT, "corrected")], [PARENT]),
    ([(ELSEWHERE, "rejected")], [PARENT]),
    ([(ELSEWHERE, "corrected")], [ELSEWHERE]),
    ([(ELSEWHERE, "corrected"), (ELSEWHERE, "rejected")], [PARENT]),
    ([(ELSEWHERE, "corrected"), (ELSEWHERE, "accepted")], [PARENT, ELSEWHERE]),
    ([(ELSEWHERE, "corrected"), (PARENT, "accepted")], [PARENT, ELSEWHERE]),
    ([(PARENT, "accepted"), (ELSEWHERE, "corrected")], [ELSEWHERE]),
    ([(PARENT, "corrected"), (ELSEWHERE, "corrected")], [ELSEWHERE]),
    ([(ELSEWHERE, "corrected"), (PARENT, "corrected")], [PARENT]),
    ([(PARENT, "corrected"), (ELSEWHERE, "corrected"), (PARENT, "corrected")], [PARENT]),
    ([(ELSEWHERE, "corrected"), (third(3), "corrected"), (third(3), "rejected")], [ELSEWHERE]),
    ([(third(3), "accepted"), (ELSEWHERE, "corrected"), (third(4), "accepted")], [ELSEWHERE, third(4)]),
    ([(ELSEWHERE, "corrected"), (PARENT, "rejected")], [ELSEWHERE]),
    ([(PARENT, "rejected"), (PARENT, "withdrawn")], [PARENT]),
    ([(ELSEWHERE, "corrected"), (ELSEWHERE, "withdrawn")], [PARENT]),
    ([(PARENT, "rejected"), (PARENT, "withdrawn"), (PARENT, "rejected")], []),
]


@pytest.mark.parametrize(("sequence", "expected"), SEQUENCES)
def test_the_last_word_holds(sequence: list[tuple[str, Verdict]], expected: list[str]) -> None:
    edges = judged(*(said(CHILD, parent, verdict) for parent, verdict in sequence))
    assert parents(edges, CHILD) == expected
    assert len(edges) == len({(edge.start, edge.end) for edge in edges})


IDLE = {  # judgements of what is not there, or of what cannot be linked
    "no such child": said(f"{COUNTY}:cl_99", PARENT, "accepted"),
    "no such parent": said(CHILD, f"{PROVINCE}:cl_99", "accepted"),
    "corrected to what is gone": said(CHILD, f"{PROVINCE}:cl_99", "corrected"),
    "no such document": said(CHILD, "省9:cl_1", "corrected"),
    "another child": said("县9:cl_1", PARENT, "rejected"),
    "a clause from a measure": said(CHILD, f"{PARENT}:m", "accepted"),
    "a clause corrected to a measure": said(CHILD, f"{PARENT}:m", "corrected"),
    "upside down": said(PARENT, CHILD, "accepted"),
    "a rejection of what nobody found": said(CHILD, ELSEWHERE, "rejected"),
}


@pytest.mark.parametrize("judgement", IDLE.values(), ids=IDLE)
def test_a_judgement_of_what_is_not_there_does_nothing(judgement: Judgement) -> None:
    assert judged(judgement) == judged()


def test_measures_are_judged_as_clauses_are() -> None:
    pair = f"{CHILD}:m", f"{ELSEWHERE}:m"
    assert parents(judged(said(*pair, "corrected")), pair[0]) == [pair[1]]
    assert parents(judged(said(pair[0], f"{PARENT}:m", "rejected")), pair[0]) == []


def test_a_figure_that_is_judged_is_judged_by_its_value() -> None:
    child, parent = plan(COUNTY, FILL, {"绿色建筑占比": 60}), plan(PROVINCE, FILL, {"新型建筑的比重": 50})
    assert links(derive(child, [[parent]]), "Target") == set()
    edges = derive(child, [[parent]], [said(f"{CHILD}:t0", f"{PARENT}:t0", "accepted")])
    fields = only(edges, f"{CHILD}:t0", f"{PARENT}:t0")
    assert (fields["kind"], fields["method"]) == ("stricter", JUDGED)


def test_equal_words_that_only_a_person_linked_are_verbatim() -> None:
    child, parent = plan(COUNTY, [BOARS, *FILL]), plan(PROVINCE, [("另一个标题", BOARS[1]), *FILL])
    measure = f"{CHILD}:m", f"{PARENT}:m"
    edges = derive(child, [[parent]], [said(*measure, "accepted"), said(CHILD, third(3), "accepted")])
    assert only(edges, *measure)["kind"] == "verbatim"
    assert only(edges, CHILD, third(3))["kind"] == "adapted"


def test_documents_of_other_subjects_can_be_linked_by_people() -> None:
    far = fragment(SAVING_PLAN)
    clause = next(node.id for node in far.nodes if node.label == "Provision" and node.fields["kind"] == "clause")
    assert links(derive(plan(COUNTY, [BOARS]), [[far]], [said(CHILD, clause, "accepted")])) == {(CHILD, clause)}


def test_the_linker_has_a_version() -> None:
    assert LINKER.startswith("linking/")
