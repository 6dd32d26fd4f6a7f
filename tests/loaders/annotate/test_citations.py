"""Citations: which documents a provision names, under which number, and in which role."""

from __future__ import annotations

import pytest

from loaders import Document
from tests.loaders.reading import CLEANER_PLAN, COUNTY_PLAN, OPINION, OUTLINE_PLAN, SAVING_PLAN, document_of, read_text, sample

Cited = tuple[str | None, str | None, str]


def cited(document: Document) -> list[Cited]:
    return [(c.title, c.doc_number, c.relation) for c in document.citations]


def in_clause(sentence: str) -> list[Cited]:
    return cited(document_of(f"一、任务\n\n（一）甲。{sentence}"))


def in_opening(sentence: str, issuer: str = "山西省人民政府") -> list[Cited]:
    return cited(document_of("一、任务\n\n（一）甲。加强监管。", issuer, sentence))


BRACKETS = [
    "（国发〔2021〕4号）",
    "(国发〔2021〕4号)",
    "（国发[2021]4号）",
    "（国发［2021］4号）",
    "（国发（2021）4号）",
    "(国发(2021)4号)",
    "（国发【2021】4号）",
    "（国发〔２０２１〕４号）",
    "（国发〔2021〕 4 号）",
    "（国发〔2021〕第4号）",
    "（国\n发〔2021〕4号）",
    "（国发〔20\n21〕4号）",
]

ORGANS = [
    "国发〔2021〕4号",
    "国办发〔2016〕8号",
    "环发〔2007〕195号",
    "晋政发〔2022〕12号",
    "晋政办发〔2021〕10号",
    "发改环资〔2021〕1524号",
    "冀政字〔2022〕2号",
    "晋电改供给办发〔2017〕2号",
    "工信部联节〔2022〕76号",
    "中发〔2021〕36号",
]

ROLES = [  # (sentence in a clause, title, role)
    # basis: 按照, 依据, 执行, 落实 X
    ("落实«山西省促进科技成果转化条例»，强化企业创新主体地位。", "山西省促进科技成果转化条例", "basis"),
    ("严格落实《农用膜管理办法》，指导建立农膜回收体系。", "农用膜管理办法", "basis"),
    ("按照《生态县、生态市、生态省建设指标(修订稿)》推进创建。", "生态县、生态市、生态省建设指标（修订稿）", "basis"),
    ("依据《节能监察办法》开展监察。", "节能监察办法", "basis"),
    ("严格执行《环境影响评价法》，加强准入。", "环境影响评价法", "basis"),
    ("根据《机动车强制报废标准规定》淘汰老旧车。", "机动车强制报废标准规定", "basis"),
    # mention
    (
        "产能达到《高耗能行业重点领域能效标杆水平和基准水平（2021年版）》中标杆水平。",
        "高耗能行业重点领域能效标杆水平和基准水平（2021年版）",
        "mention",
    ),
    ("修订《山西省节约能源条例》，健全标准。", "山西省节约能源条例", "mention"),
    ("近年来，先后出台《山西省大气污染防治条例》等法规，构建了制度体系。", "山西省大气污染防治条例", "mention"),
    # planned: still to be drawn up
    ("研究制定《吉林省氢能开发与利用行动方案（试行）》。", "吉林省氢能开发与利用行动方案（试行）", "planned"),
    ("年底前出台《山西省碳达峰实施方案》。", "山西省碳达峰实施方案", "planned"),
    ("加快制定《绿色产业目录》。", "绿色产业目录", "planned"),
    ("抓紧编制《山西省氢能规划》。", "山西省氢能规划", "planned"),
    # vague: by level and matter only
    ("落实省、市关于加快建立健全绿色低碳循环发展经济体系相关文件精神。", "加快建立健全绿色低碳循环发展经济体系", "vague"),
    # titles inside titles
    ("落实《国务院关于印发〈2030年前碳达峰行动方案〉的通知》。", "国务院关于印发〈2030年前碳达峰行动方案〉的通知", "basis"),
]

