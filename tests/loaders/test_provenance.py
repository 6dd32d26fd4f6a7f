"""Provenance: every span leads to the words that it stands for, and no character of a document is lost.

The normaliser here is written anew, from DESIGN.md and not from loaders.structure.clean: NFKC, no white space, one form for each
punctuation mark, no page marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from graph.fragment import Fragment
from loaders import Document, assemble, parse, parse_file, sample_paths, to_json
from loaders.readers import SourceText
from loaders.structure.clean import clean
from tests.loaders.reading import SAMPLES, real_paths, sample

_PAGE_MARK = re.compile(
    r"^[\s\-—–－·.]*[\-—–－·.]\s*[0-9０-９]{1,4}\s*[\-—–－·.][\s\-—–－·.]*$|^\s*第\s*\d+\s*页(?:\s*[，/,]?\s*共\s*\d+\s*页)?\s*$",
    re.MULTILINE,
)
# —６— as OCR reads it, over two lines and with 一 for the dash
_OCR_MARK = re.compile(r"^[ \t\f]*[一\-—–－·.]+\s*(?:\d[ \t]*){1,4}\s*[一\-—–－·.]+[ \t]*$", re.MULTILINE)
_LONE_NUMBER = re.compile(r"^\s*\d{1,3}\s*$", re.MULTILINE)
# «», 〈〉 and OCR's } and ~ stand for title marks
_VARIANTS = str.maketrans({"。": ".", "«": "《", "〈": "《", "»": "》", "〉": "》", "}": "》", "~": "》"})


def plain(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+", "", unicodedata.normalize("NFKC", text).translate(_VARIANTS))


def printed_as(source: str, span: tuple[int, int]) -> set[str]:
    """How the source reads at a span, page marks left out; lone numbers and OCR's marks may be pages or may be words."""
    words = _PAGE_MARK.sub("", source[slice(*span)])
    return {plain(words), plain(_LONE_NUMBER.sub("", words)), plain(_OCR_MARK.sub("", words))}


def documents() -> list[Path]:
    return [*sample_paths(), *real_paths()]


@cache
def read(path: Path) -> tuple[Document, dict[str, Any], Fragment]:
    document = sample(path.stem) if path.stem in SAMPLES else parse_file(path)
    return document, to_json(document), assemble(document)


every_document = pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)


def _spans(value: object, key: str = "") -> Iterator[tuple[int, int]]:
    """Every span in a record, however deep."""
    if key.endswith("span"):
        assert isinstance(value, (list, tuple))
        yield value[0], value[1]
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _spans(inner, name)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _spans(inner)


@every_document
def test_every_span_lies_in_the_source(path: Path) -> None:
    document, record, fragment = read(path)
    length = len(document.source.text)
    spans = list(_spans(record))
    assert len(spans) > 50
    for one in (*fragment.nodes, *fragment.edges):
        for first, last in (("span_start", "span_end"), ("text_start", "text_end")):
            if one.fields.get(first) is not None:
                spans.append((int(one.fields[first]), int(one.fields[last])))  # type: ignore[arg-type]
    assert all(0 <= start <= end <= length for start, end in spans)


@every_document
def test_words_of_the_record_stand_at_their_spans(path: Path) -> None:
    document, record, _ = read(path)
    source = document.source.text
    for provision in record["provisions"]:
        assert plain(provision["text"]) in printed_as(source, provision["text_span"])
        heading = (provision["span"][0], provision["text_span"][0])
        assert any(plain(provision["heading"]) in words for words in printed_as(source, heading))
    for key, words in (("measures", "text"), ("responsibilities", "mention"), ("targets", "quote")):
        for one in record[key]:
            assert plain(one[words]) in printed_as(source, one["span"])
    for place in record["mentions"]["regions"]:
        assert plain(place["name"]) in printed_as(source, place["span"])


@every_document
def test_what_provisions_leave_out_leads_back_to_every_word(path: Path) -> None:
    document, _, fragment = read(path)
    for node in fragment.nodes:
        if node.label != "Provision" or not node.fields["text"]:
            continue
        gaps = (one.split(":") for one in str(node.fields["left_out"] or "").split())
        skipped = {int(place): int(count) for place, count in gaps}
        text, at = str(node.fields["text"]), int(node.fields["text_start"])  # type: ignore[arg-type]
        for place, character in enumerate(text):
            at += skipped.get(place, 0)
            assert plain(document.source.text[at]) == plain(character)
            at += 1


