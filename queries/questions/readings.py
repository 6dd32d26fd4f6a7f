"""Readings: every form of question that takes a text, with what stands in its slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from queries.questions.forms import Form, forms
from queries.questions.spotting import Found, Spotted
from queries.questions.templates import match

Rank = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A form that takes the whole text, and what its slots take."""

    form: Form
    slots: Mapping[str, Found]

    @property
    def rank(self) -> Rank:
        """The less the better: characters in words of one's own, places that stand for documents, slots."""
        free = sum(one.looseness for one in self.slots.values() if one.kind in ("words", "unknown"))
        places = sum(one.looseness for one in self.slots.values() if one.kind == "document")
        return free, places, len(self.slots)

    @property
    def key(self) -> tuple[str, frozenset[tuple[str, str, tuple[str, ...]]]]:
        """What tells it from other readings."""
        return self.form.name, frozenset((slot, one.text, one.values) for slot, one in self.slots.items())


def read(spotted: Spotted) -> list[Reading]:
    """The readings of a text, the best first; of equals those with the longest words of one's own.

    No slot is taken twice, and words of one's own hold no name of an agency or a document, which would be more than a matter.
    """
    named = spotted.named("agency", "document")
    found: dict[object, Reading] = {}
    for form in forms().values():
        for template in form.templates:
            for bindings in match(template, spotted):
                slots = dict(bindings)
                free = [one.text for one in slots.values() if one.kind == "words"]
                if len(slots) == len(bindings) and not any(name in words for words in free for name in named):
                    reading = Reading(form, slots)
                    found.setdefault(reading.key, reading)
    return sorted(found.values(), key=lambda one: (one.rank, -sum(len(slot.text) for slot in one.slots.values())))
