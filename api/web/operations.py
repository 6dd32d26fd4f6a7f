"""The operations of an OpenAPI description, flat enough for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Input:
    """A parameter of an operation."""

    name: str
    place: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an answer; `type` is the JSON type, or the name of another answer."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method on one path, with an address to try."""

    method: str
    path: str
    summary: str
    description: str
    inputs: tuple[Input, ...]
    answer: str
    properties: tuple[Property, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The description of an answer."""

    name: str
    description: str
    properties: tuple[Property, ...]


def operations(schema: dict[str, Any]) -> list[Operation]:
    """The operations of the OpenAPI description `schema`, in its order."""
    return [_operation(schema, path, method, one) for path, methods in schema["paths"].items() for method, one in methods.items()]


def schemas(schema: dict[str, Any]) -> list[Schema]:
    """The answers that the OpenAPI description `schema` describes, by name."""
    described = schema["components"]["schemas"]
    return [Schema(name, one.get("description", ""), _properties(one)) for name, one in described.items() if "properties" in one]


def _properties(schema: dict[str, Any]) -> tuple[Property, ...]:
    return tuple(Property(name, _type(one), one.get("description", "")) for name, one in schema.get("properties", {}).items())


def _operation(schema: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> Operation:
    given = operation.get("parameters", [])
    content = operation["responses"]["200"]["content"]["application/json"]["schema"]
    body = content.get("items", content)
    named = body.get("$ref", "").rsplit("/", 1)[-1]
    return Operation(
        method.upper(),
        path,
        operation["summary"],
        operation.get("description", ""),
        tuple(Input(one["name"], one["in"], one.get("required", False), one.get("description", "")) for one in given),
        _type(content),
        _properties(schema["components"]["schemas"].get(named, {})),
        _example(path, given),
    )


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(_type(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_type(schema['items'])}]" if "items" in schema else "[…]"
    return str(schema.get("type", "any"))


def _example(path: str, given: list[dict[str, Any]]) -> str:
    """An address to try: every path parameter and required parameter with its first example."""
    wanted = {}
    for one in given:
        examples = one["schema"].get("examples") or one.get("examples") or []
        if one["in"] == "path" and examples:
            path = path.replace(f"{{{one['name']}}}", quote(str(examples[0]), safe=""))
        elif one.get("required") and examples:
            wanted[one["name"]] = examples[0]
    return f"{path}?{urlencode(wanted)}" if wanted else path
