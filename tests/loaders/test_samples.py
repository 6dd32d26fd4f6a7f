"""The five bundled documents: their outlines, and the answer that the project began with."""

from __future__ import annotations

from collections import Counter

import pytest

from loaders import Document, sample_paths
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPINION, OUTLINE_PLAN, SAMPLES, SAVING_PLAN, sample, sample_record

OUTLINES = [  # (document, sections, clauses, boxes)
    (OPINION, 9, 30, 0),
    (COUNTY_PLAN, 9, 29, 0),
    (SAVING_PLAN, 12, 46, 0),
    (CLEANER_PLAN, 7, 21, 5),
]

HEADINGS = [  # (document, path, heading), some that lines or signs make hard
    (OPINION, "一/二", "主要目标"),
    (OPINION, "二/五", "推进抽水蓄能和新型储能"),
    (OPINION, "九/三十", "营造良好氛围"),
    (COUNTY_PLAN, "二/四", "大力发展新能源和清洁能源"),
    (COUNTY_PLAN, "九/二十九", "加大宣传力度"),
    (SAVING_PLAN, "十二/四十六", "强化社会监督"),
    (SAVING_PLAN, "七/二十八", "加快节能减排共性关键技术研发示范推广"),
    (CLEANER_PLAN, "二/四/专栏1", "工业产品生态（绿色）设计示范企业工程"),
    (CLEANER_PLAN, "七/二十一", "加强基础能力建设"),
    (OUTLINE_PLAN, "三/四", "以打造国际知名文化旅游目的地为抓手，建成文化璀璨风光壮美的魅力空间"),
    (OUTLINE_PLAN, "二/三/2", "指标体系"),
    (OUTLINE_PLAN, "五/八/专栏2/10", "安泽示范区建设工程"),
]


def _kinds(document: Document) -> Counter[str]:
    return Counter(p.kind for p in document.provisions)


def test_five_documents_are_bundled() -> None:
    assert sorted(path.stem for path in sample_paths()) == sorted(SAMPLES)


@pytest.mark.parametrize(("name", "sections", "clauses", "boxes"), OUTLINES)
def test_outline(name: str, sections: int, clauses: int, boxes: int) -> None:
    kinds = _kinds(sample(name))
    assert (kinds["section"], kinds["clause"], kinds["box"]) == (sections, clauses, boxes)


@pytest.mark.parametrize(("name", "sections", "clauses", "boxes"), OUTLINES)
def test_clauses_run_on_through_the_whole_document(name: str, sections: int, clauses: int, boxes: int) -> None:
    numerals = "一二三四五六七八九"

    def chinese(n: int) -> str:
        tens, ones = divmod(n, 10)
        return (("" if tens == 1 else numerals[tens - 1]) + "十" if tens else "") + (numerals[ones - 1] if ones else "")

    found = [p.number for p in sample(name).provisions if p.kind == "clause"]
    assert found == [chinese(n) for n in range(1, clauses + 1)]


def test_outline_of_002() -> None:
    """Nine sections whose clauses restart, and five boxes with their numbered items."""
    document = sample(OUTLINE_PLAN)
    sections = [p for p in document.provisions if p.kind == "section"]
    assert [p.number for p in sections] == list("一二三四五六七八九")
    clauses = [Counter(child.kind for child in section.children)["clause"] for section in sections]
    assert clauses == [3, 3, 5, 4, 8, 3, 2, 6, 6]
    assert all(section.children[0].number == "一" for section in sections)


def test_boxes_of_002() -> None:
    boxes = [p for p in sample(OUTLINE_PLAN).provisions if p.kind == "box"]
    assert [(p.number, p.heading) for p in boxes] == [
        ("专栏1", "生态经济建设工程"),
        ("专栏2", "生态环境建设工程"),
        ("专栏3", "美丽家园建设工程"),
        ("专栏4", "生态文化弘扬工程"),
        ("专栏5", "生态环境治理能力提升工程"),
    ]
    assert [[child.number for child in box.children] for box in boxes] == [
        [str(n) for n in range(1, count + 1)] for count in (5, 10, 3, 2, 3)
    ]


