"""Every node and edge type of the graph, once.

The databases' DDL, the table in the documentation and the picture of the model are derived from
``NODES`` and ``EDGES``; nothing else in the project lists labels or fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["string", "int", "float", "bool", "strings"]


@dataclass(frozen=True, slots=True)
class Field:
    """One property of a node or an edge; dates are ISO 8601 strings, `strings` is a list of string."""

    name: str
    kind: Kind
    doc: str


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node label. `shared` nodes belong to no single document and outlive any; one with a field `policy` belongs to that document.

    `lookups` are the fields beside the id that questions find nodes by, `texts` those whose words they search.
    """

    label: str
    doc: str
    fields: tuple[Field, ...]
    shared: bool = False
    lookups: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeType:
    """An edge label with the pairs of node labels that it may join."""

    label: str
    doc: str
    ends: tuple[tuple[str, str], ...]
    own_fields: tuple[Field, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The edge's own fields, then those that say how it was made."""
        return self.own_fields + PROVENANCE


def _fields(kind: Kind, /, **docs: str) -> tuple[Field, ...]:
    return tuple(Field(name, kind, doc) for name, doc in docs.items())


SPAN = _fields("int", span_start="first character in the source text", span_end="one past the last character")

PLACED = (*SPAN, Field("page", "int", "page of the file on which it begins, from 1; null where the format has no pages"))

PROVENANCE = (
    Field("policy", "string", "id of the document whose words made the edge; null for reference data"),
    Field("method", "string", "how the edge was made, e.g. explicit, first-listed, cited-number"),
    Field("score", "float", "confidence in [0, 1]"),
    Field("evidence", "string", "the quoted words"),
    Field("rule", "string", "component and version that made the edge"),
    *SPAN,
)

NODES: dict[str, NodeType] = {
    node.label: node
    for node in (
        NodeType(
            "Policy",
            "a document (政策文件)",
            (
                *_fields(
                    "string",
                    title="title of the notice, as printed",
                    body_title="title of the plan that the notice issues",
                    doc_number="发文字号 in canonical form, 晋政发〔2022〕12号",
                    genre="意见, 方案, 规划, 纲要, 措施, 通知 …",
                    body_genre="genre of the body that the notice issues",
                    topic="the matter of the title, without issuer, place and genre",
                    level="national, province, city, county, township",
                    region="code of the region that it applies in",
                    date_issued="成文日期",
                    date_published="印发日期 or 发布日期",
                    date_effective="施行日期",
                    presence="loaded, catalogued (outline only) or cited",
                    force="in force, amended, repealed; null when unknown",
                    source="name of the file that it was read from",
                    address="where it was published, as a person has stated",
                    digest="SHA-256 of the source text",
                ),
                Field("aliases", "strings", "other titles that it is cited by, and the number that others print of it if it prints none"),
                Field("addressees", "strings", "主送机关, as printed"),
                Field("warnings", "strings", "what the loaders could not read well"),
                Field("conflicts", "strings", "where it contradicts other documents: several numbers, a circle of links"),
            ),
            lookups=("doc_number", "region", "presence"),
            texts=("title", "body_title", "doc_number"),
        ),
        NodeType(
            "Provision",
            "a node of a document's outline (条款)",
            (
                *_fields(
                    "string",
                    policy="id of the document",
                    eid="path in the outline, sec_4__cl_12",
                    kind="section, clause, item, subitem, chapter, article, box, annex, lead, header, preamble, preface, closing",
                    number="numeral as people cite it: 四, 十二, 2, 专栏2",
                    path="numerals from section to here: 二/四",
                    heading="heading, without the numeral",
                    text="its own words, without heading",
                ),
                *_fields("int", seq="position in the document", depth="0 for a section"),
                *PLACED,
                *_fields("int", text_start="first character of its own words", text_end="one past the last"),
                Field(
                    "left_out", "string", "what `text` leaves out of the source: `38:1 76:2` is 1 character before place 38, 2 before 76"
                ),
            ),
            lookups=("policy",),
            texts=("heading", "text"),
        ),
        NodeType(
            "Measure",
            "one action that a provision orders (措施)",
            (
                *_fields(
                    "string",
                    policy="id of the document",
                    provision="id of the provision",
                    text="the sentence or semicolon part",
                    modality="must (必须), require (应当, and plain orders), encourage (鼓励), support (支持), explore (探索), permit (可以), strive (力争), "
                    "forbid (不得); aim where the words only state a result that a list of agencies covers",
                    verb="the governing verb, as printed: 推进, 建立, 鼓励; null where none stands out",
                    instrument="policy instrument (政策工具) as family/kind, environment/taxation, after Rothwell and Zegveld; null where it names none",
                    deadline="the day, month or year that it names as its term, in ISO 8601",
                ),
                Field("seq", "int", "position in the document"),
                *PLACED,
            ),
            lookups=("policy", "provision", "deadline", "instrument"),
            texts=("text",),
        ),
        NodeType(
            "Indicator",
            "a quantity that policies set figures for, under one canonical name (指标)",
            (
                *_fields(
                    "string",
                    name="canonical name",
                    unit_dimension="percent, area, mass, count, currency …",
                    direction="which way is stricter: higher or lower",
                ),
                Field("aliases", "strings", "other names that mean the same"),
                Field("additive", "bool", "whether parts add up: 万亩 yes, % no"),
            ),
            shared=True,
            lookups=("name",),
            texts=("name",),
        ),
        NodeType(
            "Target",
            "one figure for one indicator in one document (目标值)",
            (
                *_fields(
                    "string", policy="id of the document", provision="id of the provision", measure="id of the measure, if it stands in one"
                ),
                *_fields(
                    "float",
                    value="the figure",
                    value_max="upper end of a range",
                    value_si="the figure in unit_si",
                    baseline_value="figure in the baseline year",
                ),
                *_fields(
                    "string",
                    unit="unit as printed",
                    unit_si="unit that figures are compared in",
                    change="level, increase or decrease",
                    comparator="=, >=, >, <=, <, ~ or range",
                    commitment="stated, strive (力争), binding (约束性), expected (预期性)",
                    scope="what the figure covers: 全省, 设市城市",
                    quote="the words",
                ),
                *_fields(
                    "int", year="year that it is to be met", baseline_year="year that it is compared with", seq="position in the document"
                ),
                *PLACED,
            ),
            lookups=("policy", "provision", "year"),
            texts=("quote",),
        ),
        NodeType(
            "Finding",
            "words that a component of another maker marked (标注)",
            (
                *_fields(
                    "string",
                    policy="id of the document",
                    provision="id of the provision",
                    key="what the component calls its findings: key of doc.spans",
                    label="label of the span",
                    text="the words",
                ),
                Field("seq", "int", "position in the document"),
                *PLACED,
            ),
            lookups=("policy", "provision", "key", "label"),
            texts=("text",),
        ),
        NodeType(
            "Agency",
            "an organ in a region (机构)",
            (
                *_fields(
                    "string",
                    name="canonical name: 山西省能源局",
                    short_name="usual short name: 省能源局",
                    function="function family: 发展改革, 能源, 生态环境 …",
                    organ_type="government, party, mass, branch, enterprise, judicial, military, collective",
                    level="national, province, city, county, township; null where its region is",
                    region="code of its region; null where the document does not say which, and the id begins with `unplaced-`",
                    valid_from="date it was set up, if known",
                    valid_to="date it was dissolved, if known",
                    listing="family (named by the reference data) or unlisted (found by its form)",
                ),
                Field("aliases", "strings", "other names"),
            ),
            shared=True,
            lookups=("name", "short_name", "function", "region"),
            texts=("name", "short_name"),
        ),
        NodeType(
            "Region",
            "an administrative division (GB/T 2260) or a named area (地区)",
            _fields(
                "string",
                code="GB/T 2260 code; null for a named area",
                name="full name",
                short_name="name without 省/市/县/区",
                level="national, province, city, county, area",
                valid_from="first year of the code, if known",
                valid_to="last year of the code; null while in use",
            ),
            shared=True,
            lookups=("code", "name"),
            texts=("name",),
        ),
        NodeType(
            "Industry",
            "an industry (行业), GB/T 4754—2017 where there is a code",
            (*_fields("string", code="GB/T 4754—2017 code", name="name"), Field("aliases", "strings", "names that policies use")),
            shared=True,
            lookups=("code", "name"),
            texts=("name",),
        ),
    )
}

SHARED = frozenset(label for label, node in NODES.items() if node.shared)
"""Labels of nodes that belong to no single document."""

OWNED = tuple(label for label, node in NODES.items() if any(field.name == "policy" for field in node.fields))
"""Labels of nodes that belong to one document and go with it."""

_DUTY = (
    *_fields(
        "string",
        role="lead, support or responsible",
        basis="explicit (A牵头), labelled (责任单位：A), first-listed, sole, joint, standing-clause or subject",
    ),
    Field("position", "int", "place in the printed list, from 1"),
    *_fields("string", bracket="id of the printed list", mention="the name as printed"),
)
_CITATION = _fields(
    "string",
    relation="implements, basis, mention, planned or vague",
    effect="repeals (废止) or amends (修改) where the words do that to the document; null where they only name it",
    title="title as cited",
    doc_number="number as cited, in canonical form",
    cited_as="id of the policy that the citation names by itself, before it is resolved",
)
_DERIVATION = (
    Field("kind", "string", "verbatim, adapted, loose; of targets same, stricter, looser, share, other-year"),
    Field("similarity", "float", "likeness of the two texts in [0, 1]"),
    Field("review", "bool", "whether a person should look at it"),
    Field("judged", "string", "who accepted or corrected the link, and when; null when nobody did"),
    Field("inferred", "bool", "whether its documents are joined by likeness only, for review; null when the lower one names the upper"),
)

EDGES: dict[str, EdgeType] = {
    edge.label: edge
    for edge in (
        EdgeType(
            "CONTAINS",
            "holds",
            (("Policy", "Provision"), ("Provision", "Provision"), ("Provision", "Measure"), ("Provision", "Finding")),
            _fields("int", seq="position"),
        ),
        EdgeType(
            "ISSUED",
            "issued the document (发文机关)",
            (("Agency", "Policy"),),
            (Field("position", "int", "place among joint issuers, from 1"), Field("mention", "string", "the name as printed")),
        ),
        EdgeType("APPLIES_IN", "applies in the region", (("Policy", "Region"),)),
        EdgeType(
            "IMPLEMENTS",
            "was made to carry the other out (贯彻落实)",
            (("Policy", "Policy"),),
            (
                Field("aligned", "string", "linker version once the provisions have been compared"),
                Field("obstacle", "string", "why they are not compared: no text, no region, other region, later; null when they are"),
                Field("review", "bool", "whether a person should look at it: the text names no parent, but one is alike"),
                Field("judged", "string", "who accepted the link, and when; null when nobody did"),
            ),
        ),
        EdgeType("CITES", "names the document", (("Provision", "Policy"),), _CITATION),
        EdgeType(
            "DERIVES_FROM", "takes its matter from", (("Provision", "Provision"), ("Measure", "Measure"), ("Target", "Target")), _DERIVATION
        ),
        EdgeType(
            "REUSES",
            "has words of an earlier document on the same subject, of one level in another region, that no document above the two explains; "
            "from the later to the earlier (借鉴)",
            (("Provision", "Provision"), ("Measure", "Measure")),
            (
                Field(
                    "similarity",
                    "float",
                    "share of its own words, those of documents above put aside, that stand in the earlier, in [0, 1]",
                ),
            ),
        ),
        EdgeType("LEADS", "leads the measure (牵头)", (("Agency", "Measure"),), _DUTY),
        EdgeType("SUPPORTS", "supports the measure (配合)", (("Agency", "Measure"),), _DUTY),
        EdgeType("RESPONSIBLE_FOR", "shares the duty for the measure (负责)", (("Agency", "Measure"),), _DUTY),
        EdgeType("SETS", "sets the figure", (("Measure", "Target"), ("Provision", "Target"))),
        EdgeType("MEASURES", "is a figure for", (("Target", "Indicator"),), (Field("mention", "string", "the name as printed"),)),
        EdgeType("CONCERNS", "concerns the industry", (("Measure", "Industry"),), (Field("mention", "string", "the name as printed"),)),
        EdgeType(
            "MENTIONS",
            "names the region",
            (("Measure", "Region"), ("Target", "Region")),
            (Field("mention", "string", "the name as printed"),),
        ),
        EdgeType("PART_OF", "lies in", (("Region", "Region"),)),
        EdgeType("LOCATED_IN", "is an organ of", (("Agency", "Region"),)),
        EdgeType(
            "SUCCEEDED_BY",
            "handed its duties to",
            (("Agency", "Agency"),),
            (Field("date", "string", "date of the reform"), Field("scope", "strings", "all, or the duties named by words")),
        ),
    )
}
