"""Where reuse is looked for, as a table of policies, and why some are not compared."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph.fragment import Edge, Node
from graph.linking.lineage import Lineage
from graph.linking.parentage import find_kin
from graph.linking.siblings import Search, Siblings

REGIONS = {
    low: [high] for low, high in (("140900", "140000"), ("140100", "140000"), ("130100", "130000"), ("140000", "1"), ("130000", "1"))
}
CITIES = (("忻州市", "140900"), ("太原市", "140100"), ("石家庄市", "130100"))
NAMES = {name: frozenset({code}) for name, code in (("山西省", "140000"), ("河北省", "130000"), *CITIES)}
GREEN = "关于科学绿化的实施意见"

Policies = Mapping[str, tuple[str, str | None, str | None, str | None]]
"""Title, level, region and date by id."""

NATION = {"nation": ("关于科学绿化的指导意见", "national", "1", "2021-05-18")}
SHANXI = {"shanxi": (f"山西省{GREEN}", "province", "140000", "2021-09-01")}
HEBEI = {"hebei": (f"河北省{GREEN}", "province", "130000", "2022-02-01")}
XINZHOU = {"xinzhou": (f"忻州市{GREEN}", "city", "140900", "2022-01-01")}
TAIYUAN = {"taiyuan": (f"太原市{GREEN}", "city", "140100", "2022-05-01")}
SHIJIAZHUANG = {"shijiazhuang": (f"石家庄市{GREEN}", "city", "130100", "2022-06-01")}


def search(policies: Policies, policy: str, *implements: tuple[str, str]) -> Search:
    """Where reuse in a policy is looked for, if all are loaded and these carry out those."""
    nodes = [
        Node("Policy", id, {"title": title, "level": level, "region": region, "date_issued": date, "presence": "loaded"})
        for id, (title, level, region, date) in policies.items()
    ]
    lineage = Lineage(nodes, [Edge("IMPLEMENTS", ("Policy", one), ("Policy", other)) for one, other in implements], REGIONS)
    return Siblings(find_kin(nodes, [], {}, NAMES), nodes, lineage, REGIONS).search(policy)


def other(**changes: str | None) -> Policies:
    """The opinion of Hebei, with other fields."""
    title, level, region, date = HEBEI["hebei"]
    fields = {"title": title, "level": level, "region": region, "date": date} | changes
    return {"hebei": (str(fields["title"]), fields["level"], fields["region"], fields["date"])}


TABLE: list[tuple[str, Policies, tuple[str, ...]]] = [  # what is said, Hebei's opinion, siblings that it may have words of
    ("a province later than another", HEBEI, ("shanxi",)),
    ("of another genre", other(title="河北省关于科学绿化若干措施的通知"), ("shanxi",)),
    ("a province earlier than another", other(date="2021-08-01"), ()),
    ("of the same day", other(date="2021-09-01"), ()),
    ("on another matter", other(title="河北省关于科学防火的实施意见"), ()),
    ("of another level", other(level="city"), ()),
    ("of the same region", other(region="140000"), ()),
]


@pytest.mark.parametrize(("hebei", "earlier"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_siblings_are_earlier_and_of_one_subject_and_level_elsewhere(hebei: Policies, earlier: tuple[str, ...]) -> None:
    found = search({**NATION, **SHANXI, **hebei}, "hebei")
    assert (found.earlier, found.left_out, found.is_told) == (earlier, (), True)


@pytest.mark.parametrize("hebei", [other(region=None), other(level=None), other(title="河北省2023年政府工作报告")])
def test_without_region_level_or_subject_no_sibling_is_known(hebei: Policies) -> None:
    assert search({**NATION, **SHANXI, **hebei}, "hebei") == Search("hebei", is_told=False)


@pytest.mark.parametrize("date", [None, "2021"])
def test_where_it_is_not_known_which_is_earlier_they_are_not_compared(date: str | None) -> None:
    policies = {**NATION, **SHANXI, **other(date=date)}
    assert search(policies, "hebei").left_out == (("shanxi", "no date"),)
    assert search(policies, "shanxi").left_out == (("hebei", "no date"),)


def test_a_year_is_enough_where_it_decides() -> None:
    assert search({**NATION, **SHANXI, **other(date="2022")}, "hebei").earlier == ("shanxi",)


COVERED: list[tuple[str, str, Policies, tuple[str, ...]]] = [  # what is said, the later, what is loaded, siblings compared
    ("provinces with the nation's", "hebei", {**NATION, **SHANXI, **HEBEI}, ("shanxi",)),
    ("provinces without it", "hebei", {**SHANXI, **HEBEI}, ()),
    ("cities of one province with its", "taiyuan", {**SHANXI, **XINZHOU, **TAIYUAN}, ("xinzhou",)),
    ("cities of one province with the nation's", "taiyuan", {**NATION, **XINZHOU, **TAIYUAN}, ()),
    ("cities of two with all above", "shijiazhuang", {**NATION, **SHANXI, **HEBEI, **XINZHOU, **SHIJIAZHUANG}, ("xinzhou",)),
    ("cities of two, one of whose is not loaded", "shijiazhuang", {**NATION, **HEBEI, **XINZHOU, **SHIJIAZHUANG}, ()),
]


@pytest.mark.parametrize(("later", "loaded", "earlier"), [row[1:] for row in COVERED], ids=[row[0] for row in COVERED])
def test_what_stands_above_must_be_loaded(later: str, loaded: Policies, earlier: tuple[str, ...]) -> None:
    found = search(loaded, later)
    assert found.earlier == earlier
    assert found.left_out == (() if earlier else (("xinzhou" if later != "hebei" else "shanxi", "nothing above"),))


def test_what_it_carries_out_stands_above_whatever_its_title() -> None:
    policies = {"plan": ("国土绿化规划纲要", "national", "1", "2021-01-01"), **SHANXI, **HEBEI}
    assert search(policies, "hebei", ("shanxi", "plan"), ("hebei", "plan")).earlier == ("shanxi",)
    assert search(policies, "hebei", ("shanxi", "plan")).left_out == (("shanxi", "nothing above"),)


def test_all_that_is_above_either_and_not_later_explains_words() -> None:
    others = {
        "law": ("森林法", "national", "1", "2019-12-28"),
        "later": ("草原防火条例", "national", "1", "2023-01-01"),
        "city": ("太原市绿化条例", "city", "140100", "2020-01-01"),
        "provincial": ("河北省绿化条例", "province", "130000", "2020-01-01"),
    }
    found = search({**NATION, **SHANXI, **HEBEI, **others}, "hebei")
    assert found == Search("hebei", ("shanxi",), ("shanxi",), ("law", "nation"))
    assert found.read == {"hebei", "shanxi", "law", "nation"}
    found = search({**NATION, **SHANXI, **HEBEI, **XINZHOU, **SHIJIAZHUANG, **others}, "shijiazhuang")
    assert found.above == ("hebei", "law", "nation", "provincial", "shanxi")
