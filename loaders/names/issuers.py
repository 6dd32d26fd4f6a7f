"""Organs as they are printed in front matter and signatures: what looks like the name of one, and names that stand together."""

from __future__ import annotations

import re

from loaders.reference import agencies, regions

_ENDINGS = (
    r"人民政府|政府|办公厅|办公室|委员会|管委会|国务院|中央军委|常委会|指挥部|领导小组|[厅局委部署办]|[法察究学]院|科学院|工程院|总队|支队|总工会|联合会|工商联|妇联|残联|团中央|总社|监会|"
    r"银行|[分支]行|监管分局|办事处|集团|公司|中共中央"
)
# 山西省人民政府, 山西省住建厅, 国务院办公厅, 国家发展改革委, 中共四川省委; a sentence about one is none
ORGAN = re.compile(
    rf"(?!.*(?:关于|印发|转发|批转|贯彻|发布|组织|推进|工作(?!领导小组|委员会|指挥部|办公室|专班)))(?:国务院|中共中央|中科院|工程院|社科院|证监会|[\u4e00-\u9fff（）]{{2,30}}?(?:{_ENDINGS}))"
)
_SEPARATORS = re.compile(r"[、，,；;\s]+")
_ENDED = re.compile(rf"(?:{_ENDINGS})$")
# What a name begins with, beside a place: 国家能源局, 中央军委办公厅, 中共北京市委, 中国人民银行, 省财政厅, 最高人民法院
_HEAD = re.compile(r"国家|国务院|中央|中共|中国|全国|最高人民|共青团|农业发展银行|(?:自治区|[省市县区])(?=[\u4e00-\u9fff]{2,12}[厅局委办])")
_LONGEST_PLACE = 10
# Central organs that have branches, and what the name of one ends in
_BRANCHES = {
    "国家税务总局": "税务局",
    "国家能源局": "监管(?:办公室|办|局)",
    "国家统计局": "调查(?:总)?队",
    "国家外汇管理局": "(?:分局|支局|外汇管理部)",
    "国家矿山安全监察局": "局",
}


def split_organs(line: str) -> list[str]:
    """The names of the organs on a line, whether anything parts them or not.

    >>> split_organs("广州市医疗保障局广州市财政局"), split_organs("国务院办公厅、中央军委办公厅")
    (['广州市医疗保障局', '广州市财政局'], ['国务院办公厅', '中央军委办公厅'])
    """
    return [name for piece in _SEPARATORS.split(line) if piece for name in _cut(piece)]


def _cut(piece: str) -> list[str]:
    start = 0
    names = []
    for place in range(2, len(piece) - 1):
        if _ENDED.search(piece[start:place]) and _begins_name(piece[place:]) and not _is_branch(piece[start:place], piece[place:]):
            names.append(piece[start:place])
            start = place
    return [*names, piece[start:]]


def _is_branch(name: str, rest: str) -> bool:
    """Whether what follows a central organ's name says which branch of it is meant: 国家税务总局 | 台州市税务局."""
    ending = _BRANCHES.get(name)
    return ending is not None and bool(re.match(rf"[\u4e00-\u9fff]{{2,8}}?{ending}", rest))


def _begins_name(rest: str) -> bool:
    """Whether the name of an organ begins here: with a place, a word of rank, or as a ministry does."""
    if _HEAD.match(rest) or any(rest.startswith(name) for name in agencies.national_names() if len(name) > 2):
        return True
    return any(
        (found := regions.find(rest[:length])) and found[0].name == rest[:length] for length in range(2, min(_LONGEST_PLACE, len(rest)) + 1)
    )
