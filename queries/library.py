"""The query library: one question per ``*.cypher`` file, with a typed header.

A header holds, in comments, one line each of ``title: 中文 | English`` and ``description:``, and any number of
``param NAME: TYPE [= DEFAULT] [in A|B] [of LABEL.FIELD|FIELD] — meaning, e.g. EXAMPLE`` (types string, int, float, bool, strings; the
default in JSON, an example of strings too; after ``of``, what the parameter names and the fields that may hold it, as in
``queries.referents``) and ``column NAME: meaning``. Where no one Cypher serves both databases, ``NAME.ladybug.cypher`` with the same
header stands beside ``NAME.cypher``, which is then Neo4j's.

The questions for people stand in this folder; those in ``internal/`` are steps of answers, and only ``fetch`` knows them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from graph.errors import BadRequest, NotFound
from graph.stores.base import Dialect, Store, Table
from queries.referents import Referent, parse_referent, require

Scalar = str | int | float | bool
Value = Scalar | list[str]
"""What a parameter may be: in a question for people always a scalar."""

_FOLDER = Path(__file__).parent
_INTERNAL = _FOLDER / "internal"
_TYPES: dict[str, type[Value]] = {"string": str, "int": int, "float": float, "bool": bool, "strings": list}
# How the text of a value is read
_READ: dict[str, Callable[[str], Value]] = {
    "int": int,
    "float": float,
    "bool": lambda text: {"true": True, "false": False}[text.lower()],
    "strings": json.loads,
}
# // param role: string = "" in lead|support|responsible — lead, support or responsible, e.g. lead
# // param policy: string = "" of Policy.id — id of the document; empty for all, e.g. 晋政发〔2022〕12号
_PARAM = re.compile(
    r"// param (?P<name>\w+): (?P<kind>\w+)(?: = (?P<default>.+?))?(?: in (?P<values>[\w|-]+))?(?: of (?P<subject>\w+\.[\w|*]+))?"
    r" — (?P<doc>.+), e\.g\. (?P<example>.+)"
)
# // column measures: texts of the measures
_COLUMN = re.compile(r"// column (?P<name>\w+): (?P<doc>.+)")
# // title: 机构的措施 | Measures of an agency
_TITLE = re.compile(r"// title: (?P<zh>.+) \| (?P<en>.+)")
_DESCRIPTION = re.compile(r"// description: (?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query; one without a default must be given."""

    name: str
    kind: str
    doc: str
    example: Value
    default: Value | None
    values: tuple[str, ...] = ()
    subject: Referent | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's answer."""

    name: str
    doc: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the library: its header and its Cypher; `ladybug` is the embedded database's own, where it needs one."""

    name: str
    title_zh: str
    title_en: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    ladybug: str | None = None

    def text(self, dialect: Dialect) -> str:
        """The Cypher for a database of that dialect."""
        return self.ladybug if dialect == "ladybug" and self.ladybug is not None else self.cypher


def parse(name: str, source: str) -> Query:
    """The query that a file's text holds; raises BadRequest, naming the line, for a header that does not fit."""
    titles: list[tuple[str, str]] = []
    descriptions: list[str] = []
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for line in source.splitlines():
        if not line.startswith("//"):
            break
        if match := _TITLE.fullmatch(line):
            titles.append((match["zh"], match["en"]))
        elif match := _DESCRIPTION.fullmatch(line):
            descriptions.append(match["text"])
        elif (match := _PARAM.fullmatch(line)) and match["kind"] in _TYPES:
            default = None if match["default"] is None else json.loads(match["default"])
            parameters.append(
                Parameter(
                    match["name"],
                    match["kind"],
                    match["doc"],
                    _convert("header", match["name"], match["kind"], match["example"]),
                    default,
                    tuple((match["values"] or "").split("|")) if match["values"] else (),
                    parse_referent(match["subject"]) if match["subject"] else None,
                )
            )
        elif match := _COLUMN.fullmatch(line):
            columns.append(Column(match["name"], match["doc"]))
        else:
            raise BadRequest(f"{name}.cypher: cannot read the header line {line!r}")
    if len(titles) != 1 or len(descriptions) != 1 or not columns:
        raise BadRequest(f"{name}.cypher: the header needs one title, one description and its columns")
    return Query(name, *titles[0], descriptions[0], tuple(parameters), tuple(columns), source)


