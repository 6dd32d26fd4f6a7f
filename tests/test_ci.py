"""In CI a test that skips for want of something that CI can have is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci import ROOT, SHARED

CASES = """
import pytest

def test_server():
    pytest.skip("no server")

def test_document():
    pytest.skip("a.pdf is not beside this checkout")

@pytest.mark.xfail
def test_known():
    assert False
"""


@pytest.mark.parametrize("ci", [False, True])
def test_skips(ci: bool, tmp_path: Path) -> None:
    (tmp_path / "test_cases.py").write_text(CASES, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTEST_ADDOPTS")}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.ci", "-q", "-rfs", "--rootdir", str(tmp_path), "-c", os.devnull, str(tmp_path)],
        cwd=ROOT,
        env=environment | ({"CI": "true"} if ci else {}),
        capture_output=True,
        text=True,
    )
    failed = 0 if not ci else 2 if SHARED.exists() else 1
    assert ended.returncode == bool(failed), ended.stdout
    assert ended.stdout.count("skipped in CI") >= failed
    assert ended.stdout.splitlines()[-1].startswith(f"{failed} failed" if failed else "2 skipped, 1 xfailed")
