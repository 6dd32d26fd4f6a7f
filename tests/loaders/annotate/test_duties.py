"""Duties: who leads, who supports, who shares a duty; what each printed list covers; what is no list."""

from __future__ import annotations

import pytest

from loaders import Document
from tests.loaders.reading import CLEANER_PLAN, SAVING_PLAN, clause_of, document_of, sample

DO = "推进能效对标。"


def lists(document: Document, subjects: bool = False) -> list[list[str]]:
    """Every printed list as "name role/basis", in order; organs that are subjects only if asked for."""
    found = [[f"{one.mention} {one.role}/{one.basis}" for one in duty.named] for duty in document.responsibilities]
    return [one for one in found if one and subjects == one[0].endswith("/subject")]


def row(
    lead: str = "",
    support: str = "",
    first: str = "",
    joint: str = "",
    sole: str = "",
    standing: str = "",
    labelled: str = "",
    labelled_lead: str = "",
    labelled_support: str = "",
) -> list[str]:
    """A list in the order in which such lists are printed: each argument holds names parted by blanks."""
    kinds = (
        (lead, "lead/explicit"),
        (first, "lead/first-listed"),
        (sole, "lead/sole"),
        (labelled_lead, "lead/labelled"),
        (labelled, "responsible/labelled"),
        (labelled_support, "support/labelled"),
        (joint, "responsible/joint"),
        (support, "support/explicit"),
        (standing, "responsible/standing-clause"),
    )
    return [f"{name} {kind}" for names, kind in kinds for name in names.split()]


