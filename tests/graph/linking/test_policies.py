"""Which policy a citation means, as a table of citations and answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.fragment import Node
from graph.linking.policies import Citation, Register, Resolution, names_itself, policy_date, resolve

TOPIC = "加快建立健全绿色低碳循环发展经济体系"
REGIONS = {"140121": ["140100"], "140100": ["140000"], "140000": ["100000"], "330100": ["330000"], "330000": ["100000"]}


def policy(id: str, title: str, region: str | None = None, presence: str = "loaded", **fields: str | None) -> Node:
    return Node("Policy", id, {"title": title, "region": region, "presence": presence, **fields})


STATE = policy(
    "国发〔2021〕4号", f"国务院关于{TOPIC}的指导意见", "100000", doc_number="国发〔2021〕4号", topic=TOPIC, date_issued="2021-02-02"
)
PROVINCE = policy(
    "晋政发〔2022〕12号",
    f"山西省人民政府关于加快建立健全我省{TOPIC[6:]}的实施意见",
    "140000",
    doc_number="晋政发〔2022〕12号",
    topic=f"加快建立健全我省{TOPIC[6:]}",
)
LATER = policy(
    "晋政发〔2024〕1号", f"关于{TOPIC}的若干措施", "140000", doc_number="晋政发〔2024〕1号", topic=TOPIC, date_issued="2024-03-01"
)
PEAK = policy(
    "国发〔2021〕23号",
    "国务院关于印发2030年前碳达峰行动方案的通知",
    "100000",
    doc_number="国发〔2021〕23号",
    body_title="2030年前碳达峰行动方案",
)
TRIAL = policy("140000-11111111", "山西省生态环境保护责任清单（试行）", "140000", "catalogued")
SHANXI_PLAN = policy("140000-22222222", "关于印发“十四五”节能减排实施方案的通知", "140000", body_title="“十四五”节能减排实施方案")
ZHEJIANG_PLAN = policy("330000-33333333", "关于印发“十四五”节能减排实施方案的通知", "330000", body_title="“十四五”节能减排实施方案")
ACTION = policy(
    "100000-44444444", "国家发展改革委等部门关于印发《新能源行动计划（2021—2025年）》的通知", "100000", date_issued="2021-05-01"
)
OLD_ACTION = policy("100000-55555555", "新能源行动计划（2016—2020年）", "100000", date_issued="2016-05-01")
CITING = policy("140121-66666666", f"清徐县关于{TOPIC}的实施方案", "140121", topic=TOPIC, date_issued="2023-06-01")

VISION = policy("140000-77777777", "山西省2035年远景规划", "140000")
PLASTICS = policy("100000-77777777", "国家发展改革委关于强化塑料污染治理的意见", "100000")
CARBON = policy("100000-88888888", "中共中央国务院关于完整准确全面贯彻新发展理念做好碳达峰碳中和工作的意见", "100000")
LAW = policy("100000-99999999", "中华人民共和国清洁生产促进法", "100000")
TRADE = policy("100000-aaaaaaaa", "碳排放权交易管理办法（试行）", "100000")
NAMES = {
    name: frozenset({code})
    for name, code in (("中华人民共和国", "100000"), ("山西省", "140000"), ("浙江省", "330000"), ("吉林省", "220000"), ("清徐县", "140121"))
}

POLICIES = [
    STATE,
    PROVINCE,
    LATER,
    PEAK,
    TRIAL,
    SHANXI_PLAN,
    ZHEJIANG_PLAN,
    ACTION,
    OLD_ACTION,
    CITING,
    VISION,
    PLASTICS,
    CARBON,
    LAW,
    TRADE,
]
REGISTER = Register(POLICIES, REGIONS, NAMES)
BASE = Citation(CITING.id, "basis", None, None, "stub", 0.7, "140121", "2023-06-01")
UNRESOLVED = Resolution("stub", "unresolved", 0.7)
UNKNOWN_NUMBER = Resolution("stub", "cited-number", 0.7)
UNKNOWN_TITLE = Resolution("stub", "cited-title", 0.7)


def by_number(policy: Node) -> Resolution:
    return Resolution(policy.id, "cited-number", 1.0)


def similar(policy: Node) -> Resolution:
    return Resolution(policy.id, "similar-title", 0.8)


def by_topic(policy: Node, score: float) -> Resolution:
    return Resolution(policy.id, "topic-and-region", score)


def by_title(policy: Node, score: float) -> Resolution:
    return Resolution(policy.id, "cited-title", score)


NAMED = [
    ("number", None, "国发〔2021〕4号", by_number(STATE)),
    ("number in other widths", None, "国发[2021] ４号", by_number(STATE)),
    ("number before title", "晋政发的别的意见", "国发〔2021〕4号", by_number(STATE)),
    ("unknown number", None, "国发〔2021〕5号", UNKNOWN_NUMBER),
    ("title of a policy with another number", f"国务院关于{TOPIC}的指导意见", "国发〔2021〕5号", UNKNOWN_NUMBER),
    ("number of a policy that is known by title only", "山西省生态环境保护责任清单（试行）", "晋办发〔2020〕1号", by_title(TRIAL, 1.0)),
    ("title", f"国务院关于{TOPIC}的指导意见", None, by_title(STATE, 1.0)),
    ("title with other punctuation", f"《国务院 关于{TOPIC}的指导意见》", None, by_title(STATE, 1.0)),
    ("title without issuer", f"关于{TOPIC}的指导意见", None, by_title(STATE, 0.9)),
    ("title with short issuer", "省政府关于加快建立健全我省绿色低碳循环发展经济体系的实施意见", None, by_title(PROVINCE, 0.9)),
    ("title with another issuer", f"清徐县人民政府关于{TOPIC}的指导意见", None, UNKNOWN_TITLE),
    ("title of the body", "2030年前碳达峰行动方案", None, by_title(PEAK, 1.0)),
    ("title of the body in a frame", "关于印发2030年前碳达峰行动方案的通知", None, by_title(PEAK, 0.9)),
    ("title without edition", "山西省生态环境保护责任清单", None, by_title(TRIAL, 0.9)),
    ("title with edition", "2030年前碳达峰行动方案（修订）", None, by_title(PEAK, 0.9)),
    ("title with years", "新能源行动计划（2021—2025年）", None, by_title(ACTION, 0.9)),
    ("title with other years", "新能源行动计划（2016-2020年）", None, by_title(OLD_ACTION, 1.0)),
    ("title with years of no policy", "新能源行动计划（2026—2030年）", None, UNKNOWN_TITLE),
    ("title without years prefers the latest", "新能源行动计划", None, by_title(ACTION, 0.9)),
    ("title of several regions", "“十四五”节能减排实施方案", None, by_title(SHANXI_PLAN, 1.0)),
    ("title of another region", "浙江省“十四五”节能减排实施方案", None, by_title(ZHEJIANG_PLAN, 0.9)),
    ("title of a region that has none", "吉林省“十四五”节能减排实施方案", None, UNKNOWN_TITLE),
    ("several regions told apart by issuer", "山西省人民政府关于“十四五”节能减排实施方案", None, by_title(SHANXI_PLAN, 0.9)),
    ("year in Chinese numerals", "山西省二〇三五年远景规划", None, by_title(VISION, 1.0)),
    ("words that authors exchange", "关于严格塑料污染治理的意见", None, similar(PLASTICS)),
    ("letters that are missing", "关于完整准确全面贯彻理念做好碳达峰碳中和工作的意见", None, similar(CARBON)),
    ("another genre", "关于完整准确全面贯彻新发展理念做好碳达峰碳中和工作的实施意见", None, UNKNOWN_TITLE),
    ("a later one of nearly that title", "关于进一步强化塑料污染治理的意见", None, UNKNOWN_TITLE),
    ("law by its short name", "清洁生产促进法", None, by_title(LAW, 0.9)),
    ("title with the nation's reach", "全国碳排放权交易管理办法（试行）", None, by_title(TRADE, 0.9)),
    ("number at the end of the title", f"关于{TOPIC}的指导意见（国发〔2021〕4号）", None, by_title(STATE, 0.9)),
    ("own title", f"关于{TOPIC}的实施方案", None, UNKNOWN_TITLE),
    ("no words", None, None, UNKNOWN_TITLE),
]


@pytest.mark.parametrize(("title", "number", "expected"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_named_policies(title: str | None, number: str | None, expected: Resolution) -> None:
    assert resolve(replace(BASE, title=title, doc_number=number), REGISTER) == expected


def test_a_citation_by_the_very_id() -> None:
    assert resolve(replace(BASE, title="…", cited_as=SHANXI_PLAN.id), REGISTER) == by_title(SHANXI_PLAN, 1.0)


VAGUE = [
    ("nearest ancestor", TOPIC, "140121", "2023-06-01", by_topic(PROVINCE, 0.95)),
    ("later policies may answer later ones", TOPIC, "140121", "2025-01-01", by_topic(LATER, 0.95)),
    ("a year bounds by the year", TOPIC, "140121", "2022", by_topic(PROVINCE, 0.95)),
    ("the province is too late", TOPIC, "140121", "2021-12-31", by_topic(STATE, 0.95)),
    ("another province", TOPIC, "330100", "2023-06-01", by_topic(STATE, 0.95)),
    (
        "words of the place",
        "加快建立健全全县绿色低碳循环发展经济体系",
        "140000",
        "2023-06-01",
        by_topic(STATE, 0.95),
    ),
    ("nearly the topic", "建立健全绿色低碳循环发展经济体系", "140000", "2023-06-01", by_topic(STATE, 0.8941)),
    ("another topic", "加快发展数字经济", "140121", "2023-06-01", UNRESOLVED),
    ("the nation has no ancestor", TOPIC, "100000", "2023-06-01", UNRESOLVED),
    ("no region", TOPIC, None, "2023-06-01", UNRESOLVED),
    ("before all", TOPIC, "140121", "2020-01-01", UNRESOLVED),
]


@pytest.mark.parametrize(("topic", "region", "date", "expected"), [case[1:] for case in VAGUE], ids=[case[0] for case in VAGUE])
def test_vague_citations(topic: str, region: str | None, date: str, expected: Resolution) -> None:
    assert resolve(replace(BASE, relation="vague", title=topic, region=region, date=date), REGISTER) == expected


def test_where_the_region_is_unknown_one_title_is_enough_and_two_are_not() -> None:
    placeless = replace(BASE, region=None)
    assert resolve(replace(placeless, title="“十四五”节能减排实施方案"), REGISTER) == UNKNOWN_TITLE
    assert resolve(replace(placeless, title="山西省生态环境保护责任清单（试行）"), REGISTER) == by_title(TRIAL, 1.0)
    unplaced = policy("title-1", "关于推进绿色发展的若干措施", None)
    assert resolve(replace(BASE, title="关于推进绿色发展的若干措施"), Register([unplaced], REGIONS, NAMES)) == by_title(unplaced, 1.0)


def test_a_number_that_only_others_print_is_found_once_it_is_learnt() -> None:
    register = Register(POLICIES, REGIONS, NAMES)
    citation = replace(BASE, doc_number="晋办发〔2020〕1号")
    assert resolve(citation, register) == UNKNOWN_NUMBER
    register.learn(TRIAL.id, "晋办发〔2020〕1号")
    assert resolve(citation, register) == by_number(TRIAL)


def test_a_vague_citation_never_means_its_own_policy() -> None:
    register = Register([CITING], {"140121": ["140121"]})
    assert resolve(replace(BASE, relation="vague", title=TOPIC), register) == UNRESOLVED


def test_a_loaded_policy_comes_before_a_catalogued_one() -> None:
    catalogued, standing = policy("a", "碳达峰方案", "140000", "catalogued"), policy("b", "碳达峰方案", "140000")
    for policies in ([catalogued, standing], [standing, catalogued]):
        assert resolve(replace(BASE, title="碳达峰方案"), Register(policies, REGIONS)).policy == "b"


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (replace(BASE, cited_as=STATE.id), True),
        (replace(BASE, doc_number="国发[2021]4号"), True),
        (replace(BASE, title=f"国务院关于{TOPIC}的指导意见"), True),
        (replace(BASE, title=f"国务院关于{TOPIC}的指导意见", doc_number="国发〔2000〕1号"), False),
        (replace(BASE, relation="vague", title=f"国务院关于{TOPIC}的指导意见"), False),
        (replace(BASE, title="别的意见"), False),
    ],
)
def test_names_itself(citation: Citation, expected: bool) -> None:
    assert names_itself(citation, STATE) is expected


@pytest.mark.parametrize(("node", "date"), [(STATE, "2021-02-02"), (PROVINCE, "2022"), (TRIAL, None)])
def test_policy_date(node: Node, date: str | None) -> None:
    assert policy_date(node) == date
