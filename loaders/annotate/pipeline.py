"""The spaCy pipeline: registered components that find duties, measures, citations, targets and mentions in one document.

Components hand on what they find in `doc._.facts` and say in `doc._.marks` where it stands, in characters. A Doc begins as
one token, the whole text; the last component cuts it where something was found, so that `doc.spans` holds every find exactly.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain, pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from loaders.annotate.actors import find_actors
from loaders.annotate.citations import find_citations
from loaders.annotate.duties import cover, find_lists
from loaders.annotate.facts import Facts
from loaders.annotate.measures import find_measures
from loaders.annotate.mentions import find_mentions
from loaders.annotate.organs import organ_resolver
from loaders.annotate.targets import find_targets
from loaders.metadata import Metadata
from loaders.outline import Provision

COMPONENTS = ("zhengmai_duties", "zhengmai_measures", "zhengmai_citations", "zhengmai_targets", "zhengmai_mentions", "zhengmai_spans")

for _name in ("text_", "provisions", "metadata", "facts", "marks"):
    Doc.set_extension(_name, default=None, force=True)


class TextTokenizer:
    """Makes a Doc with one token, the whole text; an empty text has none.

    Every Doc has a vocabulary of its own: a shared one would keep the words of all documents for as long as the program runs.
    """

    def __call__(self, text: str) -> Doc:
        return _doc([text] if text else [])


def _find_duties(text: str, provisions: list[Provision], metadata: Metadata, facts: Facts) -> None:
    facts.duty_lists = find_lists(text, provisions, organ_resolver(metadata.region))


def _find_measures(text: str, provisions: list[Provision], metadata: Metadata, facts: Facts) -> None:
    facts.measures = find_measures(text, provisions, facts.duty_lists)
    cover(facts.duty_lists, facts.measures)
    facts.warnings += [f"no measure found for the list of organs {duty.text}" for duty in facts.duty_lists if not duty.measures]
    facts.duty_lists += find_actors(text, facts.measures, organ_resolver(metadata.region))


def _find_citations(text: str, provisions: list[Provision], metadata: Metadata, facts: Facts) -> None:
    facts.citations = find_citations(text, provisions, metadata)


def _find_targets(text: str, provisions: list[Provision], metadata: Metadata, facts: Facts) -> None:
    facts.targets = find_targets(text, provisions, facts.measures)


def _find_mentions(text: str, provisions: list[Provision], metadata: Metadata, facts: Facts) -> None:
    facts.regions, facts.industries = find_mentions(text, facts.measures, metadata.region)


_FINDERS = (_find_duties, _find_measures, _find_citations, _find_targets, _find_mentions)  # in this order: one reads what the last found


@Language.factory("zhengmai_duties")
class DutiesComponent:
    """Finds printed lists of organs."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return _mark(doc, "duties", ((d.start, d.end) for d in _found(doc, _find_duties).duty_lists))


@Language.factory("zhengmai_measures")
class MeasuresComponent:
    """Finds measures and gives each list of organs what it covers; organs that are subjects are found here too."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return _mark(doc, "measures", ((m.start, m.end) for m in _found(doc, _find_measures).measures))


@Language.factory("zhengmai_citations")
class CitationsComponent:
    """Finds citations of other documents."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return _mark(doc, "citations", ((c.start, c.end) for c in _found(doc, _find_citations).citations))


@Language.factory("zhengmai_targets")
class TargetsComponent:
    """Finds figures that are aims."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return _mark(doc, "targets", ((t.start, t.end) for t in _found(doc, _find_targets).targets))


@Language.factory("zhengmai_mentions")
class MentionsComponent:
    """Finds regions and industries named in measures."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        facts = _found(doc, _find_mentions)
        return _mark(doc, "mentions", ((m.start, m.end) for m in (*facts.regions, *facts.industries)))


@Language.factory("zhengmai_spans")
class SpansComponent:
    """Cuts the Doc into tokens where something that was found begins or ends, and marks what was found in `doc.spans`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        text, marks = doc._.text_, doc._.marks
        cuts = sorted({0, len(text), *chain.from_iterable(chain.from_iterable(marks.values()))})
        token_at = {cut: index for index, cut in enumerate(cuts)}
        cut_doc = _doc([text[start:end] for start, end in pairwise(cuts)])
        cut_doc.user_data = doc.user_data
        for key, places in marks.items():
            cut_doc.spans[key] = [Span(cut_doc, token_at[start], token_at[end]) for start, end in places]
        return cut_doc


def _doc(words: list[str]) -> Doc:
    return Doc(Vocab(), words=words, spaces=[False] * len(words))


def _found(doc: Doc, find: Callable[[str, list[Provision], Metadata, Facts], None]) -> Facts:
    """The facts of a Doc with what a finder adds to them."""
    facts: Facts = doc._.facts
    find(doc._.text_, doc._.provisions, doc._.metadata, facts)
    return facts


def _mark(doc: Doc, key: str, places: Iterable[tuple[int, int]]) -> Doc:
    doc._.marks[key] = list(places)
    return doc


@cache
def pipeline() -> Language:
    """The pipeline with all components, in order."""
    nlp = spacy.blank("zh")
    nlp.tokenizer = TextTokenizer()
    nlp.max_length = sys.maxsize  # spaCy's limit guards models that need much memory; there are none here
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def annotate(text: str, provisions: list[Provision], metadata: Metadata) -> Doc:
    """The annotated Doc of a cleaned text: what was found in `doc._.facts`, and where it stands in `doc.spans`."""
    doc = prepare(text, provisions, metadata)
    for _, component in pipeline().pipeline:
        doc = component(doc)
    return doc


def find_facts(text: str, provisions: list[Provision], metadata: Metadata) -> Facts:
    """What was found in a cleaned text, as the components find it but without a Doc, which costs a tenth more."""
    facts = Facts()
    for find in _FINDERS:
        find(text, provisions, metadata, facts)
    return facts


def prepare(text: str, provisions: list[Provision], metadata: Metadata) -> Doc:
    """The Doc of a cleaned text as the first component takes it."""
    doc = pipeline().make_doc(text)
    doc._.text_, doc._.provisions, doc._.metadata, doc._.facts, doc._.marks = text, provisions, metadata, Facts(), {}
    return doc
