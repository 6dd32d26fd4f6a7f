"""Actors: organs that are the subject of a measure's sentence and so responsible for it (省发展改革委要会同有关部门…)."""

from __future__ import annotations

import re

from loaders.annotate.facts import DutyList, Measure, Named
from loaders.annotate.lists import names_in
from loaders.names.organs import ORGAN_FORM, Organ, OrganResolver

# 省发展改革委要会同有关部门…; 各市人民政府要落实主体责任; 省发展改革委加强组织协调
_SUBJECT_VERB = re.compile(
    r"(?:要|应|须|应当|负责|会同|牵头|加强|组织|按照|按|定期|每年|落实|制定|结合|切实|具体|统筹|指导|承担|做好|加快|建立)"
)

_SUBJECT_ENDS = frozenset("府会室厅局委办署院行部心司团队关社联校镇业位组班门区")  # the last letters of ORGAN_FORM
_SUBJECT_LETTER = re.compile(f"[各{''.join(sorted(_SUBJECT_ENDS))}]")


def _is_subject(organ: Organ, mention: str) -> bool:
    """Whether a name at the head of a sentence is an organ's for sure: a known one, or 各地区, 各市人民政府."""
    return organ.listing in ("family", "collective") and bool(
        ORGAN_FORM.search(mention) or re.fullmatch(r"各(?:地区?|部门|有关方面|级)", mention)
    )


def find_actors(text: str, measures: list[Measure], resolver: OrganResolver) -> list[DutyList]:
    """Organs that are the subject of a measure's sentence, one list for each such sentence, basis `subject`."""
    found: list[DutyList] = []
    for measure in measures:
        head = measure.text[:40]
        verb = _SUBJECT_VERB.search(head, 2)
        while verb:
            words = head[: verb.start()]
            names = names_in(text, measure.start, measure.start + len(words)) if _SUBJECT_LETTER.search(words) else []
            if not all(text[b - 1] in _SUBJECT_ENDS or text[a] == "各" for a, b in names):
                names = []  # most are no organs by their last letter, and need not be resolved
            organs = [(resolver.resolve(text[a:b]), a, b) for a, b in names]
            if organs and all(o is not None and _is_subject(o, text[a:b]) for o, a, b in organs):
                role = "lead" if verb[0] == "牵头" else "responsible"
                named = [Named(o, text[a:b], role, "subject", i, (a, b)) for i, (o, a, b) in enumerate(organs, 1) if o]
                found.append(DutyList(measure.provision, measure.start, measure.start + len(words), words, named, [measure]))
                break
            verb = _SUBJECT_VERB.search(head, verb.end())
    return found