OPENINGS = [
    (
        "为贯彻落实«国务院关于加快建立健全绿色低碳循环发展经\n济体系的指导意见»(国发〔２０２１〕４号),制定本意见.",
        [("国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见", "国发〔2021〕4号", "implements")],
    ),
    (
        "为贯彻落实国家发改委等部门《“十四五”全国清洁生产推行方案》（发改环资〔2021〕1524号），制定本方案。",
        [("“十四五”全国清洁生产推行方案", "发改环资〔2021〕1524号", "implements")],
    ),
    (
        "为深入落实《国务院关于加快绿色发展的指导意见》（国发〔2021〕4号）和《吉林省人民政府关于加快绿色发展的实施意见》（吉政发〔2021〕18号）精神，制定本方案。",
        [
            ("国务院关于加快绿色发展的指导意见", "国发〔2021〕4号", "implements"),
            ("吉林省人民政府关于加快绿色发展的实施意见", "吉政发〔2021〕18号", "implements"),
        ],
    ),
    (
        "为贯彻落实省、市关于加快建立健全绿色低碳循环发展经济体系相关文件精神，结合忻府区实际，特编制如下实施方案。",
        [("加快建立健全绿色低碳循环发展经济体系", None, "vague")],
    ),
    ("为贯彻党中央、国务院决策部署，制定本方案。", []),
]

NO_CITATION = [
    "推进“两高”项目管理，落实“三线一单”。",
    "按照《关于加快绿色转型的实施意见》推进。",  # the document's own title
    "依法落实节能节水税收优惠政策。",
    "执行GB 18599—2020标准。",
    "落实国家产能置换政策。",
    "本方案自2022年12月31日起施行。",
]


@pytest.mark.parametrize("number", BRACKETS)
def test_number_in_every_form_of_brackets(number: str) -> None:
    assert in_clause(f"落实《关于加快发展的指导意见》{number}。") == [("关于加快发展的指导意见", "国发〔2021〕4号", "basis")]


@pytest.mark.parametrize("number", ORGANS)
def test_number_of_every_organ(number: str) -> None:
    assert in_clause(f"落实《关于加快发展的指导意见》（{number}）。") == [("关于加快发展的指导意见", number, "basis")]


@pytest.mark.parametrize("number", ORGANS)
def test_bare_number(number: str) -> None:
    assert in_clause(f"按照{number}文件要求推进。") == [(None, number, "basis")]


@pytest.mark.parametrize(("sentence", "title", "relation"), ROLES)
def test_role(sentence: str, title: str, relation: str) -> None:
    assert in_clause(sentence) == [(title, None, relation)]


@pytest.mark.parametrize(("sentence", "expected"), OPENINGS)
def test_opening(sentence: str, expected: list[Cited]) -> None:
    assert in_opening(sentence) == expected


def test_same_words_outside_the_opening_are_a_basis() -> None:
    assert in_clause("贯彻落实《国务院关于加快绿色发展的指导意见》。") == [("国务院关于加快绿色发展的指导意见", None, "basis")]


@pytest.mark.parametrize("sentence", NO_CITATION)
def test_no_citation(sentence: str) -> None:
    assert in_clause(sentence) == []


def test_titles_in_a_row_share_the_role() -> None:
    found = in_clause("全面贯彻《节约能源法》《工业节能管理办法》和《节能监察办法》、《固定资产投资项目节能审查办法》，加强监察。")
    assert [relation for _, _, relation in found] == ["basis"] * 4


@pytest.mark.parametrize(
    "explained",
    [
        "（晋发〔2021〕3号）（以下简称《意见》）",
        "（晋发〔2021〕3号）（以下简称“意见”）",
        pytest.param("（晋发〔2021〕3号，以下简称《意见》）"),
    ],
)
def test_alias_stands_for_the_document(explained: str) -> None:
    found = in_clause(f"落实《关于加快发展的意见》{explained}。按照《意见》要求推进。")
    assert {(title, number) for title, number, _ in found} == {("关于加快发展的意见", "晋发〔2021〕3号")}
    assert len(found) >= 2


