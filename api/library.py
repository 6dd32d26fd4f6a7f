"""What the command says of a query of the library without a database."""

from __future__ import annotations

import json

import typer

import queries
from api.settings import read_settings
from api.terminal import print_json
from graph.stores import Dialect, is_address
from queries.catalogue import Scalar


def print_explained(name: str, given: dict[str, Scalar], db: str | None, is_json: bool) -> None:
    """Print the Cypher of a query for the database that `db` or the setting names, with the values of its parameters."""
    dialect: Dialect = "neo4j" if is_address(read_settings(db=db).db) else "ladybug"
    cypher, params = queries.explain(name, dialect, **given)
    if is_json:
        print_json({"query": name, "dialect": dialect, "params": params, "cypher": cypher})
        return
    lines = cypher.rstrip().splitlines()
    body = next(place for place, line in enumerate(lines) if not line.startswith("//"))
    values = [f"// ${param} = {json.dumps(value, ensure_ascii=False)}" for param, value in params.items()]
    typer.echo("\n".join([*lines[:body], *values, *lines[body:]]))
