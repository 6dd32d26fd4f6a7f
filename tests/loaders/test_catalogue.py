"""The catalogue of cited policies: facts in one form, each of use to one of the bundled documents, and no text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from graph.ids import canonical_number, normal_title
from graph.linking.joint import join, sources
from graph.plan import check_contribution
from graph.schema import NODES
from loaders import assemble, parse_file, reference_fragment
from loaders.catalogue import Entry, entries
from loaders.names.organs import organ_resolver
from loaders.reference import regions
from tests.graph.samples import SAMPLES, fragment
from tests.loaders.reading import REAL

NATION = "国发〔2021〕4号"
every_entry = pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.title)
NUMBER = re.compile(r"[\u4e00-\u9fff]+〔(\d{4})〕\d+号")


def resolved() -> set[str]:
    """The policies that citations of the bundled documents mean."""
    joint = join(sources(reference_fragment(), [fragment(name) for name in SAMPLES]))
    return {edge.end[1] for edge in joint.edges.values() if edge.label == "CITES"}


# The file


def test_every_entry_has_its_own_id_and_name() -> None:
    ids = [entry.id for entry in entries()]
    assert len(set(ids)) == len(ids)
    titles = [normal_title(title) for entry in entries() for title in {entry.title, *entry.aliases, *filter(None, [entry.body_title])}]
    assert len(set(titles)) == len(titles)
    numbers = [entry.number for entry in entries() if entry.number]
    assert len(set(numbers)) == len(numbers)


@every_entry
def test_number(entry: Entry) -> None:
    if entry.number is None:
        assert entry.id.startswith(f"{entry.region}-")
        return
    assert entry.number == canonical_number(entry.number) == entry.id
    found = NUMBER.fullmatch(entry.number)
    assert found
    assert entry.date is None or abs(int(entry.date[:4]) - int(found[1])) <= 1


@every_entry
def test_date(entry: Entry) -> None:
    if entry.date is not None:
        assert date.fromisoformat(entry.date).isoformat() == entry.date
        assert date(1990, 1, 1) <= date.fromisoformat(entry.date) <= date(2023, 4, 10), "a policy is cited once it is there"


@every_entry
def test_title(entry: Entry) -> None:
    assert entry.title == entry.title.strip()
    assert "\n" not in entry.title
    assert len(entry.title) >= 6
    assert len(set(entry.aliases)) == len(entry.aliases)
    assert entry.title not in entry.aliases


@every_entry
def test_issuers_are_organs_of_the_region(entry: Entry) -> None:
    resolver = organ_resolver(entry.region)
    organs = [resolver.resolve(name) for name in entry.issuers]
    assert None not in organs
    assert len({organ.id for organ in organs if organ}) == len(organs)
    assert {organ.region for organ in organs if organ} <= {entry.region}


@every_entry
def test_region(entry: Entry) -> None:
    assert regions.region(entry.region).code == entry.region


@every_entry
def test_every_entry_is_cited_by_a_bundled_document(entry: Entry) -> None:
    assert entry.id in resolved()


def test_every_citation_of_the_bundled_documents_is_of_an_entry_or_of_one_of_them() -> None:
    own = {fragment(name).policy for name in SAMPLES}
    assert resolved() <= own | {entry.id for entry in entries()}


BODIES = [
    ("国务院关于印发“十三五”节能减排综合工作方案的通知", "“十三五”节能减排综合工作方案"),
    ("关于印发《“十四五”全国清洁生产推行方案》的通知", "“十四五”全国清洁生产推行方案"),
    ("关于印发《指标（修订稿）》的通知", "指标（修订稿）"),
    ("国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见", None),
    ("节能监察办法", None),
]


@pytest.mark.parametrize(("title", "body"), BODIES)
def test_body_title(title: str, body: str | None) -> None:
    assert Entry(title, "100000").body_title == body


# Outlines


def test_the_outline_of_the_national_guidance() -> None:
    (entry,) = [entry for entry in entries() if entry.id == NATION]
    provisions = entry.provisions()
    kinds = [provision.kind for provision in provisions]
    assert (kinds.count("section"), kinds.count("clause"), len(kinds)) == (8, 30, 38)
    assert (entry.title, entry.date, entry.issuers) == (
        "国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见",
        "2021-02-02",
        ("国务院",),
    )


@every_entry
def test_an_outline_holds_headings_only(entry: Entry) -> None:
    provisions, lines = entry.provisions(), entry.outline.split()
    assert len(provisions) == len(lines)
    for provision, line in zip(provisions, lines, strict=True):
        assert provision.kind in ("section", "clause", "article", "chapter")
        assert 2 <= len(provision.heading) <= 30
        assert line.rstrip("。").endswith(provision.heading)
        assert len(line) <= len(provision.heading) + 8


def test_an_entry_without_outline_has_no_provisions() -> None:
    assert Entry("某办法", "100000").provisions() == []


def test_the_outline_is_that_of_the_text() -> None:
    path = REAL / "guofa-2021-4.txt"
    if not path.exists():
        pytest.skip("the text of 国发〔2021〕4号 is not beside this checkout")
    (entry,) = [entry for entry in entries() if entry.id == NATION]
    document = parse_file(path)
    assert document.policy_id == NATION

    def headings(provisions: object) -> list[tuple[str, str, str]]:
        kept = ("section", "clause")
        return [(one.eid, one.path, normal_title(one.heading)) for one in provisions if one.kind in kept]  # type: ignore[attr-defined]

    assert headings(entry.provisions()) == headings(document.provisions)
    facts = {node.id: node.fields for node in assemble(document).nodes if node.label == "Policy"}[NATION]
    assert (facts["date_issued"], normal_title(str(facts["title"]))) == (entry.date, normal_title(entry.title))


# The fragment


def test_the_reference_data_fits_the_schema() -> None:
    check_contribution(reference_fragment())


def test_entries_are_catalogued_and_without_text() -> None:
    made = reference_fragment()
    policies = {node.id: node.fields for node in made.nodes if node.label == "Policy"}
    assert policies.keys() == {entry.id for entry in entries()}
    assert {fields["presence"] for fields in policies.values()} == {"catalogued"}
    assert {node.label for node in made.nodes} <= {"Policy", "Provision", "Agency", "Region", "Industry"}
    provisions = [node for node in made.nodes if node.label == "Provision"]
    assert {node.fields["policy"] for node in provisions} == {entry.id for entry in entries() if entry.outline}
    spans = ("text", "span_start", "span_end", "text_start", "text_end")
    assert not any(node.fields.get(name) for node in provisions for name in spans)
    assert all(name in {field.name for field in NODES["Provision"].fields} for node in provisions for name in node.fields)


@every_entry
def test_an_entry_says_what_is_known_of_it(entry: Entry) -> None:
    made = reference_fragment()
    fields = {node.id: node.fields for node in made.nodes if node.label == "Policy"}[entry.id]
    assert (fields["title"], fields["doc_number"], fields["date_issued"], fields["region"]) == (
        entry.title,
        entry.number,
        entry.date,
        entry.region,
    )
    assert fields["level"] == {"100000": "national", "140000": "province"}[entry.region]
    assert fields["topic"]
    edges = [edge for edge in made.edges if ("Policy", entry.id) in (edge.start, edge.end)]
    assert [edge.end[1] for edge in edges if edge.label == "APPLIES_IN"] == [entry.region]
    issued = sorted((edge.fields["position"], edge.fields["mention"]) for edge in edges if edge.label == "ISSUED")
    assert issued == list(enumerate(entry.issuers, 1))


def test_no_node_or_edge_stands_twice() -> None:
    made = reference_fragment()
    edges = [(edge.label, edge.start, edge.end) for edge in made.edges]
    assert len(set(edges)) == len(edges)
    parts = [(edge.start[1], edge.end[1]) for edge in made.edges if edge.label == "PART_OF"]
    assert len(set(parts)) == len(parts)
