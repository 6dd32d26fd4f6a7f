"""The spaCy components: one path with the kinds of facts, open to components of one's own, whose spans go into the graph."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from loaders import Document, assemble, digest_of, parse, parse_file, pipeline, sample_paths, to_json
from loaders.kinds import KINDS
from loaders.readers import SourceText
from tests.loaders.reading import CLEANER_PLAN, SAMPLES, sample, sample_record

TEXT = "一、推进PM2.5治理，\n到2025年达到80%。（省能源局）"
COMPONENTS = ["zhengmai_measures", "zhengmai_responsibilities", "zhengmai_targets", "zhengmai_citations", "zhengmai_mentions"]


@Language.component("test_years")
def mark_years(doc: Doc) -> Doc:
    doc.spans["years"] = [doc.char_span(*match.span(), label="YEAR") for match in re.finditer(r"20\d\d年", doc.text)]
    return doc


def path_of(name: str) -> Path:
    return next(path for path in sample_paths() if path.stem == name)


def with_years(name: str = CLEANER_PLAN) -> Document:
    return parse_file(path_of(name), pipeline(["test_years"]))


def test_there_is_a_registered_component_for_each_kind_that_is_found_here() -> None:
    assert pipeline().pipe_names == COMPONENTS
    assert all(Language.has_factory(name) for name in COMPONENTS)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pipeline_finds_what_is_found_without_one(name: str) -> None:
    assert to_json(parse_file(path_of(name), pipeline())) == sample_record(name)


@pytest.mark.parametrize("text", [TEXT, "", "\n", "𠮷野家", "一、\ud800推进改造。"])
def test_any_text_is_read(text: str) -> None:
    source = SourceText("text", text)
    assert to_json(parse(source, pipeline())) == to_json(parse(source))


@pytest.mark.parametrize("text", [TEXT, "", "\n", "𠮷野家"])
def test_every_character_is_a_token(text: str) -> None:
    doc = pipeline().make_doc(text)
    assert doc.text == text
    assert len(doc) == len(text)


def test_the_vocabulary_does_not_grow_with_the_documents() -> None:
    nlp = pipeline()
    nlp(TEXT)
    before = len(nlp.vocab.strings)
    for _ in range(3):
        nlp(TEXT)
    assert len(nlp.vocab.strings) == before


def test_spans_stand_where_the_facts_do() -> None:
    document = sample(CLEANER_PLAN)
    doc = pipeline()(document.clean.text)
    for kind in KINDS:
        if kind.find:
            found = [(span.start_char, span.end_char, span.label_) for span in doc.spans[kind.key]]
            assert found == list(kind.places(document.facts))
            assert found


def test_a_component_that_is_left_out_finds_nothing() -> None:
    nlp = pipeline()
    nlp.remove_pipe("zhengmai_mentions")
    record = to_json(parse_file(path_of(CLEANER_PLAN), nlp))
    assert record["mentions"] == {"regions": [], "industries": []}
    assert record["measures"] == sample_record(CLEANER_PLAN)["measures"]


def test_a_pipeline_that_is_changed_leaves_the_next_as_it_was() -> None:
    pipeline().remove_pipe("zhengmai_mentions")
    assert pipeline().pipe_names == COMPONENTS


def test_the_spans_of_a_foreign_component_are_findings_of_the_document() -> None:
    document = with_years()
    text = document.clean.text
    assert [(f.start, f.end) for f in document.facts.findings] == [match.span() for match in re.finditer(r"20\d\d年", text)]
    assert {(f.key, f.label) for f in document.facts.findings} == {("years", "YEAR")}
    assert all(f.provision.start <= f.start < f.provision.text_end for f in document.facts.findings)


def test_findings_are_in_the_record_where_there_are_any() -> None:
    document = with_years()
    spans = to_json(document)["spans"]
    assert {re.sub(r"\s", "", document.source.text[slice(*one["span"])]) for one in spans} <= {f"20{year:02}年" for year in range(100)} | {
        one["text"] for one in spans
    }
    assert len({one["id"] for one in spans}) == len(spans)
    assert "spans" not in sample_record(CLEANER_PLAN)
    assert {key: value for key, value in to_json(document).items() if key != "spans"} == sample_record(CLEANER_PLAN)


def test_findings_are_in_the_fragment_below_their_provisions() -> None:
    fragment = assemble(with_years())
    fragment.check()
    found = {node.id: node for node in fragment.nodes if node.label == "Finding"}
    held = {edge.end[1]: edge.start for edge in fragment.edges if edge.end[0] == "Finding"}
    assert found
    assert held == {key: ("Provision", node.fields["provision"]) for key, node in found.items()}
    assert {node.fields["label"] for node in found.values()} == {"YEAR"}


def test_named_entities_are_findings_too() -> None:
    nlp = pipeline()
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "KEYWORD", "pattern": "清洁生产"}])  # type: ignore[attr-defined]
    found = parse_file(path_of(CLEANER_PLAN), nlp).facts.findings
    assert found
    assert {(f.key, f.label, f.text) for f in found} == {("ents", "KEYWORD", "清洁生产")}


def test_another_pipeline_gives_another_digest() -> None:
    source = SourceText("text", TEXT)
    assert digest_of(source) == parse(source).digest
    assert digest_of(source, pipeline(["test_years"])) == parse(source, pipeline(["test_years"])).digest != digest_of(source)


def test_a_document_of_more_than_a_million_characters_is_read() -> None:
    document = parse(
        SourceText(
            "long",
            "一、重点任务\n（一）推进改造。" + "园区循环化改造，" * 130_000 + "。\n（二）加强监管。到2025年，秸秆综合利用率达到90%。",
        )
    )
    assert len(document.clean.text) > 1_000_000
    assert [target.value for target in document.targets] == [90.0]


UNUSED = ("spacy", "numpy", "sklearn", "pint", "pdfminer", "selectolax")


def run(program: str, *paths: Path) -> str:
    """What a program prints in a fresh interpreter with these folders on its path."""
    code = f"import sys; sys.path[:0] = {[str(path) for path in paths]}\n{program}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_reading_a_text_imports_only_what_it_uses() -> None:
    program = "import loaders; loaders.to_json(loaders.parse_file(loaders.sample_paths()[0]))\n"
    assert run(f"{program}print([name for name in {UNUSED} if name in sys.modules])") == "[]"


def test_the_components_of_an_installed_package_are_found(tmp_path: Path) -> None:
    (tmp_path / "markers.py").write_text(
        "from spacy.language import Language\n\n"
        "@Language.component('markers_key')\n"
        "def mark(doc):\n"
        "    doc.spans['keys'] = [doc.char_span(0, 1, label='KEY')]\n"
        "    return doc\n"
    )
    info = tmp_path / "markers-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: markers\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[zhengmai.components]\nmarkers_key = markers:mark\n")
    program = "import loaders; d = loaders.parse_file(loaders.sample_paths()[0]); print([f.key for f in d.facts.findings], d.digest)"
    keys, digest = run(program, tmp_path).rsplit(" ", 1)
    assert keys == "['keys']"
    assert digest != parse_file(sample_paths()[0]).digest