@every_document
def test_citations_stand_at_their_spans(path: Path) -> None:
    document, _, _ = read(path)
    for citation in document.citations:
        words = printed_as(document.source.text, document.clean.source_span(citation.start, citation.end))
        assert plain(citation.text) in words
        if citation.relation == "vague" or (citation.title and f"《{citation.title}》" in citation.text):
            assert any(plain(citation.title or "") in one for one in words)


@every_document
def test_words_of_the_fragment_stand_at_their_spans(path: Path) -> None:
    document, _, fragment = read(path)
    source = document.source.text
    whole = printed_as(source, (0, len(source)))
    text_of = {"Measure": "text", "Target": "quote"}
    for node in fragment.nodes:
        if node.label == "Provision":
            own = (node.fields["text_start"], node.fields["text_end"])
            assert plain(str(node.fields["text"])) in printed_as(source, own)  # type: ignore[arg-type]
        elif node.label in text_of:
            span = (node.fields["span_start"], node.fields["span_end"])
            assert plain(str(node.fields[text_of[node.label]])) in printed_as(source, span)  # type: ignore[arg-type]
    for edge in fragment.edges:
        if edge.fields.get("span_start") is None:
            continue
        words = printed_as(source, (edge.fields["span_start"], edge.fields["span_end"]))  # type: ignore[arg-type]
        if edge.label in ("LEADS", "SUPPORTS", "RESPONSIBLE_FOR", "ISSUED", "MENTIONS", "CONCERNS"):
            assert plain(str(edge.fields["mention"])) in words
            assert any(plain(str(edge.fields["evidence"])) in one for one in whole)
        else:
            assert plain(str(edge.fields["evidence"])) in words


@every_document
def test_every_edge_says_how_it_was_made(path: Path) -> None:
    document, _, fragment = read(path)
    for edge in fragment.edges:
        score = edge.fields["score"]
        assert edge.fields["method"]
        assert edge.fields["rule"]
        assert isinstance(score, float)
        assert 0 <= score <= 1
        if edge.label not in ("PART_OF", "LOCATED_IN", "SUCCEEDED_BY"):
            assert edge.fields["policy"] == document.policy_id


def tiles(document: Document) -> None:
    """The provisions' [start, text_end) runs cover the cleaned text in order, without gap or overlap."""
    at = 0
    for provision in document.provisions:
        assert provision.start == at
        assert provision.start <= provision.text_start <= provision.text_end <= provision.end
        at = provision.text_end
    assert at == len(document.clean.text)


def nests(document: Document) -> None:
    """What lies in something lies in its span, and the nearest numbered provision holds it."""
    for provision in document.provisions:
        if provision.parent:
            assert provision.parent.start <= provision.start <= provision.end <= provision.parent.end
            assert provision in provision.parent.children
            assert provision.depth == provision.parent.depth + 1
    for one in (*document.measures, *document.targets, *document.citations, *document.responsibilities):
        assert one.provision.start <= one.start <= one.end <= one.provision.text_end
    for duty in document.responsibilities:
        for named in duty.named:
            assert 0 <= named.stands[0] < named.stands[1] <= len(document.clean.text)


@every_document
def test_provisions_tile_the_text(path: Path) -> None:
    tiles(read(path)[0])


@every_document
def test_children_lie_inside_their_parents(path: Path) -> None:
    document, record, fragment = read(path)
    nests(document)
    spans = {p["id"]: p["span"] for p in record["provisions"]}
    for provision in record["provisions"]:
        if provision["parent"]:
            (above, below) = spans[provision["parent"]]
            assert above <= provision["span"][0] <= provision["span"][1] <= below
    nodes = {(node.label, node.id): node.fields for node in fragment.nodes}
    for edge in fragment.edges:
        if edge.label == "CONTAINS" and edge.start[0] == "Provision":
            outer, inner = nodes[edge.start], nodes[edge.end]
            assert outer["span_start"] <= inner["span_start"] <= inner["span_end"] <= outer["span_end"]  # type: ignore[operator]


# Texts that nobody wrote


