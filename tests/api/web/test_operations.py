"""The page about the API: every operation can be tried as it says."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.web.operations import Operation, operations, schemas
from api.web.snippets import Example, snippets

BASE = "http://testserver"


@pytest.fixture(scope="module")
def every(samples: TestClient) -> list[Operation]:
    described: dict[str, Any] = samples.get("/openapi.json").json()
    return [one for some in operations(described, BASE).values() for one in some]


def test_every_example_is_answered(samples: TestClient, every: list[Operation]) -> None:
    answers = {one.example.address: samples.get(one.example.address).status_code for one in every if one.method == "GET"}
    assert {address for address, status in answers.items() if status not in (200, 404)} == set()
    assert sum(status == 200 for status in answers.values()) > 0.8 * len(answers)  # one example is of a document that is not bundled


def test_every_operation_has_its_lines_of_programs(every: list[Operation]) -> None:
    assert len({one.id for one in every}) == len(every)
    for one in every:
        assert list(one.snippets) == ["curl", "Python", "JavaScript"], one.path
        compile(one.snippets["Python"], one.path, "exec")
        assert shlex.split(one.snippets["curl"])[-1] == BASE + one.example.address
        assert "{" not in one.example.address, one.path


@pytest.mark.parametrize(
    ("example", "language", "line"),
    [
        (
            Example("", "GET", "/policies", {}, {"limit": "5"}),
            "Python",
            'answer = requests.get("/policies", params={"limit": "5"}, timeout=60)',
        ),
        (Example("", "GET", "/policies", {}, {"limit": "5"}), "JavaScript", "const answer = await fetch(`/policies?${query}`);"),
        (
            Example("", "GET", "/policies/{policy}", {"policy": "国发〔2021〕4号"}, {}),
            "Python",
            "answer = requests.get(f\"/policies/{quote(policy, safe='')}\", timeout=60)",
        ),
        (
            Example("", "GET", "/policies/{policy}", {"policy": "国发〔2021〕4号"}, {}),
            "JavaScript",
            "const answer = await fetch(`/policies/${encodeURIComponent(policy)}`);",
        ),
        (Example("", "DELETE", "/drafts", {}, {}), "curl", "curl --silent --show-error --fail-with-body --request DELETE '/drafts'"),
        (
            Example("", "POST", "/drafts", {}, {}, "application/json"),
            "curl",
            "curl --silent --show-error --fail-with-body --json @body.json '/drafts'",
        ),
        (
            Example("", "POST", "/drafts", {}, {}, "multipart/form-data"),
            "JavaScript",
            'const answer = await fetch(`/drafts`, { method: "POST", body });',
        ),
    ],
)
def test_lines_of_programs(example: Example, language: str, line: str) -> None:
    assert line in snippets(example)[language].splitlines()


def test_parameters_are_shown_with_their_values(every: list[Operation]) -> None:
    measures = next(one for one in every if one.path == "/api/v1/queries/agency-measures")
    inputs = {one.name: one for one in measures.inputs}
    assert inputs["agency"].required
    assert "lead | support | responsible" in inputs["role"].type
    assert inputs["limit"].default == 1000
    assert "format" in inputs


def test_answers_are_described(samples: TestClient) -> None:
    described = {one.name: one for one in schemas(samples.get("/openapi.json").json())}
    assert {"Problem", "PolicySummary", "QueryResult"} <= described.keys()
    assert not {"HTTPValidationError", "ValidationError"} & described.keys()


def test_the_page_is_in_both_languages(samples: TestClient) -> None:
    assert "通用规则" in samples.get("/docs?lang=zh").text
    assert "What holds everywhere" in samples.get("/docs?lang=en").text
    samples.cookies.clear()
