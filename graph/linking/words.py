"""Words: what is put aside before texts are compared, and what they are about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

Pairs = frozenset[str]
"""Pairs of neighbouring characters: what a text is about, as ``matter`` gives it."""

# Words that only say whose level a text is of: 全省, 我区, 各乡镇
LEVEL_WORDS = re.compile(
    r"(?<![完健安保齐])[全我本][国省市区县州](?!(?<=市)场|(?<=区)域|(?<=国)产)|各(?:级|地区?|市县?|县区?|乡镇?|部门|有关部门)+|[省市县区]级"
)
_TERM = re.compile(r"\(20\d{2}[^()]{0,6}20\d{2}年\)")  # （2022-2025年）
# What every article on a breach says, whatever the breach is: 责令限期改正；逾期未改正的，处一万元以上五万元以下的罚款
_PENALTY = re.compile(
    r"违反本(?:条例|办法|规定|细则|规则|法)(?:规定|第[^，]{1,8}条(?:第[^，]{1,4}款)?规定)?|构成犯罪的，?依法追究刑事责任|责令限期改正|逾期(?:未|不|拒不)改正的?"
    r"|[并可]*处[^，。；]{2,24}罚款|对?(?:其)?直接负责的主管人员和其他直接责任人员|(?:依法)?给予(?:处分|警告|通报批评)"
)
# Who is to do it: （省商务厅、省发展改革委（省能源局）等按职责分工负责）, 责任单位：市工信局
_DUTY = re.compile(
    r"[（(](?:[^（）()\n]|[（(][^（）()\n]*[)）])*(?:负责|牵头|配合|参与|责任单位|责任部门)(?:[^（）()\n]|[（(][^（）()\n]*[)）])*[)）]"
    r"|(?:责任|牵头|配合)(?:单位|部门)[：:][^。；\n]*"
)
_MARKS = re.compile(r"[^\w%]")
_NUMBER = re.compile(r"\d+")
_AROUND_NUMBER = re.compile(r"\D{0,4}\d+\D{0,4}")  # 占比达到60%发电量
# Words of doing and of manner, which every measure has whatever it is about: 加快推进, 大力支持, 建立健全
_DOING = re.compile(
    "推动|推进|加快|加强|加大|促进|支持|鼓励|引导|完善|健全|建立|建设|开展|实施|落实|提升|提高|强化|深化|深入|积极|大力|持续|继续|扎实|全面"
    "|进一步|有序|逐步|探索|发展|做好|抓好|严格|组织"
)
# Words that frame a matter, and years: 按照相关要求, 管理工作, 到2025年底
_FRAME = re.compile(r"力度|工作|水平|能力|重点|体系|机制|制度|管理|相关|有关|要求|按照|[等的和与及对以为在将]|到?20\d\d年底?")
_GAP = re.compile(r"[^\w%+]+")


def plain(text: str, places: Sequence[str]) -> str:
    """A text without place names, level words, punctuation and white space: equal plain texts are verbatim.

    >>> plain("到2025年，全省农膜回收率达到85%。", ("山西省",))
    '到2025年农膜回收率达到85%'
    """
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, "")
    return _MARKS.sub("", LEVEL_WORDS.sub("", _TERM.sub("", unicodedata.normalize("NFKC", text))))


def without_penalties(text: str) -> str:
    """A text without what every article on a breach says.

    >>> without_penalties("拒不公开目录的，责令限期改正；逾期未改正的，处一万元以下罚款。")
    '拒不公开目录的，；，。'
    """
    return _PENALTY.sub("", text)


def without_duties(text: str) -> str:
    """A text without the lists that only say who is to do it.

    >>> without_duties("打造绿色物流。（省交通运输厅、省商务厅按职责分工负责）")
    '打造绿色物流。'
    """
    return _DUTY.sub("", text)


def with_masked_digits(text: str) -> str:
    """A text and, after it, what stands around its numbers with every number as 0: 达到60% and 达到50% share 达到0%.

    >>> with_masked_digits("装机容量占比达到60%")
    '装机容量占比达到60% 占比达到0%'
    """
    return " ".join((text, *(_NUMBER.sub("0", match[0]) for match in _AROUND_NUMBER.finditer(text))))


def matter(text: str, places: Sequence[str]) -> Pairs:
    """The pairs of neighbouring characters that say what a text is about; no place, no word of doing, none across a mark.

    >>> sorted(matter("加快推进山西省农膜回收，完善制度。", ("山西省",)))
    ['农膜', '回收', '膜回']
    """
    text = unicodedata.normalize("NFKC", text)
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, " ")
    for pattern in (LEVEL_WORDS, _DOING, _FRAME):
        text = pattern.sub(" ", text)
    return frozenset(run[i : i + 2] for run in _GAP.split(text) for i in range(len(run) - 1))
