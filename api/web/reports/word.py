"""A report as a Word file in the usual layout of 公文 (GB/T 9704—2012: paper and margins 5.2, fonts 7.2–7.3, page numbers 7.5)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.run import Run as WordRun

from api.web.reports.blocks import Cell, Heading, Paragraph, Report, Run, Table

TITLE, BODY, HEADING, SUBJECT, NUMBER = "方正小标宋简体", "仿宋", "黑体", "楷体", "宋体"
"""Fonts of the parts; an office program without one takes another of its own."""
SECOND, THIRD, FOURTH, FIFTH = Pt(22), Pt(16), Pt(14), Pt(10.5)
"""二号, 三号, 四号 and 五号."""
_LINE, _TABLE_LINE = Pt(28), Pt(16)
_MARGINS = {"top_margin": Mm(37), "bottom_margin": Mm(35), "left_margin": Mm(28), "right_margin": Mm(26)}
_WIDTH = Mm(156)


def docx(report: Report) -> bytes:
    """The file."""
    file = Document()
    _set_page(file)
    _styles(file)
    _centred(file, report.title, TITLE, SECOND)
    _centred(file, report.subject, SUBJECT, THIRD)
    for block in report.blocks:
        if isinstance(block, Heading):
            file.add_heading(block.text, 1)
        elif isinstance(block, Paragraph):
            file.add_paragraph(block.text).paragraph_format.first_line_indent = 2 * THIRD
        else:
            _add_table(file, block)
    file.core_properties.title = report.title
    file.core_properties.author = "政脉"
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _set_page(file: Any) -> None:
    """A4, its margins, and page numbers — 1 — at the outer edge."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, width in _MARGINS.items():
        setattr(section, name, width)
    section.footer_distance = Mm(28)
    file.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        for part in ("— ", None, " —"):
            run = paragraph.add_run(part or "")
            _set_font(run, NUMBER, FOURTH)
            if part is None:
                for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
                    run._r.append(_field(kind, instruction))


def _field(kind: str | None, instruction: str | None) -> Any:
    """A part of a field of Word, which it fills in itself."""
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.text = instruction
    return element


def _styles(file: Any) -> None:
    for name, font in (("Normal", BODY), ("Heading 1", HEADING)):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.bold = font, THIRD, False
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):  # which would win over the names
                del fonts.attrib[attribute]
        fonts.set(qn("w:eastAsia"), font)
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    file.styles["Heading 1"].paragraph_format.first_line_indent = 2 * THIRD


def _centred(file: Any, text: str, font: str, size: Length) -> None:
    paragraph = file.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(8)
    paragraph.paragraph_format.line_spacing = Pt(34)
    _set_font(paragraph.add_run(text), font, size)


def _add_table(file: Any, block: Table) -> None:
    if block.caption:
        caption = file.add_paragraph()
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before = Pt(6)
        caption.paragraph_format.line_spacing = Pt(20)
        _set_font(caption.add_run(block.caption), HEADING, Pt(12))
    table = file.add_table(rows=0, cols=len(block.heads), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, block.widths, strict=True):
        column.width = Length(int(_WIDTH * share))
    for place, row in enumerate((block.heads, *block.rows)):
        made = table.add_row()
        settings = made._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if place == 0:
            settings.append(OxmlElement("w:tblHeader"))
        for cell, words, share in zip(made.cells, row, block.widths, strict=True):
            cell.width = Length(int(_WIDTH * share))
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.line_spacing = _TABLE_LINE
            paragraph.paragraph_format.keep_with_next = place == 0 or (block.together and place < len(block.rows))
            _fill(paragraph, words, HEADING if place == 0 else BODY)
    below = file.add_paragraph()
    below.paragraph_format.line_spacing = _TABLE_LINE if block.note else Pt(8)
    _set_font(below.add_run(block.note), BODY, FIFTH)


def _fill(paragraph: Any, words: Cell, font: str) -> None:
    for part in (Run(words),) if isinstance(words, str) else words:
        run = paragraph.add_run(part.text)
        _set_font(run, font, FIFTH)
        run.font.underline = part.changed or None


def _set_font(run: WordRun, font: str, size: Length) -> None:
    run.font.name, run.font.size = font, size
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
