"""What the graph remembers of its documents, and the digest that tells one state of it from another."""

from __future__ import annotations

import pytest

from graph.errors import BadRequest
from graph.fragment import Fragment, Node
from graph.judgements import Judgement
from graph.records import (
    DIGEST,
    Record,
    check_record,
    digest_after,
    digest_in,
    document_of,
    fragments_in,
    judgements_in,
    record_of,
    record_of_digest,
    record_of_judgements,
    record_of_reuse,
    reuse_in,
)

DOCUMENT = Fragment("p", (Node("Policy", "p", {"title": "甲"}), Node("Provision", "p:1", {"policy": "p", "text": "乙"})))
REFERENCE = Fragment(None, (Node("Region", "140000", {"code": "140000"}),))
SAID = Judgement("p:1", "q:1", "accepted", "李四", "2026-01-02T03:04:05+00:00")
EMPTY = digest_in({})


def test_a_document_is_remembered_by_its_joint_part_and_the_reference_data_whole() -> None:
    records = {record.id: record.value for record in map(record_of, (DOCUMENT, REFERENCE))}
    assert fragments_in(records) == {"p": Fragment("p", DOCUMENT.nodes[:1]), None: REFERENCE}
    assert {document_of(id) for id in records} == {"p", None}


def test_judgements_come_back_in_their_order() -> None:
    record = record_of_judgements([SAID, SAID])
    assert judgements_in({record.id: record.value}) == [SAID, SAID]
    assert judgements_in({}) == []


def test_documents_in_which_reuse_is_sought_come_back_in_no_order() -> None:
    record = record_of_reuse(["q", "p"])
    assert record == record_of_reuse(["p", "q"])
    assert reuse_in({record.id: record.value}) == {"p", "q"}
    assert reuse_in({}) == set()


def test_the_digest_is_the_same_in_any_order_and_comes_back() -> None:
    one, other = record_of(DOCUMENT), record_of(REFERENCE)
    both = digest_after(digest_after(EMPTY, [], [one]), [], [other])
    assert both == digest_after(digest_after(EMPTY, [], [other]), [], [one]) == digest_after(EMPTY, [], [one, other])
    assert len({EMPTY, both, digest_after(both, [one], [])}) == 3
    assert digest_after(both, [one, other], []) == EMPTY
    assert digest_in({DIGEST: record_of_digest(both).value}) == both


def test_the_digest_follows_what_only_the_document_itself_holds() -> None:
    corrected = Fragment("p", (DOCUMENT.nodes[0], Node("Provision", "p:1", {"policy": "p", "text": "丙"})))
    assert fragments_in({record.id: record.value for record in [record_of(corrected)]})["p"] == Fragment("p", DOCUMENT.nodes[:1])
    assert digest_after(EMPTY, [], [record_of(corrected)]) != digest_after(EMPTY, [], [record_of(DOCUMENT)])


def test_what_could_have_been_written_passes() -> None:
    for record in (
        record_of(DOCUMENT),
        record_of(REFERENCE),
        record_of_judgements([SAID]),
        record_of_digest(EMPTY),
        record_of_reuse(["p"]),
    ):
        check_record(record)


@pytest.mark.parametrize(
    "record",
    [
        Record("document q", record_of(DOCUMENT).value),
        Record("reference", "{"),
        Record("judgements", '[{"child": "p:1"}]'),
        Record(DIGEST, '"12"'),
        Record(DIGEST, "12"),
        Record("reuse", '["q", "p"]'),
        Record("reuse", "{}"),
        Record("reuse", "[1]"),
        Record("else", "[]"),
    ],
)
def test_what_could_not_is_refused(record: Record) -> None:
    with pytest.raises(BadRequest, match="the record"):
        check_record(record)
