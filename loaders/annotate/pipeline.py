"""The spaCy pipeline: registered components that find duties, measures, citations, targets and mentions in one document.

Components hand on what they find in `doc._.facts` and say in `doc._.marks` where it stands, in characters. A Doc begins as
one token, the whole text; the last component cuts it where something was found, so that `doc.spans` holds every find exactly.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from itertools import chain, pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from loaders.annotate.citations import find_citations
from loaders.annotate.duties import cover, find_lists, find_subjects
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


@Language.factory("zhengmai_duties")
class DutiesComponent:
    """Finds printed lists of organs."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        facts, text = _facts(doc)
        facts.duty_lists = find_lists(text, doc._.provisions, organ_resolver(doc._.metadata.region))
        return _mark(doc, "duties", ((d.start, d.end) for d in facts.duty_lists))


@Language.factory("zhengmai_measures")
class MeasuresComponent:
    """Finds measures and gives each list of organs what it covers; organs that are subjects are found here too."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        facts, text = _facts(doc)
        facts.measures = find_measures(text, doc._.provisions, facts.duty_lists)
        cover(facts.duty_lists, facts.measures)
        facts.warnings += [f"no measure found for the list of organs {duty.text}" for duty in facts.duty_lists if not duty.measures]
        facts.duty_lists += find_subjects(text, facts.measures, organ_resolver(doc._.metadata.region))
        return _mark(doc, "measures", ((m.start, m.end) for m in facts.measures))


@Language.factory("zhengmai_citations")
class CitationsComponent:
    """Finds citations of other documents."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        facts, text = _facts(doc)
        facts.citations = find_citations(text, doc._.provisions, doc._.metadata)
        return _mark(doc, "citations", ((c.start, c.end) for c in facts.citations))


@Language.factory("zhengmai_targets")
class TargetsComponent:
    """Finds figures that are aims."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        facts, text = _facts(doc)
        facts.targets = find_targets(text, doc._.provisions, facts.measures)
        return _mark(doc, "targets", ((t.start, t.end) for t in facts.targets))


@Language.factory("zhengmai_mentions")
class MentionsComponent:
    """Finds regions and industries named in measures."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        facts, text = _facts(doc)
        facts.regions, facts.industries = find_mentions(text, facts.measures, doc._.metadata.region)
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


def _facts(doc: Doc) -> tuple[Facts, str]:
    return doc._.facts, doc._.text_


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
    """The annotated Doc of a cleaned text; what was found stands in `doc._.facts`."""
    nlp = pipeline()
    doc = prepare(text, provisions, metadata)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def prepare(text: str, provisions: list[Provision], metadata: Metadata) -> Doc:
    """The Doc of a cleaned text as the first component takes it."""
    doc = pipeline().make_doc(text)
    doc._.text_, doc._.provisions, doc._.metadata, doc._.facts, doc._.marks = text, provisions, metadata, Facts(), {}
    return doc
