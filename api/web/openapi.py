"""The OpenAPI description of the application: what FastAPI finds in the routes, and what holds of all of them."""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.web.middleware.tables import FORMAT
from api.web.problems import Problem

_HEADERS: Final = {
    "ETag": "names the state of the graph that the answer was made from; send it back in `If-None-Match`",
    "X-Request-Id": "id of the request in the log of the server; the one that was sent, if any",
}
_HEADERS_OF_LISTS: Final = {
    "Link": "the addresses of the next and the previous page (RFC 8288)",
    "X-Total-Count": "how many entries there are in all",
}
_FORMAT: Final = {
    "name": FORMAT,
    "in": "query",
    "required": False,
    "description": "csv for a table for spreadsheets, as with `Accept: text/csv`; json when left out",
    "schema": {"type": "string", "enum": ["json", "csv"]},
}
_POLICY, _PROVISION = "/api/v1/policies/{policy}", "/api/v1/provisions/{provision}"
_WAYS: Final = (
    ("/api/v1/policies", "/0/id", _POLICY),
    ("/api/v1/policies", "/0/id", "/api/v1/inheritance/{policy}"),
    ("/api/v1/policies", "/0/id", "/api/v1/coverage/{policy}"),
    ("/api/v1/policies", "/0/id", "/api/v1/graph/{id}"),
    ("/api/v1/search", "/hits/0/policy", _POLICY),
    (_POLICY, "/provisions/0/id", _PROVISION),
    (_POLICY, "/measures/0/id", "/api/v1/trace/{id}"),
    (_PROVISION, "/policy/id", _POLICY),
    ("/api/v1/agencies", "/0/id", "/api/v1/agencies/{name}"),
    ("/api/v1/agencies", "/0/id", "/api/v1/agencies/{name}/measures"),
    ("/api/v1/indicators", "/0/name", "/api/v1/indicators/{indicator}"),
    ("/api/v1/regions", "/0/code", "/api/v1/regions/{region}"),
)
"""Where the value of an answer leads: the operation, the place of the value, and the operation whose path it completes."""
_SCHEMAS_OF_FASTAPI = ("HTTPValidationError", "ValidationError")  # its own form of errors, which is not used here


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of the application, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        schemas = made["components"]["schemas"]
        schemas["Problem"] = Problem.model_json_schema()
        for name in _SCHEMAS_OF_FASTAPI:
            schemas.pop(name, None)
        for path, methods in made["paths"].items():
            for method, operation in methods.items():
                _complete(path, method, operation, schemas)
        for path, place, target in _WAYS:
            _lead(made["paths"], path, place, target)
        app.openapi_schema = made
    return app.openapi_schema


def _complete(path: str, method: str, operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Add to an operation what all of its kind have."""
    operation["tags"] = [path.removeprefix("/api/v1/").split("/")[0]]
    responses = operation["responses"]
    responses.pop("422", None)
    if method != "get":
        return
    headers = dict(_HEADERS)
    parameters = operation.setdefault("parameters", [])
    if any(one["name"] == "limit" for one in parameters):
        headers |= _HEADERS_OF_LISTS
    if _answers_table(operation, schemas):
        parameters.append(_FORMAT)
        responses["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}
    responses["200"]["headers"] = {name: {"description": text, "schema": {"type": "string"}} for name, text in headers.items()}
    responses["304"] = {"description": "the client has the answer already, as `If-None-Match` says"}


def _lead(paths: dict[str, Any], path: str, place: str, target: str) -> None:
    """Add the link from an operation to the one that a value of its answer leads to."""
    parameter = target[target.index("{") + 1 : target.index("}")]
    links = paths[path]["get"]["responses"]["200"].setdefault("links", {})
    links[paths[target]["get"]["operationId"]] = {
        "operationId": paths[target]["get"]["operationId"],
        "parameters": {f"path.{parameter}": f"$response.body#{place}"},
        "description": f"GET {target}",
    }


def _answers_table(operation: dict[str, Any], schemas: dict[str, Any]) -> bool:
    """What ``api.web.middleware.tables.answers_table`` says, of the description."""
    answer = operation["responses"]["200"]["content"].get("application/json", {}).get("schema", {})
    named = schemas.get(answer.get("$ref", "").rpartition("/")[2], {})
    return answer.get("type") == "array" or "rows" in named.get("properties", {})
