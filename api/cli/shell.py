"""The shell: statements and commands one after the other, from a terminal or from a pipe."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

import queries
from api.cli.completion import COMMANDS, ShellCompleter
from api.cli.terminal import RowFormat, complain, print_found, print_rows, read_pairs
from api.service.database import Database
from graph.errors import BadRequest, NotFound, ZhengmaiError
from graph.schema import EDGES, NODES
from queries.statements import require_reading
from queries.tokens import split

_WELCOME = "Cypher that only reads, ended by ; or an empty line; :help tells more, Ctrl-D leaves"


class Shell:
    """Runs what is typed or piped; an error is one line, and the shell goes on."""

    def __init__(self, database: Database, limit: int, seconds: float, format: RowFormat) -> None:
        self._database = database
        self._limit = limit
        self._seconds = seconds
        self._format = format
        self._sound = True

    def run(self) -> bool:
        """Whether everything went well; at a terminal, where people see what did not, always so. StoreError when there is no database."""
        with self._database.reading():
            pass
        if sys.stdin.isatty():
            self._talk()
            return True
        for entry in _entries(sys.stdin):
            if not self.answer(entry):
                break
        return self._sound

    def answer(self, entry: str) -> bool:
        """Run one entry, a command or statements; whether the shell goes on after it."""
        entry = entry.strip()
        if entry.rstrip(";").strip() in {":quit", ":exit"}:
            return False
        try:
            if entry.startswith(":"):
                self._command(entry.rstrip(";"))
            else:
                whole, rest = split(entry)
                for statement in [*whole, rest] if rest else whole:
                    self._statement(statement)
        except ZhengmaiError as error:
            self._sound = False
            complain(str(error))
        return True

    def _talk(self) -> None:
        session = open_session()
        typer.echo(_WELCOME)
        while True:
            try:
                if not self.answer(session.prompt("zhengmai> ", prompt_continuation="     ...> ")):
                    return
            except KeyboardInterrupt:
                continue
            except EOFError:
                return

    def _statement(self, statement: str) -> None:
        require_reading(statement)
        with self._database.reading() as store:
            print_found(store.run(statement, rows=self._limit, seconds=self._seconds), self._format)

    def _command(self, entry: str) -> None:
        try:
            name, *arguments = shlex.split(entry)
        except ValueError as error:
            raise BadRequest(f"{entry}: {error}") from None
        if name == ":help":
            print_rows(("command", "what it does"), list(COMMANDS.items()))
        elif name == ":queries":
            rows = [(one.name, f"{one.title_zh}\n{one.title_en}", [p.name for p in one.parameters]) for one in queries.list_queries()]
            print_rows(("name", "title", "parameters"), rows)
        elif name == ":query":
            if not arguments:
                raise BadRequest("name a query, as in :query agency-measures agency=省能源局; :queries lists them")
            with self._database.reading() as store:
                print_found(queries.run(store, arguments[0], **read_pairs(arguments[1:], "a parameter")), self._format)
        elif name == ":schema":
            labels = [(node.label, node.doc, ", ".join(field.name for field in node.fields)) for node in NODES.values()]
            print_rows(("label", "what it is", "fields"), labels)
            types = [
                (edge.label, [f"{start} → {end}" for start, end in edge.ends], edge.doc, ", ".join(field.name for field in edge.own_fields))
                for edge in EDGES.values()
            ]
            print_rows(("type", "joins", "what it says", "fields of its own"), types)
        else:
            raise NotFound(f"no command is called {name}; there are {', '.join(COMMANDS)}")


def open_session() -> PromptSession[str]:
    """A prompt that takes statements of several lines, completes, and remembers in the user's folder of states."""
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if is_whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return PromptSession(history=FileHistory(history_file()), completer=ShellCompleter(), multiline=True, key_bindings=keys)


def history_file() -> str:
    """The path of the file that keeps what was typed, which only its owner can read; made when it is not there."""
    path: Path = user_state_path("zhengmai") / "history"
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    path.chmod(0o600)
    return str(path)


def is_whole(text: str) -> bool:
    """Whether an entry ends here: a command, a statement with its semicolon, or one with an empty line after it."""
    if not text.strip() or text.lstrip().startswith(":"):
        return True
    _, rest = split(text)
    return not rest or not text.rpartition("\n")[2].strip()


def _entries(lines: Iterator[str]) -> Iterator[str]:
    """The entries of a text that is no terminal's, the last one also without an end."""
    entry = ""
    for line in lines:
        entry += line
        if is_whole(entry.removesuffix("\n")):
            if entry.strip():
                yield entry
            entry = ""
    if entry.strip():
        yield entry
