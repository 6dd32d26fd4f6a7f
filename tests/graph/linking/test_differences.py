"""What is marked between two texts: [changed], ⟨put aside⟩, the rest is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.linking.differences import ASIDE, CHANGED, SAME, Part, difference
from graph.linking.words import plain

PLACES = ("忻府区", "忻州市", "山西省", "忻府", "忻州", "山西")
BRACKETS = {SAME: "{}", CHANGED: "[{}]", ASIDE: "⟨{}⟩"}

# (parent, child, the parent marked, the child marked)
TABLE = [
    ("培育一批绿色流通主体。", "培育一批绿色流通主体。", "培育一批绿色流通主体。", "培育一批绿色流通主体。"),
    ("推动工业转型", "推进工业转型", "推[动]工业转型", "推[进]工业转型"),
    # numbers go with their units, Latin words stay whole
    ("建成高标准农田2484万亩", "建成高标准农田45万亩", "建成高标准农田[2484万亩]", "建成高标准农田[45万亩]"),
    ("占比达到50%以上", "占比达到60%以上", "占比达到[50%]以上", "占比达到[60%]以上"),
    ("到2025年建成", "到2035年建成", "到[2025年]建成", "到[2035年]建成"),
    ("建设1－3家平台", "建设3家平台", "建设[1－3家]平台", "建设[3家]平台"),
    ("提升至233吨/天", "提升至23吨/天", "提升至[233吨/天]", "提升至[23吨/天]"),
    ("降低PM2.5浓度", "降低PM10浓度", "降低[PM2.5]浓度", "降低[PM10]浓度"),
    ("控制VOCs排放", "控制NOx排放", "控制[VOCs]排放", "控制[NOx]排放"),
    ("建设5G基站", "建设基站", "建设[5G]基站", "建设基站"),
    ("改造220kV线路", "改造500kV线路", "改造[220kV]线路", "改造[500kV]线路"),
    ("达到８５％", "达到85%", "达到８５％", "达到85%"),
    # places and level words that only change the level are put aside
    ("山西省农膜回收率", "忻府区农膜回收率", "⟨山西省⟩农膜回收率", "⟨忻府区⟩农膜回收率"),
    ("全省建成", "全区建成", "⟨全省⟩建成", "⟨全区⟩建成"),
    ("推动我省绿色发展", "推动绿色发展", "推动⟨我省⟩绿色发展", "推动绿色发展"),
    ("建设美丽山西。", "建设美丽忻府。", "建设美丽⟨山西⟩。", "建设美丽⟨忻府⟩。"),
    ("发展林业经济", "（2022-2025年）发展林业经济", "发展林业经济", "⟨（2022-2025年）⟩发展林业经济"),
    ("全省推广", "全省推广", "全省推广", "全省推广"),
    ("支持太原建设山西大学", "支持建设", "支持[太原]建设⟨山西⟩[大学]", "支持建设"),
    # punctuation is not compared, and is marked only amid changed words
    ("节能、降碳", "节能，降碳", "节能、降碳", "节能，降碳"),
    ("节能——降碳", "节能降碳", "节能——降碳", "节能降碳"),
    ("节能\n降碳", "节能降碳", "节能\n降碳", "节能降碳"),
    ("钢铁、有色等行业", "等行业", "[钢铁、有色]等行业", "等行业"),
    ("推行清洁生产。推动合作。", "推动合作。", "[推行清洁生产]。推动合作。", "推动合作。"),
    # one equal character between changes is chance, two between long changes too
    ("完善回收体系", "健全管收机制", "[完善回收体系]", "[健全管收机制]"),
    ("加快推进绿色示范基地工程", "大力倡导绿色消费生活方式", "[加快推进绿色示范基地工程]", "[大力倡导绿色消费生活方式]"),
    ("", "新增的话", "", "[新增的话]"),
    ("", "", "", ""),
]


def marked(parts: tuple[Part, ...]) -> str:
    return "".join(BRACKETS[part.kind].format(part.text) for part in parts)


@pytest.mark.parametrize(("parent", "child", "parent_marked", "child_marked"), TABLE)
def test_marks(parent: str, child: str, parent_marked: str, child_marked: str) -> None:
    found = difference(parent, child, PLACES)
    assert (marked(found.parent), marked(found.child)) == (parent_marked, child_marked)


words = st.lists(
    st.sampled_from(["全省", "全区", "忻府区", "山西", "45万亩", "50%", "VOCs", "，", "。", "\n", "——", "绿", "色", "发", "展", "推动"])
)
# ASCII, Chinese punctuation, full-width forms, some ideographs, and marks that stand for letters or a per cent
LETTERS = (
    "".join(map(chr, [*range(0x20, 0x7F), *range(0x3001, 0x3012), *range(0xFF01, 0xFF5F), *range(0x4E00, 0x4E20)])) + "﹪㎡℃①Ⅳ—“”\n\u3000"
)
texts = words.map("".join) | st.text(LETTERS, max_size=30)


@given(texts, texts)
def test_the_parts_of_a_side_are_its_text(parent: str, child: str) -> None:
    found = difference(parent, child, PLACES)
    assert "".join(part.text for part in found.parent) == parent
    assert "".join(part.text for part in found.child) == child


@given(texts, texts)
def test_what_is_the_same_on_one_side_is_on_the_other(parent: str, child: str) -> None:
    found = difference(parent, child, PLACES)
    kept = [plain("".join(part.text for part in side if part.kind == SAME), PLACES) for side in (found.parent, found.child)]
    assert kept[0] == kept[1]


@given(st.lists(st.sampled_from(["绿色", "发展", "降45万亩", "治VOCs"])), st.data())
def test_a_verbatim_text_has_no_change(kept: list[str], data: st.DataObject) -> None:
    aside = st.lists(st.sampled_from(["全省", "我区", "忻府区", "，", "。", "\n"]), max_size=2).map("".join)
    parent, child = ("".join(data.draw(aside) + word for word in kept) for _ in range(2))
    found = difference(parent, child, PLACES)
    assert CHANGED not in {part.kind for part in (*found.parent, *found.child)}
