"""Which measure of the parent each measure of the child comes from, and what the child left out."""

from __future__ import annotations

import pytest

from graph.linking.links import MeasureLink
from graph.linking.measures import align_measures
from tests.graph.linking.material import COUNTY_PLACES, FILLERS, linked, side
from tests.graph.samples import CLEANER_PLAN, COUNTY_PLAN, OPINION, SAVING_PLAN, aligned, compared
from tests.graph.samples import side as sample_side

XINFU_TO_SHANXI = [  # (path, how the county's measure begins, kind, path, how the province's measure begins)
    ("二/三", "实施城乡配电网建设", "verbatim", "二/三", "实施城乡配电网建设"),
    ("二/三", "探索开展煤电、微藻生物转化", "adapted", "二/三", "开展煤电等领域二氧化碳捕集"),
    ("二/四", "继续推动忻府区千兆网光伏基地", "adapted", "二/四", "推动光伏、风电基地化发展"),
    ("三/五", "推行产品绿色设计", "adapted", "三/六", "推行产品绿色设计"),
    ("三/六", "发展生态循环农业", "verbatim", "三/七", "发展生态循环农业"),
    ("三/六", "强化耕地质量保护", "adapted", "三/七", "强化耕地质量保护"),
    ("三/七", "加快信息服务业绿色转型", "verbatim", "三/八", "加快信息服务业绿色转型"),
    ("三/七", "倡导酒店、餐饮等行业", "adapted", "三/八", "倡导酒店、餐饮等行业"),
    ("三/八", "鼓励公共机构推行能源托管", "verbatim", "三/九", "鼓励公共机构推行能源托管"),
    ("四/十一", "推广绿色低碳运输工具", "adapted", "四/十二", "推广绿色低碳运输工具"),
    ("四/十一", "因地制宜推动纯电动游轮", "adapted", "四/十二", "推广绿色低碳运输工具"),
    ("五/十四", "推行绿色电力证书交易", "verbatim", "五/十五", "推行绿色电力证书交易"),
    ("六/十八", "加快推进农村人居环境整治", "verbatim", "六/十九", "加快推进农村人居环境整治"),
    ("七/十九", "培育建设一批绿色技术创新基地", "adapted", "七/二十", "培育建设一批绿色技术创新基地"),
    ("八/二十一", "强化执法监督", "verbatim", "八/二十二", "强化执法监督"),
    ("八/二十三", "规范资源税征收管理", "adapted", "八/二十四", "规范资源税征收管理"),
    ("八/二十五", "落实国家绿色产品认证", "verbatim", "八/二十六", "落实国家绿色产品认证"),
    ("八/二十六", "充分利用我省排污权交易", "verbatim", "八/二十七", "充分利用我省排污权交易"),
    ("九/二十七", "各乡镇（街道），各有关单位要", "adapted", "九/二十八", "各市要根据实际情况"),
    ("九/二十九", "要充分利用各类新闻媒体", "adapted", "九/三十", "各级各部门要充分利用"),
]

OMITTED = [  # (path, how the province's measure begins)
    ("二/五", "把抽水蓄能作为主攻方向"),
    ("二/五", "推进“风光火储一体化”"),
    ("三/六", "推进朔州、长治、晋城工业资源综合利用基地"),
    ("三/七", "完善相关水域禁渔管理制度"),
    ("三/九", "推动大同经济技术开发区"),
    ("四/十三", "推进我省动力电池生产企业"),
    ("六/十七", "加强危险废物集中处置能力建设"),
    ("六/十七", "提升医疗废物处置能力"),
    ("八/二十五", "完善绿色金融激励约束机制"),
    ("八/二十五", "积极推进环境污染责任保险"),
]


@pytest.mark.parametrize(("path", "beginning", "kind", "parent_path", "parent_beginning"), XINFU_TO_SHANXI)
def test_measures_of_xinfu(path: str, beginning: str, kind: str, parent_path: str, parent_beginning: str) -> None:
    (link,) = [
        link
        for link in compared(COUNTY_PLAN, OPINION).measures
        if link.child and link.child.path == path and link.child.text.startswith(beginning)
    ]
    assert link.parent is not None
    assert (link.kind, link.parent.path, link.parent.text[: len(parent_beginning)]) == (kind, parent_path, parent_beginning)
    assert not link.review


@pytest.mark.parametrize(("path", "beginning"), OMITTED)
def test_measures_that_xinfu_left_out(path: str, beginning: str) -> None:
    (link,) = [
        link
        for link in compared(COUNTY_PLAN, OPINION).measures
        if link.parent and link.parent.path == path and link.parent.text.startswith(beginning)
    ]
    assert (link.child, link.kind) == (None, "omitted")


# Small documents


