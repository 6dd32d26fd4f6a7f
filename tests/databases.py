"""The Neo4j server that tests run on, beside the embedded database: it holds one graph at a time.

ZHENGMAI_TEST_DB names it, for tests empty it; `make neo4j` starts one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from graph.schema import NODES
from graph.stores import Credentials, Store, open_store
from graph.stores.base import Transaction

ADDRESS = "ZHENGMAI_TEST_DB"
_ROOT = Path(__file__).parent.parent
_JARS = Path(os.environ.get("ZHENGMAI_TEST_NEO4J_LIB") or _ROOT / ".data" / "neo4j")


def server_address() -> str:
    """The address of the server; skips the test when there is none, which in CI is a failure."""
    if ADDRESS not in os.environ:
        _miss(f"{ADDRESS} names no Neo4j server; start one with `make neo4j`")
    return os.environ[ADDRESS]


def credentials() -> Credentials:
    """Who asks the servers of the tests, as the environment says."""
    return Credentials(os.environ.get("ZHENGMAI_DB_USER", "neo4j"), os.environ["ZHENGMAI_DB_PASSWORD"])


def _miss(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def empty(store: Store) -> None:
    """Take everything out of a database but what says that it is one of Zhengmai."""

    def work(transaction: Transaction) -> None:
        for label in NODES:
            transaction.run(f"MATCH (n:{label}) DETACH DELETE n")
        transaction.run("MATCH (n:Meta) WHERE n.id <> 'schema' DETACH DELETE n")

    store.write(work)


class Server:
    """The server's only graph, which tests fill in turn."""

    def __init__(self, url: str) -> None:
        self.store = open_store(url, credentials=credentials())
        self._holds: str | None = None

    def blank(self) -> Store:
        """The store without anything, to be changed."""
        empty(self.store)
        self._holds = None
        return self.store

    def holding(self, name: str, fill: Callable[[Store], None]) -> Store:
        """The store with the graph of that name, which `fill` loads unless it is there; only to be read."""
        if self._holds != name:
            fill(self.blank())
            self._holds = name
        return self.store


@dataclass(frozen=True)
class OwnServer:
    """A Neo4j server of a test's own, which it may stop and kill; skipped without the jars, which in CI is a failure."""

    folder: Path
    port: int = 17694

    def __post_init__(self) -> None:
        if not any(_JARS.glob("lib-*")):
            _miss(f"{_JARS} holds no jars of Neo4j; `make neo4j` fetches them")

    def control(self, *arguments: str, cwd: Path | None = None) -> str:
        """What the script that runs Neo4j prints for `start`, `stop`, or `admin` and its arguments."""
        settings = {"DATA": str(self.folder), "PORT": str(self.port), "LIB": str(_JARS), "HEAP": "512m", "PAGE_CACHE": "64m"}
        command = [sys.executable, str(_ROOT / ".ci" / "neo4j" / "server.py"), *arguments]
        ended = subprocess.run(command, env=os.environ | settings, cwd=cwd, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def start(self, monkeypatch: pytest.MonkeyPatch) -> str:
        """The address of the server, once it answers; its credentials are in the environment from then on."""
        for line in self.control("start").splitlines():
            name, _, value = line.removeprefix("export ").partition("=")
            monkeypatch.setenv(name, value)
        return os.environ["ZHENGMAI_DB"]

    @property
    def process(self) -> int:
        """The number of the server's process."""
        return int((self.folder / "run" / "neo4j.pid").read_text())

    def kill(self) -> None:
        """End the server as a crash does."""
        os.kill(self.process, signal.SIGKILL)
