"""The operations of an OpenAPI description, flat enough for a page, each with the lines that ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.web.snippets import Example, snippets

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Input:
    """A parameter of an operation; `type` is the JSON type, or the values that it may have."""

    name: str
    place: str
    required: bool
    type: str
    default: Any
    description: str


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an answer; `type` is the JSON type, or the name of another answer."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method on one path: what goes in, what comes out, an address to try and the lines of programs that ask for it, by language."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    inputs: tuple[Input, ...]
    answer: str
    properties: tuple[Property, ...]
    problems: tuple[tuple[str, str], ...]
    example: Example
    snippets: dict[str, str]


@dataclass(frozen=True, slots=True)
class Schema:
    """The description of an answer."""

    name: str
    description: str
    properties: tuple[Property, ...]


def operations(schema: Json, base: str) -> dict[str, list[Operation]]:
    """The operations of the OpenAPI description `schema` of the server at `base`, in its order, by subject."""
    found: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, one in methods.items():
            found.setdefault(one["tags"][0], []).append(_operation(schema, base, path, method, one))
    return found


def schemas(schema: Json) -> list[Schema]:
    """The answers that the OpenAPI description `schema` describes, by name."""
    described = schema["components"]["schemas"]
    return [Schema(name, one.get("description", ""), _properties(one)) for name, one in sorted(described.items()) if "properties" in one]


def _properties(schema: Json) -> tuple[Property, ...]:
    return tuple(Property(name, _type(one), one.get("description", "")) for name, one in schema.get("properties", {}).items())


def _operation(schema: Json, base: str, path: str, method: str, operation: Json) -> Operation:
    given = operation.get("parameters", [])
    responses = operation["responses"]
    content = next(response for status, response in responses.items() if status.startswith("2")).get("content", {})
    answer = content.get("application/json", {}).get("schema", {})
    named = answer.get("items", answer).get("$ref", "").rsplit("/", 1)[-1]
    example = _example(base, path, method, operation)
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        inputs=tuple(_input(one) for one in given),
        answer=_type(answer) if answer else next(iter(content), ""),
        properties=_properties(schema["components"]["schemas"].get(named, {})),
        problems=tuple((status, response["description"]) for status, response in sorted(responses.items()) if not status.startswith("2")),
        example=example,
        snippets=snippets(example),
    )


def _input(parameter: Json) -> Input:
    schema = parameter["schema"]
    return Input(
        parameter["name"],
        parameter["in"],
        parameter.get("required", False),
        _type(schema),
        schema.get("default"),
        parameter.get("description", ""),
    )


def _type(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(str(value) or '""' for value in schema["enum"])
    if schema.get("type") == "array":
        return f"[{_type(schema['items'])}]" if "items" in schema else "[…]"
    return str(schema.get("type", "any"))


def _example(base: str, path: str, method: str, operation: Json) -> Example:
    """What to try: every parameter of the path, and every one that is required, with its first example."""
    places: dict[str, str] = {}
    query: dict[str, str] = {}
    for one in operation.get("parameters", []):
        examples: Sequence[Any] = one["schema"].get("examples") or one.get("examples") or ()
        if one["in"] == "path" and examples:
            places[one["name"]] = str(examples[0])
        elif one["in"] == "query" and one.get("required") and examples:
            query[one["name"]] = str(examples[0])
    body = next(iter(operation.get("requestBody", {}).get("content", {})), None)
    return Example(base, method.upper(), path, places, query, body)