LISTS = [
    # 牵头, 配合
    (
        "（省经信委、省发展改革委、省环保厅牵头，省科技厅、省财政厅、省国资委、省质监局等配合）",
        row(lead="省经信委 省发展改革委 省环保厅", support="省科技厅 省财政厅 省国资委 省质监局"),
    ),
    ("（省经信委牵头）", row(lead="省经信委")),
    ("（省经信委等牵头，省科技厅等部门配合）", row(lead="省经信委", support="省科技厅")),
    ("（省能源局负责牵头，省财政厅、省工信厅协同配合）", row(lead="省能源局", support="省财政厅 省工信厅")),
    ("（省能源局牵头，省财政厅参与）", row(lead="省能源局", support="省财政厅")),
    ("（省能源局主办，省财政厅协办）", row(lead="省能源局", support="省财政厅")),
    ("(省委宣传部、省环保厅牵头,省总工会、团省委、省妇联等配合)", row(lead="省委宣传部 省环保厅", support="省总工会 团省委 省妇联")),
    # joint lists: the first leads by custom only
    ("（省能源局、省工信厅）", row(first="省能源局", joint="省工信厅")),
    ("（省能源局）", row(sole="省能源局")),
    ("（省发展改革委、省工信厅按职责分工负责）", row(first="省发展改革委", joint="省工信厅")),
    ("（省发展改革委、省工信厅按各自职责分工负责）", row(first="省发展改革委", joint="省工信厅")),
    ("（省发展改革委、省工信厅分别负责）", row(first="省发展改革委", joint="省工信厅")),
    ("（省发展改革委等有关部门按职责分工负责）", row(sole="省发展改革委")),
    (
        "（省发展改革委、省工信厅等部门和各区人民政府按职责分工负责）",
        row(first="省发展改革委", joint="省工信厅 各区人民政府"),
    ),
    ("（国家发展改革委、工业和信息化部等按职责分工负责）", row(first="国家发展改革委", joint="工业和信息化部")),
    ("（省发展改革委、工业和信息化厅、财政厅按职责分工负责）", row(first="省发展改革委", joint="工业和信息化厅 财政厅")),
    # an explicit leader beside joint duty
    (
        "（国家发展改革委牵头，国家统计局、国家能源局等按职责分工负责）",
        row(lead="国家发展改革委", joint="国家统计局 国家能源局"),
    ),
    # labels inside the bracket
    ("（责任单位：省能源局、省财政厅）", row(first="省能源局", labelled="省财政厅")),
    (
        "（责任单位：省经济和信息化厅，配合单位：省发展改革委、省水利厅等）",
        row(labelled_lead="省经济和信息化厅", labelled_support="省发展改革委 省水利厅"),
    ),
    ("（责任单位：省能源局；配合单位：省财政厅）", row(labelled_lead="省能源局", labelled_support="省财政厅")),
    ("（牵头单位：省能源局；参与单位：省财政厅；完成时限：2025年12月）", row(lead="省能源局", labelled_support="省财政厅")),
    # 排在第一位的为牵头部门 makes custom explicit
    ("（省能源局、省工信厅负责，排在第一位的为牵头部门，下同）", row(lead="省能源局", joint="省工信厅")),
    # other brackets, and brackets within
    ("[省发展改革委、省生态环境厅、省供销社按职责分工负责]", row(first="省发展改革委", joint="省生态环境厅 省供销社")),
    ("【责任单位：市发展改革委，市工业和信息化局】", row(first="市发展改革委", labelled="市工业和信息化局")),
    ("（市能源局、各市〔特区、区〕人民政府、各开发区管委会）", row(first="市能源局", joint="各市〔特区、区〕人民政府 各开发区管委会")),
    # collective ones
    ("（各市人民政府、省直有关部门）", row(first="各市人民政府", joint="省直有关部门")),
    pytest.param("（各市、县人民政府）", row(sole="各市、县人民政府")),
    pytest.param(
        "（省发展改革委、各县（市、区）人民政府）",
        row(first="省发展改革委", joint="各县（市、区）人民政府"),
    ),
    pytest.param(
        "（由省能源局牵头，会同省财政厅落实）",
        row(lead="省能源局", joint="省财政厅"),
    ),
    pytest.param(
        "（省能源局牵头，2025年底前完成）",
        row(lead="省能源局"),
    ),
    pytest.param(
        "（省发展改革委（省粮食和储备局）、省工信厅按职责分工负责）",
        row(first="省发展改革委（省粮食和储备局）", joint="省工信厅"),
    ),
    # half-width signs
    ("(省发展改革委,省工信厅)", row(first="省发展改革委", joint="省工信厅")),
    ("(责任单位:省能源局、省财政厅)", row(first="省能源局", labelled="省财政厅")),
    # names of every sort
    (
        "（省交通厅、省军区、国铁太原局集团、国网山西省电力公司、人行太原中心支行、山西证监局、国家税务总局山西省税务局）",
        row(
            first="省交通厅",
            joint="省军区 国铁太原局集团 国网山西省电力公司 人行太原中心支行 山西证监局 国家税务总局山西省税务局",
        ),
    ),
]

STANDING = [
    (
        "（省发展改革委、省工信厅按职责分工负责，下同；各市人民政府。以下均需各市人民政府落实，不再列出）",
        row(first="省发展改革委", joint="省工信厅", standing="各市人民政府"),
        "各市人民政府",
    ),
    (
        "（责任单位：省经济和信息化厅，配合单位：省能源局等，各市人民政府负责落实。以下均需各市人民政府落实，不再列出）",
        row(labelled_lead="省经济和信息化厅", labelled_support="省能源局", standing="各市人民政府"),
        "各市人民政府",
    ),
    (
        "（省能源局、省工信厅负责。以下任务均需各市人民政府落实，不再逐一列出）",
        row(first="省能源局", joint="省工信厅", standing="各市人民政府"),
        "各市人民政府",
    ),
    (
        "（省能源局牵头；各市人民政府。以下各项均由各市人民政府负责，不再一一列出）",
        row(lead="省能源局", standing="各市人民政府"),
        "各市人民政府",
    ),
    (
        "（省能源局牵头，以下各项任务均由各区人民政府落实）",
        row(lead="省能源局", standing="各区人民政府"),
        "各区人民政府",
    ),
    (
        "（省能源局牵头；各县（市、区）人民政府。以下均需各县（市、区）人民政府落实，不再列出）",
        row(lead="省能源局", standing="各县（市、区）人民政府"),
        "各县（市、区）人民政府",
    ),
]

