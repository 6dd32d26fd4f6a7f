"""Organs: a name as printed becomes one organ of one region.

A name is a place (山西省, 省, nothing) and a body (能源局). The body gives the function family (loaders.reference.agencies);
the place gives the region: a level word means the document's own chain of regions, no place means that of the name before
it in the list, else the document's region.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from graph.ids import agency_id
from loaders.reference import agencies, regions
from loaders.reference.agencies import Family
from loaders.reference.regions import MUNICIPALITIES, NATION, Region

_NEAR = 0.77  # likeness from which a misprinted body is taken for a known one: 城乡住房和城市建设厅 -> 住房和城乡建设厅
_LEVEL_WORD = re.compile(r"^(?:国家|自治区|兵团|省|市|县|区|州|盟|旗)")
# What an organ's name ends in, when no list has it: 市规划资源局, 区商务局, 国网山西省电力公司
ORGAN_FORM = re.compile(
    r"(?:人民政府|政府|管委会|委员会|办公[厅室]|[厅局委办署院行]|总局|部|中心|公司|集团|总队|支队|大队|法院|检察院|海关|工会|联合会|联社|协会|商会|学会|共青团|妇联|银行|军区|高校|院校|街道办|乡镇|企业|单位|小组|专班|指挥部|部门|县区|园区)$"
)
_COLLECTIVE = re.compile(
    r"^(?:各|有关|相关|所有|全[省市区县]|省直|市直|区直|县直|国务院有关|省有关|市有关|省级|市级|地方各级|沿[黄江海]|设区)"
)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ: `name` is canonical; `listing` is family, near (a misprint taken for a known name), collective or unlisted."""

    name: str
    short_name: str
    region: str
    level: str
    function: str | None
    organ_type: str
    listing: str
    score: float
    family: Family | None

    @property
    def id(self) -> str:
        """The id of the Agency node."""
        return agency_id(self.region, self.name)


@lru_cache(maxsize=256)
def organ_resolver(region: str | None) -> OrganResolver:
    """The resolver for the documents of a region; kept, since the same names come again and again."""
    return OrganResolver(region)


