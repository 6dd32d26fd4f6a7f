"""Lineage: which policies a policy's provisions may come from, as a table of who carries out whom."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.fragment import Edge, Node
from graph.linking.lineage import Lineage, Tiers

REGIONS = {"140902": ["140900"], "140900": ["140000"], "140000": ["100000"], "130000": ["100000"]}
POLICIES = {  # id: (region, date)
    "nation": ("100000", "2021-02-02"),
    "nation-2": ("100000", "2021-10-24"),
    "province": ("140000", "2022-04-21"),
    "province-2": ("140000", "2022-05-05"),
    "department": ("140000", "2022-06-01"),
    "hebei": ("130000", "2022-01-01"),
    "city": ("140900", "2022-10-10"),
    "county": ("140902", "2023-04-10"),
    "undated": ("140000", None),
    "placeless": (None, "2022-07-07"),
    "later": ("140000", "2024-01-01"),
}


def node(id: str) -> Node:
    region, date = POLICIES[id]
    return Node("Policy", id, {"region": region, "date_issued": date, "presence": "loaded"})


def lineage(*implements: tuple[str, str], without: tuple[str, ...] = ()) -> Lineage:
    """The lineage of POLICIES when these carry out those; nothing is known of the outlines of `without`."""
    edges = [Edge("IMPLEMENTS", ("Policy", child), ("Policy", parent)) for child, parent in implements]
    return Lineage((node(id) for id in POLICIES if id not in without), edges, REGIONS)


UP = (("county", "city"), ("city", "province"), ("province", "nation"))

TABLE: list[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], str, Tiers]] = [
    # (what is said, who carries out whom, without outline, policy, its tiers)
    ("the nearest level comes first", UP, (), "county", (("city",), ("province",), ("nation",))),
    ("what is below a policy is no tier of it", UP, (), "province", (("nation",),)),
    ("what carries out nothing has none", UP, (), "nation", ()),
    ("a policy that is not there has none", UP, (), "elsewhere", ()),
    ("a level that is not there is left out", (("county", "province"), *UP[2:]), (), "county", (("province",), ("nation",))),
    ("a level can be skipped", (("county", "nation"),), (), "county", (("nation",),)),
    (
        "several of one level stand together, by id",
        (("county", "province-2"), ("county", "province"), ("province", "nation")),
        (),
        "county",
        (("province", "province-2"), ("nation",)),
    ),
    (
        "a policy named twice counts once",
        (*UP, ("county", "nation"), ("city", "nation")),
        (),
        "county",
        (("city",), ("province",), ("nation",)),
    ),
    ("a department carries out its government", (("department", "province"), *UP[2:]), (), "department", (("province",), ("nation",))),
    ("a sibling is no ancestor", (("department", "hebei"), ("county", "hebei")), (), "county", ()),
    ("a sibling is no ancestor, but what it carries out is", (("province", "hebei"), ("hebei", "nation")), (), "province", (("nation",),)),
    ("a lower policy is no ancestor", (("province", "county"),), (), "province", ()),
    ("a later policy is no ancestor", (("county", "later"),), (), "county", ()),
    ("a later policy between is passed by", (("county", "later"), ("later", "nation")), (), "county", (("nation",),)),
    ("a placeless policy between is passed by", (("county", "placeless"), ("placeless", "nation")), (), "county", (("nation",),)),
    ("where it applies must be known", (("placeless", "nation"),), (), "placeless", ()),
    ("no date keeps nothing out", (("county", "undated"), ("undated", "nation")), (), "county", (("undated",), ("nation",))),
    ("a policy is not its own ancestor", (("province", "province"),), (), "province", ()),
    ("a circle ends", (("undated", "province"), ("province", "undated"), *UP[2:]), (), "province", (("undated",), ("nation",))),
    ("without an outline there is nothing to compare", UP, ("city",), "county", (("province",), ("nation",))),
    ("without its own outline neither", UP, ("county",), "county", ()),
]


@pytest.mark.parametrize(("implements", "without", "policy", "tiers"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_tiers(implements: tuple[tuple[str, str], ...], without: tuple[str, ...], policy: str, tiers: Tiers) -> None:
    assert lineage(*implements, without=without).tiers(policy) == tiers


def test_no_order_of_the_edges_matters() -> None:
    edges = (*UP, ("county", "province-2"))
    found = {tuple((id, lineage(*order).tiers(id)) for id in POLICIES) for order in permutations(edges)}
    assert len(found) == 1


def test_a_region_that_lies_in_two_others() -> None:
    """Both are one level: a development zone of two cities."""
    policies = [node("county"), node("city"), Node("Policy", "zone", {"region": "140999", "date_issued": "2022-01-01"})]
    edges = [Edge("IMPLEMENTS", ("Policy", "county"), ("Policy", parent)) for parent in ("city", "zone")]
    assert Lineage(policies, edges, {"140902": ["140900", "140999"]}).tiers("county") == (("city", "zone"),)


def test_the_year_of_the_number_stands_for_a_date() -> None:
    policies = [
        Node("Policy", "child", {"region": "140902", "date_issued": "2022-03-01"}),
        Node("Policy", "same year", {"region": "140000", "doc_number": "晋政发〔2022〕12号"}),
        Node("Policy", "next year", {"region": "140000", "doc_number": "晋政发〔2023〕1号"}),
    ]
    edges = [Edge("IMPLEMENTS", ("Policy", "child"), ("Policy", one.id)) for one in policies[1:]]
    assert Lineage(policies, edges, REGIONS).tiers("child") == (("same year",),)


def test_children_are_those_that_carry_out_something() -> None:
    assert lineage(*UP, ("department", "unknown")).children() == ["city", "county", "department", "province"]
    assert lineage(*UP, without=("city",)).children() == ["county", "province"]
    assert lineage().children() == []


def told(child: str, parent: str, **fields: object) -> Edge:
    """A link that says more than its ends."""
    return Edge("IMPLEMENTS", ("Policy", child), ("Policy", parent), fields)  # type: ignore[arg-type]


NUMBERED = {"method": "cited-number", "score": 1.0}
NEARLY = {"method": "cited-title", "score": 0.9}

OBSTACLES: list[tuple[str, Edge, str | None]] = [  # (what is said, the link, why its ends are not compared)
    ("an ancestor", told("county", "nation"), None),
    ("a sibling", told("department", "hebei"), "other region"),
    ("a sibling by number", told("department", "hebei", **NUMBERED), "other region"),
    ("a sibling that a person adds", told("department", "hebei", judged="李四"), None),
    ("later", told("county", "later"), "later"),
    ("not there", told("county", "elsewhere"), "no text"),
    ("no region, by number", told("placeless", "nation", **NUMBERED), None),
    ("no region, by exact title", told("county", "placeless", method="cited-title", score=1.0), None),
    ("no region, by a title that is nearly it", told("placeless", "nation", **NEARLY), "no region"),
    ("no region, vaguely", told("placeless", "nation", method="topic-and-region", score=0.95), "no region"),
]


@pytest.mark.parametrize(("link", "obstacle"), [row[1:] for row in OBSTACLES], ids=[row[0] for row in OBSTACLES])
def test_obstacles(link: Edge, obstacle: str | None) -> None:
    found = Lineage(map(node, POLICIES), [link], REGIONS)
    child, parent = link.start[1], link.end[1]
    assert found.obstacle(child, parent) == obstacle
    assert (parent in {one for tier in found.tiers(child) for one in tier}) is (obstacle is None)


def test_parents_of_a_placeless_policy_stand_by_the_size_of_their_regions() -> None:
    edges = [told("placeless", parent, **NUMBERED) for parent in ("nation", "province")]
    assert Lineage(map(node, POLICIES), edges, REGIONS).tiers("placeless") == (("province",), ("nation",))


def test_what_is_reached_only_by_likeness_is_inferred() -> None:
    edges = [told("county", "city", review=True), told("city", "province"), told("province", "nation"), told("county", "nation")]
    found = Lineage(map(node, POLICIES), edges, REGIONS)
    assert found.inferred("county") == {"city", "province"}
    assert found.inferred("city") == frozenset()
