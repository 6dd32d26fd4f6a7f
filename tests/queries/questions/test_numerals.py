"""Years, days and clauses as questions name them."""

from __future__ import annotations

import pytest

from queries.questions.numerals import find_clauses, find_periods, fits, read_numeral
from queries.questions.spotting import normalise


@pytest.mark.parametrize(
    ("text", "number"),
    [("四", 4), ("十", 10), ("十二", 12), ("二十", 20), ("三十四", 34), ("一百零五", 105), ("15", 15), ("专栏2", None), ("", 0)],
)
def test_numerals(text: str, number: int | None) -> None:
    assert read_numeral(text) == number


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("2025年的目标", "year", "2025"),
        ("“十四五”末", "year", "2025"),
        ("“十三五”期间", "year", "2020"),
        ("2025年底前", "day", "2025-12-31"),
        ("到2022年底", "day", "2022-12-31"),
        ("2022年年底之前", "day", "2022-12-31"),
        ("2025年6月底前", "day", "2025-06-30"),
        ("2024年2月底前", "day", "2024-02-29"),
        ("by 2030", "day", "2030-12-31"),
    ],
)
def test_periods(text: str, kind: str, value: str) -> None:
    assert (kind, (value,)) in [(found.kind, found.values) for _, _, found in find_periods(normalise(text))]


@pytest.mark.parametrize("text", ["13月底前", "12号", "20251年", "第四条"])
def test_what_is_no_period(text: str) -> None:
    assert list(find_periods(normalise(text))) == []


@pytest.mark.parametrize(
    ("written", "kind", "path", "expected"),
    [
        ("第四条", "clause", "二/四", True),
        ("第4条", "clause", "二/四", True),
        ("第四条", "article", "四", True),
        ("第四条", "section", "四", False),
        ("第四条", "clause", "二/五", False),
        ("二/四", "clause", "二/四", True),
        ("二/四", "clause", "三/四", False),
        ("第二部分", "section", "二", True),
        ("第二部分第四条", "clause", "二/四", True),
        ("第三部分第四条", "clause", "二/四", False),
    ],
)
def test_clauses(written: str, kind: str, path: str, expected: bool) -> None:
    ((start, end, found),) = find_clauses(f"方案{written}来自")
    assert (start, end, found.text) == (2, 2 + len(written), written)
    assert fits(written, kind, path) is expected
