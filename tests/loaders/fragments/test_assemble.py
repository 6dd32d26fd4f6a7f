"""Assembly: what one document contributes to the graph fits the schema and says what the document says."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.fragment import Edge, Fragment, Node
from loaders import assemble, parse, reference_fragment
from loaders.readers import SourceText
from tests.loaders.reading import (
    CLEANER_PLAN,
    COUNTY_PLAN,
    OPINION,
    OUTLINE_PLAN,
    SAMPLES,
    SAVING_PLAN,
    clause_of,
    document_of,
    read_text,
    sample,
)


def edges(fragment: Fragment, label: str) -> list[Edge]:
    return [edge for edge in fragment.edges if edge.label == label]


def nodes(fragment: Fragment, label: str) -> dict[str, Node]:
    return {node.id: node for node in fragment.nodes if node.label == label}


@pytest.mark.parametrize("name", SAMPLES)
def test_fragment_fits_the_schema(name: str) -> None:
    assemble(sample(name)).check()


@pytest.mark.parametrize("name", SAMPLES)
def test_shared_nodes_are_the_same_in_every_fragment(name: str) -> None:
    """Two fragments that hold the same shared node hold it with the same fields, save a cited Policy."""
    for other in SAMPLES:
        for label in ("Agency", "Region", "Indicator", "Industry"):
            mine, theirs = nodes(assemble(sample(name)), label), nodes(assemble(sample(other)), label)
            assert all(mine[key] == theirs[key] for key in mine.keys() & theirs.keys())


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_found_is_in_the_fragment(name: str) -> None:
    document, fragment = sample(name), assemble(sample(name))
    assert set(nodes(fragment, "Provision")) == {document.id_of(p) for p in document.provisions}
    assert set(nodes(fragment, "Measure")) == {document.id_of(m) for m in document.measures}
    assert set(nodes(fragment, "Target")) == {document.id_of(t) for t in document.targets}
    duties = Counter(edge.label for edge in fragment.edges if edge.label in ("LEADS", "SUPPORTS", "RESPONSIBLE_FOR"))
    expected = Counter(
        {"lead": "LEADS", "support": "SUPPORTS", "responsible": "RESPONSIBLE_FOR"}[one.role]
        for duty in document.responsibilities
        for one in duty.named
        for _ in duty.measures
    )
    assert duties == expected
    assert len(edges(fragment, "SETS")) == len(edges(fragment, "MEASURES")) == len(document.targets)
    assert len(edges(fragment, "MENTIONS")) >= len(document.facts.regions)
    assert len(edges(fragment, "CONCERNS")) == len(document.facts.industries)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_provision_and_measure_has_one_parent(name: str) -> None:
    fragment = assemble(sample(name))
    contained = Counter(edge.end for edge in edges(fragment, "CONTAINS"))
    assert set(contained) == {("Provision", key) for key in nodes(fragment, "Provision")} | {
        ("Measure", key) for key in nodes(fragment, "Measure")
    }
    assert set(contained.values()) == {1}


@pytest.mark.parametrize("name", SAMPLES)
def test_own_policy_applies_in_its_region_and_was_issued(name: str) -> None:
    document, fragment = sample(name), assemble(sample(name))
    own = ("Policy", document.policy_id)
    assert nodes(fragment, "Policy")[document.policy_id].fields["presence"] == "loaded"
    assert [edge.end for edge in edges(fragment, "APPLIES_IN") if edge.start == own] == [("Region", document.policy.region)]
    issued = [edge for edge in edges(fragment, "ISSUED") if edge.end == own]
    assert [edge.fields["position"] for edge in issued] == list(range(1, len(document.policy.issuers) + 1))


def test_leads_of_004_by_custom_carry_their_bracket() -> None:
    fragment = assemble(sample(CLEANER_PLAN))
    leads = [edge for edge in edges(fragment, "LEADS") if edge.start == ("Agency", "140000-山西省能源局")]
    assert len({edge.fields["bracket"] for edge in leads}) == 6
    for edge in leads:
        assert edge.fields["method"] == edge.fields["basis"]
        assert edge.fields["basis"] in ("first-listed", "sole")
        assert str(edge.fields["evidence"]).startswith("（省能源局")


def test_standing_clause_quotes_the_body_and_not_the_list_that_lacks_it() -> None:
    fragment = assemble(sample(CLEANER_PLAN))
    standing = [edge for edge in fragment.edges if edge.fields.get("basis") == "standing-clause"]
    assert standing
    text = sample(CLEANER_PLAN).source.text
    assert {text[int(e.fields["span_start"]) : int(e.fields["span_end"])] for e in standing} == {"各市人民政府"}  # type: ignore[arg-type]


def test_misprinted_issuer_of_004_is_marked() -> None:
    fragment = assemble(sample(CLEANER_PLAN))
    (edge,) = [e for e in edges(fragment, "ISSUED") if e.start == ("Agency", "140000-山西省住房和城乡建设厅")]
    assert edge.fields["method"] == "near"
    assert edge.fields["score"] < 1  # type: ignore[operator]
    assert edge.fields["mention"] == "山西省城乡住房和城市建设厅"


def test_cited_policies_are_stubs_and_edges_keep_the_role() -> None:
    fragment = assemble(sample(OPINION))
    stubs = {key: node.fields for key, node in nodes(fragment, "Policy").items() if node.fields["presence"] == "cited"}
    assert stubs["国发〔2021〕4号"]["title"] == "国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见"
    roles = {edge.end[1]: (edge.fields["relation"], edge.fields["method"]) for edge in edges(fragment, "CITES")}
    assert roles["国发〔2021〕4号"] == ("implements", "cited-number")


def test_vague_citation_has_a_lower_score() -> None:
    (edge,) = [e for e in edges(assemble(sample(COUNTY_PLAN)), "CITES") if e.fields["relation"] == "vague"]
    assert edge.fields["score"] < 1  # type: ignore[operator]
    assert edge.fields["evidence"] == "省、市关于加快建立健全绿色低碳循环发展经济体系相关文件精神"


def test_agencies_before_the_reform_hand_on_their_duties() -> None:
    fragment = assemble(sample(SAVING_PLAN))
    heirs = {(e.start[1], e.end[1]): e.fields for e in edges(fragment, "SUCCEEDED_BY")}
    to_industry = heirs["140000-山西省经济和信息化委员会", "140000-山西省工业和信息化厅"]
    to_energy = heirs["140000-山西省经济和信息化委员会", "140000-山西省能源局"]
    assert str(to_industry["date"]).startswith("2018")
    assert to_energy["scope"] != ["all"]
    assert ("140000-山西省环境保护厅", "140000-山西省生态环境厅") in heirs


def test_region_lies_in_all_above_it() -> None:
    fragment = assemble(sample(COUNTY_PLAN))
    above = {(edge.start[1], edge.end[1]) for edge in edges(fragment, "PART_OF")}
    assert {("140902", "140900"), ("140900", "140000"), ("140000", "100000")} <= above


def test_measure_without_bracket_has_no_duty() -> None:
    fragment = assemble(clause_of("推进改造。"))
    assert not [e for e in fragment.edges if e.label in ("LEADS", "SUPPORTS", "RESPONSIBLE_FOR")]


def test_target_hangs_on_its_measure_or_else_on_its_provision() -> None:
    fragment = assemble(document_of("一、任务\n\n（一）主要目标。农膜回收率达到85%。\n\n（二）甲。推进回收，农膜回收率达到90%。"))
    assert [edge.start[0] for edge in edges(fragment, "SETS")] == ["Provision", "Measure"]


def test_one_indicator_for_its_wordings() -> None:
    fragment = assemble(document_of("一、目标\n\n（一）甲。全省废旧农膜回收率达到85%。\n\n（二）乙。农膜回收率达到90%。"))
    assert len(nodes(fragment, "Indicator")) == 1
    assert len(edges(fragment, "MEASURES")) == 2


def test_policy_that_cites_itself_by_number_has_no_such_edge() -> None:
    fragment = assemble(sample(OPINION))
    own = ("Policy", sample(OPINION).policy_id)
    assert not [edge for edge in edges(fragment, "CITES") if edge.end == own]


def test_nothing_found_is_a_fragment_too() -> None:
    fragment = assemble(read_text("没有编号的文字。"))
    fragment.check()
    assert Counter(node.label for node in fragment.nodes) == {"Policy": 1, "Provision": 1}


def test_warnings_and_digest_go_with_the_policy() -> None:
    document = document_of("一、甲\n\n（一）子。推进。\n\n（三）寅。推进。")
    fields = nodes(assemble(document), "Policy")[document.policy_id].fields
    assert fields["warnings"] == list(document.warnings) != []
    assert fields["digest"] == document.digest


def test_reference_fragment() -> None:
    fragment = reference_fragment()
    fragment.check()
    assert fragment.policy is None
    regions = nodes(fragment, "Region")
    assert regions["140902"].fields["name"] == "忻府区"
    assert regions["area-汾河流域"].fields["level"] == "area"
    assert ("140902", "140900") in {(edge.start[1], edge.end[1]) for edge in edges(fragment, "PART_OF")}
    assert nodes(fragment, "Industry")["31"].fields["name"] == "黑色金属冶炼和压延加工业"


@pytest.mark.parametrize("name", SAMPLES)
def test_reference_nodes_agree_with_those_of_the_documents(name: str) -> None:
    reference, fragment = reference_fragment(), assemble(sample(name))
    for label in ("Region", "Industry"):
        known, used = nodes(reference, label), nodes(fragment, label)
        assert set(used) <= set(known)
        assert all(used[key] == known[key] for key in used)


def test_boxes_and_clauses_of_002_are_in_the_fragment_with_their_paths() -> None:
    paths = {node.fields["path"] for node in nodes(assemble(sample(OUTLINE_PLAN)), "Provision").values()}
    assert {"五/八/专栏2/10", "四/一/1", "九/六"} <= paths


def test_a_law_is_one_node_under_its_long_and_its_short_name() -> None:
    text = (
        "某省人民政府关于加强监管的意见\n\n一、重点任务\n\n（一）依法监管。落实《中华人民共和国清洁生产促进法》。执行《清洁生产促进法》。\n"
    )
    fragment = assemble(parse(SourceText("laws", text)))
    assert len({edge.end for edge in fragment.edges if edge.label == "CITES"}) == 1
