"""N-grams of texts, and the lists of clauses that they stand in."""

from __future__ import annotations

import numpy as np
import pytest

from graph.linking.ngrams import bytes_of, grams_of, level_of

PAIRS = [  # (text, text, how many n-grams they share)
    ("绿色低碳循环发展", "绿色低碳循环发展", 8),
    ("绿色低碳循环发展", "建筑垃圾资源化利用", 0),
    ("占比达到25%", "占比达到30%", 7),  # ||占比达, |占比达到, and of 占比达到0%, which stands behind them both, %|占比达 … 到0%||
    ("", "绿色低碳循环发展", 0),
]


@pytest.mark.parametrize(("one", "other", "count"), PAIRS)
def test_texts_share_n_grams(one: str, other: str, count: int) -> None:
    first, second = grams_of((one, other), 4096)
    assert np.intersect1d(first[first > 0], second[second > 0]).size == count


def test_a_place_keeps_the_smallest_and_all_texts_have_the_same_places() -> None:
    texts = ("到2025年城市生活垃圾回收利用率达到35%以上", "垃圾回收")
    all_of_them, few = grams_of(texts, 4096), grams_of(texts, 8)
    for whole, kept in zip(all_of_them, few, strict=True):
        grams = whole[whole > 0]
        assert kept.tolist() == [min(grams[grams % 8 == place], default=0) for place in range(8)]


def test_a_byte_is_0_only_where_there_is_no_n_gram() -> None:
    table = grams_of(("到2025年城市生活垃圾回收利用率达到35%以上", ""), 16)
    assert ((bytes_of(table) == 0) == (table == 0)).all()
    assert bytes_of(table)[0].any()


def test_a_level_gives_back_its_entries_and_the_list_of_each_n_gram() -> None:
    entries = np.array([7 << 32 | 1, 7 << 32 | 4, 9 << 32 | 1, (2**31 - 2) << 32 | 2**32 - 1], np.uint64)
    level = level_of(entries)
    assert level.entries().tolist() == entries.tolist()
    starts, lengths = level.lists(np.array([1, 7, 8, 9, 2**31 - 2, 2**31 - 1], np.uint32))
    assert lengths.tolist() == [0, 2, 0, 1, 1, 0]
    assert level.clauses[starts[1] : starts[1] + 2].tolist() == [1, 4]
    assert level.clauses[starts[4]] == 2**32 - 1
