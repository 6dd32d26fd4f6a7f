"""Akoma Ntoso 3.0 (OASIS LegalDocML): one `doc` for each loaded policy, in a file named by its id.

Text before the first heading is `preface` and `preamble`, a signature at the end `conclusions`; all else stands in `mainBody` in
the document's order, with the eIds of the graph. A citation by number or title is a `ref`. Issuers and the agencies that measures
name are listed as `TLCOrganization`. A date that is not known is 0001-01-01, named `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

from graph.errors import NotFound
from graph.exports.akn_outline import Outline, add_outline
from graph.exports.parts import Track
from graph.exports.xmltext import fit
from graph.fragment import Node, Value
from graph.stores.base import Store
from graph.stores.reading import every_node, fragment_of, issuers, outright_citations, responsible

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_SOURCE = "#zhengmai"
# characters that some file system refuses in a name
_REFUSED = re.compile(r'[\x00-\x1f%/\\:*?"<>|]')


def write(store: Store, out: Path, track: Track) -> None:
    """Write ``ID.xml`` for every loaded policy to the folder `out`."""
    policies = {node.id: node for node in every_node(store, "Policy")}
    for policy in track([node for node in policies.values() if node.fields["presence"] == "loaded"]):
        tree = ET.ElementTree(_document(store, policy, policies))
        name = _REFUSED.sub(lambda match: f"%{ord(match[0]):02X}", policy.id)
        with (out / f"{name}.xml").open("xb") as stream:
            tree.write(stream, encoding="UTF-8", xml_declaration=True)


def document(store: Store, policy: str) -> bytes:
    """The document of one loaded policy, in UTF-8; raises NotFound with the nearest ids when it is not loaded."""
    policies = {node.id: node for node in every_node(store, "Policy")}
    loaded = [id for id, node in policies.items() if node.fields["presence"] == "loaded"]
    if policy not in loaded:
        raise NotFound(f"no document {policy!r} is loaded", get_close_matches(policy, loaded, 5, 0.3))
    stream = BytesIO()
    ET.ElementTree(_document(store, policies[policy], policies)).write(stream, encoding="UTF-8", xml_declaration=True)
    return stream.getvalue()


def _document(store: Store, policy: Node, policies: Mapping[str, Node]) -> ET.Element:
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    doc = ET.SubElement(root, "doc", {"name": fit(str(policy.fields["body_genre"] or policy.fields["genre"] or "policy"))})
    issued = issuers(store, policy.id)
    _add_meta(doc, policy, issued, issued | responsible(store, policy.id))
    cited: dict[str, dict[str, str]] = {}
    for provision, evidence, id in outright_citations(store, policy.id):
        cited.setdefault(provision, {})[evidence] = _work(policies[id])
    add_outline(doc, Outline(fragment_of(store, policy.id), cited))
    for element in root.iter():
        if element.tag != "ref":  # which stands in a line of text
            element.tail = "\n"
    return root


def _add_meta(doc: ET.Element, policy: Node, issuers: Mapping[str, str | None], agencies: Mapping[str, str | None]) -> None:
    meta = ET.SubElement(doc, "meta")
    identification = ET.SubElement(meta, "identification", {"source": _SOURCE})
    eids = {id: f"org_{number}" for number, id in enumerate(agencies, 1)}
    authors = [f"#{eids[id]}" for id in issuers] or ["#unknown"]
    work = _work(policy)
    levels = (
        ("FRBRWork", work, authors),
        ("FRBRExpression", f"{work}/zho@", authors),
        ("FRBRManifestation", f"{work}/zho@.xml", [_SOURCE]),
    )
    for level, uri, by in levels:
        _add_level(identification, level, uri, by, policy.fields)
    references = ET.SubElement(meta, "references", {"source": _SOURCE})
    own = {"zhengmai": "Zhengmai 政脉"} | ({} if issuers else {"unknown": "发文机关不明"})
    for eid, name in own.items():
        ET.SubElement(references, "TLCOrganization", {"eId": eid, "href": f"/akn/ontology/organization/{eid}", "showAs": name})
    for id, agency in agencies.items():
        href = f"/akn/ontology/organization/cn/{quote(id, safe='')}"
        ET.SubElement(references, "TLCOrganization", {"eId": eids[id], "href": href, "showAs": fit(agency or id)})


def _add_level(parent: ET.Element, level: str, uri: str, authors: list[str], fields: Mapping[str, Value]) -> None:
    element = ET.SubElement(parent, level)
    ET.SubElement(element, "FRBRthis", {"value": f"{uri}/!main"})
    ET.SubElement(element, "FRBRuri", {"value": uri})
    if level == "FRBRWork" and fields["title"]:
        ET.SubElement(element, "FRBRalias", {"name": "title", "value": fit(str(fields["title"]))})
    date = _date(fields)
    ET.SubElement(element, "FRBRdate", {"date": date or "0001-01-01", "name": "issued" if date else "unknown"})
    for author in authors:
        ET.SubElement(element, "FRBRauthor", {"href": author})
    if level == "FRBRWork":
        ET.SubElement(element, "FRBRcountry", {"value": "cn"})
        if fields["doc_number"]:
            ET.SubElement(element, "FRBRnumber", {"value": fit(str(fields["doc_number"]))})
    elif level == "FRBRExpression":
        ET.SubElement(element, "FRBRlanguage", {"language": "zho"})
    else:
        ET.SubElement(element, "FRBRformat", {"value": "application/akn+xml"})


def _work(policy: Node) -> str:
    """The IRI of a policy as a work: ``/akn/cn/doc/2022-04-21/…``."""
    return f"/akn/cn/doc/{_date(policy.fields) or 'undated'}/{quote(policy.id, safe='')}"


def _date(fields: Mapping[str, Value]) -> str | None:
    """The full date that the policy was issued, or published, when it is known."""
    dates = (fields["date_issued"], fields["date_published"])
    return next((date for date in dates if isinstance(date, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)), None)