def test_alias_of_the_document_itself_is_no_citation() -> None:
    found = in_opening("为加快绿色转型，制定《关于加快绿色转型的实施意见》（以下简称《意见》）。《意见》期限为五年。")
    assert found == []


def test_alias_without_explanation_is_the_document_itself() -> None:
    assert in_clause("各地要按照《方案》推进落实。") == []


def test_own_number_is_no_citation() -> None:
    document = read_text(
        "山西省人民政府文件\n\n晋政发〔2022〕12号\n\n山西省人民政府\n\n关于加快建立健全我省绿色低碳\n\n循环发展经济体系的实施意见\n\n各市、县人民政府：\n\n"
        "一、任务\n\n（一）甲。推进本意见（晋政发〔2022〕12号）落实。加强监管，推进改造。"
    )
    assert cited(document) == []


def test_annexes_are_no_citations() -> None:
    document = document_of(
        "一、任务\n\n（一）甲。按照《重点任务分工方案》推进（见附件1）。\n\n附件：\n\n1.重点任务分工方案\n\n2.指标分解方案"
    )
    assert cited(document) == []


def test_brace_for_title_mark() -> None:
    assert in_clause("落实《关于加快绿色产业发展的指导意见}(国发(2021)4号)。") == [
        ("关于加快绿色产业发展的指导意见", "国发〔2021〕4号", "basis")
    ]


NO_POLICIES = [
    "取得《不动产权证书》的，予以登记。",
    "填写《失业保险待遇申请表》。",
    "话剧《右玉》、歌曲《瓷魂》获奖。",
    "签订《国有土地租赁合同》。",
    "核实《拟纳入控排企业名单》。",
    "按照《项目申报指南》（附件2）申报。",
]


@pytest.mark.parametrize("sentence", NO_POLICIES)
def test_forms_proofs_plays_and_annexes_are_no_citations(sentence: str) -> None:
    assert in_clause(sentence) == []


PRINTED = [  # (words, title, number)
    ("《政府投资条例》（国务院令第712号）", "政府投资条例", "国务院令第712号"),
    ("《政府投资条例》（中华人民共和国国务院令第712号）", "政府投资条例", "国务院令第712号"),
    ("《个人所得税法实施条例》（国令第707号）", "个人所得税法实施条例", "国务院令第707号"),
    ("《直接投资项目管理办法》（国家发展和改革委员会令2014年第7号）", "直接投资项目管理办法", "国家发展和改革委员会令2014年第7号"),
    ("《高效节能产品目录》（工业和信息化部公告2021年第3号）", "高效节能产品目录", "工业和信息化部公告2021年第3号"),
    ("《碳排放权交易管理办法》（部令第19号）", "碳排放权交易管理办法", None),
    ("《资金管理办法》（修订）（晋财办〔2018〕6号）", "资金管理办法", "晋财办〔2018〕6号"),
    ("《支持发展的若干措施（晋政发〔2018〕4号）》", "支持发展的若干措施", "晋政发〔2018〕4号"),
    ("〈就业补助资金管理办法〉", "就业补助资金管理办法", None),
    ("《推动绿色发展的意见〉", "推动绿色发展的意见", None),
    ("《推动绿色\n发展的意见》", "推动绿色发展的意见", None),
]


@pytest.mark.parametrize(("words", "title", "number"), PRINTED)
def test_name_as_printed(words: str, title: str, number: str | None) -> None:
    assert in_clause(f"按照{words}开展监察。") == [(title, number, "basis")]


