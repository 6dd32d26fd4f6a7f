"""The lines of programs that ask for an address: of the shell, of Python and of JavaScript."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Example:
    """An operation with the values of its parameters; `body` is the media type of what is sent, if anything is."""

    base: str
    method: str
    path: str
    places: dict[str, str]
    query: dict[str, str]
    body: str | None = None

    @property
    def address(self) -> str:
        """The address on its server, percent-encoded.

        >>> Example("", "GET", "/agencies/{name}/measures", {"name": "省能源局"}, {"role": "lead"}).address
        '/agencies/%E7%9C%81%E8%83%BD%E6%BA%90%E5%B1%80/measures?role=lead'
        """
        path = self.path
        for name, value in self.places.items():
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        return f"{path}?{urlencode(self.query)}" if self.query else path


def snippets(example: Example) -> dict[str, str]:
    """The lines by language, each ready to be run."""
    return {"curl": _curl(example), "Python": _python(example), "JavaScript": _javascript(example)}


def _curl(example: Example) -> str:
    parts = ["curl --silent --show-error --fail-with-body"]
    if example.method != "GET" and example.body is None:
        parts.append(f"--request {example.method}")
    if example.body == "application/json":
        parts.append("--json @body.json")
    elif example.body is not None:
        parts.append("--form file=@FILE" if "multipart" in example.body else "--data NAME=VALUE")
    return " ".join([*parts, f"'{example.base}{example.address}'"])


def _python(example: Example) -> str:
    path = _filled(example, "{quote(%s, safe='')}")
    address = f'f"{example.base}{path}"' if example.places else f'"{example.base}{path}"'
    lines = ["import requests"]
    if example.places:
        lines = ["from urllib.parse import quote", "", *lines, ""]
        lines += [f"{name} = {_text(value)}" for name, value in example.places.items()]
    else:
        lines.append("")
    given = [address]
    if example.query:
        given.append(f"params={json.dumps(example.query, ensure_ascii=False)}")
    if example.body is not None:
        given.append(
            {"application/json": "json=body", "multipart/form-data": 'files={"file": open(FILE, "rb")}'}.get(example.body, "data=form")
        )
    lines += [
        f"answer = requests.{example.method.lower()}({', '.join(given)}, timeout=60)",
        "answer.raise_for_status()",
        "found = answer.json()",
    ]
    return "\n".join(lines)


def _javascript(example: Example) -> str:
    lines = [f"const {name} = {_text(value)};" for name, value in example.places.items()]
    if example.query:
        lines.append(f"const query = new URLSearchParams({json.dumps(example.query, ensure_ascii=False)});")
    path = _filled(example, "${encodeURIComponent(%s)}")
    address = f"`{example.base}{path}{'?${query}' if example.query else ''}`"
    options = "" if example.method == "GET" else f', {{ method: "{example.method}"{", body" if example.body else ""} }}'
    lines += [
        f"const answer = await fetch({address}{options});",
        "if (!answer.ok) throw new Error((await answer.json()).detail);",
        "const found = await answer.json();",
    ]
    return "\n".join(lines)


def _filled(example: Example, form: str) -> str:
    """The path with every parameter in that form: `%s` stands for its name."""
    path = example.path
    for name in example.places:
        path = path.replace(f"{{{name}}}", form % name)
    return path


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
