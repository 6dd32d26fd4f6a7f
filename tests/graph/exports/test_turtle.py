"""Turtle is read back by rdflib; ELI's links stand for what documents say themselves, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from rdflib import RDF, Literal, URIRef

from graph.corpus import load
from graph.exports.parts import PAIRS
from graph.exports.turtle import iri, literal
from graph.schema import EDGES, NODES
from graph.stores import Store, open_store
from graph.stores.reading import every_edge, every_node
from tests.graph.exports.material import AWKWARD, exported, texts
from tests.graph.samples import COUNTY_PLAN, OPINION, SAVING_PLAN, fragment

ELI = rdflib.Namespace("http://data.europa.eu/eli/ontology#")
ZM = rdflib.Namespace("urn:zhengmai:schema:")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three of the bundled documents without the reference data, which rdflib takes long to read."""
    with closing(open_store(str(tmp_path_factory.mktemp("three") / "graph.lbug"))) as store:
        load(store, [fragment(COUNTY_PLAN), fragment(OPINION), fragment(SAVING_PLAN)])
        yield store


@pytest.fixture(scope="module")
def triples(three: Store, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    return rdflib.Graph().parse(exported(three, "turtle", tmp_path_factory.mktemp("turtle")), format="turtle")


def node(label: str, id: str) -> URIRef:
    return URIRef(iri(label, id)[1:-1])


def test_every_node_and_every_edge(triples: rdflib.Graph, three: Store) -> None:
    for label in NODES:
        assert len(set(triples.subjects(RDF.type, ZM[label]))) == len(list(every_node(three, label)))
    edges = [edge for pair in PAIRS for edge in every_edge(three, *pair)]
    assert len(set(triples.subjects(RDF.type, RDF.Statement))) == len(edges)
    for edge in edges:
        assert (node(*edge.start), ZM[edge.label], node(*edge.end)) in triples


def test_a_link_says_how_it_was_made(triples: rdflib.Graph, three: Store) -> None:
    edge = next(every_edge(three, "DERIVES_FROM", "Provision", "Provision"))
    statements = set(triples.subjects(RDF.subject, node(*edge.start))) & set(triples.subjects(RDF.object, node(*edge.end)))
    (statement,) = statements & set(triples.subjects(RDF.predicate, ZM.DERIVES_FROM))
    for name in ("method", "score", "evidence", "rule", "similarity", "review"):
        assert triples.value(statement, ZM[name]).toPython() == edge.fields[name]  # type: ignore[union-attr]


def test_the_vocabulary_stands_in_the_file(triples: rdflib.Graph) -> None:
    for name in (*NODES, *EDGES, "evidence"):
        assert triples.value(ZM[name], rdflib.RDFS.comment) is not None
    used = {predicate for predicate in triples.predicates() if predicate.startswith(str(ZM))}
    assert all((predicate, RDF.type, RDF.Property) in triples for predicate in used)


def test_a_policy_in_terms_of_eli(triples: rdflib.Graph) -> None:
    opinion = node("Policy", "晋政发〔2022〕12号")
    assert opinion == URIRef("urn:zhengmai:policy:%E6%99%8B%E6%94%BF%E5%8F%91%E3%80%942022%E3%80%9512%E5%8F%B7")
    assert {ELI.LegalResource, ZM.Policy} <= set(triples.objects(opinion, RDF.type))
    assert triples.value(opinion, ELI.date_document) == Literal("2022-04-21", datatype=rdflib.XSD.date)
    assert triples.value(opinion, ELI.passed_by) == node("Agency", "140000-山西省人民政府")
    wording = triples.value(opinion, ELI.is_realized_by)
    assert triples.value(wording, ELI.title) == Literal("山西省人民政府关于加快建立健全我省绿色低碳循环发展经济体系的实施意见")
    part = node("Provision", "晋政发〔2022〕12号:sec_1")
    assert (opinion, ELI.has_part, part) in triples
    assert (part, ELI.is_part_of, opinion) in triples
    assert (part, RDF.type, ELI.LegalResourceSubdivision) in triples


def test_only_what_a_document_cites_by_number_or_title_is_cited_in_eli(triples: rdflib.Graph, three: Store) -> None:
    edges = list(every_edge(three, "CITES", "Provision", "Policy"))
    said = [edge for edge in edges if edge.fields["method"] in ("cited-number", "cited-title")]
    assert {edge.fields["method"] for edge in edges} >= {"topic-and-region", "cited-number", "cited-title"}
    assert set(triples.subject_objects(ELI.cites)) == {(node(*edge.start), node(*edge.end)) for edge in said}
    basis = {(node(*edge.start), node(*edge.end)) for edge in said if edge.fields["relation"] == "basis"}
    assert set(triples.subject_objects(ELI.based_on)) == basis != set()


def test_what_was_concluded_claims_no_legal_force(triples: rdflib.Graph, three: Store) -> None:
    concluded = [*every_edge(three, "IMPLEMENTS", "Policy", "Policy"), *every_edge(three, "DERIVES_FROM", "Provision", "Provision")]
    assert concluded
    for edge in concluded:
        assert not [term for term in triples.predicates(node(*edge.start), node(*edge.end)) if term.startswith(str(ELI))]


@given(texts())
def test_any_text_comes_back(text: str) -> None:
    read = rdflib.Graph().parse(data=f"<urn:a> <urn:b> {literal(text)} .", format="turtle")
    assert [str(value) for value in read.objects()] == [text]


def test_any_id_stands_in_an_iri() -> None:
    for id in (*AWKWARD, "a/b c#d?<>%"):
        read = rdflib.Graph().parse(data=f"{iri('Policy', id)} <urn:b> 1 .", format="turtle")
        assert [str(subject) for subject in read.subjects()] == [iri("Policy", id)[1:-1]]


def test_numbers_are_typed() -> None:
    assert [literal(value) for value in (True, 3, 17.6)] == ["true", "3", '"17.6"^^xsd:double']


def test_awkward_texts_in_a_whole_file(awkward: Store, tmp_path: Path) -> None:
    triples = rdflib.Graph().parse(exported(awkward, "turtle", tmp_path), format="turtle")
    for number, text in enumerate(AWKWARD):
        assert str(triples.value(node("Policy", f"p{number}"), ZM.title)) == text
    assert len(set(triples.subjects(RDF.predicate, ZM.ISSUED))) == len(AWKWARD) + 2
