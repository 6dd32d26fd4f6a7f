"""Annotation: the facts of a skeleton, found by the registered kinds; spaCy is imported only where a pipeline is wanted.

A package adds components of its own through the entry-point group `zhengmai.components`: the name is that of a registered spaCy
component, the object any that is loaded together with it.

    [project.entry-points."zhengmai.components"]
    dates = "my_package.dates:mark_dates"
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from loaders.annotate.facts import Facts
from loaders.kinds import KINDS
from loaders.structure.skeleton import Skeleton

if TYPE_CHECKING:
    from spacy.language import Language

GROUP = "zhengmai.components"


def find_facts(skeleton: Skeleton, nlp: Language | None = None) -> Facts:
    """What is found in a text: by the components of `nlp`, else of the installed packages; without any, by the kinds themselves."""
    if nlp is None and installed_components():
        nlp = _installed_pipeline()
    if nlp is not None:
        from loaders.kinds.components import annotate

        return annotate(nlp, skeleton)
    facts = Facts()
    for kind in KINDS:
        if kind.find:
            kind.find(skeleton, facts)
    return facts


def pipeline(add: Sequence[str] = ()) -> Language:
    """A new spaCy pipeline with a component for each kind of fact, those of installed packages, and those named in `add`.

    `nlp.add_pipe`, `nlp.remove_pipe` and `nlp.disable_pipe` change it as any other. What a component marks in `doc.spans` or
    `doc.ents` becomes findings of the document.
    """
    from loaders.kinds.components import make_pipeline

    for component in installed_components():
        component.load()
    return make_pipeline((*(component.name for component in installed_components()), *add))


@cache
def installed_components() -> tuple[EntryPoint, ...]:
    """The entry points of other packages in the group `zhengmai.components`, by name."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda one: one.name))


@cache
def _installed_pipeline() -> Language:
    return pipeline()
