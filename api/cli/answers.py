"""The answer to a question for people at a terminal."""

from __future__ import annotations

from shlex import quote

from api.cli.tables import console, print_table
from queries import QuestionAnswer, words
from queries.agency_answers import RegionAnswer


def print_answer(answer: QuestionAnswer) -> None:
    """Print how the question is understood, the summary, what was found, the query, and what may be asked next."""
    out = console()
    if answer.understood.zh != answer.question:
        out.print(f"理解为：{answer.understood.zh}")
    if answer.regions:
        for region in answer.regions:
            _print_region(region)
    else:
        out.print(answer.summary)
        if answer.rows:
            print_table(answer.shown, [[row[name] for name in answer.shown] for row in answer.rows])
        if answer.found > len(answer.rows):
            out.print(f"只列出前 {len(answer.rows)} 行，共 {answer.found} 行。")
    given = "".join(f" --param {quote(f'{name}={value}')}" for name, value in answer.params.items() if value)
    out.print(f"查询：zhengmai query {answer.query}{given}")
    if answer.follow_ups:
        out.print("接着问：" + "；".join(one.zh for one in answer.follow_ups))


def _print_region(region: RegionAnswer) -> None:
    """Print the summary of a region, and a table of its printed lists."""
    console().print(region.summary)
    rows = [
        (
            place,
            f"{words().roles[group.role]}\n{words().bases[group.basis]}",
            f"{group.path} {group.heading}".strip(),
            [measure.text for measure in group.measures],
            group.evidence,
            group.policy_title if group.doc_number is None else f"{group.doc_number}\n{group.policy_title}",
            f"{group.predecessor.name}（{group.predecessor.date or ''}）" if group.predecessor else None,
        )
        for place, group in enumerate(region.groups, 1)
    ]
    columns = ["", "角色", "条款", "措施", "原文", "文件", "前身"]
    if all(row[-1] is None for row in rows):
        columns, rows = columns[:-1], [row[:-1] for row in rows]  # type: ignore[misc]
    if rows:
        print_table(columns, rows)
