"""What the Markdown reader takes from a text, and what is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import parse
from loaders.readers import SourceText
from loaders.readers.markdown import looks_like_markdown, parse_markdown
from tests.loaders.readers.blocks import assert_blocks_hold_the_text, cells, texts


def source(text: str) -> SourceText:
    return parse_markdown("a.md", text)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# 总体要求", ["总体要求"]),
        ("**一、总体要求**", ["一、总体要求"]),
        ("　**一、总体要求**", ["一、总体要求"]),
        ("**“双碳”**目标、**1.建设。** 每县1所", ["“双碳”目标、1.建设。 每县1所"]),  # CommonMark takes neither ** for bold
        ("（一）指导思想\n（二）目标", ["（一）指导思想", "（二）目标"]),
        ("1. 建设\n2. 改造", ["1. 建设", "2. 改造"]),
        ("3) 建设", ["3) 建设"]),
        ("- 建设\n- 改造", ["建设", "改造"]),
        ("山西省人民政府  \n2021年12月1日", ["山西省人民政府", "2021年12月1日"]),
        ("    到2025年", ["到2025年"]),  # an indent is no code
        ("见[《办法》](http://a.cn/b)和<http://a.cn>", ["见《办法》和http://a.cn"]),
        ("建设![图](a.png)机构", ["建设机构"]),
        ("<!-- INFO END -->\n第一条 建设", ["第一条 建设"]),
        (r"1\. 建设\*\*机构&nbsp;3所", ["1. 建设**机构\u00a03所"]),
        ("<div>推行绿色规划。</div>", ["推行绿色规划。"]),
        ("低于<1%，A<修订>", ["低于<1%，A<修订>"]),
        ("建设\n\n---\n\n改造", ["建设", "改造"]),
    ],
)
def test_markup_is_not_text(markdown: str, words: list[str]) -> None:
    assert [text.strip() for text in texts(source(markdown))] == words


def test_headings_have_a_level_and_bold_lines_are_bold() -> None:
    blocks = source("# 方案\n\n## 一、要求\n\n**（一）目标**\n\n**1.建设。** 每县1所").blocks
    assert [(block.level, block.bold) for block in blocks] == [(1, False), (2, False), (None, True), (None, False)]


@pytest.mark.parametrize(
    "table",
    [
        "| 序号 | 任务 |\n| --- | :-: |\n| 1 | **建设** |",
        "| 序号 | 任务 |\n| 1 | 建设 |",
        "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>建设</td></tr></table>",
    ],
)
def test_tables_are_cells(table: str) -> None:
    assert cells(source(f"任务表\n\n{table}\n")) == [((0, 0, 0), "序号"), ((0, 0, 1), "任务"), ((0, 1, 0), "1"), ((0, 1, 1), "建设")]


def test_front_matter_becomes_labels() -> None:
    text = '---\ntitle: "绿色发展的意见"\ndate: 2022-03-01\nlayout: post\n---\n一、总体要求'
    assert texts(source(text)) == ["标题：绿色发展的意见", "发布日期：2022-03-01", "一、总体要求"]


def test_what_a_converter_says_about_the_file_is_no_text() -> None:
    text = (
        "# 关于绿色发展的通知\n\n**发布日期**: 2025-10-31\n**原文链接**: [a](http://a.cn)\n\n"
        "**附件**:\n- [图.pdf](./图.pdf) (pdf)\n\n---\n\n## 政策全文\n\n各区人民政府：\n\n**附件**：清单"
    )
    assert texts(source(text)) == ["关于绿色发展的通知", "发布日期：2025-10-31", "各区人民政府：", "附件：清单"]
    assert texts(source(text), "furniture") == ["原文链接: a", "附件:", "图.pdf (pdf)", "政策全文"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 通知\n\n## 一、要求", True),
        ("**一、要求**\n\n**二、目标**", True),
        ("# 只有一处", False),
        ("一、总体要求\n*注：2*3", False),
    ],
)
def test_markdown_is_known_by_its_looks(text: str, expected: bool) -> None:
    assert looks_like_markdown(text) is expected


def test_a_plan_whose_headings_are_all_of_one_level() -> None:
    text = (
        "# 四川省人民政府办公厅关于印发托育服务实施方案的通知\n\n川办发〔2023〕41号\n\n各市（州）人民政府：\n\n现印发给你们。\n\n四川省人民政府办公厅\n\n2023年9月6日\n\n"
        "# 托育服务实施方案\n\n# 一、总体目标\n\n到2025年，全省千人口托位数达到4.6个。\n\n# 二、重点任务\n\n# （一）扩大供给\n\n"
        "**1.建设示范机构。** 每个县建成1所公办托育机构。（省卫生健康委牵头）\n\n# （二）提升质量\n\n加强人员培训。\n"
    )
    found = [(p.kind, p.number, p.heading) for p in parse(source(text)).provisions if p.number]
    assert found == [
        ("section", "一", "总体目标"),
        ("section", "二", "重点任务"),
        ("clause", "一", "扩大供给"),
        ("item", "1", "建设示范机构"),
        ("clause", "二", "提升质量"),
    ]


def test_a_law_in_chapters() -> None:
    text = (
        "# 绵阳市公共厕所管理条例\n\n2022年8月30日 绵阳市人民代表大会常务委员会会议通过\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 为了规范管理，制定本条例。\n\n"
        "第二条 市城市管理部门负责监督管理。\n\n## 第二章 附则\n\n第三条 本条例自2023年1月1日起施行。\n"
    )
    document = parse(source(text))
    assert [(p.kind, p.number) for p in document.provisions if p.number] == [
        ("chapter", "一"),
        ("article", "一"),
        ("article", "二"),
        ("chapter", "二"),
        ("article", "三"),
    ]
    assert document.policy.title == "绵阳市公共厕所管理条例"


@given(
    st.lists(
        st.sampled_from(["# ", "**", "|", "---", "- ", "1. ", "\n", "\n\n", "（一）", "目标。", "<table>", "<!--", "\\", "`", "  "])
    ).map("".join)
)
def test_blocks_hold_the_text_of_any_markup(text: str) -> None:
    assert_blocks_hold_the_text(source(text))
