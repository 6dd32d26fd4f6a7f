"""Answers of the JSON API that are no answers of ``queries``: the library of queries itself, health, and what people have said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, Field

from queries import End
from queries.answer import Answer


class ParameterInfo(BaseModel):
    """A parameter of a query."""

    name: str = Field(description="name of the parameter")
    kind: str = Field(description="string, int, float or bool")
    doc: str = Field(description="what it means")
    example: str | int | float | bool = Field(description="a value to try")
    default: str | int | float | bool | None = Field(description="value when it is left out; null when it must be given")
    values: tuple[str, ...] = Field(description="the values that it may have; empty for any")


class ColumnInfo(BaseModel):
    """A column of a query's answer."""

    name: str = Field(description="name of the column")
    doc: str = Field(description="what it holds")


class QueryInfo(BaseModel):
    """A query of the library."""

    name: str = Field(description="name of the query")
    title_zh: str = Field(description="title in Chinese")
    title_en: str = Field(description="title in English")
    description: str = Field(description="what it answers")
    parameters: list[ParameterInfo] = Field(description="its parameters")
    columns: list[ColumnInfo] = Field(description="columns of its answer")
    cypher: str = Field(description="its Cypher")
    ladybug: str | None = Field(description="its Cypher for the embedded database, where that needs its own")


class QueryResult(BaseModel):
    """The answer to a query of the library."""

    query: str = Field(description="name of the query")
    params: dict[str, str | int | float | bool] = Field(description="the parameters that it was run with")
    columns: list[str] = Field(description="names of the columns")
    rows: list[dict[str, Any]] = Field(description="one object for each row")


class Health(BaseModel):
    """Whether the service can read its database."""

    status: str = Field(description="ok")
    policies: int = Field(description="how many documents are loaded")


@dataclass(frozen=True, slots=True)
class JudgedLink(Answer):
    """What a person has said of a link, the last word of several."""

    child: str
    """Id of the lower document, provision, measure or figure."""
    parent: str
    """Id of the upper one."""
    child_end: End | None
    """The lower end; null when its document is not loaded."""
    parent_end: End | None
    """The upper end, likewise."""
    judgement: str
    """accepted, rejected or corrected."""
    user: str
    """Who said so."""
    time: str
    """When, in ISO 8601."""
    note: str
    """Why."""


@dataclass(frozen=True, slots=True)
class UploadedFile(Answer):
    """A file that was uploaded to be loaded."""

    id: str
    """Its id on this server."""
    name: str
    """Its name."""
    state: str
    """reading, unreadable, read, loading, loaded, unchanged (the graph held it already) or failed."""
    reason: str | None
    """Why it is unreadable or could not be loaded."""
    policy: str | None
    """Id of the document that it was loaded as."""
    conflicts: tuple[str, ...]
    """Where it contradicts other documents, one line each."""
    record: dict[str, Any] | None
    """What was read in it, as `zhengmai parse --format json` prints it."""
