"""Places: the division that a name begins with, and the region of a document by its issuers, title and number."""

from __future__ import annotations

import re

from loaders.reference import regions
from loaders.reference.regions import NATION

_PROVINCE_LETTERS = {
    "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "内": "150000", "辽": "210000", "吉": "220000", "黑": "230000", "沪": "310000", "苏": "320000",
    "浙": "330000", "皖": "340000", "闽": "350000", "赣": "360000", "鲁": "370000", "豫": "410000", "鄂": "420000", "湘": "430000", "粤": "440000", "桂": "450000",
    "琼": "460000", "渝": "500000", "川": "510000", "黔": "520000", "滇": "530000", "云": "530000", "藏": "540000", "陕": "610000", "甘": "620000", "青": "630000",
    "宁": "640000", "新": "650000", "贵": "520000",
}  # fmt: skip
_NATIONAL_LETTERS = re.compile(r"^(?:国|中发|中办|发改|财|环|工信|建|农|商|交|科|银|证监|人社|卫|教|民|水|林|能|税|海关)")
_NATIONAL_ORGAN = re.compile(
    r"^(?:国务院|国家|中共中央|中央|全国|中国人民银行|(?:教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源社会保障|自然资源|生态环境|住房城乡建设|交通运输|水利|农业农村|商务|文化和旅游|应急管理)部)"
)


def region_of(issuers: list[str], title: str, doc_number: str | None) -> str | None:
    """The code of the region: of the first issuer, else of the title, else of the province that the number's letter names."""
    for name in [*issuers[:1], title, re.sub(r"^.{0,20}?关于(?:印发)?[《〈]?", "", title)]:
        if _NATIONAL_ORGAN.match(name):
            return NATION
        code = place_code(name)
        if code:
            return code
    if doc_number:
        if doc_number[0] in _PROVINCE_LETTERS and not _NATIONAL_LETTERS.match(doc_number):
            return _PROVINCE_LETTERS[doc_number[0]]
        if _NATIONAL_LETTERS.match(doc_number):
            return NATION
    return None


def place_code(name: str) -> str | None:
    """The code of the innermost division that a name begins with: 忻州市忻府区人民政府 -> 140902."""
    code: str | None = None
    rest = name
    while True:
        for match in re.finditer(r"省|市|自治区|特别行政区|自治州|地区|盟|自治旗|旗|自治县|县|区", rest[:14]):
            found = regions.find(rest[: match.end()], within=code)
            if found:
                code, rest = found[0].code, rest[match.end() :]
                break
        else:
            break
    if code is None:
        for length in range(min(6, len(name)), 1, -1):
            found = regions.find(name[:length])
            if found and found[0].level == "province":
                return found[0].code
    return code
