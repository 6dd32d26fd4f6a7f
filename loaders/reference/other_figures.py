"""Kinds of figures that set nothing: subsidies, fines, terms, ages, dimensions (`other_figures.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """One kind: the words that tell it, where they stand beside the figure, its units (None for any), and an example.

    `unless_dated`: with a year of its own such a figure is an aim all the same.
    """

    name: str
    where: Literal["before", "after", "sentence"]
    words: re.Pattern[str]
    units: re.Pattern[str] | None
    unless_dated: bool
    example: str


@cache
def other_figures() -> tuple[OtherFigure, ...]:
    """Return every kind, in the order of the file."""
    with (files(__package__) / "other_figures.toml").open("rb") as stream:
        kinds = tomllib.load(stream)["kind"]
    return tuple(
        OtherFigure(
            name=kind["name"],
            where=kind["where"],
            words=re.compile(kind["words"]),
            units=re.compile(kind["units"]) if "units" in kind else None,
            unless_dated=kind.get("unless_dated", False),
            example=kind["example"],
        )
        for kind in kinds
    )