NO_LIST = [
    "推动园区（园区）建设。",
    "建成战略性新兴产业基地（园区）。",
    "执行能效标杆水平和基准水平（2021年版）。",
    "采购盾构机（直径5.5米）。",
    "完善能源消费强度和总量双控（以下简称“双控”）制度。",
    "推广低（无）挥发性有机物油墨。",
    "推动首台（套）重大技术装备示范应用。",
    "（2022-2025年）发展林业循环经济。",
    "完善政府拍卖（出让）初始排污权的一级市场。",
    "实施《规划纲要（2021-2030年）》。",
    "培育（绿色）设计产品。",
    "推广先进装备（电机、水泵、风机）。",
    "加强重点区域（京津冀、汾渭平原）治理。",
    "落实《推行方案》（发改环资〔2021〕1524号）。",
]

SUBJECTS = [
    ("省发展改革委要会同有关部门强化统筹协调和督促指导。", ["省发展改革委"]),
    ("各市人民政府要落实主体责任，加大力度鼓励和促进清洁生产。", ["各市人民政府"]),
    ("省发展改革委加强组织协调，发挥清洁生产促进工作部门协调机制作用。", ["省发展改革委"]),
    ("省发展改革委、省能源局要加强督促检查。", ["省发展改革委", "省能源局"]),
    ("各市人民政府、省直有关部门应制定具体措施。", ["各市人民政府", "省直有关部门"]),
    ("国务院有关部门要加强指导。", ["国务院有关部门"]),
    ("地方各级人民政府要落实责任。", ["地方各级人民政府"]),
    pytest.param("各地区、各部门要强化落实。", ["各地区", "各部门"]),
    pytest.param("省能源局牵头制定能效标准。", ["省能源局"]),
    pytest.param("省工信厅负责制定能效标准。", ["省工信厅"]),
    ("每年年底将任务推进完成情况形成书面材料报送省发展改革委。", []),
    ("推动企业加强管理。", []),
    ("建设用地要严格审批。", []),
    ("有关行政处罚依法公开。", []),
]


@pytest.mark.parametrize(("bracket", "expected"), LISTS)
def test_list_in_brackets(bracket: str, expected: list[str]) -> None:
    document = clause_of(DO + bracket)
    assert [sorted(one) for one in lists(document)] == [sorted(expected)]
    assert [m.text for m in document.responsibilities[0].measures] == [DO.rstrip("。")]


@pytest.mark.parametrize(("bracket", "expected", "body"), STANDING)
def test_standing_clause_holds_for_all_later_lists(bracket: str, expected: list[str], body: str) -> None:
    document = document_of(
        f"一、任务\n\n（一）甲。{DO}{bracket}\n\n（二）乙。加强农业监管。（省农业农村厅）\n\n（三）丙。推广节水。（省水利厅牵头）"
    )
    assert [sorted(one) for one in lists(document)] == [
        sorted(expected),
        sorted(row(sole="省农业农村厅", standing=body)),
        sorted(row(lead="省水利厅", standing=body)),
    ]


def test_standing_clause_does_not_reach_back() -> None:
    document = document_of(
        f"一、任务\n\n（一）甲。推广节水。（省水利厅）\n\n（二）乙。{DO}（省能源局；各市人民政府。以下均需各市人民政府落实，不再列出）"
    )
    assert lists(document)[0] == row(sole="省水利厅")


def test_first_listed_leads_by_rule_once_the_document_says_so() -> None:
    document = document_of(
        f"一、任务\n\n（一）甲。{DO}（省能源局、省工信厅负责，排在第一位的为牵头部门，下同）\n\n（二）乙。推广节水。（省水利厅、省住建厅）"
    )
    assert lists(document)[1] == row(lead="省水利厅", joint="省住建厅")


