"""The commands about inheritance. Heavy libraries are imported inside them, so that ``--help`` is quick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.terminal import Db, Format, Output, complain, open_database, print_json, print_rows
from graph.errors import BadRequest

if TYPE_CHECKING:
    from api.cli.tables import Branch
    from graph.judgements import Verdict
    from queries import TraceStep


def compare(
    child: Annotated[str, typer.Argument(help="The lower policy: a file, or the id of a loaded one.", show_default=False)],
    parent: Annotated[str, typer.Argument(help="The policy that it may come from, likewise.", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Compare a policy with its parent: which provisions, measures and figures were copied, changed, dropped or added."""
    from api.service.comparing import compare_documents
    from api.settings import read_settings

    found = compare_documents(child, parent, read_settings(db=db).db)
    if found.remark:
        complain(found.remark)
    data = found.to_json()
    if format is Format.json:
        print_json(data)
        return
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


def parents(
    child: Annotated[str, typer.Argument(help="A policy: a file, or the id of a loaded one.", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """List the loaded policies that a policy likely carries out, by the words that they share, though it may name none."""
    from dataclasses import asdict

    from api.service.comparing import likely_parents
    from api.settings import read_settings

    found = likely_parents(child, read_settings(db=db).db)
    if format is Format.json:
        print_json([asdict(one) for one in found])
        return
    rows = [(one.policy, one.title, f"{one.share:.0%}", "named" if one.is_named else None) for one in found]
    print_rows(("policy", "title", "clauses alike", ""), rows)
    if not found:
        complain(f"no loaded policy of its region or of those above shares enough clauses with {child}")


def trace(
    id: Annotated[str, typer.Argument(metavar="ID", help="A provision, a measure or a figure.", show_default=False)],
    down: Annotated[bool, typer.Option("--down", help="What came of it, instead of what it comes from.")] = False,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Trace words up to the policies that they come from: county, province, nation."""
    import queries

    with open_database(db) as store:
        found = queries.trace(store, id, down)
    if format is Format.json:
        print_json(found)
        return
    from api.cli.tables import print_tree

    print_tree(_step(found), _branches(found))
    if not found.steps:
        complain(f"{id} {'has no heir' if down else 'comes from nothing'} in the graph")


def difference(
    child: Annotated[str, typer.Argument(help="Id of the lower provision, measure or figure.", show_default=False)],
    parent: Annotated[str, typer.Argument(help="Id of the upper one.", show_default=False)],
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Show word by word what changed: [-dropped-] from the upper words, {+added+} in the lower ones."""
    import queries

    with open_database(db) as store:
        found = queries.compare_words(store, child, parent)
    if format is Format.json:
        print_json(found)
        return
    for id, parts, marks in ((parent, found.parent_parts, "[-{}-]"), (child, found.child_parts, "{{+{}+}}")):
        typer.echo(id)
        typer.echo("".join(marks.format(part.text) if part.kind == "changed" else part.text for part in parts))


def coverage(
    parent: Annotated[str, typer.Argument(help="Id of a policy.", show_default=False)],
    indirect: Annotated[bool, typer.Option("--indirect", help="Also policies that carry it out through others.")] = False,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """Show what became of each clause of a policy in every policy that carries it out."""
    import queries
    from queries.inheritance import KINDS

    with open_database(db) as store:
        found = queries.coverage(store, parent, indirect)
    if format is Format.json:
        print_json(found)
        return
    rows = [
        (row.path, row.heading, *(f"{one.kind}{' ?' if one.review else ''}" for one in row.children), row.taken_up) for row in found.rows
    ]
    rows += [(None, kind, *(total[kind] for total in found.totals), None) for kind in KINDS]
    print_rows(("", parent, *(child.id for child in found.children), "taken up by"), rows)
    if not found.rows:
        complain(f"nothing is known of the clauses of {parent}, which is {found.parent.presence}")
    elif not found.children:
        complain(f"no loaded policy carries out {parent}")


def review(
    child: Annotated[str | None, typer.Argument(help="Id of the lower provision, measure or figure.", show_default=False)] = None,
    parent: Annotated[str | None, typer.Argument(help="Id of the upper one.", show_default=False)] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The link stands.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It does not.")] = False,
    correct: Annotated[bool, typer.Option("--correct", help="It stands, and the child has no other parent in that document.")] = False,
    user: Annotated[
        str | None, typer.Option(help="Who judges; the name that you are logged in with when left out.", show_default=False)
    ] = None,
    note: Annotated[str, typer.Option(help="Why.", show_default=False)] = "",
    policy: Annotated[str | None, typer.Option(help="List only the links of this policy.", show_default=False)] = None,
    db: Db = None,
    format: Output = Format.table,
) -> None:
    """List the links that a person should look at, or judge one: the judgement is kept for ever and holds from then on."""
    from api.service.reviewing import judge, pending

    verdicts: tuple[tuple[Verdict, bool], ...] = (("accepted", accept), ("rejected", reject), ("corrected", correct))
    chosen = [verdict for verdict, given in verdicts if given]
    if child is None:
        if chosen:
            raise BadRequest("name the child and the parent of the link that you judge")
        with open_database(db) as store:
            links = pending(store, policy)
        if format is Format.json:
            print_json(links)
        else:
            columns = ("child", "parent", "kind", "similarity", "method", "child_text", "parent_text")
            print_rows(columns, [tuple(link[column] for column in columns) for link in links])
        return
    if parent is None or len(chosen) != 1 or policy is not None:
        raise BadRequest("give the ids of the child and the parent and one of --accept, --reject, --correct")
    from api.settings import read_settings

    judgement = judge(read_settings(db=db), child, parent, chosen[0], user, note)
    if format is Format.json:
        print_json(judgement)
    else:
        typer.echo(f"{judgement.judgement} by {judgement.user}: {judgement.child} from {judgement.parent}")


def report(
    child: Annotated[str, typer.Argument(help="Id of a loaded policy.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The file to write.", show_default=False)],
    db: Db = None,
) -> None:
    """Write a policy beside those that it comes from as one HTML file that opens offline."""
    from api.web.inheritance.report import write_report

    with open_database(db) as store:
        write_report(store, child, out)
    typer.echo(f"wrote {out}")


COMMANDS = (compare, parents, trace, difference, coverage, review, report)


def _step(step: TraceStep) -> str:
    """A step of a trace for people: where it stands, how it came there, and its words."""
    link = step.link
    how = f"{link.kind} {link.similarity:.2f} {link.method}" if link and link.similarity is not None else link.method if link else ""
    marks = " ?" if link and link.review else f" ({link.judged})" if link and link.judged else ""
    place = " ".join(part for part in (step.region_name, step.policy, step.path, step.heading) if part)
    words = step.text or ("(only its heading is known)" if step.presence == "catalogued" else "")
    return f"{place}  [{how}{marks}]\n{words}" if link else f"{place}\n{words}"


def _branches(step: TraceStep) -> list[Branch]:
    return [(_step(one), _branches(one)) for one in step.steps]
