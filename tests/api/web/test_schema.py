"""The API keeps to its OpenAPI description: every operation, with parameters as it describes them and as it does not.

A few cases of each; CONTRIBUTING.md says how ten thousand are tried, and sequences of requests.
"""

from __future__ import annotations

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.settings import Settings
from api.web.app import create_app

CASES = 3  # of an operation
REFUSE_SOME = {"GET /api/v1/ask", "GET /api/v1/search"}  # not every text is a question that can be understood, or has words to search


def test_every_operation_is_as_described(database: Path) -> None:
    described = schemathesis.openapi.from_asgi("/openapi.json", create_app(Settings(db=str(database))), timeout=60)
    for found in described.get_all_operations():
        ask_cases(found.ok())


def ask_cases(operation: APIOperation) -> None:
    """Ask some cases of an operation; fails for an answer that is not as described."""
    excluded = [positive_data_acceptance] if operation.label in REFUSE_SOME else []

    @settings(max_examples=CASES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: Case) -> None:
        case.call_and_validate(excluded_checks=excluded)

    ask()
