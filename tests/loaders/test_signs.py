"""Signs: each kind of wrong reading shows, with the words that were there, and a document that was read well shows none."""

from __future__ import annotations

from typing import Any

import pytest

from loaders import parse_file, sample_paths, to_json
from loaders.signs import signs_of

POLICY = {
    "title": "太原市节能降碳实施方案",
    "region": {"code": "140100"},
    "doc_number": "并政发〔2023〕5号",
    "date_issued": "2023-05-06",
    "issuers": ["太原市人民政府"],
}


def provision(kind: str, number: str | None = None, text: str = "", parent: str | None = None, heading: str = "") -> dict[str, Any]:
    return {"kind": kind, "number": number, "text": text, "parent": parent, "heading": heading}


def signs(provisions: list[dict[str, Any]], warnings: tuple[str, ...] = (), **policy: Any) -> list[tuple[str, str]]:
    found = signs_of({"policy": POLICY | policy, "provisions": provisions, "warnings": warnings})
    return [(sign.kind, sign.words) for sign in found]


WELL_READ = [
    provision("section", "一"),
    provision("section", "二"),
    provision("clause", "一", parent="s2"),
    provision("clause", "二", parent="s2"),
]


def test_a_document_that_was_read_well_shows_none() -> None:
    assert signs(WELL_READ) == []


@pytest.mark.parametrize(
    ("policy", "provisions", "expected"),
    [
        ({"region": {"code": None}}, [provision("header", text="关于节能的通知")], ("region", "关于节能的通知")),
        ({"doc_number": None}, [provision("header", text="某政办发〔2023〕7号")], ("number", "某政办发〔2023〕7号")),
        ({"doc_number": None}, [provision("header", text="国务院令第707号")], ("number", "国务院令第707号")),
        ({"date_issued": None}, [provision("closing", text="市政府 2023年5月6日")], ("date", "市政府 2023年5月6日")),
        ({"issuers": []}, [provision("closing", text="某办公室")], ("issuers", "某办公室")),
        ({"title": "目录"}, [], ("title", "目录")),
        (
            {"title": "关于推进节能降碳工作的通知关于推进节能降碳工作的通知"},
            [],
            ("title", "关于推进节能降碳工作的通知关于推进节能降碳工作的通知"),
        ),
        ({}, [provision("preamble", text="字" * 2000)], ("outline", "0 numbered provisions in 2000 characters")),
        ({}, [provision("section", "一"), provision("section", "三", heading="保障")], ("gap", "section 三 after 1: 保障")),
        ({}, [provision("section", "一", "推进。\n二、重点任务")], ("lost heading", "二、重点任务")),
        ({}, [provision("section", "一", heading="总体要求…………3")], ("contents", "总体要求…………3")),
    ],
)
def test_each_kind_shows_with_its_words(policy: dict[str, Any], provisions: list[dict[str, Any]], expected: tuple[str, str]) -> None:
    assert signs(provisions, **policy) == [expected]


@pytest.mark.parametrize(
    "provisions",
    [
        [provision("clause", "一", parent="a"), provision("clause", "二", parent="a"), provision("clause", "三", parent="b")],  # runs on
        [provision("section", "一", "推进。\n一、二次产业融合")],  # no heading
        [provision("annex", None, "附件\n1.表一\n2.表二")],  # a form
    ],
)
def test_what_is_in_order_shows_nothing(provisions: list[dict[str, Any]]) -> None:
    assert signs(provisions) == []


def test_what_the_reader_says_is_a_sign() -> None:
    assert signs(WELL_READ, warnings=("page 3 cannot be read",)) == [("warning", "page 3 cannot be read")]


def test_the_bundled_documents_show_no_gap_and_no_lost_heading() -> None:
    kinds = {sign.kind for path in sample_paths() for sign in signs_of(to_json(parse_file(path)))}
    assert kinds <= {"number", "date", "issuers", "warning"}
