"""Other figures: each kind of the table proves its example, and aims beside them stay."""

from __future__ import annotations

import pytest

from loaders.reference.other_figures import OtherFigure, other_figures
from tests.loaders.annotate.test_targets import aims

KINDS = other_figures()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_example_holds_the_words_and_sets_nothing(kind: OtherFigure) -> None:
    words = kind.example.rstrip("。")
    parts = [words] if kind.where == "sentence" else words.split("，")
    starts = [part[at:] if kind.where == "after" else part[:at] for part in parts for at in range(len(part) + 1)]
    match = kind.words.match if kind.where == "after" else kind.words.search
    assert any(match(start) for start in starts)
    assert aims(kind.example) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "对年产值达到1亿元的企业，给予最高500万元奖励。",
        "对经审计核减超过20%的，不予资助。",
        "入井人数超过30人、井深超过800米的地下矿山开展整治。",
        "推进100万千瓦风电基地建设，做好项目储备。",
        "对于规模超过100个标准机架的数据中心逐一登记造册。",
        "打造“15分钟健身圈”。",
    ],
)
def test_conditions_and_names_set_nothing(sentence: str) -> None:
    assert aims(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("完善补贴政策，到2025年，新能源汽车占比达到20%。", 20),
        ("到2030年，每千人拥有社会体育指导员2.3名。", 2.3),
        ("培育年产值超100亿元、具备竞争力的龙头企业2家。", 2),
        ("“十四五”期间完成50万平方米以上的建筑改造示范项目。", 50),
        ("建设300万千瓦近海风电场。", 300),
        ("将救助时间缩短至10小时以内。", 10),
    ],
)
def test_aims_beside_them_stay(sentence: str, value: float) -> None:
    assert [aim.value for aim in aims(sentence)] == [value]
