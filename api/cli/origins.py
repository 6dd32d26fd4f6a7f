"""The commands about what a policy comes from, and what came of it. Heavy libraries are imported inside them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import Db, Format, Output, complain, open_database, print_rows, show

if TYPE_CHECKING:
    from api.cli.tables import Branch
    from graph.linking.comparison import Comparison
    from queries import Coverage, TraceStep, WordsAnswer
    from queries.inheritance_columns import LikelyParent


def compare(
    child: Annotated[str, typer.Argument(help="The lower policy: a file, or the id of a loaded one.", show_default=False)],
    parent: Annotated[str, typer.Argument(help="The policy that it may come from, likewise.", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Compare a policy with its parent: which provisions, measures and figures were copied, changed, dropped or added."""
    from api.service.comparing import compare_documents
    from api.settings import read_settings

    found = compare_documents(child, parent, read_settings(db=db))
    if found.remark:
        complain(found.remark)
    show(found.to_json(), format, lambda: _print_comparison(found))


def parents(
    child: Annotated[str, typer.Argument(help="A policy: a file, or the id of a loaded one.", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """List the loaded policies that a policy likely carries out, by the words that they share, though it may name none."""
    from api.service.comparing import likely_parents
    from api.settings import read_settings

    found = likely_parents(child, read_settings(db=db))
    show(found, format, lambda: _print_parents(child, found))


def trace(
    id: Annotated[str, typer.Argument(metavar="ID", help="A provision, a measure or a figure.", show_default=False)],
    down: Annotated[bool, typer.Option("--down", help="What came of it, instead of what it comes from.")] = False,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Trace words up to the policies that they come from: county, province, nation."""
    from queries import trace

    with open_database(db) as store:
        found = trace(store, id, down)
    show(found, format, lambda: _print_trace(id, down, found))


def difference(
    child: Annotated[str, typer.Argument(help="Id of the lower provision, measure or figure.", show_default=False)],
    parent: Annotated[str, typer.Argument(help="Id of the upper one.", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Show word by word what changed: [-dropped-] from the upper words, {+added+} in the lower ones."""
    from queries import compare_words

    with open_database(db) as store:
        found = compare_words(store, child, parent)
    show(found, format, lambda: _print_words(child, parent, found))


def coverage(
    parent: Annotated[str, typer.Argument(help="Id of a policy.", show_default=False)],
    indirect: Annotated[bool, typer.Option("--indirect", help="Also policies that carry it out through others.")] = False,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Show what became of each clause of a policy in every policy that carries it out."""
    from queries import coverage

    with open_database(db) as store:
        found = coverage(store, parent, indirect)
    show(found, format, lambda: _print_coverage(parent, found))


class ReportFormat(StrEnum):
    """What kind of file a report is."""

    html = "html"
    docx = "docx"
    pdf = "pdf"


class ReportEdition(StrEnum):
    """How much a report says."""

    summary = "summary"
    full = "full"


def report(
    child: Annotated[str, typer.Argument(help="Id of a loaded policy.", show_default=False)],
    out: Annotated[Path | None, typer.Option(help="The file to write; named by the policy when left out.", show_default=False)] = None,
    format: Annotated[ReportFormat, typer.Option(help="A page that opens offline, a Word file, or a PDF.")] = ReportFormat.html,
    edition: Annotated[ReportEdition, typer.Option(help="At most six pages, or all clauses beside each other.")] = ReportEdition.full,
    language: Annotated[str, typer.Option(help="zh or en.")] = "zh",
    db: Db = None,
) -> None:
    """Write what a policy takes over from those that it comes from as a report for an office."""
    from api.web.language import LANGUAGES
    from api.web.reports.files import Edition, Format, write_report

    if language not in LANGUAGES:
        raise typer.BadParameter(f"it is one of {', '.join(LANGUAGES)}, not {language!r}", param_hint="--language")
    path = out or Path(f"{child}-{edition}.{format}".replace("/", "_"))
    with open_database(db) as store:
        write_report(store, child, path, Format(format), Edition(edition), language)
    typer.echo(f"wrote {path}")


INFERRED = "by likeness, for review"
"""How two documents are joined of which the lower one names no such parent."""

COMMANDS = {"compare": compare, "parents": parents, "trace": trace, "difference": difference, "coverage": coverage, "report": report}


def _print_comparison(found: Comparison) -> None:
    data = found.to_json()
    parts = {link.child.id: f" {link.part:.1%}" for link in found.targets if link.child and link.part is not None}
    for kind, what in (("provisions", "kind"), ("measures", "kind"), ("targets", "change")):
        rows = [
            (
                link["child_number"],
                link["child_text"],
                link["parent_number"],
                link["parent_text"],
                link[what] + parts.get(link["child"], ""),
                f"{link['similarity']:.2f}" if "similarity" in link else None,
                "?" if link["review"] else None,
            )
            for link in data[kind]
        ]
        print_rows(("child", f"child's {kind}", "parent", f"parent's {kind}", what, "likeness", "review"), rows)


def _print_parents(child: str, found: Sequence[LikelyParent]) -> None:
    rows = [(one.policy, one.title, f"{one.share:.0%}", "named" if one.is_named else None) for one in found]
    print_rows(("policy", "title", "clauses alike", ""), rows)
    if not found:
        complain(f"no loaded policy of its region or of those above shares enough clauses with {child}")


def _print_trace(id: str, down: bool, found: TraceStep) -> None:
    from api.cli.tables import print_tree

    print_tree(_step(found), _branches(found))
    if not found.steps:
        complain(f"{id} {'has no heir' if down else 'comes from nothing'} in the graph")


def _step(step: TraceStep) -> str:
    """A step of a trace for people: where it stands, how it came there, and its words."""
    link = step.link
    how = f"{link.kind} {link.similarity:.2f} {link.method}" if link and link.similarity is not None else link.method if link else ""
    marks = " ?" if link and link.review else f" ({link.judged})" if link and link.judged else ""
    marks += f"; {INFERRED}" if link and link.inferred else ""
    place = " ".join(part for part in (step.region_name, step.policy, step.path, step.heading) if part)
    words = step.text or ("(only its heading is known)" if step.presence == "catalogued" else "")
    return f"{place}  [{how}{marks}]\n{words}" if link else f"{place}\n{words}"


def _branches(step: TraceStep) -> list[Branch]:
    return [(_step(one), _branches(one)) for one in step.steps]


def _print_words(child: str, parent: str, found: WordsAnswer) -> None:
    for id, parts, marks in ((parent, found.parent_parts, "[-{}-]"), (child, found.child_parts, "{{+{}+}}")):
        typer.echo(id)
        typer.echo("".join(marks.format(part.text) if part.kind == "changed" else part.text for part in parts))


def _print_coverage(parent: str, found: Coverage) -> None:
    from queries.coverage import KINDS

    rows = [
        (row.path, row.heading, *(f"{one.kind}{' ?' if one.review else ''}" for one in row.children), row.taken_up) for row in found.rows
    ]
    if any(found.inferred):
        rows.insert(0, (None, None, *(INFERRED if one else None for one in found.inferred), None))
    rows += [(None, kind, *(total[kind] for total in found.totals), None) for kind in KINDS]
    print_rows(("", parent, *(child.id for child in found.children), "taken up by"), rows)
    if not found.rows:
        complain(f"nothing is known of the clauses of {parent}, which is {found.parent.presence}")
    elif not found.children:
        complain(f"no loaded policy carries out {parent}")