NUMERALS = [
    "一、",
    "二、",
    "三、",
    "十一、",
    "（一）",
    "（二）",
    "(三)",
    "（二十）",
    "1.",
    "２．",
    "3、",
    "（1）",
    "(2)",
    "第一章 ",
    "第二条 ",
    "专栏1 ",
    "专栏 2",
    "附件：",
    "附件2",
    "①",
    "目录",
    "前言",
]
WORDS = [
    "总体要求",
    "推进园区循环化改造",
    "到２０２５年，农膜回收率达到８５％以上",
    "化学需氧量、氨氮排放总量分别下降8%、10%",
    "建成1－3家重点实验室",
    "为贯彻落实《指导意见》(国发〔2021〕4号)",
    "«纲要»（以下简称《纲要》）",
    "（省能源局、省工信厅牵头，省财政厅等配合）",
    "（省能源局。以下均需各市人民政府落实，不再列出）",
    "责任单位：省能源局",
    "完成时限：2025年",
    "山西省人民政府",
    "２０２２年４月２１日",
    "各市、县人民政府：",
    "—２６—",
    "第 3 页",
    "12",
    "二、三产业融合",
    "太原、大同等市",
    "PM２．５",
    "省发展改革委要会同有关部门",
]
SIGNS = [
    "\n",
    "\n\n",
    "。",
    ".",
    "，",
    ",",
    "；",
    "：",
    "、",
    "（",
    "）",
    "(",
    ")",
    "《",
    "》",
    "«",
    "»",
    "“",
    "”",
    "〔",
    "〕",
    " ",
    "　",
    "%",
    "-",
    "—",
    "\r\n",
    "\t",
    "𠮷",
    "绿\u200b色",
    "é",
]
texts = st.lists(st.sampled_from([*NUMERALS, *WORDS, *SIGNS, "\n\n", "。\n\n"]), min_size=1, max_size=60).map("".join)


@cache
def _sentences() -> list[str]:
    """Real sentences with the lists behind them, and headings."""
    found: list[str] = []
    for path in sample_paths():
        document = sample(path.stem)
        text = document.clean.text
        found += [text[m.start : m.end + 1] for m in document.measures[::4]]
        found += [text[max(0, d.start - 30) : d.end] for d in document.responsibilities[::4]]
        found += [text[max(0, t.start - 10) : t.end + 5] for t in document.targets[::2]]
        found += [text[p.start : p.start + 40] for p in document.provisions[::5]]
    return found


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Some real sentences, with characters dropped, doubled and swapped, and numerals and brackets put in."""
    text = "\n\n".join(draw(st.lists(st.sampled_from(_sentences()), min_size=1, max_size=6)))
    for _ in range(draw(st.integers(1, 8))):
        i = draw(st.integers(0, max(0, len(text) - 2)))
        how = draw(st.sampled_from(["drop", "double", "swap", "insert"]))
        if how == "drop":
            text = text[:i] + text[i + 1 :]
        elif how == "double":
            text = text[: i + 1] + text[i:]
        elif how == "swap":
            text = text[:i] + text[i + 1 : i + 2] + text[i : i + 1] + text[i + 2 :]
        else:
            text = text[:i] + draw(st.sampled_from([*NUMERALS, *SIGNS])) + text[i:]
    return text


def holds_together(text: str) -> None:
    source = SourceText("text.txt", text)
    assume(clean(source).text)  # a text without a line: see test_outline.py
    document = parse(source)
    tiles(document)
    nests(document)
    record = to_json(document)
    assert all(0 <= start <= end <= len(text) for start, end in _spans(record))
    for key, words in (("measures", "text"), ("targets", "quote"), ("responsibilities", "mention")):
        for one in record[key]:
            assert plain(one[words]) in printed_as(text, one["span"])
    ids = [one["id"] for key in ("provisions", "measures", "targets") for one in record[key]]
    assert len(ids) == len(set(ids))
    assemble(document).check()


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_random_text_is_read_whole(text: str) -> None:
    holds_together(text)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=mutated())
def test_mutated_sentences_are_read_whole(text: str) -> None:
    holds_together(text)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_is_read_whole(text: str) -> None:
    holds_together(text)


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_cleaning_leads_back(text: str) -> None:
    cleaned = clean(SourceText("text.txt", text))
    origins = [cleaned.origin(i) for i in range(len(cleaned.text))]
    assert origins == sorted(set(origins))
    assert all(plain(text[at]) == plain(c) for at, c in zip(origins, cleaned.text, strict=True))