CLAUSE = "发展清洁能源"
SENTENCE = "推动非常规天然气增储上产，到2025年，全省覆盖率达到50%"


def align(child: str, parent: str) -> list[MeasureLink]:
    """The measures of two documents whose only clauses are linked."""
    one, other = side({CLAUSE: child}, places=COUNTY_PLACES), side({CLAUSE: parent})
    return align_measures(one, other, linked(one, other, (0, 0)))


def texts(links: list[MeasureLink]) -> list[tuple[str | None, str | None, str]]:
    return [(link.child and link.child.text, link.parent and link.parent.text, link.kind) for link in links]


KINDS = [  # (what, the child's measure, the parent's, kind)
    ("the same", SENTENCE, SENTENCE, "verbatim"),
    ("level words", SENTENCE.replace("全省", "全区"), SENTENCE, "verbatim"),
    ("place names", SENTENCE.replace("全省", "忻府区"), SENTENCE.replace("全省", "山西省"), "verbatim"),
    ("widths and marks", SENTENCE.replace("2025", "２０２５").replace("，", ","), SENTENCE, "verbatim"),
    ("another figure", SENTENCE.replace("50", "60"), SENTENCE, "adapted"),
    ("another year", SENTENCE.replace("2025", "2030"), SENTENCE, "adapted"),
    ("a word more", "继续" + SENTENCE, SENTENCE, "adapted"),
    ("a part less", SENTENCE.split("，")[0], SENTENCE, "adapted"),
]


