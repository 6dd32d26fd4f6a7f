"""Document: reading is a function of the text; ids derive from content; a bad file is refused with one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from loaders import Document, assemble, digest_of, parse, parse_file, sample_paths, to_json
from loaders.fragments.digests import rules_digest
from loaders.readers import SourceText
from tests.loaders.reading import COUNTY_PLAN, OPINION, SAMPLES, SAVING_PLAN, clause_of, document_of, read_text, sample, sample_record


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem)
def test_reading_is_deterministic(path: Path) -> None:
    again = parse_file(path)
    assert to_json(again) == sample_record(path.stem)
    assert assemble(again) == assemble(sample(path.stem))


def _all_ids(document: Document) -> list[str]:
    return [document.id_of(one) for one in (*document.provisions, *document.measures, *document.targets, *document.responsibilities)]


@pytest.mark.parametrize("name", SAMPLES)
def test_ids_are_unique_and_begin_with_the_provisions(name: str) -> None:
    document = sample(name)
    ids = _all_ids(document)
    assert len(ids) == len(set(ids))
    assert all(one.startswith(f"{document.policy_id}:") for one in ids)
    for part in (*document.measures, *document.targets, *document.responsibilities):
        assert document.id_of(part).startswith(f"{document.id_of(part.provision)}:")


IDS = [
    (OPINION, "晋政发〔2022〕12号"),
    (COUNTY_PLAN, "140902-5c341881"),
    (SAVING_PLAN, "140000-d88ddf29"),
]


@pytest.mark.parametrize(("name", "policy"), IDS)
def test_id_of_a_policy(name: str, policy: str) -> None:
    assert sample(name).policy_id == policy


CHANGES = [  # (document, words, words instead): one sentence changes, at the beginning, in the middle, at the end
    (COUNTY_PLAN, "推进农村电网升级改造", "推进农村电网升级改造和数字化改造"),
    (COUNTY_PLAN, "推行合同能源管理，引导", "全面推行合同能源管理，引导"),
    (COUNTY_PLAN, "要加强协同配合", "要进一步加强协同配合"),
    (SAVING_PLAN, "推进企业能源管理中心建设", "加快推进企业能源管理中心建设"),
]


@pytest.mark.parametrize(("name", "words", "instead"), CHANGES)
def test_one_changed_sentence_keeps_all_other_ids(name: str, words: str, instead: str) -> None:
    before = sample(name)
    text = before.source.text
    assert text.count(words) == 1
    after = parse(SourceText(before.source.name, text.replace(words, instead)))
    assert after.policy_id == before.policy_id
    old, new = ({document.id_of(m): m.text for m in document.measures} for document in (before, after))
    gone, come = set(old) - set(new), set(new) - set(old)
    assert (len(gone), len(come)) == (1, 1)
    assert words in old[gone.pop()]
    assert instead in new[come.pop()]
    assert {before.id_of(p) for p in before.provisions} == {after.id_of(p) for p in after.provisions}
    assert {before.id_of(t) for t in before.targets} == {after.id_of(t) for t in after.targets}


def test_same_sentence_twice_gets_an_ordinal() -> None:
    document = clause_of("加强监管。推进改造。加强监管。")
    first, _, second = (document.id_of(m) for m in document.measures)
    assert second == f"{first}-2"


def test_same_sentence_in_two_clauses_needs_none() -> None:
    document = document_of("一、任务\n\n（一）甲。加强监管。\n\n（二）乙。加强监管。")
    one, other = (document.id_of(m) for m in document.measures)
    assert not one.endswith("-2")
    assert not other.endswith("-2")
    assert one.rsplit(":", 1)[1] == other.rsplit(":", 1)[1]


def test_white_space_and_widths_change_no_id() -> None:
    plain = clause_of("到2025年，推进改造，农膜回收率达到85%。")
    wide = clause_of("到２０２５年,推进改造,农膜回收率达到 ８５％.")
    assert _all_ids(plain) == _all_ids(wide)


def test_digest_follows_text_and_rules() -> None:
    document = clause_of("加强监管。")
    assert document.digest == digest_of(document.source) == clause_of("加强监管。").digest
    assert document.digest != clause_of("推进改造。").digest
    assert len(rules_digest()) == 64


def test_numbering_only_text_is_read() -> None:
    document = read_text("没有编号的文字。")
    assert [p.kind for p in document.provisions] == ["preamble"]
    assert document.measures == []


def test_text_of_page_marks_only_is_read() -> None:
    assert read_text("— 1 —\n").measures == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = sample(COUNTY_PLAN).source.text
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode(encoding))
    assert to_json(parse_file(path)) == sample_record(COUNTY_PLAN)


BAD = [
    ("missing.txt", None),
    ("empty.txt", b""),
    ("blank.txt", " \n\n　".encode()),
    ("binary.txt", b"\x00\x01\x02\x03" * 40),
    ("latin.txt", "Le café est fermé, où êtes-vous allés déjà? ".encode("latin-1") * 5),
]


@pytest.mark.parametrize(("name", "content"), BAD)
def test_bad_file_is_refused_with_one_line_that_names_it(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        parse_file(path)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)
