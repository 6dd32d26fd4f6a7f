"""The shell, typed into and piped into."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from api.cli.app import main
from api.cli.shell import history_file, is_whole, open_session

Piped = Callable[..., tuple[str, str]]
SHELL = (sys.executable, "-c", "from api.cli.app import main; main()", "shell")


@pytest.fixture
def piped(five_documents: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Piped:
    """Runs the shell on entries that come from no terminal: standard output and standard error."""

    def run(entries: str, *options: str, status: int = 0, db: str = str(five_documents)) -> tuple[str, str]:
        monkeypatch.setattr(sys, "stdin", StringIO(entries))
        with pytest.raises(SystemExit) as end:
            main(["shell", "--db", db, *options])
        assert (end.value.code or 0) == status
        captured = capsys.readouterr()
        return captured.out, captured.err

    return run


def test_statements_from_a_pipe(piped: Piped) -> None:
    entries = """// statements end with a semicolon
MATCH (p:Policy)   // or with an empty line
WHERE p.presence = 'loaded'
RETURN count(*) AS n; RETURN 'a;
b' AS x;
RETURN 2 AS y

:query policies presence=loaded region=140902
RETURN 3 AS z"""
    out, err = piped(entries, "--format", "csv")
    lines = out.splitlines()
    assert lines[:7] == ["n", "5", "x", '"a;', 'b"', "y", "2"]
    assert lines[7].startswith("policy,doc_number,title")
    assert lines[8].startswith("140902-5c341881,")
    assert lines[9:] == ["z", "3"]
    assert err == ""


def test_an_error_is_one_line_and_the_shell_goes_on(piped: Piped) -> None:
    entries = (
        "RETURN 1 AS a;\nMATCH (p) DETACH DELETE p;\nMATCH (p:Nothing) RETURN p;\n:query nothing\n:query\n:nothing\n:query a 'b\nRETURN 'c"
    )
    out, err = piped(entries + "\n\nRETURN 2 AS b", "--format", "csv", status=1)
    assert out.splitlines() == ["a", "1", "b", "2"]
    lines = err.splitlines()
    assert all(line.startswith("zhengmai: ") for line in lines)
    assert [words for words in ("line 1, column 11: DETACH", "Nothing", "no query is called", "name a query", ":nothing", "quotation", "not closed")
            if not any(words in line for line in lines)] == []  # fmt: skip
    assert len(lines) == 7


def test_the_rows_are_limited(piped: Piped) -> None:
    out, err = piped("MATCH (p:Provision) RETURN p.id;", "--limit", "3", "--format", "csv")
    assert len(out.splitlines()) == 4
    assert err == "zhengmai: these are the first 3 rows; ask for more with --limit\n"


def test_commands_tell_what_there_is(piped: Piped) -> None:
    out, _ = piped(":help\n:queries\n:schema\n:quit\nRETURN 'not run';")
    assert ":schema" in out
    assert "agency-measures" in out
    assert "DERIVES_FROM" in out
    assert "not run" not in out


def test_without_a_database(piped: Piped, tmp_path: Path) -> None:
    _, err = piped("RETURN 1;", status=1, db=str(tmp_path / "none.lbug"))
    assert "there is no such database" in err


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", True),
        (":schema", True),
        ("MATCH (p)", False),
        ("MATCH (p) RETURN p;", True),
        ("MATCH (p) RETURN p; // note", True),
        ("RETURN ';", False),
        ("MATCH (p)\n", True),
        ("MATCH (p)\n  ", True),
        ("MATCH (p)\nRETURN p", False),
    ],
)
def test_where_an_entry_ends(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


@pytest.fixture
def keyboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield keys


def test_a_statement_takes_several_lines_and_is_remembered(keyboard: PipeInput) -> None:
    keyboard.send_text("MATCH (p)\rRETURN p;\r")
    assert open_session().prompt("> ") == "MATCH (p)\nRETURN p;"
    keyboard.send_text("\x1b[A\r")
    assert open_session().prompt("> ") == "MATCH (p)\nRETURN p;"
    assert "RETURN p;" in Path(history_file()).read_text(encoding="utf-8")
    assert Path(history_file()).stat().st_mode & 0o777 == 0o600


def test_an_empty_line_ends_a_statement(keyboard: PipeInput) -> None:
    keyboard.send_text("RETURN 1\r\r")
    assert open_session().prompt("> ") == "RETURN 1\n"


def test_ctrl_c_and_ctrl_d(keyboard: PipeInput) -> None:
    keyboard.send_text("RETURN \x03")
    with pytest.raises(KeyboardInterrupt):
        open_session().prompt("> ")
    keyboard.send_text("\x04")
    with pytest.raises(EOFError):
        open_session().prompt("> ")


def test_at_a_terminal(five_documents: Path, tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
    command = [*SHELL, "--db", str(five_documents)]
    with subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=environment, start_new_session=True) as shell:
        os.close(follower)
        try:
            for typed, shown in (
                ("", "zhengmai>"),
                ("MATCH (x:Indi\t", "Indicator"),
                ("\x03CREATE (p);\r", "CREATE does more than read.*zhengmai>"),
                ("RETURN 6 * 7 AS answer;\r", "42 │.*zhengmai>"),
            ):
                os.write(leader, typed.encode())
                expect(leader, shown)
            os.write(leader, b"\x04")
            assert shell.wait(timeout=30) == 0
        finally:
            shell.kill()
    os.close(leader)


def expect(terminal: int, pattern: str) -> None:
    """Read what the terminal shows until it fits the pattern."""
    shown, until = b"", time.monotonic() + 60
    while not re.search(pattern, shown.decode("utf-8", "replace"), re.DOTALL):
        assert time.monotonic() < until, shown
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 65536)