@cache
def _read(folder: Path) -> dict[str, Query]:
    """The queries of a folder, by name."""
    found: dict[str, Query] = {}
    for path in sorted(folder.glob("*.cypher"), key=lambda one: one.stem):  # NAME.ladybug after NAME
        name, _, dialect = path.stem.partition(".")
        query = parse(path.stem, path.read_text(encoding="utf-8"))
        found[name] = replace(found[name], ladybug=query.cypher) if dialect else query
    return found


def list_queries() -> list[Query]:
    """Every query of the library, by name."""
    return list(_read(_FOLDER).values())


def list_internal() -> list[Query]:
    """Every query that is a step of answers and no question for people, by name."""
    return list(_read(_INTERNAL).values())


def get(name: str) -> Query:
    """The query of that name; raises NotFound with the nearest names."""
    try:
        return _read(_FOLDER)[name]
    except KeyError:
        raise NotFound(f"no query is called {name!r}", get_close_matches(name, _read(_FOLDER), n=3, cutoff=0.3)) from None


def check(query: Query, given: Mapping[str, Value]) -> dict[str, Any]:
    """The parameters to run `query` with: `given`, converted from text where need be, and the defaults.

    Raises BadRequest for a parameter that is unknown, missing or ill-typed.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise BadRequest(f"{query.name} has no parameter {name!r}; it has {_names(known)}")
    checked: dict[str, Any] = {}
    for parameter in query.parameters:
        if parameter.name in given:
            checked[parameter.name] = _convert(query.name, parameter.name, parameter.kind, given[parameter.name])
            if parameter.values and checked[parameter.name] not in (*parameter.values, parameter.default):
                raise BadRequest(f"{query.name}: {parameter.name} is one of {', '.join(parameter.values)}, not {checked[parameter.name]!r}")
        elif parameter.default is not None:
            checked[parameter.name] = parameter.default
        else:
            raise BadRequest(f"{query.name} needs the parameter {parameter.name!r} ({parameter.doc}); it has {_names(known)}")
    return checked


def run(store: Store, name: str, /, **params: Scalar) -> Table:
    """The answer to the query of that name; raises NotFound and BadRequest as ``get`` and ``check`` do, and NotFound for what the graph lacks."""
    query = get(name)
    checked = check(query, params)
    for parameter in query.parameters:
        if parameter.subject and checked[parameter.name]:
            require(store, parameter.subject, str(checked[parameter.name]))
    return store.run(query.text(store.dialect), checked)


def fetch(store: Store, name: str, /, **params: Value) -> list[dict[str, Any]]:
    """The rows that the query of that name, internal or not, answers an answer with; nothing is asked of what the parameters name."""
    query = _read(_INTERNAL).get(name) or get(name)
    return store.run(query.text(store.dialect), check(query, params)).dicts()


def explain(name: str, dialect: Dialect, /, **params: Scalar) -> tuple[str, dict[str, Any]]:
    """The Cypher of that query for a database of that dialect, and the parameters that it would run with.

    One that must be given and is not has the value of its example. Raises NotFound and BadRequest as ``get`` and ``check`` do.
    """
    query = get(name)
    examples = {one.name: one.example for one in query.parameters if one.default is None}
    return query.text(dialect), check(query, examples | params)


def _convert(query: str, name: str, kind: str, value: Value) -> Value:
    wanted = _TYPES[kind]
    converted: Value | None = None
    if type(value) is wanted:
        converted = value
    elif kind == "float" and type(value) is int:
        converted = float(value)
    elif isinstance(value, str):
        with suppress(KeyError, ValueError):
            converted = _READ[kind](value)
    if converted is None or not _fits(converted):
        raise BadRequest(f"{query}: the parameter {name!r} must be {kind}, not {value!r}")
    return converted


def _fits(value: Value) -> bool:
    """Whether a database can hold the number: integers have 64 bits, and nothing is infinite."""
    return isinstance(value, str | list) or (abs(value) < 2**63 if isinstance(value, int) else isfinite(value))


def _names(known: Iterable[str]) -> str:
    return ", ".join(known) or "none"
