"""Headings that say what kind of words stand below them: background, principles or aims instead of measures."""

from __future__ import annotations

import re

from loaders.structure.outline import Provision

# What has been reached or is so: （一）生态省建设的“山西实践”, 一、现实基础和面临形势, 指标现状
BACKGROUND = re.compile(
    r"^(?:.{0,10}(?:现实|发展|工作)基础.{0,8}|.{0,10}形势.{0,6}|.{0,8}机遇.{0,8}|.{0,12}(?:重大|重要)意义|.{0,14}(?:主要)?成效|.{0,14}主要问题|.{0,6}背景"
    r"|.{0,6}现状.{0,4}|.{0,16}实践”?|.{0,16}任重道远|.{0,8}战略定位)$"
)
# How to think and go about it: 指导思想, 基本原则
PRINCIPLES = re.compile(r"^(?:指导思想|(?:基本|工作|总体)原则|.{0,4}方针)$")
# The same of a heading's own words, while clauses below it may order things: 一、总体要求 … （五）试点范围
_GENERAL = re.compile(r"^(?:总体要求|总体思路|总体考虑)$")
# What will be reached: （二）主要目标, 2.指标体系
AIMS = re.compile(r"^(?:.{0,6}目标(?:指标|任务)?|发展愿景|.{0,4}展望|指标体系)$")

# A heading that says so has one of these words
_TELLING = re.compile("基础|形势|机遇|意义|成效|问题|背景|现状|实践|任重道远|战略定位|思想|原则|方针|目标|愿景|展望|指标体系")


def nature(provision: Provision) -> str | None:
    """background, principles or aims, by the nearest heading that says so; None for provisions that order things."""
    if _GENERAL.match(provision.heading):
        return "principles"
    for node in provision.up():
        if not _TELLING.search(node.heading):
            continue
        for name, pattern in (("aims", AIMS), ("principles", PRINCIPLES), ("background", BACKGROUND)):
            if pattern.match(node.heading):
                return name
    return None