class OrganResolver:
    """Resolves names of organs as a document of one region uses them."""

    def __init__(self, region: str | None) -> None:
        self.region = region or NATION
        self.chain: tuple[Region, ...] = (regions.region(self.region), *regions.ancestors(self.region))
        self._resolve = lru_cache(maxsize=4096)(self._resolve_fresh)

    def resolve(self, mention: str, before: Organ | None = None) -> Organ | None:
        """The organ that a name stands for, or None when it does not look like an organ's.

        `before` is the name before it in the list, whose place a name without one shares: 省发展改革委、工业和信息化厅.
        """
        return self._resolve(mention, before.region if before else None)

    def _resolve_fresh(self, mention: str, place_before: str | None) -> Organ | None:
        if len(mention) < 2 or len(mention) > 40:
            return None
        if _COLLECTIVE.match(mention):
            return Organ(mention, mention, self.region, self.chain[0].level, None, "collective", "collective", 1.0, None)
        form = self._by_form(mention)
        if form:
            return form
        national = self._national(mention, place_before)
        if national:
            return self.of_family(national, NATION)
        places = list(self._places(mention))
        for code, body in places:
            family = agencies.bodies().get(body)
            if family:
                return self.of_family(family, code, body)
        family = agencies.bodies().get(mention)
        if family:
            return self.of_family(family, place_before or self.region, mention)
        if not ORGAN_FORM.search(mention):
            return None
        for code, body in places:
            near = _nearest_body(body)
            if near:
                return self.of_family(agencies.bodies()[near[0]], code, near[0], "near", near[1])
        code, body = places[0] if places else (place_before or self.region, mention)
        return self._unlisted(code, body, mention)

    def _national(self, mention: str, place_before: str | None) -> Family | None:
        """The family of a national organ's name, unless it is a body that here belongs to a place: 邮政局 in a province's document."""
        names = agencies.national_names()
        family = names.get(mention)
        if family is None and self.region == NATION:  # 邮政局 in a document of the nation
            family = names.get(f"国家{mention}")
        is_local = mention in agencies.bodies() and (self.region != NATION or place_before not in (None, NATION))
        return None if is_local else family

    def of_family(self, family: Family, code: str, body: str | None = None, listing: str = "family", score: float = 1.0) -> Organ:
        """The organ of a family in a region, under its canonical name."""
        place = regions.region(code)
        if place.level == "national":
            name = short = family.full_name("nation", "", "") or body or family.short
            return Organ(name, short, code, place.level, family.function, family.organ_type, listing, score, family)
        level = place.level
        if family.organ_type == "branch" and code[2:] == "0100" and "province" in family.full:
            level = "province"  # a branch in a capital has the rank of a province's, but the city's name: 人行太原中心支行
        name = family.full_name(level, place.name, place.short_name, code) or place.name + (body or family.short)
        return Organ(name, _short_name(family, place, level), code, place.level, family.function, family.organ_type, listing, score, family)

    def _unlisted(self, code: str, body: str, mention: str) -> Organ:
        place = regions.region(code)
        name = place.name + body if body != mention and code != NATION else mention
        kind = "enterprise" if re.search(r"(?:公司|集团|银行)$", mention) else "government"
        return Organ(name, mention, code, place.level, None, kind, "unlisted", 0.6, None)

    def _places(self, mention: str) -> list[tuple[str, str]]:
        """Every reading of a name as (code of the place, body), the longest place first."""
        out: list[tuple[str, str]] = []
        for length in range(min(12, len(mention) - 2), 1, -1):
            code = self._place(mention[:length])
            if code:
                out.append((code, mention[length:]))
        word = _LEVEL_WORD.match(mention)
        if word and len(mention) > word.end():
            code = self._of_level(word[0])
            if code:
                out.append((code, mention[word.end() :]))
        return out

    def _place(self, name: str) -> str | None:
        """The code of a place name, nested ones included (忻州市忻府区), those in the document's own regions first."""
        for home in self.chain:
            found = regions.find(name, within=home.code if home.code != NATION else None)
            if found:
                return found[0].code
        for cut in range(2, len(name) - 1):
            if name[cut - 1] in "省市区州盟":
                outer = regions.find(name[:cut])
                inner = regions.find(name[cut:], within=outer[0].code) if outer else ()
                if inner:
                    return inner[0].code
        return None

    def _of_level(self, word: str) -> str | None:
        """The code that a level word means here: 市 in a county's document is the city above it."""
        if word == "国家":
            return NATION
        for place in self.chain:
            fits = {
                "省": place.level == "province" and place.name.endswith("省"),
                "自治区": place.level == "province" and place.name.endswith("自治区"),
                "市": place.level == "city" or place.code in MUNICIPALITIES or (place.level == "county" and place.name.endswith("市")),
                "州": place.name.endswith("自治州"),
                "盟": place.name.endswith("盟"),
                "县": place.level == "county" and place.name.endswith("县"),
                "区": (place.level == "county" and place.name.endswith("区")) or place.name.endswith("自治区"),
                "旗": place.level == "county" and place.name.endswith("旗"),
            }
            if fits.get(word):
                return place.code
        return None

    def _by_form(self, mention: str) -> Organ | None:
        """An organ whose name holds the place inside: 团省委, 人行太原中心支行, 国家税务总局山西省税务局."""
        for head, tail, pattern, family in _form_patterns():
            match = pattern.fullmatch(mention) if mention.startswith(head) and mention.endswith(tail) else None
            if match:
                place = match["place"]
                code = self._of_level(place) if _LEVEL_WORD.fullmatch(place) else self._place(place)
                if code:
                    return self.of_family(family, code, mention)
        return None


def _short_name(family: Family, place: Region, level: str) -> str:
    """The usual short name: 省能源局, 团省委, 山西证监局, 国铁太原局集团."""
    if family.organ_type == "mass" and family.forms:
        return family.forms[0].format(place=_level_word(place), short=place.short_name)
    if "{short}" in family.full.get(level, ""):  # its legal name has the place inside
        usual = next((form for form in family.forms if form.startswith("人行")), "{place}" + family.short)  # 人行太原中心支行, 山西证监局
        form = usual if family.organ_type == "branch" or not family.forms else family.forms[0]
        return form.format(place=place.short_name, short=place.short_name)
    return _level_word(place) + family.short_body(level, place.code)


def _level_word(place: Region) -> str:
    """The word that stands for a place in its own documents: 省, 自治区, 市, 县, 区."""
    return next((word for word in ("自治区", "省", "市", "自治州", "县", "区", "盟", "旗") if place.name.endswith(word)), place.name)


@lru_cache(maxsize=1)
def _form_patterns() -> tuple[tuple[str, str, re.Pattern[str], Family], ...]:
    """For each form what stands before and after its place, the pattern, and the family."""
    out = []
    for form, family in agencies.forms().items():
        head, tail = re.split(r"\{\w+\}", form, maxsplit=1)
        out.append((head, tail, re.compile(rf"{re.escape(head)}(?P<place>[\u4e00-\u9fff]{{1,10}}?){re.escape(tail)}"), family))
    return tuple(out)


@lru_cache(maxsize=1024)
def _nearest_body(body: str) -> tuple[str, float] | None:
    """The known body that a misprinted one is nearest to, with the likeness; None when none is near enough."""
    if len(body) < 6:
        return None
    best = max(
        (
            (SequenceMatcher(None, body, known).ratio(), known)
            for known in agencies.bodies()
            if known[-1] == body[-1] and abs(len(known) - len(body)) <= 3 and len(known) >= 5
        ),
        default=(0.0, ""),
    )
    return (best[1], round(best[0], 2)) if best[0] >= _NEAR else None
