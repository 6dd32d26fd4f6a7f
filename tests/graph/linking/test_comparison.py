"""A policy beside its parent: what may be compared, the plain values, and how it scores against gold made by reading."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.fragment import Value
from graph.linking.comparison import Comparison, compare
from graph.linking.evaluation import evaluate_derivation, evaluate_links, linked_without_ground
from graph.linking.sides import Side, side_of
from graph.score import Score
from loaders import assemble, parse_file
from tests.ci import ROOT, SHARED
from tests.graph.linking.material import FILLERS, shuffled, side
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, OUTLINE_PLAN, SAMPLES, SAVING_PLAN, compared, fragment
from tests.graph.samples import side as sample_side
from tests.loaders.reading import REAL
from tests.test_gold import SEEDS

# What may be compared


@pytest.mark.parametrize("name", SAMPLES)
def test_a_policy_has_no_inheritance_from_itself(name: str) -> None:
    found = compare(sample_side(name), sample_side(name))
    assert (found.provisions, found.measures, found.targets) == ([], [], [])
    assert found.remark is not None
    assert "itself" in found.remark


@pytest.mark.parametrize(
    ("child", "parent"),
    [(OPINION, COUNTY_PLAN), (SAVING_PLAN, OPINION), (SAVING_PLAN, CLEANER_PLAN), (CLEANER_PLAN, COUNTY_PLAN), (OUTLINE_PLAN, OPINION)],
)
def test_a_policy_has_no_inheritance_from_a_later_one(child: str, parent: str) -> None:
    found = compared(child, parent)
    assert (found.provisions, found.measures, found.targets) == ([], [], [])
    assert found.remark is not None
    assert sample_side(child).id in found.remark
    assert sample_side(parent).id in found.remark


DATES = [  # (child, parent, whether the child may come from the parent); a date is said, or a number with its year
    ({"date_issued": "2023-04-10"}, {"date_issued": "2022-04-21"}, True),
    ({"date_issued": "2022-04-21"}, {"date_issued": "2022-04-21"}, True),
    ({"date_issued": "2022-04-20"}, {"date_issued": "2022-04-21"}, False),
    ({"date_issued": "2022-04-20"}, {"doc_number": "晋政发〔2022〕12号"}, True),
    ({"date_issued": "2021-12-31"}, {"doc_number": "晋政发〔2022〕12号"}, False),
    ({"doc_number": "晋政发〔2022〕12号"}, {"date_issued": "2022-12-31"}, True),
    ({"doc_number": "晋政发〔2022〕12号"}, {"date_issued": "2023-01-01"}, False),
    ({"doc_number": "晋政发〔2021〕12号"}, {"doc_number": "国发〔2022〕4号"}, False),
    ({"doc_number": "晋政发〔2021〕12号", "date_issued": "2022-01-04"}, {"doc_number": "国发〔2022〕4号"}, True),
    ({}, {"date_issued": "2022-04-21"}, True),
    ({"date_issued": "2022-04-21"}, {}, True),
    ({"doc_number": "第4号"}, {"date_issued": "2022-04-21"}, True),
]


@pytest.mark.parametrize(("child", "parent", "may"), DATES)
def test_dates(child: dict[str, Value], parent: dict[str, Value], may: bool) -> None:
    found = compare(side(FILLERS, id="甲", **child), side(FILLERS, id="乙", **parent))
    assert (found.remark is None) is may
    assert bool(found.provisions) is may


@pytest.mark.parametrize(("child", "parent"), [(CLEANER_PLAN, OPINION), (OPINION, CLEANER_PLAN), (COUNTY_PLAN, OUTLINE_PLAN)])
def test_another_subject_gives_nothing_and_a_line_that_says_so(child: str, parent: str) -> None:
    found = compared(child, parent)
    assert (found.provisions, found.measures, found.targets) == ([], [], [])
    assert found.remark is not None
    assert "subject" in found.remark


@pytest.mark.parametrize("child", [OPINION, COUNTY_PLAN])
def test_some_common_matter_gives_links_for_review_and_a_line_that_says_so(child: str) -> None:
    found = compared(child, SAVING_PLAN)
    links = [link for part in (found.provisions, found.measures, found.targets) for link in part if link.child and link.parent]
    assert links
    assert all(link.review for link in links)
    assert found.remark is not None
    assert "review" in found.remark


KINSHIP = [  # (level and region of the child, of the parent, whether they are siblings)
    (("county", "140902"), ("county", "140121"), True),
    (("province", "140000"), ("province", "220000"), True),
    (("county", "140902"), ("province", "140000"), False),
    (("province", "140000"), ("province", "140000"), False),
    (("province", "140000"), ("national", "100000"), False),
]


@pytest.mark.parametrize(("ours", "theirs", "siblings"), KINSHIP)
def test_siblings_are_said_to_be_alike_and_not_descended(ours: tuple[str, str], theirs: tuple[str, str], siblings: bool) -> None:
    one, other = (side(FILLERS, id=id, level=level, region=region) for id, (level, region) in (("甲", ours), ("乙", theirs)))
    found = compare(one, other)
    assert [link.kind for link in found.provisions] == ["verbatim"] * len(FILLERS)
    assert (found.remark is not None and "no descent" in found.remark) is siblings
    assert siblings or found.remark is None


# Order and repetition


def test_the_order_of_nodes_and_edges_does_not_matter() -> None:
    child, parent = (side_of(shuffled(fragment(name), seed=1)) for name in (COUNTY_PLAN, OPINION))
    assert compare(child, parent).to_json() == compared(COUNTY_PLAN, OPINION).to_json()


def test_empty_documents() -> None:
    found = compare(side(id="甲"), side(id="乙"))
    assert (found.provisions, found.measures, found.targets, found.remark) == ([], [], [], None)


# Plain values

ENDS = {"child", "parent", "child_number", "parent_number", "child_text", "parent_text"}
KEYS = {
    "provisions": ENDS | {"kind", "similarity", "method", "review"},
    "measures": ENDS | {"kind", "similarity", "method", "review"},
    "targets": ENDS | {"child_value", "child_unit", "parent_value", "parent_unit", "change", "method", "review"},
}
WORDS = {
    "provisions": ("kind", {"verbatim", "adapted", "loose", "new", "omitted"}),
    "measures": ("kind", {"verbatim", "adapted", "new", "omitted"}),
    "targets": ("change", {"same", "stricter", "looser", "share", "other-year", "added", "omitted"}),
}


@pytest.mark.parametrize("parent", [OPINION, SAVING_PLAN])
def test_json_has_the_keys_and_words_of_the_design(parent: str) -> None:
    data = json.loads(json.dumps(compared(COUNTY_PLAN, parent).to_json()))
    assert set(data) == set(KEYS)
    for part, links in data.items():
        name, words = WORDS[part]
        assert links
        for link in links:
            assert set(link) == KEYS[part]
            assert link[name] in words
            assert isinstance(link["review"], bool)
            assert isinstance(link["method"], str)


def test_json_of_an_addition_and_an_omission_has_nulls() -> None:
    data = compared(COUNTY_PLAN, OPINION).to_json()
    for part, links in data.items():
        name, _ = WORDS[part]
        for link in links:
            ours, theirs = ({key: link[key] for key in link if key.startswith(end)} for end in ("child", "parent"))
            alone = {"new": "child", "added": "child", "omitted": "parent"}.get(link[name])
            for end, values in (("child", ours), ("parent", theirs)):
                absent = alone not in (None, end)
                assert all((value is None) is absent for value in values.values()), link


def test_json_of_one_link_of_each_list() -> None:
    data = compared(COUNTY_PLAN, OPINION).to_json()
    county, province = sample_side(COUNTY_PLAN).id, sample_side(OPINION).id
    provision = next(link for link in data["provisions"] if link["child_number"] == "二/四")
    assert provision["child"].startswith(f"{county}:")
    assert provision["parent"].startswith(f"{province}:")
    assert (provision["parent_number"], provision["child_text"], provision["parent_text"]) == ("二/四", *["大力发展新能源和清洁能源"] * 2)
    measure = next(link for link in data["measures"] if link["kind"] == "verbatim")
    assert measure["child_text"] == measure["parent_text"] == "实施城乡配电网建设和智能升级计划，推进农村电网升级改造"
    target = data["targets"][0]
    assert (target["child_value"], target["child_unit"], target["parent_value"], target["parent_unit"]) == (60.0, "%", 50.0, "%")
    assert "60%" in target["child_text"]
    assert "50%" in target["parent_text"]


# Gold made by reading


def stem(name: str) -> str:
    return Path(name).stem


@cache
def document(name: str) -> Side:
    """A bundled document or one of the shared corpus as a side, read once."""
    if name in SEEDS:
        return sample_side(SEEDS[name])
    found = [REAL / f"{name}.txt", *sorted((SHARED / "corpus").rglob(f"{name}.*"))]
    path = next((path for path in found if path.exists()), None)
    if path is None:
        pytest.skip(f"{name} is not beside this checkout")
    return side_of(assemble(parse_file(path)))


@cache
def result(child: str, parent: str) -> Comparison:
    if child in SEEDS and parent in SEEDS:
        return compared(SEEDS[child], SEEDS[parent])
    return compare(document(child), document(parent))


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def golds(key: str) -> list[Any]:
    """The gold of documents, in the repository and beside it, that says something of `key`."""
    paths = sorted([*(ROOT / "tests" / "gold").rglob("*.json"), *(SHARED / "gold").glob("*.json")])
    return [gold for path in paths if isinstance(gold := read(path), dict) and gold.get(key)]


DERIVES = [
    (stem(gold["doc"]), parent, gold)
    for gold in golds("derives")
    for parent in sorted({stem(one["parent_doc"]) for one in gold["derives"]})
]


FUJIAN, DATA_CENTRES, SHAANXI, SHANDONG, BUILDINGS = (
    "223、福建省贯彻落实碳达峰碳中和目标要求推动数据中心和5G等新型基础设施绿色高质量发展实施方案",
    "13、贯彻落实碳达峰碳中和目标要求推动数据中心和5G等新型基础设施绿色高质量发展实施方案",
    "106、陕西省加快建立健全绿色低碳循环发展经济体系若干措施",
    "338、山东省“十四五”绿色建筑与建筑节能发展规划",
    "171、“十四五”建筑节能与绿色建筑发展规划",
)


def least_f1(child: str, parent: str) -> float:
    """What issue 5, point 3 asks of a chain; a city words the articles of the nation anew."""
    return {
        ("001_78ec545c62429658", "000_ccd4a43f6e31ebb3"): 1.0,
        ("000_ccd4a43f6e31ebb3", "guofa-2021-4"): 0.98,
        ("law01", "law15"): 0.93,
        ("law09", "law15"): 0.93,
        (FUJIAN, DATA_CENTRES): 0.94,
        (SHAANXI, "guofa-2021-4"): 0.96,
        (SHANDONG, BUILDINGS): 0.86,  # first seen; one plan of its own, not a copy of the other
    }.get((child, parent), 0.97)


@pytest.mark.parametrize(("child", "parent", "gold"), DERIVES, ids=[f"{child}-{parent}" for child, parent, _ in DERIVES])
def test_gold_of_provisions(child: str, parent: str, gold: Any) -> None:
    assert evaluate_derivation(
        [one for one in gold["derives"] if stem(one["parent_doc"]) == parent], result(child, parent).to_json()
    ).f1 >= least_f1(child, parent)


def test_further_parents_are_found() -> None:
    """Second and further parents over all chains: recall 0.7 at precision 0.8 (issue 5, point 3)."""
    hit = found = wanted = 0
    for child, parent, gold in DERIVES:
        parents: dict[str, list[str]] = {}
        for link in result(child, parent).provisions:
            if link.child and link.parent:
                parents.setdefault(link.child.path, []).append(link.parent.path)
        for one in gold["derives"]:
            further = parents.get(one["child"], [])[1:]
            found += len(further)
            hit += sum(path in one["parents"] for path in further)
            wanted += max(0, len(one["parents"]) - 1)
    assert hit >= 0.7 * wanted
    assert hit >= 0.8 * found


LINKS = {stem(gold["child_doc"]): gold for gold in golds("child_doc")}


@cache
def links_scores(name: str) -> dict[str, Score]:
    found = result(name, stem(LINKS[name]["parent_doc"])).to_json()
    return {score.kind: score for score in evaluate_links(LINKS[name], found)}


LEAST = {  # (document, kind, score): issue 5, points 4 and 5
    ("001_78ec545c62429658", "measures", "agreement"): 0.97,
    ("001_78ec545c62429658", "measures", "parent_right"): 0.98,
    ("001_78ec545c62429658", "omitted", "f1"): 0.92,
    ("001_78ec545c62429658", "targets", "f1"): 1.0,
    ("liaoyuan-liaofufa-2022-4", "measures", "agreement"): 0.93,
    ("liaoyuan-liaofufa-2022-4", "omitted", "f1"): 0.85,
    ("liaoyuan-liaofufa-2022-4", "targets", "f1"): 1.0,
    ("shangrao-lvse-shishifangan-2022", "measures", "agreement"): 0.96,
    ("shangrao-lvse-shishifangan-2022", "omitted", "f1"): 0.92,
    ("shangrao-lvse-shishifangan-2022", "targets", "f1"): 1.0,
    ("jilin-jizhengfa-2021-18", "measures", "agreement"): 0.88,  # a province words the nation's measures anew
    ("jilin-jizhengfa-2021-18", "omitted", "f1"): 0.80,
    ("jilin-jizhengfa-2021-18", "targets", "f1"): 1.0,
}


@pytest.mark.parametrize(("name", "kind", "score", "least"), [(*key, least) for key, least in LEAST.items()])
def test_gold_of_measures_and_figures(name: str, kind: str, score: str, least: float) -> None:
    if name not in LINKS:
        pytest.skip(f"the gold of {name} is not beside this checkout")
    assert links_scores(name)[kind].to_json()[score] >= least


CONTROLS = SHARED / "gold" / "controls.json"
CONTROL_PAIRS = [(stem(one["child_doc"]), stem(one["parent_doc"])) for one in read(CONTROLS)["pairs"]] if CONTROLS.exists() else []


@pytest.mark.skipif(not CONTROL_PAIRS, reason="../shared/gold/controls.json is not beside this checkout")
@pytest.mark.parametrize(("child", "parent"), CONTROL_PAIRS)
def test_controls(child: str, parent: str) -> None:
    [pair] = [one for one in read(CONTROLS)["pairs"] if (stem(one["child_doc"]), stem(one["parent_doc"])) == (child, parent)]
    assert len(linked_without_ground(pair, result(child, parent).to_json())) <= 0.05 * len(pair["child_clauses"])
