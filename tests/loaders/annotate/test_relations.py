"""Relations: every rule proves its example, in the place that it is for."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from loaders.annotate.relations import Naming, effect_of, relation_of

RULES: list[dict[str, Any]] = tomllib.loads((files("loaders.reference") / "relations.toml").read_text(encoding="utf-8"))["rule"]
_NAMED = re.compile(r"《(?P<title>[^》]*)》(?P<number>（[^）]*号）)?")


def naming(sentence: str, opening: bool = False, article: bool = False, background: bool = False) -> Naming:
    """The last document that a sentence names."""
    *_, match = _NAMED.finditer(sentence)
    return Naming(match["title"], sentence[: match.start()], sentence[match.end() :], opening, article, background, bool(match["number"]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_rule_decides_its_example(rule: dict[str, Any]) -> None:
    place = {"opening": rule.get("opening", False), "article": rule.get("articles", False), "background": rule.get("background", False)}
    found = naming(rule["example"], **place)
    assert relation_of(found, "") == rule["relation"]
    for key in ("title", "before", "after"):
        assert re.search(rule.get(key, ""), getattr(found, key))


LAST_PERIOD = "为贯彻落实《山西省“十三五”节能规划》，制定本规划"


@pytest.mark.parametrize(
    ("own_title", "relation"), [("山西省“十四五”节能规划", "mention"), ("山西省“十三五”节能方案", "implements"), ("节能方案", "implements")]
)
def test_plan_of_the_last_period_is_not_carried_out(own_title: str, relation: str) -> None:
    assert relation_of(naming(LAST_PERIOD, opening=True), own_title) == relation


def test_plan_of_the_last_period_by_its_ordinal() -> None:
    found = naming("根据《国民经济和社会发展第十三个五年规划纲要》，制定本规划", opening=True)
    assert relation_of(found, "山西省“十四五”节能规划") == "mention"


@pytest.mark.parametrize(
    ("sentence", "effect"),
    [
        ("《节能管理暂行办法》同时废止", "repeals"),
        ("原《节能管理办法》（晋政规〔2022〕6号）废止", "repeals"),
        ("自本通知印发之日起，《关于激励支持的通知》（国办发〔2016〕82号）停止执行", "repeals"),
        ("决定对《节能条例》作如下修改", "amends"),
        ("废止了《居住建筑节能设计标准》等地方标准", None),
        ("按照《节能条例》开展监察", None),
    ],
)
def test_effect(sentence: str, effect: str | None) -> None:
    found = naming(sentence)
    assert effect_of(found.before, found.after) == effect
