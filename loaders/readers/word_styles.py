"""Styles of a Word file: what a paragraph and its runs inherit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: type size in points, boldness, level as a heading (from 1), whether it is centred."""

    size: float | None
    bold: bool
    level: int | None
    centred: bool


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Any | None) -> None:
        self._styles = {} if root is None else {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self._normal = next((key for key, style in self._styles.items() if is_on(style.get(f"{W}default")) and _is_paragraph(style)), None)

    def look(self, paragraph: Any, runs: list[Any]) -> Look:
        """How a paragraph with these runs is set; size and boldness are those of all its runs."""
        sizes = {self._run_value(paragraph, run, "sz") for run in runs}
        size = sizes.pop() if len(sizes) == 1 else None
        level = self.value(paragraph, "outlineLvl")
        return Look(
            size=float(size) / 2 if size else None,
            bold=bool(runs) and all(is_on(self._run_value(paragraph, run, "b")) for run in runs),
            level=int(level) + 1 if level and int(level) < 9 else None,  # 9 is body text
            centred=self.value(paragraph, "jc") == "center",
        )

    def is_hidden(self, paragraph: Any, run: Any) -> bool:
        """Whether a run is hidden text."""
        return is_on(self._run_value(paragraph, run, "vanish"))

    def value(self, paragraph: Any, name: str) -> str | None:
        """The value of a property of a paragraph, its own or its style's."""
        return next((found.get(f"{W}val") for found in self.properties(paragraph, name)), None)

    def properties(self, paragraph: Any, name: str) -> Iterator[Any]:
        """A paragraph's elements of one property: its own, then those of its style and the styles below it."""
        holders = [paragraph, *self._paragraph_styles(paragraph)]
        for holder in holders:
            found = holder.find(f"{W}pPr/{W}{name}")
            if found is not None:
                yield found

    def style_ids(self, paragraph: Any) -> list[str]:
        """The ids of a paragraph's style and of the styles below it."""
        return [style.get(f"{W}styleId") for style in self._paragraph_styles(paragraph)]

    def _run_value(self, paragraph: Any, run: Any, name: str) -> str | None:
        holders = [run, *self._chain(_value(run, f"{W}rPr/{W}rStyle")), *self._paragraph_styles(paragraph)]
        for holder in holders:
            found = holder.find(f"{W}rPr/{W}{name}")
            if found is not None:
                value: str = found.get(f"{W}val", "true")
                return value
        return None

    def _paragraph_styles(self, paragraph: Any) -> list[Any]:
        return self._chain(_value(paragraph, f"{W}pPr/{W}pStyle") or self._normal)

    def _chain(self, key: str | None) -> list[Any]:
        """A style and the styles that it is based on; a circle is left where it closes."""
        out: list[Any] = []
        while key in self._styles and self._styles[key] not in out:
            out.append(self._styles[key])
            key = _value(out[-1], f"{W}basedOn")
        return out


def _value(element: Any, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def is_on(value: str | None) -> bool:
    """Whether the value of a switch is on; a switch without a value is written "true"."""
    return value in ("true", "1", "on")


def _is_paragraph(style: Any) -> bool:
    return bool(style.get(f"{W}type") == "paragraph")
