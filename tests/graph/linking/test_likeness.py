"""What is put aside before words are compared, and how like two texts are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.linking.likeness import Matrix, alike, containments, cosines, rarities, shared, weight
from graph.linking.words import matter, plain

Likeness = Callable[[Sequence[str], Sequence[str]], Matrix]
XINFU = ("忻府区", "忻州市", "山西省", "忻府", "忻州", "山西")

PLAIN = [  # (text, what is left of it)
    ("到2025年，全省农膜回收率达到85%。", "到2025年农膜回收率达到85%"),
    ("到２０２５年，全区农膜回收率达到８５％.", "到2025年农膜回收率达到85%"),
    ("忻府区生活垃圾回收利用率", "生活垃圾回收利用率"),
    ("忻府千兆网光伏基地", "千兆网光伏基地"),
    ("推动我省首台（套）装备", "推动首台套装备"),
    ("推动我区首台(套)装备", "推动首台套装备"),
    ("本市水权交易", "水权交易"),
    ("各市要研究提出任务", "要研究提出任务"),
    ("各乡镇要研究提出任务", "要研究提出任务"),
    ("各级各部门要利用媒体", "要利用媒体"),
    ("省级科技成果转化引导专项", "科技成果转化引导专项"),
    ("区级科技成果转化引导专项", "科技成果转化引导专项"),
    ("（2022-2025年）发展林业循环经济", "发展林业循环经济"),
    ("推进“两网\n融合”；《条例》——落实", "推进两网融合条例落实"),
    ("PM2.5浓度", "PM25浓度"),
    ("。", ""),
    ("全省", ""),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain(text: str, expected: str) -> None:
    assert plain(text, XINFU) == expected


DIFFERENT = [
    ("农膜回收率达到85%", "农膜回收率达到80%"),
    ("回收率达到85%", "回收率达到85"),
    ("到2025年完成", "到2030年完成"),
    ("鼓励设立公司", "支持设立公司"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_and_figures_stay(one: str, other: str) -> None:
    assert plain(one, XINFU) != plain(other, XINFU)


@pytest.mark.parametrize("text", [text for text, _ in PLAIN])
def test_plain_again_changes_nothing(text: str) -> None:
    once = plain(text, XINFU)
    assert plain(once, XINFU) == once


@pytest.mark.parametrize("text", ["健全市场机制", "划定安全区域", "实现完全国产化"])
def test_a_level_word_across_two_words_stays(text: str) -> None:
    assert plain(text, ()) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [("优化全省产业布局", "优化全区产业布局"), ("争取我省产品入选", "争取我区产品入选"), ("健全我省场馆设施", "健全我县场馆设施")],
)
def test_a_level_word_before_any_word_is_put_aside(one: str, other: str) -> None:
    assert plain(one, ()) == plain(other, ())


def test_the_order_of_places_does_not_matter() -> None:
    assert plain("海南藏族自治州生态保护", ("海南省", "海南", "海南藏族自治州")) == "生态保护"


def test_equal_texts_are_wholly_alike_and_unrelated_ones_not_at_all() -> None:
    like = cosines(["推广旱作节水技术", "发行绿色债券"], ["推广旱作节水技术", "发行绿色债券", "公铁联运"])
    assert like == pytest.approx(np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))


def test_rare_words_weigh_more() -> None:
    frame = [f"加快推进{matter}工作" for matter in ("教育", "卫生", "体育", "水利")]
    ((by_frame, by_matter),) = cosines(["加快推进抽水蓄能工作"], ["加快推进民政工作", "谋划抽水蓄能项目", *frame])[:, :2].tolist()
    assert by_matter > by_frame


def test_containment_is_of_the_shorter_text() -> None:
    long = "推广绿色低碳运输工具，推动纯电动游轮应用，提高铁路电力机车比例"
    part = containments(["推动纯电动游轮应用", long], [long, "提高铁路电力机车比例", "发行绿色债券"])
    assert part == pytest.approx(np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]]), abs=0.15)
    assert part[0, 0] == pytest.approx(1.0)
    assert part[1, 1] == pytest.approx(1.0)


@pytest.mark.parametrize("likeness", [cosines, containments])
@pytest.mark.parametrize(("children", "parents"), [([], ["甲乙"]), (["甲乙"], []), ([], [])])
def test_no_texts(likeness: Likeness, children: list[str], parents: list[str]) -> None:
    assert likeness(children, parents).shape == (len(children), len(parents))


@pytest.mark.parametrize("likeness", [cosines, containments])
def test_texts_that_are_shorter_than_the_grams(likeness: Likeness) -> None:
    assert likeness(["无"], ["无"]).shape == (1, 1)


TEXTS = st.lists(st.text("推进绿色低碳循环发展，到2025年%", min_size=2, max_size=30), min_size=1, max_size=4)


@pytest.mark.parametrize("likeness", [cosines, containments])
def test_likeness_is_a_share_and_goes_both_ways(likeness: Likeness) -> None:
    @settings(max_examples=12, deadline=None)
    @given(TEXTS, TEXTS)
    def check(children: list[str], parents: list[str]) -> None:
        like = likeness(children, parents)
        assert like.shape == (len(children), len(parents))
        assert like.min() >= 0.0
        assert like.max() <= 1.0 + 1e-9
        assert pytest.approx(like) == likeness(parents, children).T

    check()


MATTER = [  # (text, the pairs that say what it is about)
    ("加快推进农膜回收", {"农膜", "膜回", "回收"}),
    ("推动全省氢能发展", {"氢能"}),
    ("忻府区地热", {"地热"}),
    ("到2025年底，管网全覆盖", {"管网", "网全", "全覆", "覆盖"}),
    ("风电、光伏", {"风电", "光伏"}),
    ("风电和光伏", {"风电", "光伏"}),
    ("ＰＭ２．５", {"PM", "M2"}),
    ("积极推进，抓好落实", set()),
    ("", set()),
]


@pytest.mark.parametrize(("text", "pairs"), MATTER)
def test_matter(text: str, pairs: set[str]) -> None:
    assert matter(text, XINFU) == pairs


def test_the_rarer_a_pair_the_more_it_weighs() -> None:
    texts = [matter(text, ()) for text in ("风电光伏", "风电地热", "风电氢能")]
    rarity = rarities(texts)
    assert rarity["氢能"] == 1.0
    assert 0.0 < rarity["风电"] < 1.0
    assert weight(texts, rarity)[2] == pytest.approx(rarity["风电"] + rarity["电氢"] + rarity["氢能"])


def test_shared_matter_is_what_stands_in_both() -> None:
    children, parents = ([matter(text, ()) for text in texts] for texts in (("风电", "氢能，地热"), ("地热，风电", "林下", "")))
    rarity = rarities([*children, *parents])
    common = shared(children, parents, rarity)
    assert common == pytest.approx(np.array([[rarity["风电"], 0.0, 0.0], [rarity["地热"], 0.0, 0.0]]))
    likeness = alike(common, weight(children, rarity), weight(parents, rarity))
    assert likeness.shape == (2, 3)
    assert alike(shared(children, children, rarity), weight(children, rarity), weight(children, rarity)).diagonal() == pytest.approx(1.0)


@pytest.mark.parametrize(("children", "parents"), [([], []), ([frozenset()], []), ([frozenset()], [frozenset()])])
def test_no_matter(children: list[frozenset[str]], parents: list[frozenset[str]]) -> None:
    assert shared(children, parents, {}).shape == (len(children), len(parents))
