"""Damaged sentences never stop the loaders: 100,000 mutations of real sentences are read without an exception."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import parse, sample_paths
from loaders.readers import SourceText, read

SENTENCES = [s for path in sample_paths() for s in re.split(r"(?<=[。.；])", re.sub(r"\s+", "", read(path).text)) if 8 <= len(s) <= 160]
INSERTED = "一二三四五六七八九十（）()《》«»、，。.；：“”〔〕[]0123456789０９%％年月号省市县区厅局委牵头配合负责分别到达等下同第章条专栏附件\n \t—－-"
PER_DOCUMENT = 500
DOCUMENTS = 200


def mutate(sentence: str, chance: random.Random) -> str:
    """A sentence with up to four letters dropped, doubled, swapped or put in."""
    letters = list(sentence)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(letters)) if letters else 0
        match chance.randrange(4):
            case 0 if letters:
                del letters[at]
            case 1 if letters:
                letters.insert(at, letters[at])
            case 2 if at + 1 < len(letters):
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            case _:
                letters.insert(at, chance.choice(INSERTED))
    return "".join(letters)


@settings(max_examples=DOCUMENTS, deadline=None)
@given(st.integers(0, 2**64))
def test_damaged_sentences_are_read(seed: int) -> None:
    chance = random.Random(seed)
    text = "\n".join(mutate(chance.choice(SENTENCES), chance) for _ in range(PER_DOCUMENT))
    document = parse(SourceText("damaged", text))
    assert "".join(document.clean.text[p.start : p.text_end] for p in document.provisions) == document.clean.text