def test_bare_list_after_ditto_is_joint() -> None:
    document = document_of(
        f"一、任务\n\n（一）甲。{DO}（省能源局、省工信厅按职责分工负责，下同）\n\n（二）乙。推广节水。（省水利厅、省住建厅）"
    )
    assert lists(document)[1] == row(first="省水利厅", joint="省住建厅")


@pytest.mark.parametrize("sentence", NO_LIST)
def test_brackets_that_hold_no_organs_give_nothing(sentence: str) -> None:
    assert lists(clause_of(sentence)) == []


@pytest.mark.parametrize(("sentence", "organs"), SUBJECTS)
def test_subject_of_a_sentence(sentence: str, organs: list[str]) -> None:
    document = clause_of(sentence)
    found = [[one.split(" ")[0] for one in duty] for duty in lists(document, subjects=True)]
    assert found == ([organs] if organs else [])
    for duty in document.responsibilities:
        assert [m.text for m in duty.measures] == [sentence.rstrip("。")]


def covered(document: Document) -> list[list[str]]:
    return [[m.text for m in duty.measures] for duty in document.responsibilities if duty.named[0].basis != "subject"]


COVERAGE = [
    (
        "加强甲类监管。推广乙类技术。（省能源局、省工信厅）建设丙类项目。（省商务厅）",
        [["加强甲类监管", "推广乙类技术"], ["建设丙类项目"]],
    ),
    ("加强甲类监管；推广乙类技术。（省能源局）建设丙类项目。", [["加强甲类监管", "推广乙类技术"]]),
    ("加强甲类监管。\n\n（省交通厅、省发展改革委）", [["加强甲类监管"]]),
    ("加强甲类监管。\n\n推广乙类技术。\n\n（省交通厅、省发展改革委）", [["加强甲类监管", "推广乙类技术"]]),
    ("加强甲类监管。\n\n责任单位：省交通厅", [["加强甲类监管"]]),
    # a sentence that no rule takes for a measure is one where a list stands behind it: every bracket has at least one measure
    ("绿色消费的新风尚。（省商务厅）", [["绿色消费的新风尚"]]),
]


@pytest.mark.parametrize(("sentences", "expected"), COVERAGE)
def test_list_covers_what_stands_since_the_list_before(sentences: str, expected: list[list[str]]) -> None:
    assert covered(clause_of(sentences)) == expected


def test_list_after_items_covers_the_whole_clause() -> None:
    document = document_of("一、任务\n\n（一）重点工程\n\n1.加强甲类监管。\n\n2.推广乙类技术。\n\n（省能源局、省工信厅）")
    assert covered(document) == [["加强甲类监管", "推广乙类技术"]]


def test_list_of_one_item_does_not_cover_the_item_before() -> None:
    document = document_of("一、任务\n\n（一）重点工程\n\n1.甲类\n\n加强甲类监管。（省能源局）\n\n2.乙类\n\n推广乙类技术。（省工信厅）")
    assert covered(document) == [["加强甲类监管"], ["推广乙类技术"]]


@pytest.mark.parametrize("numerals", [("（一）", "（二）"), ("1.", "2.")])
def test_list_behind_a_numbered_line_of_one_sentence(numerals: tuple[str, str]) -> None:
    """Every bracket has at least one measure, also that of （十）扩大绿色贸易。（省商务厅）."""
    document = document_of("一、任务\n\n{}扩大绿色贸易。（省商务厅）\n\n{}推广乙类技术。（省工信厅）".format(*numerals))
    assert covered(document) == [["扩大绿色贸易"], ["推广乙类技术"]]


def test_list_does_not_cover_the_next_clause() -> None:
    document = document_of("一、任务\n\n（一）甲。加强甲类监管。（省能源局）\n\n（二）乙。推广乙类技术。")
    assert covered(document) == [["加强甲类监管"]]