PLAN = "山西省“十四五”节能规划"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("为推进节能，根据国家《“十四五”节能规划》，制定本规划。", [("“十四五”节能规划", None, "implements")]),
        ("根据《“十四五”节能规划》，制定本规划。", [("“十四五”节能规划", None, "implements")]),
        ("编制《山西省“十四五”节能规划》（以下简称《规划》）。《规划》期限为五年。", []),
        ("根据《山西省“十四五”规划纲要》，编制《“十四五”节能规划》。", [("山西省“十四五”规划纲要", None, "implements")]),
        ("为落实《山西省“十三五”节能规划》，制定本规划。", [("山西省“十三五”节能规划", None, "mention")]),
        ("根据《节约能源法》，制定本规划。", [("节约能源法", None, "basis")]),
    ],
)
def test_title_within_the_own_title(sentence: str, expected: list[Cited]) -> None:
    assert cited(read_text(f"{PLAN}\n\n{sentence}\n\n一、任务\n\n（一）甲。加强监管，推进改造。")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("为落实国务院办公厅《关于加快绿色转型的实施意见》，制定本意见。", [("关于加快绿色转型的实施意见", None, "implements")]),
        ("《关于加快绿色转型的实施意见》已经省政府同意，现印发给你们。", []),
    ],
)
def test_title_without_its_issuer(sentence: str, expected: list[Cited]) -> None:
    assert in_opening(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("为了优化营商环境，根据《优化营商环境条例》等法规，结合本省实际，制定本条例。", [("优化营商环境条例", None, "basis")]),
        ("为了贯彻《优化营商环境条例》，结合本省实际，制定本条例。", [("优化营商环境条例", None, "implements")]),
        ("根据《价格法》及《优化营商环境条例》的规定，制定本条例。", [("价格法", None, "basis"), ("优化营商环境条例", None, "basis")]),
    ],
)
def test_law_of_the_same_name_one_level_up(sentence: str, expected: list[Cited]) -> None:
    articles = f"第一章 总则\n\n第一条 {sentence}\n\n第二条 各级政府应当加强监管。\n\n第三条 各部门应当推进改革。"
    assert cited(read_text(f"山西省优化营商环境条例\n\n{articles}")) == expected


def test_what_came_out_in_the_past_is_no_plan() -> None:
    found = cited(
        document_of("一、“十三五”工作回顾\n\n（一）甲。出台《节能改造技术目录》。\n\n二、任务\n\n（一）乙。出台《节能管理办法》。")
    )
    assert found == [("节能改造技术目录", None, "mention"), ("节能管理办法", None, "planned")]


SAMPLES = [
    (
        OPINION,
        [
            ("国务院关于加快建立健全绿色低碳循环发展经济体系的指导意见", "国发〔2021〕4号", "implements"),
            ("山西省促进科技成果转化条例", None, "basis"),
        ],
    ),
    (
        COUNTY_PLAN,
        [("加快建立健全绿色低碳循环发展经济体系", None, "vague"), ("山西省促进科技成果转化条例", None, "basis")],
    ),
    (
        CLEANER_PLAN,
        [
            ("“十四五”全国清洁生产推行方案", "发改环资〔2021〕1524号", "implements"),
            ("高耗能行业重点领域能效标杆水平和基准水平（2021年版）", None, "mention"),
            ("农用膜管理办法", None, "basis"),
            ("清洁生产促进法", None, "basis"),
        ],
    ),
    (
        OUTLINE_PLAN,
        [
            ("山西省环境空气质量改善量化问责办法（试行）", None, "mention"),
            ("山西省生态文明体制改革实施方案", None, "mention"),
            ("山西省加快构建现代环境治理体系实施方案", None, "mention"),
            ("生态县、生态市、生态省建设指标（修订稿）", "环发〔2007〕195号", "basis"),
        ],
    ),
]


@pytest.mark.parametrize(("name", "expected"), SAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_citations_of_the_samples(name: str, expected: list[Cited]) -> None:
    assert cited(sample(name)) == expected


def test_number_of_003_belongs_to_its_title() -> None:
    found = {title: number for title, number, _ in cited(sample(SAVING_PLAN))}
    assert found["国务院关于印发“十三五”节能减排综合工作方案的通知"] == "国发〔2016〕74号"
    assert found["山西省“十三五”期间煤电行业淘汰落后产能推进计划"] == "晋电改供给办发〔2017〕2号"


def test_citation_stands_in_the_provision_that_names_it() -> None:
    for name in (OPINION, COUNTY_PLAN, OUTLINE_PLAN, SAVING_PLAN, CLEANER_PLAN):
        for citation in sample(name).citations:
            assert citation.provision.start <= citation.start < citation.end <= citation.provision.text_end