@pytest.mark.parametrize(("child", "parent", "kind"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_kinds(child: str, parent: str, kind: str) -> None:
    assert texts(align(child, parent)) == [(child, parent, kind)]


def test_new_and_omitted_come_with_no_other_end() -> None:
    child, parent = "组建狩猎队开展野猪种群调查", "加快垣曲抽水蓄能电站前期工作"
    assert texts(align(child, parent)) == [(child, None, "new"), (None, parent, "omitted")]


def test_a_measure_that_is_split_is_taken_up_by_both() -> None:
    wind, heat = "推动风电基地化发展", "积极开发利用地热资源"
    assert texts(align(f"{wind}。{heat}", f"{wind}，{heat}")) == [
        (wind, f"{wind}，{heat}", "adapted"),
        (heat, f"{wind}，{heat}", "adapted"),
    ]


def test_measures_that_are_merged_are_both_taken_up() -> None:
    wind, heat = "推动风电基地化发展，建设陆上风电集群", "积极开发利用地热资源"
    (link,) = align(f"{wind}，{heat}", f"{wind}。{heat}")
    assert (link.kind, link.parent and link.parent.text) == ("adapted", wind)


def test_the_likest_of_the_parents_measures_is_taken() -> None:
    parent = "推动光伏基地化发展。推动风电基地化发展。推动氢能产业化发展"
    assert texts(align("推动风电基地化加快发展", parent))[0] == ("推动风电基地化加快发展", "推动风电基地化发展", "adapted")


def test_a_linked_clause_comes_before_another_with_the_same_words() -> None:
    one, other = side({CLAUSE: SENTENCE}), side({"其他事项": SENTENCE, CLAUSE: SENTENCE})
    links = align_measures(one, other, linked(one, other, (0, 1)))
    assert [(link.parent.path, link.kind, link.review) for link in links if link.child and link.parent] == [("2", "verbatim", False)]


@pytest.mark.parametrize(("words", "kind"), [(SENTENCE, "verbatim"), (SENTENCE.replace("推动", "继续推进"), "adapted")])
def test_the_same_words_in_a_clause_that_is_not_linked_are_marked(words: str, kind: str) -> None:
    one, other = side({CLAUSE: words}), side({"其他事项": SENTENCE})
    (link,) = align_measures(one, other, [])
    assert (link.kind, link.review) == (kind, True)


def test_less_likeness_is_asked_within_linked_clauses() -> None:
    one, other = side({CLAUSE: "继续开发地热资源，谋划氢能示范"}), side({CLAUSE: "积极开发利用地热资源，推动光伏发展"})
    assert [link.kind for link in align_measures(one, other, linked(one, other, (0, 0)))] == ["adapted"]
    assert [link.kind for link in align_measures(one, other, [])] == ["new", "omitted"]


def test_a_link_of_clauses_that_is_in_doubt_makes_no_sure_measure() -> None:
    one, other = side({CLAUSE: SENTENCE}), side({CLAUSE: SENTENCE})
    (link,) = align_measures(one, other, linked(one, other, (0, 0), review=True))
    assert link.review


def test_a_measure_that_only_echoes_words_of_doing_is_new() -> None:
    child, parent = "加快推进旅游示范区建设，积极探索完善相关体制机制", "加快推进污水管网建设，积极探索完善相关体制机制"
    assert texts(align(child, parent)) == [(child, None, "new"), (None, parent, "omitted")]


@pytest.mark.parametrize("words", ["加强管理", "抓好落实"])
def test_the_same_words_of_doing_are_verbatim_all_the_same(words: str) -> None:
    assert texts(align(words, words)) == [(words, words, "verbatim")]


def test_what_its_source_explains_takes_up_no_other_measure() -> None:
    pool, bills = "完善绿色项目库，推动金融机构加大对清洁能源的支持", "建立绿色票据主体库，鼓励金融机构加大对绿色票据的支持"
    assert texts(align(pool, f"{pool}。{bills}")) == [(pool, pool, "verbatim"), (None, bills, "omitted")]


def test_what_a_measure_has_beside_its_source_takes_up_another() -> None:
    pool, bills = "完善绿色项目库，推动金融机构加大对清洁能源的支持", "建立绿色票据主体库，鼓励金融机构加大对票据的支持"
    assert texts(align(f"{pool}和绿色票据主体", f"{pool}。{bills}")) == [(f"{pool}和绿色票据主体", pool, "adapted")]


def test_what_is_left_on_both_sides_of_linked_clauses_needs_less() -> None:
    pipes, sewers = "推进城镇污水管网全覆盖", "推进厂网一体化运行维护，加快建设城中村、老旧城区、城乡结合部等区域生活污水收集管网"
    same = "".join(FILLERS.values())
    assert texts(align(same + pipes, same + sewers))[-1] == (pipes, sewers, "adapted")
    assert texts(align(f"{same}{sewers}。{pipes}", same + sewers))[-1] == (pipes, None, "new")


def test_a_doubtful_link_of_clauses_counts_beside_a_sure_one_and_is_marked() -> None:
    one, other = (
        side({CLAUSE: SENTENCE, "电网": words}) for words in ("持续推进农村电网改造升级", "实施配电网建设计划，推进农村电网升级改造工程")
    )
    doubtful = [*linked(one, other, (0, 0)), *linked(one, other, (1, 1), review=True)]
    assert [(link.kind, link.review) for link in align_measures(one, other, doubtful)] == [("verbatim", False), ("adapted", True)]


@pytest.mark.parametrize(("child", "parent", "kinds"), [("", "", []), (SENTENCE, "", ["new"]), ("", SENTENCE, ["omitted"])])
def test_no_measures(child: str, parent: str, kinds: list[str]) -> None:
    assert [link.kind for link in align(child, parent)] == kinds


def test_a_whole_document_is_verbatim_to_its_own_words() -> None:
    one, other = side(FILLERS), side(FILLERS)
    links = align_measures(one, other, linked(one, other, *((i, i) for i in range(len(FILLERS)))))
    assert {link.kind for link in links} == {"verbatim"}


@pytest.mark.parametrize("name", [OPINION, SAVING_PLAN])
def test_every_measure_is_accounted_for(name: str) -> None:
    links = compared(COUNTY_PLAN, name).measures
    assert [link.child for link in links if link.child] == list(sample_side(COUNTY_PLAN).measures)
    linked_ = {link.parent.id for link in links if link.child and link.parent}
    omitted = [link.parent for link in links if link.parent and not link.child]
    assert not linked_ & {measure.id for measure in omitted}
    places = {measure.id: n for n, measure in enumerate(sample_side(name).measures)}
    assert [places[measure.id] for measure in omitted] == sorted(places[measure.id] for measure in omitted)
    assert all(0.0 <= link.similarity <= 1.0 for link in links)


@pytest.mark.parametrize(("child", "parent"), [(CLEANER_PLAN, OPINION), (OPINION, SAVING_PLAN), (COUNTY_PLAN, CLEANER_PLAN)])
def test_documents_without_descent_have_no_sure_measure(child: str, parent: str) -> None:
    links = align_measures(sample_side(child), sample_side(parent), aligned(child, parent))
    assert [link for link in links if link.child and link.parent and not link.review] == []


def test_an_aim_is_not_left_out() -> None:
    one, other = side({CLAUSE: SENTENCE}), side({"基本原则": "尊重技术发展规律，建用并重", CLAUSE: SENTENCE})
    assert [link.kind for link in align_measures(one, other, linked(one, other, (0, 1)))] == ["verbatim"]


def test_what_a_measure_of_any_clause_says_is_not_left_out() -> None:
    one = side({CLAUSE: SENTENCE, "其他事项": "会同通信企业在市政设施建设中同步考虑5G网络建设，预留杆塔资源"})
    other = side({CLAUSE: SENTENCE, "统筹布局": "在交通、市政设施的规划中同步考虑5G网络建设"})
    links = align_measures(one, other, linked(one, other, (0, 0)))
    assert [link.kind for link in links if not link.child] == []
