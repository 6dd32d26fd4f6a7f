"""Traditional characters: such a document reads as its simplified twin does, and its spans lead to what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import parse, sample_paths, to_json
from loaders.readers import SourceText, read
from loaders.structure.clean import clean
from loaders.structure.traditional import is_traditional

PLAN = """某省人民政府辦公廳關於印發某省托育服務發展實施方案的通知
某政辦發〔2023〕41號
各市（州）人民政府，省政府各部門：
現印發給你們，請認真組織實施。
2023年9月6日
一、總體目標
到2025年，全省千人口托位數達到4.6個。
二、重點任務
（一）擴大供給。建設示範機構。（牽頭單位：省衛生健康委；責任單位：省教育廳、省財政廳）
"""


def test_a_traditional_document_is_read() -> None:
    document = parse(SourceText("plan.txt", PLAN))
    record = to_json(document)
    assert record["policy"]["doc_number"] == "某政办发〔2023〕41号"
    assert record["policy"]["date_issued"] == "2023-09-06"
    assert [one["number"] for one in record["provisions"] if one["number"]] == ["一", "二", "一"]
    assert [(one["mention"], one["role"]) for one in record["responsibilities"]][:1] == [("省卫生健康委", "lead")]
    assert [(one["value"], one["unit"], one["year"]) for one in record["targets"]] == [(4.6, "个", 2025)]
    start, end = record["responsibilities"][0]["span"]
    assert PLAN[start:end] == "省衛生健康委"
    assert any("traditional" in warning for warning in record["warnings"])


def test_no_character_more_or_less() -> None:
    cleaned = clean(SourceText("plan.txt", PLAN))
    assert len(cleaned.text) == len(clean(SourceText("plan.txt", PLAN.replace("號", "号"))).text)
    assert cleaned.source_span(0, len(cleaned.text)) == (0, len(PLAN.rstrip()))


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem[:20])
def test_the_bundled_documents_are_simplified(path: Path) -> None:
    assert not is_traditional(read(path).text)
