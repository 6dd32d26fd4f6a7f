"""Genres of cited titles: every entry proves its example, and what is no policy is none."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from loaders.reference.cited_genres import is_genre_alone, names_policy

DATA: dict[str, list[dict[str, Any]]] = tomllib.loads((files("loaders.reference") / "cited_genres.toml").read_text(encoding="utf-8"))

POLICIES = [
    "价格法",
    "中华人民共和国民法典",
    "国务院关于印发“十四五”规划的通知",
    "绿色产业指导目录（2019年版）",
    "企业温室气体排放核算方法与报告指南 发电设施（2022年修订版）",
    "DL/T1365-2014名词术语",
    "健康中国行动（2019—2030年）",
    "能效标杆水平和基准水平（2021年版）",
    "国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
]
OTHERS = [
    "失业保险待遇申请表",
    "不动产权证书",
    "辐射安全许可证",
    "国有土地租赁合同",
    "新生录取通知书",
    "能耗监测及分析报告",
    "拟纳入控排企业名单",
    "世界遗产名录",
    "右玉",
    "人民日报",
    "住宅使用说明书",
    "环保在行动",
]


@pytest.mark.parametrize("entry", DATA["policy"], ids=lambda entry: entry["name"])
def test_example_of_a_policy(entry: dict[str, Any]) -> None:
    assert names_policy(entry["example"])
    assert any(word in entry["example"] for word in entry["words"])


@pytest.mark.parametrize("entry", DATA["other"], ids=lambda entry: entry["name"])
def test_example_of_what_is_none(entry: dict[str, Any]) -> None:
    assert not names_policy(entry["example"])
    assert any(entry["example"].endswith(word) for word in entry["words"])


@pytest.mark.parametrize("title", POLICIES)
def test_title_of_a_policy(title: str) -> None:
    assert names_policy(title)


@pytest.mark.parametrize("title", OTHERS)
def test_title_of_something_else(title: str) -> None:
    assert not names_policy(title)


@pytest.mark.parametrize(("title", "alone"), [("方案", True), ("若干意见", True), ("暂行办法", True), ("水法", False), ("预算法", False)])
def test_genre_alone(title: str, alone: bool) -> None:
    assert is_genre_alone(title) == alone
