"""What was found in a document as tables for spreadsheets: comma-separated values with a byte order mark, without which they take Chinese for another encoding."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO

from api.web.language import translator
from queries import PolicyAnswer, words

Row = Sequence[str | float | None]


def sheet(answer: PolicyAnswer, name: str, language: str) -> bytes:
    """The table of that name (a key of SHEETS) about a document, its first row the heads in the language."""
    stream = StringIO()
    rows = csv.writer(stream)
    rows.writerows(SHEETS[name](answer, translator(language)))
    return stream.getvalue().encode("utf-8-sig")


def _measures(answer: PolicyAnswer, _: Callable[[str], str]) -> Iterator[Row]:
    places = _places(answer)
    yield _("条款"), _("标题"), _("措施"), _("语气"), _("期限"), _("编号")
    for one in answer.measures:
        yield *places[one.provision], one.text, one.modality, one.deadline, one.id


def _targets(answer: PolicyAnswer, _: Callable[[str], str]) -> Iterator[Row]:
    places = _places(answer)
    yield (
        *(_("条款"), _("标题"), _("指标"), _("变化"), _("比较"), _("数值"), _("上限"), _("单位"), _("年份"), _("约束"), _("原文")),
        _("编号"),
    )
    for one in answer.targets:
        told = (one.indicator, one.change, one.comparator, one.value, one.value_max, one.unit, one.year, one.commitment, one.quote, one.id)
        yield *places[one.provision], *told


def _duties(answer: PolicyAnswer, _: Callable[[str], str]) -> Iterator[Row]:
    places, measures = _places(answer), {one.id: one for one in answer.measures}
    yield _("条款"), _("标题"), _("措施"), _("机构"), _("原文写作"), _("责任"), _("依据"), _("编号")
    for duty in answer.duties:
        for id in duty.measures:
            for one in duty.agencies:
                role, basis = _(words().roles[one.role]), _(words().bases[one.basis])
                yield *places[measures[id].provision], measures[id].text, one.name, one.mention, role, basis, id


SHEETS = {"measures": _measures, "targets": _targets, "duties": _duties}
"""The tables, by name."""


def _places(answer: PolicyAnswer) -> dict[str, tuple[str, str]]:
    """Numerals and heading of each provision, by id."""
    return {one.id: (one.path or "", one.heading or "") for one in answer.provisions}
