"""What a test may be skipped for in CI, and which tests take turns.

In CI (the variable CI is set) a skipped test is a failure, save for want of the documents beside the checkout, which are no part
of the repository and which a clone of it alone cannot have.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
"""The documents and the gold beside the checkout."""

ON_THE_SERVER, OWN_SERVER = "server", "own server"
"""The groups of tests that one process runs one after the other: those on the one Neo4j server, and those that start their own."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip that CI need not make into a failure; an expected failure is none."""
    report = yield
    if report.skipped and "CI" in os.environ and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if SHARED.exists() or "not beside this checkout" not in reason:
            report.outcome = "failed"
            report.longrepr = f"skipped in CI: {reason}"
    return report


def take_turns(items: list[pytest.Item]) -> None:
    """Mark the tests on Neo4j servers (`server`), those that share one as one group: `make test` runs them in one process after the rest."""
    for item in items:
        group = _group(item)
        if group is not None:
            item.add_marker(pytest.mark.server)
            item.add_marker(pytest.mark.xdist_group(group))


def _group(item: pytest.Item) -> str | None:
    needs = set(getattr(item, "fixturenames", ()))
    call = getattr(item, "callspec", None)
    if "own_server" in needs:
        return OWN_SERVER
    if "server" in needs or (call and "neo4j" in call.params.values()) or item.path.stem in ("04-neo4j", "05-py2neo"):
        return ON_THE_SERVER
    return None