LABEL_LINES = [
    ("责任单位：省能源局、省财政厅", row(first="省能源局", labelled="省财政厅")),
    ("牵头单位：省能源局\n\n配合单位：省财政厅、省工信厅", row(lead="省能源局", labelled_support="省财政厅 省工信厅")),
    ("牵头单位：省能源局\n\n责任单位：省财政厅、省工信厅\n\n完成时限：2025年", row(lead="省能源局", labelled="省财政厅 省工信厅")),
    ("责任单位:省能源局、省财政厅。", row(first="省能源局", labelled="省财政厅")),
    ("（牵头单位：省能源局\n\n配合单位：省财政厅）", row(lead="省能源局", labelled_support="省财政厅")),
    ("牵头部门：省能源局\n\n参与部门：省财政厅", row(lead="省能源局", labelled_support="省财政厅")),
    ("责任部门：省能源局\n\n完成时限：2025年12月底前", row(sole="省能源局")),
]


@pytest.mark.parametrize(("lines", "expected"), LABEL_LINES)
def test_labels_on_lines_of_their_own_are_one_list(lines: str, expected: list[str]) -> None:
    document = clause_of(f"{DO}\n\n{lines}")
    assert [sorted(one) for one in lists(document)] == [sorted(expected)]
    assert covered(document) == [[DO.rstrip("。")]]


def test_label_lines_after_each_of_two_clauses() -> None:
    lines = "牵头单位：省能源局\n\n责任单位：省财政厅\n\n完成时限：2025年"
    document = document_of(f"一、任务\n\n（一）甲\n\n加强甲类监管。\n\n{lines}\n\n（二）乙\n\n推广乙类技术。\n\n{lines}")
    assert covered(document) == [["加强甲类监管"], ["推广乙类技术"]]


def test_name_without_place_shares_that_of_the_name_before() -> None:
    (duty,) = clause_of(f"{DO}（省发展改革委、工业和信息化厅）").responsibilities
    assert [one.organ.id for one in duty.named] == ["140000-山西省发展和改革委员会", "140000-山西省工业和信息化厅"]


def test_unlisted_organ_is_found_by_its_form() -> None:
    (duty,) = clause_of(f"{DO}（省能源局、省碳资产管理中心）").responsibilities
    assert [(one.organ.name, one.organ.listing) for one in duty.named] == [("山西省能源局", "family"), ("山西省碳资产管理中心", "unlisted")]


def test_list_of_unlisted_organs_alone() -> None:
    (duty,) = clause_of(f"{DO}（省碳资产管理中心、省绿色技术推广中心）").responsibilities
    assert [one.organ.listing for one in duty.named] == ["unlisted", "unlisted"]


def test_brackets_inside_one_sentence() -> None:
    document = clause_of("推进能效对标（省能源局负责），加强监管（省工信厅负责）。")
    assert covered(document) == [["推进能效对标"], ["加强监管"]]


def test_list_broken_over_lines() -> None:
    document = clause_of("推进能效对标。(省经信委、省发展改革委、省环保厅牵头，省科技厅、省财\n政厅、省国资委、省质监局等配合)")
    assert lists(document) == [row(lead="省经信委 省发展改革委 省环保厅", support="省科技厅 省财政厅 省国资委 省质监局")]


@pytest.mark.parametrize("mark", ["―8―", "—8—", "- 8 -"])
def test_list_broken_by_a_page_mark(mark: str) -> None:
    document = clause_of(f"{DO}（责任\n{mark}\n单位：省能源局、省\n{mark}\n财政厅）")
    assert lists(document) == [row(first="省能源局", labelled="省财政厅")]


def test_mention_stands_where_it_is_printed() -> None:
    for name in (SAVING_PLAN, CLEANER_PLAN):
        document = sample(name)
        for duty in document.responsibilities:
            for one in duty.named:
                assert document.clean.text[slice(*one.stands)].replace("\n", "") == one.mention


