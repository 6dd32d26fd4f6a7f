"""The errors that people see.

ZhengmaiError            one line that says what is wrong, where, and the way out
├── UnreadableFile       a file cannot be read as text
├── NotFound             a name or an id that is asked for does not exist; carries the nearest names
├── BadRequest           a question, a parameter or a fragment is malformed
│   └── BadRows          rows of a table are; carries a line for each
├── Cyclic               an ancestry comes back to itself; carries the path
└── StoreError           the database cannot be opened, read or written
    └── StoreUnavailable its server is lost or its disk is full, so that nothing else can be written either
"""

from __future__ import annotations

from collections.abc import Sequence


class ZhengmaiError(Exception):
    """An error with one line for people; the text of the exception is that line. It comes whole out of another process."""

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), str(self)), self.__dict__


def _again(kind: type[ZhengmaiError], line: str) -> ZhengmaiError:
    """An error with that line, whatever its class makes errors of."""
    return kind.__new__(kind, line)


class UnreadableFile(ZhengmaiError):
    """A file cannot be read as the text of a policy."""


class NotFound(ZhengmaiError):
    """What is asked for does not exist; `nearest` lists names that come close, best first."""

    def __init__(self, message: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(f"{message}; nearest: {', '.join(nearest)}" if nearest else message)
        self.nearest = list(nearest)


class BadRequest(ZhengmaiError):
    """A question, a parameter or a fragment is malformed."""


class BadRows(BadRequest):
    """Rows of a table that a person wrote are malformed; `lines` says of each what is wrong with it."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = list(lines)


class Cyclic(ZhengmaiError):
    """An ancestry comes back to itself; `path` holds the ids from child to parent, the first again at the end."""

    def __init__(self, path: Sequence[str]) -> None:
        super().__init__(f"an ancestry comes back to itself: {' → '.join(path)}; correct or remove a document of these")
        self.path = list(path)


class StoreError(ZhengmaiError):
    """The database cannot be opened, read or written."""


class StoreUnavailable(StoreError):
    """The server of the database is lost or its disk is full: what failed now fails with any other document too."""
