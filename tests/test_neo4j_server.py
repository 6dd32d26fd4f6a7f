"""What can go wrong before a Neo4j server starts is one line; whatever starts listens on loopback only."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def server(command: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "neo4j" / "server.py"), command],
        env=os.environ | {"DATA": str(data)} | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ({"PORT": "bolt"}, "PORT=bolt is no port"),
        ({"PORT": "65536"}, "PORT=65536 is no port"),
        ({"JAVA_HOME": "/nowhere"}, "no JDK; install one"),
    ],
    ids=["port-no-number", "port-too-high", "no-jdk"],
)
def test_a_wrong_setting_is_one_line(setting: dict[str, str], line: str, tmp_path: Path) -> None:
    done = server("start", tmp_path, **setting)
    assert done.returncode == 1
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1


def test_a_process_id_left_behind_is_no_server_and_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as bystander:
        (tmp_path / "run" / "neo4j.pid").write_text(str(bystander.pid))
        done = server("stop", tmp_path)
        assert bystander.poll() is None
        bystander.communicate(b"\n")
    assert done.stderr == f"no Neo4j runs in {tmp_path}\n"
    assert done.returncode == 0


def test_compose_listens_on_loopback_and_holds_no_password() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    ports = re.findall(r'- "([\d.:]+)"', text)
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert 'NEO4J_AUTH: "neo4j/${ZHENGMAI_DB_PASSWORD:?' in text
