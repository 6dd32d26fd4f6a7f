"""What the shell offers at the end of what is typed."""

from __future__ import annotations

import pytest

from api.cli.completion import complete


@pytest.mark.parametrize(
    ("text", "begun", "offered", "not_offered"),
    [
        ("MATCH (p:Pol", "Pol", {"Policy"}, {"Provision", "ISSUED"}),
        ("MATCH (p:", "", {"Policy", "Measure"}, {"ISSUED"}),
        ("MATCH (p:Policy|Prov", "Prov", {"Provision"}, {"Policy"}),
        ("MATCH (a:Agency)-[r:LEADS|SUP", "SUP", {"SUPPORTS"}, {"LEADS", "Policy"}),
        ("MATCH (a)-[:", "", {"LEADS", "CITES"}, {"Policy"}),
        ("MATCH (a)-[:LEADS]->(m:Me", "Me", {"Measure"}, {"MEASURES"}),
        ("MATCH (p:Policy) RETURN p.doc", "doc", {"doc_number"}, {"date_issued"}),
        ("MATCH (p:Policy) RETURN p.", "", {"id", "title"}, {"modality"}),
        ("MATCH ()-[r:LEADS]->() RETURN r.ba", "ba", {"basis"}, set()),
        ("MATCH (x) WHERE x.mod", "mod", {"modality"}, set()),
        ("ret", "ret", {"RETURN"}, {"MATCH"}),
        ("MATCH (p:Policy) WHE", "WHE", {"WHERE", "WHEN"}, set()),
        ("MATCH (p)\nOPT", "OPT", {"OPTIONAL"}, set()),
        (":q", ":q", {":query", ":queries", ":quit"}, {":help"}),
        (":query agency-m", "agency-m", {"agency-measures"}, {"policies"}),
        (":query agency-measures ", "", {"agency=", "role="}, {"year="}),
        (":query agency-measures agency=省能源局 ro", "ro", {"role="}, {"agency="}),
        ("RETURN 'MAT", "", set(), {"MATCH"}),
        ("RETURN 1 // MAT\nMAT", "MAT", {"MATCH"}, set()),
        ("", "", set(), {"MATCH"}),
    ],
)
def test_what_is_offered(text: str, begun: str, offered: set[str], not_offered: set[str]) -> None:
    found, words = complete(text)
    assert offered <= set(words)
    assert not not_offered & set(words)
    assert found == begun or not words
    assert len(words) == len(set(words))