@pytest.mark.parametrize(("name", "path", "heading"), HEADINGS)
def test_heading(name: str, path: str, heading: str) -> None:
    assert [p.heading for p in sample(name).provisions if p.path == path] == [heading]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (OPINION, ["header", "preamble", "annex", "closing"]),
        (COUNTY_PLAN, ["lead", "preamble", "closing"]),
        (OUTLINE_PLAN, ["header", "preamble", "preface", "closing"]),
        (SAVING_PLAN, ["header", "preamble", "header", "preamble", "annex"]),
        (CLEANER_PLAN, ["header", "preamble", "header", "preamble"]),
    ],
)
def test_what_stands_around_the_body(name: str, kinds: list[str]) -> None:
    assert [p.kind for p in sample(name).provisions if p.depth == 0 and p.kind != "section"] == kinds


@pytest.mark.parametrize("name", SAMPLES)
def test_no_warning(name: str) -> None:
    assert sample(name).warnings == ()


@pytest.mark.parametrize("name", [OPINION, COUNTY_PLAN, SAVING_PLAN, CLEANER_PLAN])
def test_every_clause_has_a_heading_and_words(name: str) -> None:
    document = sample(name)
    for p in document.provisions:
        if p.kind == "clause":
            assert p.heading
            assert document.clean.text[p.text_start : p.text_end].strip()


def _groups(agency: str) -> list[tuple[str, str, str, list[str]]]:
    """The lists of 004 that an agency leads: clause, basis, the list, what it covers."""
    record = sample_record(CLEANER_PLAN)
    provisions = {p["id"]: p for p in record["provisions"]}
    measures = {m["id"]: m for m in record["measures"]}
    out = []
    for duty in record["responsibilities"]:
        if duty["agency"]["name"] == agency and duty["role"] == "lead":
            covered = [measures[one] for one in duty["measures"]]
            listed = [
                d["mention"] for d in record["responsibilities"] if d["bracket"] == duty["bracket"] and d["basis"] != "standing-clause"
            ]
            out.append((provisions[covered[0]["provision"]]["number"], duty["basis"], "、".join(listed), [m["text"] for m in covered]))
    return out


def test_six_groups_that_the_energy_bureau_leads_in_004() -> None:
    """省能源局牵头哪些措施: six, all by custom; none is an explicit 牵头."""
    groups = _groups("山西省能源局")
    assert [(clause, basis, listed) for clause, basis, listed, _ in groups] == [
        ("五", "first-listed", "省能源局、省工信厅"),
        ("五", "sole", "省能源局"),
        ("五", "first-listed", "省能源局、省商务厅、省生态环境厅"),
        ("六", "first-listed", "省能源局、省工信厅、省生态环境厅"),
        ("六", "first-listed", "省能源局、省生态环境厅、省水利厅、省工信厅"),
        ("十六", "first-listed", "省能源局、省生态环境厅"),
    ]
    assert [(len(covered), covered[0][:14]) for *_, covered in groups] == [
        (2, "加大清洁能源在工业领域推广应"),
        (1, "统筹谋划多能互补发展项目，持"),
        (1, "因地制宜推行热电联产“一区一"),
        (1, "全面开展清洁生产审核和评价认"),
        (1, "加快存量企业及园区实施节能、"),
        (1, "积极探索行业、园区和企业集群"),
    ]


def test_an_agency_leads_explicitly_in_003() -> None:
    record = sample_record(SAVING_PLAN)
    leads = {d["mention"] for d in record["responsibilities"] if d["role"] == "lead" and d["basis"] == "explicit"}
    assert {"省经信委", "省发展改革委", "省环保厅", "省委宣传部"} <= leads
