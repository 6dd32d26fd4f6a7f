"""The record: the JSON value that `zhengmai parse --format json` prints, with the keys that DESIGN.md names."""

from __future__ import annotations

import json
from typing import Any

import pypdfium2
import pytest

from loaders import parse, to_json
from loaders.readers import SourceText
from loaders.readers.pdf import read_pdf
from tests.loaders.readers.pdfs import Run, lines, pdf
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPINION, SAMPLES, record_of, sample_record

KEYS = {
    "provisions": {"id", "parent", "kind", "number", "heading", "text", "span", "text_span"},
    "measures": {"id", "provision", "text", "modality", "verb", "instrument", "deadline", "span"},
    "responsibilities": {"agency", "mention", "role", "basis", "position", "bracket", "measures", "span"},
    "targets": {
        "id",
        "provision",
        "measure",
        "indicator",
        "value",
        "value_max",
        "unit",
        "change",
        "comparator",
        "commitment",
        "year",
        "baseline_year",
        "scope",
        "quote",
        "span",
    },
    "citations": {"title", "doc_number", "relation", "effect", "provision", "span"},
}
POLICY = {
    "id",
    "title",
    "body_title",
    "doc_number",
    "issuers",
    "addressees",
    "date_issued",
    "date_published",
    "date_effective",
    "level",
    "region",
    "genre",
    "body_genre",
}
ROLES = {"lead", "support", "responsible"}
BASES = {"explicit", "labelled", "first-listed", "sole", "joint", "standing-clause", "subject"}


@pytest.mark.parametrize("name", SAMPLES)
def test_keys(name: str) -> None:
    record = sample_record(name)
    assert set(record) == {"policy", *KEYS, "mentions", "warnings"}
    assert set(record["policy"]) == POLICY
    assert set(record["mentions"]) == {"regions", "industries"}
    for key, names in KEYS.items():
        assert all(names <= set(one) for one in record[key])
    for one in (*record["mentions"]["regions"], *record["mentions"]["industries"]):
        assert {"code", "name", "measure", "span"} <= set(one)


@pytest.mark.parametrize("name", SAMPLES)
def test_record_is_json(name: str) -> None:
    record = sample_record(name)
    assert json.loads(json.dumps(record, ensure_ascii=False))["policy"] == record["policy"]


@pytest.mark.parametrize("name", SAMPLES)
def test_references_lead_somewhere(name: str) -> None:
    record = sample_record(name)
    provisions = {p["id"] for p in record["provisions"]}
    measures = {m["id"] for m in record["measures"]}
    assert all(p["parent"] is None or p["parent"] in provisions for p in record["provisions"])
    for key in ("measures", "targets", "citations"):
        assert all(one["provision"] in provisions for one in record[key])
    assert all(target["measure"] is None or target["measure"] in measures for target in record["targets"])
    for duty in record["responsibilities"]:
        assert duty["measures"]
        assert set(duty["measures"]) <= measures
        assert duty["role"] in ROLES
        assert duty["basis"] in BASES
        assert duty["agency"]["id"].split("-", 1)[1] == duty["agency"]["name"]
    for one in (*record["mentions"]["regions"], *record["mentions"]["industries"]):
        assert one["measure"] in measures


@pytest.mark.parametrize("name", SAMPLES)
def test_provisions_come_parents_first(name: str) -> None:
    seen: set[str | None] = {None}
    for provision in sample_record(name)["provisions"]:
        assert provision["parent"] in seen
        seen.add(provision["id"])


def test_joint_list_in_the_record() -> None:
    """The first has the role lead and the basis first-listed, the others responsible and joint."""
    duties: list[dict[str, Any]] = record_of("推进改造。（省能源局、省工信厅、省财政厅）")["responsibilities"]
    assert [(d["mention"], d["role"], d["basis"], d["position"]) for d in duties] == [
        ("省能源局", "lead", "first-listed", 1),
        ("省工信厅", "responsible", "joint", 2),
        ("省财政厅", "responsible", "joint", 3),
    ]
    assert len({d["bracket"] for d in duties}) == 1


def test_bracket_is_one_id_for_each_printed_list() -> None:
    duties = record_of("推进改造。（省能源局、省工信厅）加强监管。（省能源局、省工信厅）")["responsibilities"]
    brackets = [d["bracket"] for d in duties]
    assert brackets[0] == brackets[1] != brackets[2] == brackets[3]


def test_number_is_the_numeral_without_brackets() -> None:
    numbers = {p["number"] for p in sample_record(CLEANER_PLAN)["provisions"]}
    assert {"一", "二十一", "专栏2", None} <= numbers
    assert not any("（" in number or "、" in number for number in numbers if number)


def test_parent_of_a_box_is_the_clause_that_it_stands_in() -> None:
    provisions = {p["id"]: p for p in sample_record(CLEANER_PLAN)["provisions"]}
    boxes = [p for p in provisions.values() if p["kind"] == "box"]
    assert [(box["number"], provisions[box["parent"]]["number"]) for box in boxes] == [
        ("专栏1", "四"),
        ("专栏2", "六"),
        ("专栏3", "九"),
        ("专栏4", "十四"),
        ("专栏5", "十六"),
    ]


def test_codes_are_null_for_what_has_none() -> None:
    mentions = record_of("推进京津冀和太原市钢铁、新能源汽车产业协同。")["mentions"]
    assert {(one["name"], one["code"]) for one in mentions["regions"]} == {("京津冀", None), ("太原市", "140100")}
    assert {one["code"] for one in mentions["industries"]} == {"31", None}


def test_regions_of_the_policies() -> None:
    assert sample_record(OPINION)["policy"]["region"] == {"code": "140000", "name": "山西省"}
    assert sample_record(COUNTY_PLAN)["policy"]["region"] == {"code": "140902", "name": "忻府区"}


def test_what_stands_in_a_pdf_says_on_which_page_and_where() -> None:
    """What PDFium finds within the boxes of a fact is the fact's words."""
    body = lines("一、总体要求", "推进园区循环化改造，到2025年建成10个示范园区。", "二、重点任务", "开展节能监察。")
    data = pdf([*lines("关于做好节能工作的通知"), *[Run(one.x, one.y - 60, one.text) for one in body[:3]]], [body[3]])
    record = to_json(parse(read_pdf("plan.pdf", data)))
    document = pypdfium2.PdfDocument(data)
    placed = [one for part in ("provisions", "measures", "targets") for one in record[part]]
    assert {place["page"] for one in placed for place in one["places"]} == {1, 2}
    for measure in record["measures"]:
        words = ""
        for place in measure["places"]:
            page = document[place["page"] - 1]
            left, top, right, bottom = place["box"]
            words += page.get_textpage().get_text_bounded(left - 1, page.get_height() - bottom - 1, right + 1, page.get_height() - top + 1)
        assert measure["text"] in words.replace("\r\n", "")


def test_what_stands_in_plain_text_has_no_page() -> None:
    record = to_json(parse(SourceText("plan.txt", "关于做好节能工作的通知\n一、总体要求\n推进节能。\n")))
    assert not any("places" in one for one in record["provisions"])
