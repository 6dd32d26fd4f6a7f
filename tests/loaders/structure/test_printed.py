"""Which printed lines begin a paragraph: known paragraphs, laid out as a page is, come back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.readers import SourceText
from loaders.readers.pdf import read_pdf
from loaders.readers.source import Block
from loaders.structure.paragraphs import known_paragraphs
from tests.loaders.readers.pdfs import Run, pdf

LEFT, SIZE, LEADING = 80.0, 16.0, 28.0
WIDE = 28  # characters in a full line
FULL = "为" * WIDE
Line = tuple[float, str]
"""Indent in characters, and text."""


def paragraphs(source: SourceText) -> list[str]:
    """The paragraphs of a source, without the breaks of its lines."""
    known = known_paragraphs(source)
    assert known is not None
    places = [*sorted(known.starts), len(source.text)]
    return ["".join(source.text[a:b].split()) for a, b in pairwise(places)]


def page(*lines: Line | tuple[float, str, float]) -> SourceText:
    """A page below a paragraph of body that shows the margins; a third figure is the type size."""
    body: list[Line | tuple[float, str, float]] = [(2, "头" * (WIDE - 2)), *[(0, "身" * WIDE)] * 4, (0, "尾。")]
    text, blocks, top = "", [], 100.0
    for indent, words, *sizes in [*body, *lines]:
        size = sizes[0] if sizes else SIZE
        left = LEFT + indent * SIZE
        blocks.append(Block(len(text), len(text) + len(words), "line", 1, (left, top, left + size * len(words), top + size), size))
        text += words + "\n"
        top += LEADING
    return SourceText("a.pdf", text, (), tuple(blocks))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([(2, FULL[2:]), (0, "设。")], [2], id="a full line goes on"),
        pytest.param([(2, "为加快建设。"), (2, "现提出意见。")], [1, 1], id="a short line ends a paragraph"),
        pytest.param([(2, FULL[2:]), (2, "现提出意见。")], [1, 1], id="an indent begins one, though the line before is full"),
        pytest.param([(2, FULL[3:]), (0, "后，设。")], [2], id="two characters that may not be parted"),
        pytest.param([(2, FULL[4:]), (0, "2025年。")], [2], id="a number that did not fit"),
        pytest.param([(0, FULL[:-1] + "。"), (0, "（二）推进转型")], [1, 1], id="a numeral after a stop, nothing indented"),
        pytest.param([(2, FULL[3:] + "进"), (0, "一、二、三产业融合。")], [2], id="a numeral in mid-sentence"),
        pytest.param([(2, "支持银行、证券、"), (0, "保险等机构落户。")], [2], id="a short line that ends in a comma"),
        pytest.param([(2, "改造后为生产用途的项目，", SIZE), (0, "按面积补助。", 14)], [2], id="a comma, though the type size is another"),
        pytest.param([(2, "项目负责人，"), (2, "（二）联系人")], [1, 1], id="a numeral after a comma"),
        pytest.param([(2, FULL[3:] + "，"), (0, "-4-", 14), (0, "设。")], [3], id="a page mark in mid-paragraph"),
        pytest.param([(2, "（三）" + FULL[5:]), (0, "并通过审核")], [2], id="a heading over two lines"),
        pytest.param([(9.5, "第二章推动能源体系", SIZE), (12, "绿色低碳", SIZE)], [2], id="a centred chapter over two lines"),
        pytest.param([(6, "关于印发实施方案", 22), (9.5, "的通知", 22), (10, "晋政发〔2022〕2号")], [1, 1, 1], id="title and number"),
        pytest.param([(0, "一、总体要求" + "…" * 20 + "1"), (0, "二、主要任务" + "…" * 20 + "3")], [1, 1], id="contents with leaders"),
        pytest.param([(18, "山西省人民政府"), (19, "2022年4月2日")], [1, 1], id="a signature and a date"),
        pytest.param([(3, "框" * 22), *[(1, "框" * 24)] * 4, (1, "框中止。")], [6], id="a box is narrower"),
    ],
)
def test_lines_begin_a_paragraph(lines: Sequence[Line], expected: list[int]) -> None:
    texts = [words for _, words, *_ in lines]
    joined, at = [], 0
    for count in expected:
        joined.append("".join(texts[at : at + count]))
        at += count
    assert paragraphs(page(*lines))[1:] == joined


# Texts of known paragraphs, laid out


WORDS = "加快建立健全绿色低碳循环发展经济体系推进能源转型升级"
OPENING = WORDS * 8 + "。"  # shows the margins
texts = st.lists(st.text(alphabet=WORDS, min_size=2, max_size=90), max_size=12).map(
    lambda found: [OPENING, *(f"{text}。" for text in found)]
)


def laid_out(texts: Sequence[str], wide: int, size: float, indent: int) -> list[list[Run]]:
    """The pages of paragraphs set in lines of `wide` characters, the first `indent` characters in."""
    runs: list[tuple[float, str]] = []
    for text in texts:
        first = wide - indent
        runs.append((60 + indent * size, text[:first]))
        rest = text[first:]
        while rest:
            cut = wide - 1 if rest[wide : wide + 1] == "。" else wide  # a stop does not begin a line
            runs.append((60, rest[:cut]))
            rest = rest[cut:]
    per_page = int(560 / (size * 1.7))
    return [
        [Run(x, 720 - i * size * 1.7, words, size) for i, (x, words) in enumerate(runs[at : at + per_page])]
        for at in range(0, len(runs), per_page)
    ]


@settings(max_examples=60, deadline=None)
@given(texts=texts, wide=st.integers(18, 34), size=st.sampled_from([10.5, 12.0, 14.0]), indent=st.sampled_from([2, 2, 2, 3]))
def test_known_paragraphs_come_back(texts: list[str], wide: int, size: float, indent: int) -> None:
    found = paragraphs(read_pdf("a.pdf", pdf(*laid_out(texts, wide, size, indent))))
    # a stop that did not fit on a first line hangs below it: such texts say nothing here
    if all(len(text) != wide - indent + 1 for text in texts):
        assert found == texts
