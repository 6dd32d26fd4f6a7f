"""Scoring what another system found, from the files that it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.service.evaluating import evaluate_files, recorded
from graph.errors import BadRequest, NotFound

GOLD = {
    "doc": "plan.pdf",
    "metadata": {"title": "节能方案", "doc_number": None, "issuers": [], "date_issued": None, "level": "city", "region_code": "140100"},
    "clauses": [{"number": "一", "heading": "总体要求"}, {"number": "二", "heading": "重点任务"}],
    "targets": [],
    "responsibility": [],
    "cites": [],
    "implements": [],
}
RECORD = {
    "policy": {"title": "节能方案", "doc_number": None, "issuers": [], "date_issued": None, "level": "city", "region": {"code": "140100"}},
    "provisions": [{"id": "a", "parent": None, "kind": "section", "number": "一", "heading": "总体要求", "text": ""}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["plan.json", "plan.pdf.json"])
def test_what_another_system_found_is_scored_without_the_document(gold: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(json.dumps(RECORD, ensure_ascii=False), encoding="utf-8")
    (outcome,) = evaluate_files([gold], [], recorded(tmp_path))
    scores = {score.kind: score for score in outcome.scores}
    outline = next(score for kind, score in scores.items() if "clause" in kind or "outline" in kind)
    assert (outline.hit, outline.gold, outline.precision) == (1, 2, 1.0)


def test_a_document_of_which_nothing_is_recorded_is_named(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"plan\.json"):
        evaluate_files([gold], [], recorded(tmp_path))


def test_a_file_that_is_no_record_is_named(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("[]", encoding="utf-8")
    with pytest.raises(BadRequest, match="is no record"):
        evaluate_files([gold], [], recorded(tmp_path))