@pytest.mark.parametrize("name", [SAVING_PLAN, CLEANER_PLAN])
def test_lists_of_the_samples(name: str) -> None:
    document = sample(name)
    printed = [duty for duty in document.responsibilities if duty.named[0].basis != "subject"]
    assert len(printed) == {SAVING_PLAN: 44, CLEANER_PLAN: 28}[name]
    taken: set[int] = set()
    for duty in printed:
        assert duty.measures
        assert not taken & {id(m) for m in duty.measures}
        taken |= {id(m) for m in duty.measures}
        positions = [one.position for one in duty.named]
        assert positions == sorted(set(positions))
        explicit = any(one.basis == "explicit" for one in duty.named)
        custom = any(one.basis in ("first-listed", "sole") for one in duty.named)
        assert explicit != custom


def test_leads_of_003_are_explicit_and_those_of_004_never() -> None:
    bases = {
        name: {o.basis for d in sample(name).responsibilities for o in d.named if o.role == "lead"} for name in (SAVING_PLAN, CLEANER_PLAN)
    }
    assert bases[SAVING_PLAN] == {"explicit"}
    assert bases[CLEANER_PLAN] == {"first-listed", "sole"}


def test_standing_clause_of_004_adds_the_cities_to_every_list() -> None:
    printed = [d for d in sample(CLEANER_PLAN).responsibilities if d.named[0].basis != "subject"]
    assert all([o.mention for o in duty.named if o.basis == "standing-clause"] == ["各市人民政府"] for duty in printed)


# Lists whose forms were overlooked once
FORMS = [
    ("（责任部门：节能处、省节能监察总队）", ["节能处 lead/first-listed", "省节能监察总队 responsible/labelled"]),
    ("（推进单位：省水利厅）", ["省水利厅 lead/sole"]),
    ("（牵头领导：王某某；责任单位：省水利厅）", ["省水利厅 lead/sole"]),
    ("（负责部门：省水利厅，适用范围：汾河流域）", ["省水利厅 lead/sole"]),
    ("〔责任单位：省能源局、相关县（市）政府〕", ["省能源局 lead/first-listed", "相关县（市）政府 responsible/labelled"]),
    ("（责任单位∶省能源局）", ["省能源局 lead/sole"]),
    # an unknown name keeps the rest
    ("（省能源局、省财政厅、杨凌示范区、省节水办负责）", ["省能源局 lead/first-listed", *(f"{n} responsible/joint" for n in ("省财政厅", "杨凌示范区", "省节水办"))]),
    ("（省能源局牵头、省财政厅等参与）", ["省能源局 lead/explicit", "省财政厅 support/explicit"]),
    # 会同
    ("（省能源局会同省财政厅负责）", ["省能源局 lead/first-listed", "省财政厅 responsible/joint"]),
    ("（省能源局会同有关部门负责）", ["省能源局 lead/first-listed", "有关部门 responsible/joint"]),
    # 列第一位者
    ("（省能源局、省财政厅负责，列第一位者为牵头单位，下同）", ["省能源局 lead/explicit", "省财政厅 responsible/joint"]),
    ("（省能源局、省财政厅（排在第一位的为牵头单位，下同））", ["省能源局 lead/explicit", "省财政厅 responsible/joint"]),
    # brackets within
    (
        "（省卫生健康委、省教育厅〔含省学前教育中心〕牵头，省委编办（省事业单位登记管理局）、各市人民政府配合）",
        ["省卫生健康委 lead/explicit", "省教育厅〔含省学前教育中心〕 lead/explicit", "省委编办（省事业单位登记管理局） support/explicit", "各市人民政府 support/explicit"],
    ),
    # two bodies of a standing clause
    (
        "（省能源局负责。以下责任单位均包括各市人民政府、综改示范区管委会）",
        ["省能源局 lead/sole", "各市人民政府 responsible/standing-clause", "综改示范区管委会 responsible/standing-clause"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("bracket", "expected"), FORMS)
def test_form_of_list(bracket: str, expected: list[str]) -> None:
    assert lists(clause_of(DO + bracket)) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "推进能效对标（各部门职责分工见附件）。",
        "推进能效对标。（详见附件2）",
        "在省委党校（省行政学院）、各类干部学院开设课程。",
        "推动示范县（市、区）和示范社区创建。",
        "推动企业入园。（如化工园区、省级及以上工业园区）",
        "由县级以上主管部门（以下统称公共数据主管部门）推进能效对标。",
    ],
)
def test_what_only_looks_like_a_list(sentence: str) -> None:
    assert lists(clause_of(sentence)) == []


