"""Roles: the words of a printed list that say which duty its organs have, before them as a label or after them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Labels: what stands before a colon, or at the head of a table's column. Their words, each with an example.
_KINDS = {
    "lead": "牵头|主办|主责|主要责任|第一责任|首要责任",  # 牵头单位：省发展改革委
    "support": "配合|参与|协办|协同|协作|协助|参加|支持",  # 配合单位：省财政厅
    "joint": "责任|负责|落实|实施|承办|承担|主管|推进|推动|组织|执行",  # 责任部门：市水利局; 推进单位：市水利局
}
_BEFORE = r"(?:[省市县区州旗盟]级?|[省市县区]直|中央|各|主要|具体)?"  # 市级牵头单位
_OF = r"(?:责任|落实|实施|推进)?(?:单位(?:（部门）|和部门|及部门)?|部门(?:（单位）|和单位|及单位)?|处室|科室|股室|机构|主体)"
# 牵头领导, 责任人: who stands there is a person, unless it is an organ's known name
_PERSON = r"(?:牵头|责任|分管|包保|负责)?(?:领导|负责同志)|责任人(?:员)?|负责人|联系人(?:员)?"
_DEADLINE = r"(?:完成|办结|整改|实施|推进|工作)?(?:时限|期限|时间节点|时间|日期|进度)(?:要求|安排)?"  # 完成时限：2024年12月底前
_NAMED = "|".join(f"(?P<{role}>{words})" for role, words in _KINDS.items())
# 责任单位：…; 牵头：…, in which 单位 is left out. It may follow a name without a mark between them: …管委会参与单位：…
LABEL = re.compile(
    rf"{_BEFORE}(?:(?P<person>{_PERSON})|(?P<deadline>{_DEADLINE})|(?:{_NAMED})(?:{_OF}|(?<=牵头)|(?<=配合)|(?<=责任)|(?<=主办)|(?<=协办)|(?<=负责)))[：:]"
    r"|(?:^|(?<=[，；。、（〔【\[\n]))(?P<other>(?!由)[\u4e00-\u9fff]{2,6})[：:]"  # 适用范围：福建自贸试验区
)
LABEL_LINE = re.compile(rf"^{_BEFORE}(?:(?:{'|'.join(_KINDS.values())}){_OF}|(?:{_DEADLINE}))[：:]")
_HEAD = re.compile(
    rf".{{0,6}}?(?:(?P<deadline>{_DEADLINE})|(?P<person>{_PERSON})|(?:{_NAMED})(?:{_OF}|(?<=牵头)|(?<=配合)|(?<=责任)))(?:及.*)?|(?P<organ>部门|单位|部门（单位）)"
)

# Words after a group of names. Each with an example.
_LEAD = re.compile(r"(?:共同|联合|负责)?牵头(?:负责|落实|组织实施|实施|推进|完成)?$|为牵头(?:单位|部门)$|主办$|主责$")  # 省经信委牵头
_SUPPORT = re.compile(
    r"(?:积极|共同|分别|协同|按(?:照)?职责(?:分工)?)*(?:配合|参与|协办|协同|协助|支持)(?:落实|实施|负责|推进|单位)?$"
)  # 省科技厅等配合
_JOINT = re.compile(
    r"(?:按照?(?:各自)?(?:职责|职能|分工)(?:和?分工)?|(?:分别|共同|具体|各自)+)*(?:负责|落实|组织实施|推进落实|指导|督导|督促|监督|统筹|推进|承担|执行|实施)(?:落实|实施|推进|指导|监督|协调)?$"
)  # 按职责分工负责
_DUTIES = (("lead", _LEAD), ("support", _SUPPORT), ("joint", _JOINT))
_DUTY_LETTERS = "\n".join(pattern.pattern for _, pattern in _DUTIES)  # the words of a duty have no others

# 排在第一位的为牵头部门; 列第一位者为牵头单位; 排在第一为牵头单位
FIRST_LEADS = re.compile(r"(?:排在|排|列在|列)?(?:第一位?|首位)(?:的|者)?(?:单位|部门)?(?:为|是)?(?:牵头|主办)")


@dataclass(frozen=True, slots=True)
class Duty:
    """What the words of a list say of a group of names: lead, support, joint or person; `labelled` when only a label says it."""

    role: str
    labelled: bool


def duty_of_label(label: re.Match[str]) -> Duty | None:
    """The duty of the names behind a label; None for a label of something else, as 完成时限.

    牵头 is as clear in a label as behind a name; 责任单位 and 配合单位 are what the list is called.
    """
    if label["lead"]:
        return Duty("lead", labelled=False)
    if label["person"]:
        return Duty("person", labelled=True)
    role = "support" if label["support"] else "joint" if label["joint"] else None
    return Duty(role, labelled=True) if role else None


def duty_after(text: str, start: int, end: int) -> tuple[Duty, int] | None:
    """The duty that the words at the end of [start, end) say, and where these words begin; None when they say none."""
    words = text[start:end]
    duty_start = len(words.rstrip(_DUTY_LETTERS))
    for role, pattern in _DUTIES:
        match = pattern.search(words, duty_start)
        if match:
            return Duty(role, labelled=False), start + match.start()
    return None


def role_of_head(words: str) -> str | None:
    """What a column of a table of tasks holds, by its head: lead, support, joint, person or deadline; None for anything else.

    >>> role_of_head("牵头单位"), role_of_head("部门"), role_of_head("完成时限"), role_of_head("任务")
    ('lead', 'joint', 'deadline', None)
    """
    match = _HEAD.fullmatch(words)
    return (match.lastgroup.replace("organ", "joint") if match.lastgroup else None) if match else None
