"""Organs: a name as printed becomes one organ of one region.

A name is a place (山西省, 省, nothing) and a body (能源局). The body gives the function family (loaders.reference.agencies);
the place gives the region: a level word means the document's own chain of regions, no place means that of the name before
it in the list, else the document's region. Where none of them says which place it is, the organ's region is None.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from graph.ids import agency_id
from loaders.reference import agencies, regions
from loaders.reference.agencies import Family
from loaders.reference.regions import MUNICIPALITIES, NATION, Region

_JOINTS = str.maketrans("", "", "和与及")  # in or out, these make no other organ of a name: 发展改革委员会, 工业与信息化厅
_SHORTEST_MISPRINTED = 6  # characters of a body in which a single one that differs is a misprint; 卫生局 and 卫计局 are two
_MISPRINT_SCORE = 0.9
_LEVEL_WORD = re.compile(r"^(?:国家|自治区|兵团|省|市(?!场|政)|县|区(?!域)|州|盟|旗)")
_LEVELS = {"省": "province", "自治区": "province", "市": "city", "州": "city", "盟": "city", "县": "county", "区": "county", "旗": "county"}
# What an organ's name ends in, when no list has it: 市规划资源局, 区商务局, 国网山西省电力公司
ORGAN_FORM = re.compile(
    r"(?:人民政府|政府|管委会|委员会|办公[厅室]|[厅局委办署院行]|总局|部|中心|公司|集团|总队|支队|大队|法院|检察院|海关|工会|联合会|联社|协会|商会|学会|共青团|妇联|银行|军区|高校|院校|街道办|乡镇|企业|单位|小组|专班|指挥部|部门|县区|园区)$"
)
_COLLECTIVE = re.compile(
    r"^(?:各|有关|相关|所有|全[省市区县]|省直|市直|区直|县直|国务院有关|省有关|市有关|省级|市级|地方各级|沿[黄江海]|设区)"
    r"|^(?:市县|县区|区县|县市|县级|乡镇|试点|[县市区旗][（〔、]).*(?:政府|管委会|部门|单位|街道)$"  # 市县人民政府, 县（市、区）人民政府
)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ: `name` is canonical; `listing` is family, near (a misprint of a known name), collective or unlisted.

    `region` and `level` are None where the document does not say in which place the organ is.
    """

    name: str
    short_name: str
    region: str | None
    level: str | None
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
    """Resolves names of organs as a document of one region, or of one that is not known, uses them."""

    def __init__(self, region: str | None) -> None:
        self.region = region
        self.chain: tuple[Region, ...] = (regions.region(region), *regions.ancestors(region)) if region else ()
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
            level = self.chain[0].level if self.chain else None
            return Organ(mention, mention, self.region, level, None, "collective", "collective", 1.0, None)
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
            home = place_before or self.region
            return self.of_family(family, home, mention) if home else _unplaced(family, "", mention)
        word, body = _level_and_body(mention)
        family = agencies.bodies().get(body)
        if family and not places:
            return _unplaced(family, word, body)
        if not ORGAN_FORM.search(mention):
            return None
        for code, body in places:
            known = _misprinted_body(body)
            if known:
                return self.of_family(agencies.bodies()[known], code, known, "near", _MISPRINT_SCORE)
        return self._unlisted(mention, place_before)

    def unlisted(self, mention: str, before: Organ | None = None) -> Organ:
        """The organ of a name that does not look like one, in a list of organs."""
        return self._unlisted(mention, before.region if before else None)

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
        if body in family.bodies and level not in family.full:
            meant = family.meant(body, level, code)
            name, short = place.name + meant, _level_word(place) + family.short_of(meant, level, code)
        else:  # its name has the place inside
            name = family.full_name(level, place.name, place.short_name, code) or place.name + (body or family.short)
            short = _short_name(family, place, level)
        return Organ(name, short, code, place.level, family.function, family.organ_type, listing, score, family)

    def _unlisted(self, mention: str, place_before: str | None) -> Organ:
        kind = "enterprise" if re.search(r"(?:公司|集团|银行)$", mention) else "government"
        places = self._places(mention)
        code: str | None
        code, body = places[0] if places else (place_before or self.region, mention)
        if code is None or (not places and _level_and_body(mention)[0]):
            return Organ(mention, mention, None, None, None, kind, "unlisted", 0.6, None)
        place = regions.region(code)
        name = place.name + body if body != mention and code != NATION else mention
        return Organ(name, mention, code, place.level, None, kind, "unlisted", 0.6, None)

    def _places(self, mention: str) -> list[tuple[str, str]]:
        """Every reading of a name as (code of the place, body), the longest place first."""
        out: list[tuple[str, str]] = []
        for length in range(min(12, len(mention) - 2), 1, -1):
            code = self._place(mention[:length])
            if code:
                out.append((code, mention[length:]))
        word, body = _level_and_body(mention)
        code = self._of_level(word) if word and body else None
        return [*out, (code, body)] if code else out

    def _place(self, name: str) -> str | None:
        """The code of a place name, nested ones included (忻州市忻府区), those in the document's own regions first."""
        for within in (*(home.code for home in self.chain if home.code != NATION), None):
            found = regions.find(name, within)
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


def _level_and_body(mention: str) -> tuple[str, str]:
    """The level word that a name begins with, which may be none, and the rest: 省, 能源局."""
    match = _LEVEL_WORD.match(mention)
    return (match[0], mention[match.end() :]) if match else ("", mention)


def _unplaced(family: Family, word: str, body: str) -> Organ:
    """The organ of a family in a region that is not known, under the level word that stands for it."""
    level = _LEVELS.get(word, "")
    meant = family.meant(body, level)
    short = word + family.short_of(meant, level)
    return Organ(word + meant, short, None, None, family.function, family.organ_type, "family", 1.0, family)


@lru_cache(maxsize=1024)
def _misprinted_body(body: str) -> str | None:
    """The known body of which one is a misprint; None where there is none, or the name is too short to tell."""
    plain = body.translate(_JOINTS)
    if len(plain) < _SHORTEST_MISPRINTED:
        return None
    alike = {known: known.translate(_JOINTS) for known in agencies.bodies() if known[-1] == body[-1]}
    return next((known for known, words in alike.items() if words == plain), None) or next(
        (known for known, words in alike.items() if _is_misprint(plain, words)), None
    )


def _is_misprint(printed: str, known: str) -> bool:
    """Whether a single letter differs, or the words stand in another order (城乡住房城市建设厅, 住房城乡建设厅); a word more is another organ."""
    if len(printed) == len(known):
        return sum(map(str.__ne__, printed, known)) == 1
    is_longer = len(known) >= _SHORTEST_MISPRINTED and 0 < len(printed) - len(known) <= 2
    return is_longer and not Counter(known) - Counter(printed) and not agencies.shortens(known, printed)
