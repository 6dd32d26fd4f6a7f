"""The line that stands above an answer: how many printed lists, and what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from queries.agency_answers import DutyGroup
from queries.words import words

BY_CUSTOM = {"first-listed", "sole"}


def summarise(name: str, groups: Sequence[DutyGroup], role: str | None, basis: str | None) -> str:
    """The Chinese summary of an agency's groups: one line, and one more for each predecessor.

    「山西省能源局：6 组牵头（明确牵头 0，首位列名 5，单独列名 1）。没有一组写明“牵头”：都是按惯例由首位或唯一单位负责。」
    """
    own = [group for group in groups if group.predecessor is None]
    sentences = [_counts(own, role, basis)]
    leads = {group.basis for group in own if group.role == "lead"}
    if leads and leads <= BY_CUSTOM and basis is None:
        sentences.append("没有一组写明“牵头”：都是按惯例由首位或唯一单位负责。")
    inherited: dict[str, list[DutyGroup]] = {}
    for group in groups:
        if group.predecessor is not None:
            inherited.setdefault(group.predecessor.name, []).append(group)
    lines = [f"{name}：{''.join(sentences)}"]
    lines += [f"另有前身{older}：{_counts(theirs, role, basis)}" for older, theirs in inherited.items()]
    return "\n".join(lines)


def _counts(groups: Sequence[DutyGroup], role: str | None, basis: str | None) -> str:
    roles, bases = words().roles, words().bases
    counts = []
    for one, label in roles.items():
        found: Counter[str] = Counter(group.basis for group in groups if group.role == one)
        if not found:
            continue
        shown = [key for key in bases if found[key] or (one == "lead" and basis is None and key in {"explicit", *BY_CUSTOM})]
        details = "，".join(f"{bases[key]}{label if key == 'explicit' else ''} {found[key]}" for key in shown)
        counts.append(f"{found.total()} 组{label}（{details}）")
    if counts:
        return "；".join(counts) + "。"
    asked = f"{bases[basis] if basis else ''}{roles[role] if role else '负责'}"
    return f"没有{asked}的措施。"
