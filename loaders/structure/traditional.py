"""Traditional characters, as documents of Hong Kong, Macao and old portals are written in: read as simplified ones, one for one.

The characters are those of OpenCC, whose dictionaries know which of them stand for which (一齣 → 一出, but 乾隆 stays).
"""

from __future__ import annotations

import re

_PROBED = 3000  # characters of a text that say how it is written
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SHARE = 0.08  # of traditional characters; a simplified text has hardly any, a traditional one about a third
# Some of the commonest characters that simplified texts never hold
_TELLING = frozenset(
    "國為來這個會時過對發後實現關於與點開問題經濟業動產務設環護區縣鄉鎮們說計劃劃應見長東車門頭樣學無機進將還體當兩種電運權總統據構織農資"
)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters.

    >>> is_traditional("關於印發實施方案的通知"), is_traditional("关于印发实施方案的通知")
    (True, False)
    """
    probe = text[:_PROBED]
    telling = sum(c in _TELLING for c in probe)
    return telling > 2 and telling >= _SHARE * len(_CHINESE.findall(probe))


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length.

    >>> simplified("關於印發實施方案的通知")
    '关于印发实施方案的通知'
    """
    from opencc import OpenCC  # which loads its dictionaries, for the few texts that need them

    converter = OpenCC("t2s")
    whole = str(converter.convert(text))
    if len(whole) == len(text):
        return whole
    single = {c: plain for c in set(text) if len(plain := str(converter.convert(c))) == 1}
    return "".join(single.get(c, c) for c in text)
