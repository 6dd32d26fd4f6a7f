"""The spaCy components: one for each kind of fact, `zhengmai_` and the kind's key, registered when this module is imported.

A component writes what it finds to `doc._.facts` and marks it in `doc.spans`. Every character is a token, so `doc.char_span` fits
any words. A Doc that knows no skeleton yet (`nlp(text)`) is read as a cleaned text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from loaders.annotate.facts import Facts, Finding
from loaders.kinds import KINDS
from loaders.kinds.kind import FactKind
from loaders.structure.skeleton import Skeleton, read_skeleton

ENTS = "ents"
"""The key of findings that a component marks as named entities."""

_SURROGATE = re.compile("[\ud800-\udfff]")

for _name in ("skeleton", "facts"):
    Doc.set_extension(_name, default=None, force=True)


class CharacterTokenizer:
    """Makes a Doc with one token for each character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(_SURROGATE.sub("\ufffd", text)), spaces=[False] * len(text))


def component_name(kind: FactKind) -> str:
    """The name of the component that finds a kind of fact: zhengmai_measures."""
    return f"zhengmai_{kind.key}"


def _register(kind: FactKind) -> None:
    @Language.component(component_name(kind))
    def component(doc: Doc) -> Doc:
        if doc._.skeleton is None:
            _begin(doc, read_skeleton(doc.text, ""))
        if kind.find:
            kind.find(doc._.skeleton, doc._.facts)
        marked = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in kind.places(doc._.facts))
        doc.spans[kind.key] = [span for span in marked if span is not None]
        return doc


_OWN = tuple(kind for kind in KINDS if kind.find)
for _kind in _OWN:
    _register(_kind)


def make_pipeline(add: Sequence[str]) -> Language:
    """A pipeline with the project's components in order, then the registered components that are named."""
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    nlp.max_length = sys.maxsize  # spaCy's limit guards models that need much memory; there are none here
    for name in (*map(component_name, _OWN), *add):
        nlp.add_pipe(name)
    return nlp


def annotate(nlp: Language, skeleton: Skeleton) -> Facts:
    """What the components of a pipeline find in a text, with what foreign ones mark as findings."""
    doc = nlp.make_doc(skeleton.text)
    _begin(doc, skeleton)
    doc = nlp(doc)
    facts: Facts = doc._.facts
    facts.findings = list(_findings(doc, skeleton))
    return facts


def _begin(doc: Doc, skeleton: Skeleton) -> None:
    doc._.skeleton, doc._.facts = skeleton, Facts()


def _findings(doc: Doc, skeleton: Skeleton) -> Iterator[Finding]:
    """The spans of foreign components in document order, each in the provision that it begins in."""
    starts = [provision.start for provision in skeleton.provisions]
    for key, span in sorted(_foreign(doc), key=lambda one: (one[1].start_char, one[1].end_char, one[0])):
        provision = skeleton.provisions[bisect_right(starts, span.start_char) - 1]
        words = skeleton.text[span.start_char : span.end_char].replace("\n", "")
        yield Finding(provision, span.start_char, span.end_char, words, key, span.label_ or key)


def _foreign(doc: Doc) -> Iterator[tuple[str, Span]]:
    own = {kind.key for kind in _OWN}
    for key, spans in doc.spans.items():
        if key not in own:
            yield from ((key, span) for span in spans if span is not None)
    yield from ((ENTS, span) for span in doc.ents)
