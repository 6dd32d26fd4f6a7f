"""Headings that say what kind of words stand below them: background, principles, aims or scope instead of measures."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.structure.outline import Provision

# A heading that begins with an order is none of these: 巩固提升绿化质量和成效, 夯实产业发展基础, 完善市场环境
_ORDERS = re.compile(
    r"^(?:夯实|巩固|提升|筑牢|强化|加强|补齐|补强|推进|推动|完善|优化|准确把握|发挥|破解|改善|营造|落实|明确|严格|打造|坚持|聚焦|抢抓)"
)
# What has been reached or is so, each with an example
_BACKGROUND = (
    r".{0,24}(?:工作|发展|实施情况)?回顾(?:及.{2,10})?",  # “十三五”工作回顾, 工作回顾及机遇挑战
    r".{0,20}(?:成就|成果)(?:丰硕)?",  # “十三五”时期主要成就, 主要成果
    r".{0,20}成效(?:显著|突出|明显)?",  # “十三五”生态环境保护成效显著
    r".{0,20}(?:取得|初现).{0,8}(?:进展|成果|成效)",  # 绿色发展取得新进展, “十三五”时期取得的工作进展
    r".{0,16}(?:新|工作)进展",  # 生态环境监测新进展
    r".{0,16}(?:完成|落实|实施|执行|总体|基本)情况",  # “十三五”规划指标完成情况
    r".{0,12}(?:现实|发展|工作|现状|优势)基础.{0,8}",  # 现实基础和面临形势
    r"基础(?:良好|与形势)",  # 基础与形势
    r".{0,8}现状.{0,6}",  # 发展现状和形势
    r".{0,16}形势.{0,6}",  # “十四五”时期面临的发展形势
    r".{0,20}(?:机遇|挑战)",  # “十四五”时期生态环境保护工作面临的机遇
    r".{0,20}(?:主要|突出|存在的?|现状与突出)问题(?:与.{2,4})?|存在的?(?:问题|不足|困难)(?:与.{2,4})?|(?:主要|突出)短板",  # 存在的问题与挑战, 主要短板
    r".{0,20}(?:重大|重要)意义",  # 充分认识重要意义
    r".{0,10}背景|.{0,12}发展环境",  # 规划背景, “十四五”生态文明建设发展环境
    r"(?:.{0,8}发展|.{0,8}变化)趋势(?:及影响)?",  # 气候变化趋势及影响
    r".{0,16}实践”?|.{0,16}任重道远|.{0,4}(?:战略|功能)定位",  # 生态省建设的“山西实践”
)
BACKGROUND = re.compile(f"^(?:{'|'.join(_BACKGROUND)})$")
# How to think and go about it: 指导思想, 基本原则, 指导思想与原则
_PRINCIPLE = r"指导思想|指导方针|(?:基本|工作|总体|主要|发展|布局|招生)?原则|发展思路|.{0,4}方针"
_AIM = r"(?:总体|主要|发展|工作|规划|战略|具体|年度|行动|创建|试点)?目标(?:指标|任务)?"
PRINCIPLES = re.compile(rf"^(?:{_PRINCIPLE})(?:[、和与及]|{_PRINCIPLE})*$")
# The same of a heading's own words, while clauses below it may order things: 一、总体要求 … （五）试点范围
_GENERAL = re.compile(rf"^(?:“?十[一二三四五六]五”?(?:时期)?(?:的)?)?(?:总体要求|总体思路|总体考虑)(?:[、和与及]|{_PRINCIPLE})*$")
# What will be reached: （二）主要目标, 2.指标体系, 指导思想和发展目标
AIMS = re.compile(rf"^(?:.{{0,6}}目标(?:指标|任务)?|发展愿景|.{{0,4}}展望|指标体系|(?:总体要求|{_PRINCIPLE}|{_AIM}|[、和与及])+{_AIM})$")
# What it is for and whom it binds: 编制依据, 适用范围, 名词解释
SCOPE = re.compile(
    r"^(?:(?:编制|制定|设定|制订)?(?:目的|依据)(?:[、及和与](?:目的|依据))?|适用(?:范围|对象|期限)|(?:名词|术语)(?:解释|释义|定义).{0,4}|实施期限)$"
)

# A heading that says so has one of these words
_TELLING = re.compile("|".join((
    "回顾|成就|成果|成效|进展|情况|基础|现状|形势|机遇|挑战|问题|不足|困难|短板|意义|背景|环境|趋势|实践|任重道远|定位",
    "思想|方针|原则|思路|目标|愿景|展望|指标体系|目的|依据|适用|解释|释义|定义|期限",
)))  # fmt: skip
_NATURES = (("aims", AIMS), ("principles", PRINCIPLES), ("background", BACKGROUND), ("scope", SCOPE))


def nature(provision: Provision) -> str | None:
    """background, principles, aims or scope, by the nearest heading that says so; None for provisions that order things."""
    if _GENERAL.match(provision.heading):
        return "principles"
    return next((name for node in provision.up() if (name := _nature_of(node.heading))), None)


@lru_cache(1024)
def _nature_of(heading: str) -> str | None:
    if not _TELLING.search(heading) or _ORDERS.match(heading):
        return None
    return next((name for name, pattern in _NATURES if pattern.match(heading)), None)
