"""The content of a report: what was taken over, raised, lowered, left out and new, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import queries
from api.web.inheritance.columns import cited, name_of
from api.web.language import CHINESE, translator
from api.web.reports.blocks import Block, Heading, Paragraph, Report, Table
from api.web.reports.pairs import pairs
from api.web.reports.phrases import Phrases, Translate, phrases
from graph.stores.base import Store
from queries import InheritanceAnswer
from queries.inheritance_columns import Card, FigureRow, LeftOut, Ribbon, Tally

SUMMARY, FULL = "summary", "full"
EDITIONS = (SUMMARY, FULL)
_FIGURES, _LEFT_OUT, _NEW, _OPEN, _SECTIONS = 18, 12, 8, 8, 14
"""How many rows each table of a summary has at most."""
_WORDS = 70  # how many characters of a measure a summary quotes


def report(store: Store, child: str, edition: str = SUMMARY, language: str = CHINESE) -> Report:
    """The report about a loaded document; raises NotFound with the nearest ids, or when it is not loaded."""
    answer = queries.inheritance(store, child, words="all" if edition == FULL else "")
    measures = queries.inheritance(store, child, by="measure")
    _ = translator(language)
    own = name_of(answer.policy)
    title = _("%(name)s承接情况报告") % {"name": own} + ("" if edition == FULL else _("（摘要）"))
    number = f"（{answer.policy.doc_number}）" if answer.policy.doc_number else ""
    content = _Content(answer, measures, edition == SUMMARY, _, phrases(_))
    return Report(title, f"{answer.policy.title}{number}", tuple(content.blocks()), language)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a report says of a document: `answer` by clause, `measures` by measure."""

    answer: InheritanceAnswer
    measures: InheritanceAnswer
    is_summary: bool
    _: Translate
    said: Phrases

    @property
    def is_compared(self) -> bool:
        """Whether the document was compared with anything above it."""
        return len(self.answer.columns) > 1

    def blocks(self) -> Iterator[Block]:
        """The sections, those with nothing to say left out."""
        _ = self._
        parts = [(_("文件"), self._documents()), (_("承接概况"), self._overview())]
        if self.is_compared:
            parts += [
                (_("指标对照"), self._figures()),
                (_("未承接的上级措施"), self._left_out()),
                (_("新增的内容"), self._new()),
            ]
        parts.append((_("待核和未对照的事项"), self._open()))
        if self.is_compared and not self.is_summary:
            parts.append((_("逐条对照"), pairs(self.answer, _, self.said)))
        numerals = iter("一二三四五六七八九")
        for heading, found in parts:
            blocks = tuple(found)
            if blocks:
                yield Heading(_("%(numeral)s、%(heading)s") % {"numeral": next(numerals), "heading": heading})
                yield from blocks

    def _documents(self) -> Iterator[Block]:
        _ = self._
        rows = []
        for column in reversed(self.answer.columns):
            one = column.policy
            remarks = [_("仅有目录") if column.is_outline else "", _("按相似推断，待核") if column.inferred else ""]
            remarks.append(_("读取时有 %(count)s 处提示") % {"count": len(column.warnings)} if column.warnings else "")
            rows.append((name_of(one), one.title, one.doc_number or "—", one.date or "—", _("；").join(filter(None, remarks)) or "—"))
        yield Table("", (_("层级"), _("文件"), _("发文字号"), _("日期"), _("说明")), tuple(rows), (0.12, 0.38, 0.18, 0.15, 0.17))

    def _overview(self) -> Iterator[Block]:
        _ = self._
        if not self.is_compared:
            reasons = [self.said.reasons.get(gap.obstacle, gap.obstacle) for gap in self.answer.gaps]
            why = _("；").join(dict.fromkeys(reasons)) or _("没有找到它贯彻落实的上级文件")
            yield Paragraph(_("本文件没有与上级文件对照：%(why)s。因此不说哪些新增，也不说哪些未承接。") % {"why": why})
            return
        column, nearest = self.answer.columns[-1], self.answer.columns[-2]
        yield Paragraph(self._tallied(_("条款"), column.clauses))
        if column.measures and self.measures.columns[-2].measures:
            yield Paragraph(self._tallied(_("措施"), column.measures))
            omitted = self.measures.columns[-2].measures.omitted
            if omitted is not None:
                yield Paragraph(
                    _("%(name)s的 %(total)s 项措施中，%(count)s 项本文件没有承接。")
                    % {"name": name_of(nearest.policy), "total": self.measures.columns[-2].measures.total, "count": omitted}
                )
        changes = Counter(row.change for row in self._rows())
        if changes:
            counted = _("，").join(f"{words} {changes[name]}" for name, words in self.said.changes.items() if name in changes)
            yield Paragraph(_("指标：%(counted)s。") % {"counted": counted})
        yield self._sections(column.cards)

    def _tallied(self, what: str, tally: Tally) -> str:
        _ = self._
        counted = [f"{words} {getattr(tally, name)}" for name, words in self.said.kinds.items() if getattr(tally, name)]
        review = _("（其中待核 %(count)s）") % {"count": tally.review} if tally.review else ""
        return _("%(what)s %(total)s：%(counted)s%(review)s。") % {
            "what": what,
            "total": tally.total,
            "counted": _("，").join(counted),
            "review": review,
        }

    def _sections(self, cards: Sequence[Card]) -> Table:
        _ = self._
        main = self._main()
        counts: dict[str, Counter[str]] = {}
        for card in cards:
            ribbon = main.get(card.id)
            kind = ribbon.link.kind if ribbon else "new" if card.is_new else ""
            held = counts.setdefault(_section(card), Counter())
            held.update(filter(None, ("total", kind, "review" if ribbon and (ribbon.link.review or ribbon.link.inferred) else "")))
        names = ("total", *self.said.kinds, "review")
        rows = [(section, *(str(held[name] or "—") for name in names)) for section, held in counts.items()]
        heads = (_("部分"), _("条数"), *self.said.kinds.values(), _("待核"))
        return self._table(heads, rows, (0.4, 0.1, 0.1, 0.12, 0.1, 0.09, 0.09), _SECTIONS, _("各部分承接情况"))

    def _main(self) -> dict[str, Ribbon]:
        """For each clause of the document its likest link to a clause above."""
        found: dict[str, Ribbon] = {}
        for ribbon in sorted(self.answer.ribbons, key=lambda one: (one.link.review, -(one.link.similarity or 0.0))):
            found.setdefault(ribbon.child, ribbon)
        return found

    def _rows(self) -> list[FigureRow]:
        """The figures that were compared, what changed first."""
        order = list(self.said.changes)
        return sorted((row for row in self.answer.figures if row.change in order), key=lambda row: order.index(row.change))

    def _figures(self) -> Iterator[Block]:
        _ = self._
        columns = [place for place, column in enumerate(self.answer.columns) if not column.is_outline]
        rows = [
            (
                row.indicator,
                str(row.year or "—"),
                *(row.cells[place].quote or "—" for place in columns),
                self.said.changes[row.change]
                + (f" {row.cells[-1].part:.1%}" if row.cells[-1].part else "")
                + (_("（待核）") if any(cell.review for cell in row.cells) else ""),
            )
            for row in self._rows()
        ]
        if rows:
            heads = (_("指标"), _("年份"), *(name_of(self.answer.columns[place].policy) for place in columns), _("比较"))
            widths = (0.22, 0.08, *([0.56 / len(columns)] * len(columns)), 0.14)
            yield self._table(heads, rows, widths, _FIGURES)

    def _left_out(self) -> Iterator[Block]:
        _ = self._
        found = [one for one in self.answer.left_out if one.lower == self.answer.policy.id]
        names = {column.policy.id: name_of(column.policy) for column in self.answer.columns}
        rows = [(f"{names[one.upper]} {cited(one.path)}", one.heading or one.section, self._cut(_told(one, _))) for one in found]
        if rows:
            heads = (_("条款"), _("标题"), _("措施"))
            yield self._table(heads, rows, (0.17, 0.25, 0.58), _LEFT_OUT)
        elif all(column.is_outline for column in self.answer.columns[:-1]):
            yield Paragraph(_("上级文件仅有目录，措施没有对照。"))
        else:
            yield Paragraph(_("无。"))

    def _new(self) -> Iterator[Block]:
        _ = self._
        rows = [
            (what, cited(card.path), card.heading or self._cut(card.text))
            for what, answer in ((_("条款"), self.answer), (_("措施"), self.measures))
            for card in answer.columns[-1].cards
            if card.is_new
        ]
        heads = (_("类别"), _("条款"), _("内容"))
        yield self._table(heads, rows, (0.1, 0.15, 0.75), _NEW) if rows else Paragraph(_("无。"))

    def _open(self) -> Iterator[Block]:
        _ = self._
        names = {column.policy.id: name_of(column.policy) for column in self.answer.columns}
        cards = {card.id: card for column in self.answer.columns for card in column.cards}
        rows = []
        for gap in self.answer.gaps:
            ends = f"{names.get(gap.lower, gap.lower)} — {gap.upper_title or _('上级文件')}"
            rows.append((_("未对照"), ends, self.said.reasons.get(gap.obstacle, gap.obstacle)))
        for column in self.answer.columns:
            if column.inferred:
                rows.append((_("推断"), column.policy.title, _("文中没有写明上级文件，按相似推断")))
            if column.is_outline:
                rows.append((_("仅有目录"), column.policy.title, _("只对照标题；措施和指标没有对照")))
            rows += [(_("读取提示"), column.policy.title, warning) for warning in column.warnings[:2] if column is self.answer.columns[-1]]
        for ribbon in self.answer.ribbons:
            if ribbon.link.review and ribbon.child in cards and ribbon.parent in cards:
                ours, theirs = cards[ribbon.child], cards[ribbon.parent]
                ends = " — ".join(f"{names[one.id.split(':', 1)[0]]} {cited(one.path)} {one.heading}".strip() for one in (ours, theirs))
                rows.append((_("待核"), ends, self.said.kinds[ribbon.link.kind] + self._likeness(ribbon.link.similarity)))
        heads = (_("类别"), _("事项"), _("说明"))
        if rows:
            yield self._table(heads, rows, (0.13, 0.57, 0.3), _OPEN)

    def _likeness(self, similarity: float | None) -> str:
        return "" if similarity is None else f" {similarity:.0%}"

    def _table(
        self, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...], most: int, caption: str = ""
    ) -> Table:
        """A table of all rows, or in a summary of the first and a note that counts the others."""
        if not self.is_summary or len(rows) <= most:
            return Table(caption, heads, tuple(rows), widths)
        note = self._("另有 %(count)s 项，见全文版") % {"count": len(rows) - most}
        return Table(caption, heads, tuple(rows[:most]), widths, note=note)

    def _cut(self, text: str) -> str:
        return text if not self.is_summary or len(text) <= _WORDS else text[:_WORDS] + "……"


def _told(one: LeftOut, _: Translate) -> str:
    """The words of a measure that was left out, with whom its document makes responsible."""
    return one.text + (f"（{_('、').join(one.agencies)}）" if one.agencies else "")


def _section(card: Card) -> str:
    """The section that a clause stands in, with its numeral: 二、构建能源体系; of an article, whose own numeral leads nowhere, the chapter."""
    numeral = card.path.split("/")[0]
    if numeral.startswith("第") and card.section:
        return card.section
    return "、".join(filter(None, (numeral, card.section or card.heading)))
