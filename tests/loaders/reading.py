"""Reading small documents: a sentence is set into a clause of a document and the whole of the loaders reads it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from loaders import Document, parse, parse_file, sample_paths, to_json
from loaders.readers import SourceText

Record = dict[str, Any]

# Ends of the samples' file names, in the order of the issue's 000 to 004
OPINION, COUNTY_PLAN, OUTLINE_PLAN, SAVING_PLAN, CLEANER_PLAN = (
    "shanxi-2022-lvseditan-shishiyijian",
    "xinfu-2023-lvseditan-shishifangan",
    "shanxi-2022-shengtaisheng-guihuagangyao",
    "shanxi-2017-jienengjianpai-shishifangan",
    "shanxi-2022-qingjieshengchan-shishifangan",
)
SAMPLES = (OPINION, COUNTY_PLAN, OUTLINE_PLAN, SAVING_PLAN, CLEANER_PLAN)
# Real documents beside this checkout; their text files are no part of the repository.
REAL = Path(__file__).parents[3] / "shared" / "corpus" / "real" / "txt"


@cache
def sample(name: str) -> Document:
    """One of the five bundled documents, read once."""
    return parse_file(next(path for path in sample_paths() if path.stem == name))


@cache
def sample_record(name: str) -> Record:
    """The record of one of the five bundled documents."""
    return to_json(sample(name))


def real_paths() -> list[Path]:
    """The real documents beside this checkout; empty where there are none."""
    return sorted(REAL.glob("*.txt"))


def read_text(text: str) -> Document:
    """The document that a text holds."""
    return parse(SourceText("text.txt", text))


# Words that order nothing and name nothing, of different lengths, as the lines of a document have them
OPENING = """
绿色发展事关长远。
绿色转型牵涉生产和生活的许多方面，各地情形不同。
绿色转型牵涉生产和生活的许多方面，各地情形不同，轻重缓急有别。
绿色转型牵涉生产和生活的许多方面，各地情形不同，轻重缓急有别，做法不必一律。
绿色转型牵涉生产和生活的许多方面，各地情形不同，轻重缓急有别，做法不必一律，时序不必一律。
绿色转型牵涉生产和生活的许多方面，各地情形不同，轻重缓急有别，做法不必一律，时序不必一律，贵在坚持。
绿色转型牵涉生产和生活的许多方面，各地情形不同，轻重缓急有别，做法不必一律，时序不必一律，贵在坚持，难也在坚持。
""".strip().replace("\n", "\n\n")


def document_of(body: str, issuer: str = "山西省人民政府", opening: str = "为加快绿色发展，现提出如下意见。") -> Document:
    """A whole document of one issuer with this body, which begins with its first heading."""
    return read_text(f"{issuer}关于加快绿色转型的实施意见\n\n各有关单位：\n\n{OPENING}\n\n{opening}\n\n{body}\n")


def clause_of(sentence: str, issuer: str = "山西省人民政府", heading: str = "加强重点工作") -> Document:
    """A document whose only clause holds these words."""
    return document_of(f"一、重点任务\n\n（一）{heading}。{sentence}", issuer)


def record_of(sentence: str, issuer: str = "山西省人民政府", heading: str = "加强重点工作") -> Record:
    """The record of a document whose only clause holds these words."""
    return to_json(clause_of(sentence, issuer, heading))
