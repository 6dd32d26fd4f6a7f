"""The reader of Markdown: its markup becomes headings, tables and boldness, the rest its words.

Each line is a paragraph of its own: Chinese text is not wrapped by hand, and what converters and crawlers write breaks a line
where a paragraph ends. Numbers of lists stay as they are printed; comments, pictures and the addresses of links are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.readers.labels import CONVERTER_LABELS, KEYS, LABELS
from loaders.readers.source import SourceText
from loaders.readers.text import decode
from loaders.readers.writer import Writer

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TABLE = re.compile(r"(<table\b.*?</table>)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_BREAK_TAG = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li)\b[^<>]*>", re.IGNORECASE)
_PIPES = re.compile(r"\|.*\|")  # | 序号 | 任务 |
_RULE = re.compile(r"[\s:|-]+")  # |---|:--:|
# What a converter writes above the text about the file, as bold or listed labels: **检索时间**: 2026-02-03
_SAID = re.compile(rf"(?P<label>{'|'.join([*LABELS, *CONVERTER_LABELS])})\s*[：:]\s*(?P<value>.*)")
_HEADS = re.compile(r"基本信息|政策全文|文件?全文|正文|文档\s*[：:].*")  # headings of such a converter
# Signs that a text file is written in Markdown; two of them are enough
_SIGNS = re.compile(r"^(?:#{1,6} \S.*|[ \u3000]*\*\*[^*\n]+\*\*.*|\|[ :|-]*-{3,}[ :|-]*\|)[ \t]*$", re.MULTILINE)
_FEWEST_SIGNS = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph; `bold` when all of its words are, `labelled` when only its label is (**发布日期**: …), `linked` when it
    begins with a link."""

    text: str
    bold: bool = False
    labelled: bool = False
    linked: bool = False


def read_markdown(name: str, data: bytes) -> SourceText:
    """The words of a Markdown file, with blocks for its headings, paragraphs and cells."""
    return parse_markdown(name, decode(data))


def looks_like_markdown(text: str) -> bool:
    """Whether a text has headings, bold lines or tables in Markdown's writing."""
    return len(_SIGNS.findall(text)) >= _FEWEST_SIGNS


def parse_markdown(name: str, text: str) -> SourceText:
    """The words of a text in Markdown, with blocks."""
    writer = Writer()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    if front:
        for field in _FIELD.finditer(front["fields"]):
            label = KEYS.get(field["key"].lower()) or LABELS.get(field["key"])
            if label and field["value"]:
                writer.write(f"{label}：{field['value']}")
        text = text[front.end() :]
    for part in _TABLE.split(_COMMENT.sub("", text)):
        if _TABLE.match(part):
            _write_html_table(writer, part)
        else:
            _Body(writer).write(_parser().parse(_TAG.sub("", _BREAK_TAG.sub("\n\n", part))))
    return writer.source(name)


def _parser() -> MarkdownIt:
    """A parser of what occurs in these files: indented text is no code, tags are words that were handled before."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable(["code", "html_block", "html_inline", "text_join", "reference"])


def _write_html_table(writer: Writer, table: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    rows = LexborHTMLParser(table).css("tr")
    writer.write_table([["".join(cell.text().split("\n")).strip() for cell in row.css("td, th")] for row in rows])


class _Body:
    """Writes the parser's tokens. `about` holds until the first words that are no label: what stands there is about the file."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.about = True

    def write(self, tokens: Sequence[Token]) -> None:
        level: int | None = None
        number = ""
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "heading_close":
                level = None
            elif token.type == "list_item_open":
                number = f"{token.info}{token.markup} " if token.info else "- "
            elif token.type == "tr_open":
                rows.append([])
            elif token.type == "table_close":
                self.writer.write_table(rows)
                rows = []
            elif token.type == "inline":
                lines = list(_lines(token.children or []))
                if rows:
                    rows[-1].append("".join(line.text.strip() for line in lines))
                else:
                    self._write_lines(lines, level, number)
                    number = ""
            elif token.type == "fence":
                self._write_lines([_Line(line) for line in token.content.split("\n")], None, "")
            elif token.type == "hr":
                self.about = False

    def _write_lines(self, lines: Sequence[_Line], level: int | None, number: str) -> None:
        rows: list[list[str]] = []
        for line in lines:
            if _PIPES.fullmatch(line.text.strip()):
                if not _RULE.fullmatch(line.text):
                    rows.append([cell.strip() for cell in line.text.strip()[1:-1].split("|")])
                continue
            self._write_rows(rows)
            if line.text.strip() and not self._is_about(line, level, number):
                printed = number if number != "- " else ""
                self.writer.write(printed + line.text, bold=line.bold, level=level)
            number = ""
        self._write_rows(rows)

    def _write_rows(self, rows: list[list[str]]) -> None:
        if rows:
            self.writer.write_table(rows)
            rows.clear()

    def _is_about(self, line: _Line, level: int | None, number: str) -> bool:
        """Whether a line is about the file and not of it; what it says under a label that is known is written."""
        text = line.text.strip()
        said = _SAID.fullmatch(text) if line.labelled or number == "- " else None
        if level is not None and _HEADS.fullmatch(text):
            self.writer.write(text, "furniture")
        elif self.about and said:
            label = LABELS.get(said["label"])
            value = "" if said["value"] == "无" else said["value"]
            if label and value:
                self.writer.write(f"{label}：{value}")
            else:
                self.writer.write(text, "furniture")
        elif self.about and number == "- " and line.linked:  # **附件**: - [布局图.pdf](./布局图.pdf)
            self.writer.write(text, "furniture")
        else:
            self.about = self.about and level is not None
            return False
        return True


def _lines(tokens: Sequence[Token]) -> Iterator[_Line]:
    """The lines of a paragraph; ** that the parser left as it is, because of the Chinese mark beside it, is boldness too."""
    pieces: list[tuple[str, bool]] = []
    bold = linked = False
    for token in tokens:
        linked = linked or (token.type == "link_open" and not pieces)
        if token.type in ("strong_open", "strong_close"):
            bold = token.type == "strong_open"
        elif token.type in ("softbreak", "hardbreak"):
            yield _line(pieces, linked)
            pieces, linked = [], False
        elif token.type == "text":
            for index, piece in enumerate(token.content.split("**")):
                bold = not bold if index else bold
                pieces.append((piece, bold))
        elif token.type in ("text_special", "code_inline"):
            pieces.append((token.content, bold))
    yield _line(pieces, linked)


def _line(pieces: Sequence[tuple[str, bool]], linked: bool) -> _Line:
    words = [(text, bold) for text, bold in pieces if text.strip()]
    text = "".join(text for text, _ in pieces)
    labelled = len(words) > 1 and words[0][1] and not any(bold for _, bold in words[1:]) and words[1][0].lstrip()[0] in "：:"
    labelled = labelled or (len(words) == 1 and words[0][1] and text.rstrip()[-1] in "：:")
    return _Line(text, bool(words) and all(bold for _, bold in words), labelled, linked)
