"""The solver: of a document whose outline is known, whatever its systems of numbering, the headings are found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.structure.numbering import SYSTEMS
from loaders.structure.outline import parse_outline

ONES = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """21 -> 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{ONES[tens]}十") + (ONES[ones] if ones else "")


NUMERALS = {
    "章": lambda n, above: f"第{chinese(n)}章 ",
    "节": lambda n, above: f"第{chinese(n)}节 ",
    "条": lambda n, above: f"第{chinese(n)}条 ",
    "一、": lambda n, above: f"{chinese(n)}、",
    "（一）": lambda n, above: f"（{chinese(n)}）",
    "1.": lambda n, above: f"{n}.",
    "（1）": lambda n, above: f"（{n}）",
    "decimal": lambda n, above: f"{above}{n}",
}
# Levels from the top, with those that may run on through the document
HIERARCHIES = (
    (("一、", False), ("（一）", True), ("1.", True), ("（1）", False)),
    (("章", False), ("节", True), ("一、", False), ("（一）", False)),
    (("章", False), ("一、", True), ("（一）", False), ("1.", False)),
    (("章", False), ("条", True)),
    (("一、", False), ("1.", True)),
    (("（一）", False), ("1.", False)),
    (("1.", False), ("（1）", False)),
    (("decimal", False), ("decimal", False), ("decimal", False)),
)
WORDS = ("推进绿色转型", "完善标准体系", "加强组织领导", "强化监督管理", "发展循环经济", "健全市场机制", "加大投入力度", "保护生态环境")
PROSE = (
    "各地各部门要结合实际抓好落实，重点支持第一、二产业融合发展。",
    "到2025年，能耗降低13.5%，其中工业降低14%。",
    "统筹做好上述（一）至（三）项工作，确保取得实效。",
    "加快改造升级，推广先进技术；加强评估，及时总结经验。",
)


@dataclass(frozen=True)
class Node:
    numeral: str
    heading: str
    depth: int


@st.composite
def outlines(draw: st.DrawFn) -> list[Node]:
    """The nodes of a random outline in one of the hierarchies, in document order."""
    hierarchy = draw(st.sampled_from(HIERARCHIES))
    deepest = draw(st.integers(2 if hierarchy[0][0] == "decimal" else 1, len(hierarchy)))  # 1, 2 alone are no numbering
    runs_on = [may and draw(st.booleans()) for _, may in hierarchy]
    last = [0] * len(hierarchy)

    def grow(depth: int, above: str) -> Iterator[Node]:
        if not runs_on[depth]:
            last[depth] = 0
        for _ in range(draw(st.integers(2, 4))):
            last[depth] += 1
            numeral = NUMERALS[hierarchy[depth][0]](last[depth], above)
            yield Node(numeral, draw(st.sampled_from(WORDS)), depth)
            if depth + 1 < deepest and hierarchy[depth][0] != "条":
                yield from grow(depth + 1, f"{numeral}.")

    return list(grow(0, ""))


def rendered(nodes: list[Node], lines: list[str]) -> str:
    out = ["山西省人民政府关于加快绿色转型的实施意见", "为加快绿色转型，现提出如下意见。"]
    for node, prose in zip(nodes, lines, strict=True):
        is_article = node.numeral.endswith("条 ")
        out += [f"{node.numeral}{node.heading}，{prose}"] if is_article else [f"{node.numeral}{node.heading}", prose]
    return "\n".join(out) + "\n"


@given(st.data())
def test_the_outline_is_given_back(data: st.DataObject) -> None:
    nodes = data.draw(outlines())
    text = rendered(nodes, [data.draw(st.sampled_from(PROSE)) for _ in nodes])
    provisions, warnings = parse_outline(text)
    found = [
        (text[p.start : p.start + len(node.numeral)], p.depth) for p, node in zip([p for p in provisions if p.number], nodes, strict=True)
    ]
    assert found == [(node.numeral, node.depth) for node in nodes]
    assert warnings == []


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_every_system_matches_its_example(system: object) -> None:
    assert system.pattern.match(system.example)  # type: ignore[attr-defined]


def tree(text: str) -> list[str]:
    return [f"{p.number} {p.heading}".strip() for p in parse_outline(text)[0] if p.number]


KINDS = [
    (
        "items run on",
        "一、甲\n（一）子\n1.丁一\n2.丁二\n（二）丑\n3.丁三\n二、乙\n4.丁四\n",
        "一 甲/一 子/1 丁一/2 丁二/二 丑/3 丁三/二 乙/4 丁四",
    ),
    (
        "sections run on through chapters",
        "第一章 总论\n一、甲\n二、乙\n第二章 分论\n三、丙\n四、丁\n",
        "一 总论/一 甲/二 乙/二 分论/三 丙/四 丁",
    ),
    ("items alone", "为做好工作，现通知如下：\n1.甲。\n做好。\n2.乙。\n做好。\n3.丙。\n做好。\n", "1 甲/2 乙/3 丙"),
    ("a heading in mid-line", "一、甲\n推进改造。目标基本实现。二、推进升级\n推进。\n三、丙\n", "一 甲/二 推进升级/三 丙"),
    ("no heading in mid-line", "一、甲\n按照前述要求。二、三产业融合。\n二、乙\n", "一 甲/二 乙"),
    (
        "a numeral alone above its heading",
        "一、甲\n（一）子\n推进。\n（二）\n提高水平\n推进。\n（三）寅\n",
        "一 甲/一 子/二 提高水平/三 寅",
    ),
    (
        "article beside a party",
        "第一条 为了保护，制定本法。\n第二条 适用本法。\n第三条第三方机构应当公正。\n第四条 依照第二条第一款办理。\n",
        "一/二/三/四",
    ),
    ("an article between two", "第一条 甲。\n第一条之一 乙。\n第二条 丙。\n", "一/一之一/二"),
    (
        "a box with numbers of its own",
        "一、甲\n（一）子\n推进。\n专栏1 工程\n1.煤炭。\n改造。\n2.电力。\n改造。\n（二）丑\n推进。\n",
        "一 甲/一 子/专栏1 工程/1 煤炭/2 电力/二 丑",
    ),
    (
        "a year after the numeral",
        "一、1996年我国地震活动情况\n活跃。\n二、加强防震减灾工作\n推进。\n",
        "一 1996年我国地震活动情况/二 加强防震减灾工作",
    ),
    (
        "an annex ends where the body goes on",
        "一、甲\n推进。\n附表1 指标\n二、乙\n推进。\n三、丙\n推进。\n四、丁\n推进。\n",
        "一 甲/二 乙/三 丙/四 丁",
    ),
    (
        "a colon inside a heading",
        "一、甲\n（一）理念升级：以人民为中心\n推进。\n（二）达峰引领：节能减排\n推进。\n",
        "一 甲/一 理念升级：以人民为中心/二 达峰引领：节能减排",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_kinds_of_numbering(text: str, expected: str) -> None:
    assert "/".join(tree(text)) == expected
