"""Characters per second of reading documents, on one core: the whole and each stage, beside spaCy's own tokenizer.

    python benchmarks/parse.py [--megabytes 10]

The bundled documents are repeated to the size, once as many documents and once as one long one, to show that time grows in
proportion. Nothing is read from disk while the clock runs, which counts processor time. The whole and the yardstick are the best
of five runs, every stage is one run.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Callable

import spacy

from loaders import assemble, parse, pipeline, sample_paths, to_json
from loaders.annotate.facts import Facts
from loaders.kinds import KINDS
from loaders.readers import SourceText, read
from loaders.structure.clean import clean
from loaders.structure.outline import read_numbering
from loaders.structure.skeleton import read_skeleton


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=10.0, help="size of the text in UTF-8")
    size = parser.parse_args().megabytes
    samples = [read(path) for path in sample_paths()]
    documents: list[SourceText] = []
    while sum(len(d.text.encode()) for d in documents) < size * 1e6:
        documents.append(samples[len(documents) % len(samples)])
    parse(samples[0])  # load the reference data before the clock runs
    characters = sum(len(d.text) for d in documents)
    print(f"{len(documents)} documents, {characters:,} characters, {size:g} MB")
    _stages(documents, characters)
    _whole(documents, characters)
    _yardstick(documents, characters)
    for part in (size / 10, size):
        _one_long(samples, part)
    _repeated()


def _report(name: str, characters: int, seconds: float) -> None:
    print(f"{name:<28} {characters / seconds / 1e6:8.3f} M characters/s {seconds:8.2f} s")


def _clock(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _best(work: Callable[[], object]) -> float:
    """The seconds of the best of five runs: what other programs do to the machine only ever makes a run longer."""
    return min(_clock(work) for _ in range(5))


def _stages(documents: list[SourceText], characters: int) -> None:
    """Every stage over all documents."""
    cleaned = []
    _report("clean", characters, _clock(lambda: cleaned.extend(clean(d) for d in documents)))
    numberings = []
    _report("numbering", characters, _clock(lambda: numberings.extend(read_numbering(c.text) for c in cleaned)))
    skeletons = []
    _report("metadata and outline", characters, _clock(lambda: skeletons.extend(read_skeleton(c.text, "x") for c in cleaned)))
    facts = [Facts() for _ in skeletons]
    for kind in KINDS:
        if find := kind.find:
            _report(kind.key, characters, _clock(lambda find=find: deque(map(find, skeletons, facts), maxlen=0)))  # type: ignore[misc]


def _whole(documents: list[SourceText], characters: int) -> None:
    """Reading from text to Document, and what is made of it; nothing is kept, as when a folder is loaded."""
    _report("parse, the whole", characters, _best(lambda: deque(map(parse, documents), maxlen=0)))
    read_documents = [parse(d) for d in documents[:50]]
    part = sum(len(d.text) for d in documents[:50])
    nlp = pipeline()
    _report("parse, through spaCy", part, _clock(lambda: deque((parse(d, nlp) for d in documents[:50]), maxlen=0)))
    _report("to_json", part, _clock(lambda: [to_json(d) for d in read_documents]))
    _report("assemble", part, _clock(lambda: [assemble(d) for d in read_documents]))


def _yardstick(documents: list[SourceText], characters: int) -> None:
    """spaCy's own Chinese tokenizer, which cuts by character too, alone."""
    nlp = spacy.blank("zh")
    _report("yardstick: spaCy tokenizer", characters, _best(lambda: [nlp.make_doc(d.text) for d in documents]))


def _one_long(samples: list[SourceText], size: float) -> None:
    """One document of this size, made of the samples one after another."""
    text = "\n".join(s.text for s in samples)
    long = SourceText("long", "\n".join([text] * max(1, round(size * 1e6 / len(text.encode())))))
    _report(f"parse, one of {len(long.text.encode()) / 1e6:.1f} MB", len(long.text), _clock(lambda: parse(long)))


def _repeated() -> None:
    """One paragraph of one piece ten times as often: what a rule that backtracks would take a hundred times as long for."""
    for piece in ("（省能源局、", "《关于", "“甲", "推进改造、加强监管，", "到2025年，达到80%、", "一、二、三、"):
        texts = [SourceText("repeated", "一、任务\n\n（一）甲。" + piece * count) for count in (1_000, 10_000)]
        small, large = (_clock(lambda text=text: parse(text)) for text in texts)  # type: ignore[misc]
        print(f"parse, {piece} 1,000 and 10,000 times: {small:.3f} s, {large:.3f} s")


if __name__ == "__main__":
    main()
