"""Which clauses of a parent each clause of the child derives from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.linking.links import ProvisionLink
from graph.linking.provisions import align_provisions
from graph.linking.sides import Side
from graph.linking.sorts import sort_of
from tests.graph.linking.material import COUNTY_PLACES, FILLERS, side
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, SAVING_PLAN, aligned, compared
from tests.graph.samples import side as sample_side

XINFU_TO_SHANXI = [  # (clause of the county, clause of the province)
    ("一/一", "一/一"),
    ("一/二", "一/二"),
    ("二/三", "二/三"),
    ("二/四", "二/四"),
    ("三/五", "三/六"),
    ("三/六", "三/七"),
    ("三/七", "三/八"),
    ("三/八", "三/九"),
    ("三/九", "三/十"),
    ("三/十", "三/十一"),
    ("四/十一", "四/十二"),
    ("四/十二", "四/十三"),
    ("四/十三", "四/十四"),
    ("五/十四", "五/十五"),
    ("五/十五", "五/十六"),
    ("六/十六", "六/十七"),
    ("六/十七", "六/十八"),
    ("六/十八", "六/十九"),
    ("七/十九", "七/二十"),
    ("七/二十", "七/二十一"),
    ("八/二十一", "八/二十二"),
    ("八/二十二", "八/二十三"),
    ("八/二十三", "八/二十四"),
    ("八/二十四", "八/二十五"),
    ("八/二十五", "八/二十六"),
    ("八/二十六", "八/二十七"),
    ("九/二十七", "九/二十八"),
    ("九/二十八", "九/二十九"),
    ("九/二十九", "九/三十"),
]


def pairs(links: list[ProvisionLink]) -> list[tuple[str | None, str | None]]:
    """The headings that each link joins."""
    return [(link.child and link.child.heading, link.parent and link.parent.heading) for link in links]


def of(links: list[ProvisionLink], heading: str) -> list[tuple[str | None, str]]:
    """The parents of the child's clause with this heading, and the kinds."""
    return [(link.parent and link.parent.heading, link.kind) for link in links if link.child and link.child.heading == heading]


# 忻府区 and 山西


def test_all_29_links_and_no_other() -> None:
    links = compared(COUNTY_PLAN, OPINION).provisions
    assert [(link.child.path, link.parent.path) for link in links if link.child and link.parent] == XINFU_TO_SHANXI


def test_pumped_storage_is_omitted_and_nothing_is_new() -> None:
    links = compared(COUNTY_PLAN, OPINION).provisions
    (omitted,) = [link for link in links if not (link.child and link.parent)]
    assert omitted.parent is not None
    assert (omitted.parent.path, omitted.parent.heading, omitted.kind) == ("二/五", "推进抽水蓄能和新型储能", "omitted")
    assert links[-1] == omitted


def test_none_of_the_29_is_in_doubt() -> None:
    links = compared(COUNTY_PLAN, OPINION).provisions
    assert not any(link.review for link in links)
    assert {link.kind for link in links if link.child and link.parent} <= {"verbatim", "adapted"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("八/二十五", "adapted"),  # its words are equal, but its heading is reworded
        ("八/二十二", "adapted"),
        ("二/四", "adapted"),
    ],
)
def test_kinds_of_the_29(path: str, kind: str) -> None:
    links = compared(COUNTY_PLAN, OPINION).provisions
    assert [link.kind for link in links if link.child and link.child.path == path] == [kind]


# Small documents; all have FILLERS in common, so that they are kin


COUNTY_FILLERS = {heading: words.replace("推广", "积极推广") for heading, words in FILLERS.items()}


def align(child: dict[str, str], parent: dict[str, str]) -> list[ProvisionLink]:
    return align_provisions(side(child | COUNTY_FILLERS, places=COUNTY_PLACES), side(parent | FILLERS))


POWER = "推动非常规天然气增储上产，加快天然气基础设施互联互通。到2025年，全省新能源装机容量占比达到50%。"