@pytest.mark.parametrize(
    ("lines", "term"),
    [
        ("牵头单位：省能源局\n责任单位：省财政厅，各市人民政府\n完成时限：2024年12月底前", "2024-12-31"),
        ("（牵头单位：省能源局；完成时限：2025年）", "2025"),
        ("（省能源局牵头，2025年6月底前完成）", "2025-06-30"),
        ("责任单位：省能源局\n完成时限：长期坚持", None),
    ],
)
def test_term_of_a_list_is_that_of_its_measures(lines: str, term: str | None) -> None:
    document = document_of(f"一、任务\n\n（一）节能。\n\n{DO}\n{lines}\n\n（二）节水。推广节水器具。")
    assert [m.deadline for m in document.measures] == [term, None]


def test_own_term_of_a_measure_stays() -> None:
    document = clause_of("到2023年建成示范县10个。推进能效对标。\n\n责任单位：省能源局\n完成时限：2025年")
    assert [m.deadline for m in document.measures] == ["2023", "2025"]


def test_lists_behind_circled_numerals() -> None:
    document = document_of("一、任务\n\n（一）扩面。①建设示范机构。（省卫生健康委牵头）②盘活闲置用房。（省教育厅牵头）")
    assert covered(document) == [["建设示范机构"], ["盘活闲置用房"]]


def test_organs_are_those_that_are_printed() -> None:
    (duty,) = clause_of(f"{DO}（市科技创新局、市数据局牵头，市卫生健康局、市信用管理办公室配合）", "成都市人民政府").responsibilities
    assert [(one.organ.name, one.role) for one in duty.named] == [
        ("成都市科技创新局", "lead"),
        ("成都市数据局", "lead"),
        ("成都市卫生健康局", "support"),
        ("成都市信用管理办公室", "support"),
    ]


HEADS = [
    # a list in the heading, or on the line below it, covers what follows
    ("（一）节水（省水利厅牵头，省财政厅配合）\n\n1.推广节水器具。\n\n2.建设节水工程。", [["推广节水器具", "建设节水工程"]]),
    ("（一）节水\n\n牵头单位：省水利厅\n\n1.推广节水器具。\n\n2.建设节水工程。", [["推广节水器具", "建设节水工程"]]),
    # but not what has a list of its own
    (
        "（一）节水（省水利厅牵头）\n\n1.推广节水器具。（省住建厅牵头）\n\n2.建设节水工程。",
        [["建设节水工程"], ["推广节水器具"]],
    ),
    # a heading without a sentence is what its list covers
    (
        "（一）民生\n\n1.新建社区食堂20个\n\n责任单位：省民政厅\n\n2.改造老旧小区\n\n责任单位：省住建厅",
        [["新建社区食堂20个"], ["改造老旧小区"]],
    ),
]


@pytest.mark.parametrize(("body", "expected"), HEADS)
def test_list_at_the_head(body: str, expected: list[list[str]]) -> None:
    document = document_of(f"一、任务\n\n{body}\n\n（二）节能。推进能效对标。")
    assert covered(document) == expected
    assert not document.warnings
