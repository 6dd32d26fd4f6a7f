"""What one document has of an earlier sibling, as tables of the words of both and of what stands above them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.linking.reuse import METHOD, RULE, find_reuse, grams_of, read_passages
from graph.schema import EDGES
from tests.graph.siblings import BRIEF, FILL, LONG, opinion

Clauses = Sequence[tuple[str, str]]
Pairs = list[tuple[str, str]]

OTHER = ("推进森林城市建设", "支持设区市创建国家森林城市，提升建成区绿视率。")
REWORDED = ("完善绿化用地", "对国土绿化面积达标的县给予建设用地指标奖励并优先安排生态修复项目中央预算资金。")
HALF = ("强化绿化监管", "对国土绿化达标的乡镇给予建设用地指标奖励并通报表扬，对擅自改变绿化用地用途的依法查处。")
RENAMED = [(f"措施{heading[-1]}", words) for heading, words in BRIEF]
DUTIES = "（省林业局、省自然资源厅、省财政厅、省发展改革委、省住房城乡建设厅、省交通运输厅按职责分工负责）"
IN_MEASURES = [("later:cl_1:m", "earlier:cl_1:m")]


def pairs(later: Clauses, *earlier: Clauses, above: Clauses = (), beside: Sequence[Clauses] = ()) -> Pairs:
    """What `later` has of documents called earlier, earlier-2 …, where `beside` are more of their kind."""
    read = [read_passages(opinion(f"earlier-{n}" if n > 1 else "earlier", "130000", clauses)) for n, clauses in enumerate(earlier, 1)]
    others = [read_passages(opinion(f"other-{n}", "360000", clauses)) for n, clauses in enumerate(beside)]
    upper = opinion("nation", "100000", above)
    alike = [one.grams for one in (*read, *others)]
    edges = find_reuse(read_passages(opinion("later", "140000", later)), read, alike, [grams_of(upper)])
    return [(edge.start[1], edge.end[1]) for edge in edges]


CLAUSE = ("later:cl_1", "earlier:cl_1")
TABLE: list[tuple[str, Clauses, Clauses, Clauses, Pairs]] = [  # what is said, later, earlier, above, what the later has
    ("the same words", [LONG], [LONG], [], [CLAUSE, *IN_MEASURES]),
    ("some of them", [REWORDED], [LONG], [], [CLAUSE, *IN_MEASURES]),
    ("other words", [OTHER], [LONG], [], []),
    ("a run too short to say anything", [HALF], [("推进绿化", "对国土绿化达标的乡镇给予表彰。")], [], []),
    ("what the document above says", [LONG], [LONG], [LONG], []),
    ("what it says in part", [LONG], [LONG], [("完善政策", "给予建设用地指标奖励并优先安排生态修复项目中央预算资金。")], []),
    ("one brief clause", RENAMED[:1], BRIEF, [], []),
    ("three of them", RENAMED, BRIEF, [], [(f"later:cl_{n}", f"earlier:cl_{n}") for n in (1, 2, 3)]),
    ("the same agencies", [(OTHER[0], OTHER[1] + DUTIES)], [("建设苗圃", "建设苗圃。" + DUTIES)], [], []),
    ("no words at all", [("", "")], [LONG], [], []),
    ("where another clause has the most", [LONG], [HALF, LONG], [], [("later:cl_1", "earlier:cl_2"), ("later:cl_1:m", "earlier:cl_2:m")]),
]


@pytest.mark.parametrize(("later", "earlier", "above", "found"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_a_document_has_of_an_earlier_one(later: Clauses, earlier: Clauses, above: Clauses, found: Pairs) -> None:
    assert pairs(later, earlier, above=above) == found


def test_what_several_of_a_kind_have_is_from_none_of_them() -> None:
    assert pairs([LONG], [LONG], beside=[FILL]) == [CLAUSE, *IN_MEASURES]
    assert pairs([LONG], [LONG], beside=[[LONG]]) == []


def test_a_clause_has_one_source_the_one_that_has_most() -> None:
    longer = ("加强成果监测", "将绿化任务完成情况纳入国土空间规划一张图实施监督信息系统并按年度开展遥感监测评估。")
    both = ("强化保障", LONG[1] + longer[1])
    assert pairs([both], [LONG], [longer])[0] == ("later:cl_1", "earlier-2:cl_1")
    assert pairs([both], [longer], [LONG])[0] == ("later:cl_1", "earlier:cl_1")


def test_names_of_places_are_put_aside() -> None:
    ours = ("建设示范区", "支持山西省国土绿化达标的乡镇申报建设用地指标奖励和生态修复项目资金补助。")
    theirs = ("建设示范区", "支持河北省国土绿化达标的乡镇申报建设用地指标奖励和生态修复项目资金补助。")
    assert pairs([ours], [theirs]) == [CLAUSE, *IN_MEASURES]


def test_an_edge_says_how_it_was_made() -> None:
    later = opinion("later", "140000", [*FILL, (LONG[0], f"落实林长制。{LONG[1]}（省林业局负责）")])
    earlier = read_passages(opinion("earlier", "130000", [LONG]))
    edge, measure = find_reuse(read_passages(later), [earlier], [earlier.grams], [])
    assert set(edge.fields) == {field.name for field in EDGES["REUSES"].fields}
    assert (edge.fields["policy"], edge.fields["method"], edge.fields["rule"]) == ("later", METHOD, RULE)
    assert edge.fields["evidence"] == LONG[1]
    assert (edge.fields["span_start"], edge.fields["span_end"]) == (600, 690)
    assert measure.fields["similarity"] == 1.0
    similarity, score = edge.fields["similarity"], edge.fields["score"]
    assert isinstance(similarity, float)
    assert 0.8 < similarity < 1.0  # 落实林长制 is its own
    assert isinstance(score, float)
    assert 0.75 <= score <= 1.0
