"""Genres that a cited title can have (`cited_genres.toml`): policies, agreements and standards, but no forms, proofs and plays."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

# （试行）, （2021年版）, 〔2023〕, 发电设施 of …报告指南 发电设施（2022年修订版）
_TAIL = re.compile(
    r"(?:（[^（）]*）|\([^()]*\)|〔[^〔〕]*〕|[-—（]?20\d{2}(?:年[本版]?)?）?|[”》〉>]|第[一二三四五六七八九十]+[批辑部]|发电设施|\s)+$"
)
# GB/T 23331, DL/T904-2015: a standard, whatever it is called
_STANDARD_NUMBER = re.compile(r"^(?:GB|DB\d{0,2}|[A-Z]{2,3})(?:/T|J)?\s*\d")
# 健康中国行动（2019—2030年）: an action with years is a plan
_DATED_ACTION = re.compile(r"行动（20\d{2}[^（）]*）$")
# 管理办法, 若干意见: a genre alone stands for a title that was named before
_FILLERS = "若干|实施|管理|暂行|试行|通用|适配|工作|指导|行动|推进|总体|专项|具体|相关|配套|发展|建设|技术|政策|责任"


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The titles of policies, those of other things, and those that are a genre alone."""
    with (files(__package__) / "cited_genres.toml").open("rb") as stream:
        data = tomllib.load(stream)
    policies = (
        f"(?:{entry['begins']}).*(?:{_any_of(entry['words'])})" if "begins" in entry else f".*(?:{_any_of(entry['words'])})"
        for entry in data["policy"]
    )
    others = _any_of([word for entry in data["other"] for word in entry["words"]])
    genres = _any_of([word for entry in data["policy"] for word in entry["words"] if len(word) > 1])
    return re.compile(f"(?:{'|'.join(policies)})$"), re.compile(f"(?:{others})$"), re.compile(f"(?:{_FILLERS}|{genres})+$")


def names_policy(title: str) -> bool:
    """Whether a title can be that of a policy, an agreement or a standard.

    >>> names_policy("失业保险待遇申请表"), names_policy("残疾人残疾分类和分级")
    (False, True)
    """
    policies, others, _ = _patterns()
    if _STANDARD_NUMBER.match(title) or _DATED_ACTION.search(title):
        return True
    bare = _TAIL.sub("", title)
    return not others.search(bare) and bool(policies.match(bare))


def is_genre_alone(title: str) -> bool:
    """Whether a title is only a genre, as short names are.

    >>> is_genre_alone("实施意见"), is_genre_alone("水法")
    (True, False)
    """
    return bool(_patterns()[2].match(title))
