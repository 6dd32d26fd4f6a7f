"""Sorts: what a clause is for. Clauses of all but one sort are alike everywhere, whatever their documents are about."""

from __future__ import annotations

import re

from graph.linking.sides import Clause

MATTER = "matter"
"""The sort of a clause that orders something of its document's own subject."""
PAST = "past"
"""The sort of a clause that looks back: 发展成就, 面临形势."""

AIM = "aim"
"""The sort of a clause that says what is wanted and orders nothing: 指导思想, 主要目标."""

_ACT = r"本(?:条例|办法|规定|细则|规则)"
_BY_HEADING = {
    PAST: re.compile(  # 发展成就, 存在的主要问题, 面临的机遇与形势; but not 巩固提升绿化成效, 抢抓战略机遇
        r"^(?!抢抓|抓住|把握|应对|巩固|提升|提高|增强|强化|扩大|推动|推进|加快|加强|促进|落实|确保)"
        r".*(?:成就|成效|(?:主要|发展|工作|建设)成果$|回顾|现状|形势|发展基础|存在.{0,4}问题|机遇|挑战)"
    ),
    AIM: re.compile(r"^(?:指导思想|总体要求|总体思路|(?:基本|工作|主要)?原则|.{0,4}目标)$"),
    "execution": re.compile(  # 加强组织领导, 营造良好氛围
        r"组织(?:领导|实施|保障)|贯彻落实|统筹协调|营造.{0,4}氛围|宣传(?:引导|力度|教育)|舆论|监督(?:考核|检查)|考核评估|压实.{0,4}责任"
    ),
}
# An article has no heading
_BY_WORDS = {
    # 为了…，制定本条例。 本办法适用于… …参照本条例执行。 本条例自2020年1月1日起施行。
    "formal": re.compile(rf"制定{_ACT}|(?:适用|参照|依照){_ACT}|{_ACT}(?:适用于|自.{{4,12}}起施行)"),
    # What follows on a breach names the duties of all other articles: 违反本条例规定，… 有下列情形之一的，由有关部门责令改正：
    "liability": re.compile(rf"违反(?:{_ACT}|本法)(?:规定|第|的)|之一的，[^。；]{{0,20}}(?:责令|追究|处分|罚款|处罚)"),
}


def sort_of(clause: Clause) -> str:
    """The sort of a clause, by its heading, else by its words: matter, past, aim, execution, formal or liability.

    All of a section that looks back does.
    """
    if _BY_HEADING[PAST].search(clause.section):
        return PAST
    words, patterns = (clause.heading, _BY_HEADING) if clause.heading else (clause.text, _BY_WORDS)
    return next((sort for sort, pattern in patterns.items() if pattern.search(words)), MATTER)