KINDS = [  # (what, words of the child's clause, words of the parent's, kind)
    ("the same words", POWER, POWER, "verbatim"),
    ("other level words", POWER.replace("全省", "全区"), POWER, "verbatim"),
    ("a place in place of a level", POWER.replace("全省", "忻府区"), POWER.replace("全省", "山西省"), "verbatim"),
    ("other widths and marks", POWER.replace("2025", "２０２５").replace("，", ",").replace("。", "."), POWER, "verbatim"),
    ("another figure", POWER.replace("50%", "60%"), POWER, "adapted"),
    ("a sentence more", POWER + "深入推进秸秆综合利用。", POWER, "adapted"),
    ("a sentence less", POWER.split("。")[0] + "。", POWER, "adapted"),
]


@pytest.mark.parametrize(("child", "parent", "kind"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_kinds(child: str, parent: str, kind: str) -> None:
    links = align({"发展清洁能源": child}, {"发展清洁能源": parent})
    assert of(links, "发展清洁能源") == [("发展清洁能源", kind)]


def test_a_reworded_heading_over_the_same_words_is_adapted() -> None:
    assert of(align({"优化清洁能源": POWER}, {"发展清洁能源": POWER}), "优化清洁能源") == [("发展清洁能源", "adapted")]
    assert of(align({"发展我区清洁能源": POWER}, {"发展我省清洁能源": POWER}), "发展我区清洁能源") == [("发展我省清洁能源", "verbatim")]


def test_few_common_words_are_loose() -> None:
    child = {"大力发展清洁能源": "开发地热，谋划氢能示范，建设光伏基地，完善储能设施，优化电网调度运行，提高消纳水平。"}
    parent = {"发展清洁能源": "推动天然气增储上产，保障冬季供应，推进生物质热电联产，改造农村散煤取暖，推进煤改电。"}
    assert of(align(child, parent), "大力发展清洁能源") == [("发展清洁能源", "loose")]


def test_a_clause_that_is_like_none_is_new_and_one_that_nothing_takes_up_omitted() -> None:
    links = align({"做好野猪防控": "组建狩猎队，开展种群调查。"}, {"推进抽水蓄能": "加快垣曲、浑源电站前期工作。"})
    assert of(links, "做好野猪防控") == [(None, "new")]
    assert [(link.parent.heading, link.kind) for link in links if link.parent and not link.child] == [("推进抽水蓄能", "omitted")]
    assert pairs(links)[-1] == (None, "推进抽水蓄能")


def test_a_clause_can_move_and_be_headed_otherwise() -> None:
    parent = side({"发展清洁能源": POWER} | FILLERS)
    child = side(dict(reversed([*COUNTY_FILLERS.items(), ("优化用能结构", POWER)])), places=COUNTY_PLACES)
    expected = [("优化用能结构", "发展清洁能源"), *((heading, heading) for heading in reversed(FILLERS))]
    assert pairs(align_provisions(child, parent)) == expected


def test_two_parents_of_one_clause() -> None:
    wind = "谋划海上风电基地，建设陆上风电集群，推广低风速机组。"
    heat = "开展中深层地热供暖试点，摸清地热资源储量。"
    links = align({"发展风电和地热": wind + heat}, {"发展风力发电": wind, "利用地热资源": heat})
    assert sorted(of(links, "发展风电和地热")) == [("利用地热资源", "adapted"), ("发展风力发电", "adapted")]
    assert [link.method for link in links if link.child and link.child.heading == "发展风电和地热"] == ["text-reuse", "sentence"]


def test_of_two_parents_of_like_words_the_one_beside_the_neighbours_parent_is_taken() -> None:
    words = "建立台账，逐项落实。"
    parent = {"抓好任务": words, "发展光伏": "建设光伏基地。", "推进改革": "完善价格机制，理顺收费关系。", "落实任务": words}
    links = align({"推进改革": "完善价格机制，理顺收费关系。", "抓好落实": words}, parent)
    assert of(links, "抓好落实")[0][0] == "落实任务"


def test_two_heirs_of_one_clause() -> None:
    wind = "谋划海上风电基地，建设陆上风电集群，推广低风速机组。"
    heat = "开展中深层地热供暖试点，摸清地热资源储量。"
    links = align({"发展风力发电": wind, "利用地热资源": heat}, {"发展风电和地热": wind + heat})
    assert {heading for heading, _ in of(links, "发展风力发电") + of(links, "利用地热资源")} == {"发展风电和地热"}
    assert not [link for link in links if link.kind == "omitted"]


def test_a_clause_that_names_the_principles_of_another_comes_from_it_too() -> None:
    aim = "以习近平生态文明思想为指导，完整准确贯彻新发展理念，建立绿色低碳循环发展的经济体系"
    principles = "坚持重点突破。以节能环保为重点。\n坚持创新引领。深入推动技术创新。\n坚持稳中求进。做好衔接。"
    links = align({"指导思想": f"{aim}，重点突破、创新引领、稳中求进。"}, {"指导思想": f"{aim}。", "工作原则": principles})
    assert [heading for heading, _ in of(links, "指导思想")] == ["指导思想", "工作原则"]


@pytest.mark.parametrize("heading", ["指导思想", "主要目标", "加强组织领导", "压实主体责任", "加大宣传力度", "加强统筹协调"])
def test_boilerplate_does_not_pull_a_clause_of_a_matter(heading: str) -> None:
    words = "各部门要按照职责分工抓好任务落实，形成工作合力。"
    links = align({heading: words + "及时总结经验做法。"}, {"健全绿色标准": "按照职责分工制定标准，抓好认证。"})
    assert of(links, heading) == [(None, "new")]


def test_similarity_is_a_share() -> None:
    assert all(0.0 <= link.similarity <= 1.0 for link in compared(COUNTY_PLAN, OPINION).provisions)


@pytest.mark.parametrize("name", [OPINION, CLEANER_PLAN])
def test_every_clause_of_both_is_accounted_for(name: str) -> None:
    links = aligned(COUNTY_PLAN, name)
    linked = (
        {link.child.id for link in links if link.child and link.parent},
        {link.parent.id for link in links if link.child and link.parent},
    )
    new = [link.child.id for link in links if link.child and not link.parent]
    omitted = [link.parent.id for link in links if link.parent and not link.child]
    for joined, alone in zip(linked, (new, omitted), strict=True):
        assert not joined & set(alone)
        assert len(set(alone)) == len(alone)
    assert (len(linked[0]) + len(new), len(linked[1]) + len(omitted)) == (29, len(sample_side(name).clauses))
    keys = [(link.child.id, link.parent.id) for link in links if link.child and link.parent]
    assert len(set(keys)) == len(keys)


# No kin

STRANGERS = [
    (CLEANER_PLAN, OPINION),
    (OPINION, SAVING_PLAN),
    (OPINION, CLEANER_PLAN),
    (COUNTY_PLAN, CLEANER_PLAN),
]


@pytest.mark.parametrize(("child", "parent"), STRANGERS)
def test_documents_without_descent_have_no_sure_link(child: str, parent: str) -> None:
    links = aligned(child, parent)
    assert links
    assert [link for link in links if link.child and link.parent and not link.review] == []


def test_one_common_clause_makes_no_kin() -> None:
    own = {f"事项{n}": words for n, words in enumerate(("野猪防控。", "消防演练。", "校园足球。", "户籍改革。", "古籍修复。"))}
    links = align_provisions(side({"发展清洁能源": POWER} | own), side({"发展清洁能源": POWER} | FILLERS))
    assert [(heading, link.review) for link in links if link.child and (heading := link.parent and link.parent.heading)] == [
        ("发展清洁能源", True)
    ]


# Bad input


def test_neither_has_clauses() -> None:
    assert align_provisions(side(), side()) == []


@pytest.mark.parametrize(("child", "parent", "kind"), [(side(), side(FILLERS), "omitted"), (side(FILLERS), side(), "new")])
def test_one_has_no_clauses(child: Side, parent: Side, kind: str) -> None:
    assert [link.kind for link in align_provisions(child, parent)] == [kind] * len(FILLERS)


# Further parents, sorts of clauses


MANAGERS = "推广合同能源管理，鼓励第三方机构开展节能诊断、融资改造和托管运营。"
CHARGERS = "完善充电桩布局，推动高速公路服务区快充站全覆盖，建设换电示范站。"
ECHOES = [  # (what the child's clause on charging says besides, whether the clause on 合同能源管理 is a parent, whether in doubt)
    ("a whole sentence of it", "推广合同能源管理，鼓励第三方机构开展节能诊断、融资改造和托管运营。", True, False),
    ("some of its matter", "引入第三方机构对充电设施实施托管运营。", True, True),
    ("what any clause may say", "健全体制机制，优化管理。", False, False),
    ("nothing", "", False, False),
]


@pytest.mark.parametrize(("said", "is_parent", "is_doubtful"), [case[1:] for case in ECHOES], ids=[case[0] for case in ECHOES])
def test_a_further_parent_is_what_a_sentence_echoes(said: str, is_parent: bool, is_doubtful: bool) -> None:
    links = align({"加快充电设施建设": CHARGERS + said}, {"加快充电设施建设": CHARGERS, "推行节能服务": MANAGERS})
    further = [link for link in links if link.child and link.parent and link.child.heading != link.parent.heading]
    assert [(link.parent.heading, link.method, link.review) for link in further if link.parent] == (
        [("推行节能服务", "sentence", is_doubtful)] if is_parent else []
    )


def test_articles_are_not_alike_by_the_headings_that_they_lack() -> None:
    articles = [("", words) for words in FILLERS.values()]
    child, parent = side([("", words.replace("推广", "积极推广")) for words in FILLERS.values()]), side(articles)
    links = align_provisions(child, parent)
    assert [(link.child and link.child.seq, link.parent and link.parent.seq) for link in links] == [(n, n) for n in range(len(FILLERS))]


SORTS = [  # (heading, words, sort)
    ("指导思想", "", "aim"),
    ("主要原则", "", "aim"),
    ("加强组织领导", "", "execution"),
    ("发展成就", "", "past"),
    ("面临的机遇与形势", "", "past"),
    ("存在的主要问题", "", "past"),
    ("巩固提升绿化成效", "", "matter"),
    ("抢抓国家重大战略机遇", "", "matter"),
    ("推进成果转化", "", "matter"),
    ("加快转化科技成果", "", "matter"),
    ("", "为了优化营商环境，根据有关法律，制定本条例。", "formal"),
    ("", "本办法适用于本市行政区域内的供水活动。", "formal"),
    ("", "开发区的供水活动，参照本办法执行。", "formal"),
    ("", "本规定自2020年1月1日起施行。", "formal"),
    ("", "有下列情形之一的，由主管部门责令改正：", "liability"),
    ("", "违反本条例规定，拒不公开收费目录的，处一万元罚款。", "liability"),
    ("", "供水单位应当公开收费目录。", "matter"),
]


@pytest.mark.parametrize(("heading", "words", "sort"), SORTS)
def test_sorts(heading: str, words: str, sort: str) -> None:
    (clause,) = side([(heading, words)]).clauses
    assert sort_of(clause) == sort


def test_breaches_are_not_alike_by_their_penalties() -> None:
    penalty = "责令限期改正；逾期未改正的，处一万元以上五万元以下的罚款，对直接负责的主管人员和其他直接责任人员处二千元罚款。"
    parent = side([*FILLERS.items(), ("", f"违反本条例规定，未配备救援器材的，{penalty}")])
    links = align_provisions(side([*COUNTY_FILLERS.items(), ("", f"违反本办法规定，擅自停水的，{penalty}")]), parent)
    assert [link.kind for link in links if link.child and not link.child.heading] == ["new"]


def test_all_of_a_section_that_looks_back_does() -> None:
    (clause,) = side([("农村环境仍有短板", "")]).clauses
    assert sort_of(replace(clause, section="“十三五”时期工作回顾")) == "past"


def test_liability_does_not_take_the_place_of_the_duty_that_it_names() -> None:
    duty = "供水单位应当公开收费目录，不得强制用户购买指定设备，不得擅自停水。"
    breach = "违反本条例规定，不公开收费目录，强制用户购买指定设备，擅自停水的，责令改正。"
    parent = side([*FILLERS.items(), ("", duty), ("", breach)])
    links = align_provisions(side([*COUNTY_FILLERS.items(), ("", "不得强制用户购买指定设备，不得擅自停水。")]), parent)
    assert [link.parent.text for link in links if link.child and link.parent and not link.child.heading] == [duty]


def test_a_clause_that_looks_back_echoes_nothing() -> None:
    links = align({"发展成就": CHARGERS + MANAGERS}, {"推行节能服务": MANAGERS, "加快充电设施建设": CHARGERS})
    assert [link.method for link in links if link.child and link.child.heading == "发展成就" and link.method == "sentence"] == []
