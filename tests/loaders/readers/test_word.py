"""What the Word reader takes from a file. Files are written by python-docx; what it cannot write is added as XML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFile
from loaders.readers import SourceText
from loaders.readers.word import read_word
from loaders.readers.word_numbering import chinese
from tests.loaders.readers.blocks import assert_blocks_hold_the_text, cells, texts

W = nsdecls("w")
SPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(document: DocumentType) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: DocumentType) -> SourceText:
    return read_word("a.docx", saved(document))


def with_paragraphs(*paragraphs: str) -> DocumentType:
    """A document whose paragraphs hold this XML."""
    document = Document()
    for inner in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {SPACES}>{inner}</w:p>"))
    return document


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def numbered(
    levels: Iterable[str],
    places: Iterable[tuple[int, int, str]],
    instances: str = '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
) -> DocumentType:
    """A document with one list of these levels (XML within w:lvl), and paragraphs (list, level, words)."""
    document = with_paragraphs(
        *(
            f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(words)}'
            for number, level, words in places
        )
    )
    root = document.part.numbering_part.element
    abstract = "".join(f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/>{inner}</w:lvl>' for i, inner in enumerate(levels))
    added = parse_xml(f'<w:numbering {W}><w:abstractNum w:abstractNumId="90">{abstract}</w:abstractNum>{instances}</w:numbering>')
    root.insert(0, added[0])
    root.extend(list(added))
    return document


def level(number_format: str, text: str, more: str = "") -> str:
    return f'<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/>'


def test_paragraphs_have_level_size_and_boldness() -> None:
    document = Document()
    document.add_heading("一、总体要求", 2)
    bold = document.add_paragraph().add_run("（一）指导思想。")
    bold.bold, bold.font.size = True, Pt(16)
    document.add_paragraph("到2025年").add_run("下降14.5%。").bold = True
    source = read(document)
    assert texts(source) == ["一、总体要求", "（一）指导思想。", "到2025年下降14.5%。"]
    assert [(block.level, block.size, block.bold) for block in source.blocks][1:] == [(None, 16.0, True), (None, None, False)]
    assert source.blocks[0].level == 2


CHAPTERS = [
    level("chineseCountingThousand", "%1、"),
    level("chineseCounting", "（%2）"),
    level("decimal", "%3."),
    level("decimalEnclosedCircle", "%4"),
]


def test_automatic_numbers_are_those_that_word_shows() -> None:
    places = [
        (90, 0, "总体"),
        (90, 1, "思想"),
        (90, 1, "目标"),
        (90, 2, "能耗"),
        (90, 3, "电"),
        (90, 3, "煤"),
        (90, 0, "任务"),
        (90, 1, "产业"),
        (90, 2, "钢"),
    ]
    assert texts(read(numbered(CHAPTERS, places))) == [
        "一、总体", "（一）思想", "（二）目标", "1.能耗", "①电", "②煤", "二、任务", "（一）产业", "1.钢",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ([level("decimal", "%1"), level("decimal", "%1.%2")], "1.1 节"),
        ([level("chineseCounting", "第%1章"), level("decimal", "%1.%2")], "一.1 节"),
        ([level("chineseCounting", "第%1章"), level("decimal", "%1.%2", "<w:isLgl/>")], "1.1 节"),
        ([level("decimal", "%1"), level("lowerLetter", "%2)")], "a)节"),
        ([level("decimal", "%1"), level("upperRoman", "%2.")], "I.节"),
        ([level("decimal", "%1"), level("bullet", "●")], "节"),
        ([level("decimal", "%1"), level("none", "条")], "条节"),
    ],
)
def test_a_level_shows_the_counters_that_its_text_names(levels: list[str], shown: str) -> None:
    assert texts(read(numbered(levels, [(90, 0, "章"), (90, 1, "节")])))[1] == shown


def test_a_level_that_never_restarts_runs_on() -> None:
    levels = [level("chineseCounting", "%1、"), level("chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>')]
    assert texts(read(numbered(levels, [(90, 0, "甲"), (90, 1, "乙"), (90, 0, "丙"), (90, 1, "丁")]))) == [
        "一、甲",
        "（一）乙",
        "二、丙",
        "（二）丁",
    ]


def test_lists_of_one_kind_count_on_unless_they_say_otherwise() -> None:
    instances = (
        '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num><w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'
        '<w:num w:numId="92"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    places = [(90, 0, "甲"), (91, 0, "乙"), (92, 0, "丙"), (92, 0, "丁")]
    assert texts(read(numbered([level("decimal", "%1.")], places, instances))) == ["1.甲", "2.乙", "5.丙", "6.丁"]


def test_a_style_may_number_its_paragraphs() -> None:
    document = numbered([level("chineseCounting", "%1、", '<w:pStyle w:val="Heading1"/>')], [])
    document.styles["Heading 1"].element.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="90"/></w:numPr>'))
    document.add_heading("总体要求", 1)
    document.add_paragraph("坚持新发展理念。")
    document.add_heading("重点任务", 1)
    assert texts(read(document)) == ["一、总体要求", "坚持新发展理念。", "二、重点任务"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (35, "三十五"),
        (100, "一百"),
        (105, "一百〇五"),
        (110, "一百一十"),
        (1000, "一千"),
    ],
)
def test_chinese_numbers(value: int, shown: str) -> None:
    assert chinese(value) == shown


def test_tables_are_cells_and_merged_ones_stand_once() -> None:
    document = Document()
    document.add_paragraph("任务表")
    table = document.add_table(3, 3)
    for row, words in enumerate([("序号", "任务", "单位"), ("1", "建设机构\n改造", "民政局"), ("2", "", "")]):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(2, 0).merge(table.cell(2, 1))
    document.add_paragraph("附则")
    source = read(document)
    assert cells(source) == [
        ((0, 0, 0), "序号"), ((0, 0, 1), "任务"), ((0, 0, 2), "单位"), ((0, 1, 0), "1"), ((0, 1, 1), "建设机构\n改造"), ((0, 1, 2), "民政局"), ((0, 2, 0), "2"),
    ]  # fmt: skip
    assert texts(source) == ["任务表", "附则"]


def test_a_nested_table_follows_and_a_frame_is_no_table() -> None:
    document = Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text, outer.cell(0, 1).text = "外", "表"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内", "格"
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "专栏1\n重点工程"
    source = read(document)
    assert cells(source) == [((0, 0, 0), "外"), ((0, 0, 1), "表"), ((1, 0, 0), "内"), ((1, 0, 1), "格")]
    assert "专栏1" in texts(source)[0]


@pytest.mark.parametrize(
    "box",
    [
        "<w:pict><v:shape><v:textbox><w:txbxContent><w:p>{0}</w:p></w:txbxContent></v:textbox></v:shape></w:pict>",
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent><w:p>{0}</w:p></w:txbxContent></wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>{0}</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
    ],
)
def test_a_text_box_stands_where_it_is_drawn_and_once(box: str) -> None:
    drawn = f"<w:r>{box.format(run('山西省人民政府文件'))}</w:r>"
    assert texts(read(with_paragraphs(drawn + run("关于绿色发展的意见")))) == ["山西省人民政府文件", "关于绿色发展的意见"]
    assert texts(read(with_paragraphs(run("关于绿色发展的意见") + drawn))) == ["关于绿色发展的意见", "山西省人民政府文件"]


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        (f"{run('下降')}<w:ins>{run('14%')}</w:ins><w:del><w:r><w:delText>13%</w:delText></w:r></w:del>", ["下降14%"]),
        (f"{run('下降')}<w:moveTo>{run('14%')}</w:moveTo><w:moveFrom>{run('13%')}</w:moveFrom>", ["下降14%"]),
        (run("下降") + run("机密", "<w:vanish/>") + run("14%"), ["下降14%"]),
        (run("可见", '<w:vanish w:val="0"/>'), ["可见"]),
        (f"<w:hyperlink>{run('《办法》')}</w:hyperlink><w:smartTag>{run('山西')}</w:smartTag>", ["《办法》山西"]),
        (f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>{run('3')}", ["3"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('目标')}</w:sdtContent></w:sdt>", ["目标"]),
        ("<w:r><w:t>1</w:t><w:tab/><w:t>总</w:t><w:noBreakHyphen/><w:t>则</w:t></w:r>", ["1\t总-则"]),
        ("<w:r><w:t>推进绿色</w:t><w:br/><w:t>发展</w:t></w:r>", ["推进绿色\n发展"]),
        ("<w:r><w:t>推进发展。</w:t><w:br/><w:t>（二）目标</w:t></w:r>", ["推进发展。", "（二）目标"]),
        ("<w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>关于绿色</w:t><w:br/><w:t>发展的意见</w:t></w:r>", ["关于绿色", "发展的意见"]),
    ],
)
def test_a_paragraph_is_read_as_it_is_seen(inner: str, words: list[str]) -> None:
    assert texts(read(with_paragraphs(inner))) == words


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    joined = with_paragraphs(f"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('推进')}", run("发展"))
    assert texts(read(joined)) == ["推进发展"]


def test_footnotes_stand_at_the_end() -> None:
    document = with_paragraphs(f"{run('到2025年')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('下降')}", run("附则"))
    out = BytesIO(saved(document))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(
            "word/footnotes.xml",
            f"<w:footnotes {W}><w:footnote w:id='1'><w:p/></w:footnote><w:footnote w:id='2'><w:p>{run('与2020年比')}</w:p></w:footnote></w:footnotes>",
        )
    assert texts(read_word("a.docx", out.getvalue())) == ["到2025年下降", "附则", "与2020年比"]


def test_a_broken_and_an_empty_file_are_refused_in_one_line() -> None:
    with pytest.raises(UnreadableFile, match="without words"):
        read(Document())
    data = saved(with_paragraphs(run("总则")))
    with pytest.raises(UnreadableFile, match="broken"):
        read_word("a.docx", data[: len(data) // 2])


def test_a_part_that_expands_beyond_every_document_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(101):
            part.write(b" " * 1_000_000)
    with pytest.raises(UnreadableFile, match="unpacks to more than"):
        read_word("a.docx", out.getvalue())


def test_entities_are_not_expanded() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}><w:body><w:p><w:r><w:t>总则&a;</w:t></w:r></w:p></w:body></w:document>',
        )
    assert read_word("a.docx", out.getvalue()).text == "总则"


@settings(deadline=None)  # python-docx is slow to write
@given(st.lists(st.tuples(st.sampled_from(["", "总则", "（一）目标。\n二", " 　", "a\tb"]), st.booleans()), min_size=1, max_size=6))
def test_blocks_hold_the_text(paragraphs: list[tuple[str, bool]]) -> None:
    document = Document()
    document.add_paragraph("首")
    for words, centred in paragraphs:
        paragraph = document.add_paragraph(words)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    assert_blocks_hold_the_text(read(document))
