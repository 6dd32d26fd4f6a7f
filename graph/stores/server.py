"""The server behind the store: its address, version and credentials, and what its errors mean to people."""

from __future__ import annotations

from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DatabaseUnavailable,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import BadRequest, StoreError, StoreUnavailable, ZhengmaiError
from graph.stores.base import Credentials

OLDEST = (5, 26)
"""The oldest version of the server that the store is tested with."""

_WHERE = "ZHENGMAI_DB_USER and ZHENGMAI_DB_PASSWORD"  # where people say who they are, which stands on no command line and in no log
_SCHEMES = frozenset(f"{name}{security}" for name in ("neo4j", "bolt") for security in ("", "+s", "+ssc"))
_PATIENCE = 15.0  # seconds for which the driver repeats a transaction that may succeed later


def require_version(url: str, agent: str) -> None:
    """Raise StoreError unless the server calls itself a new enough Neo4j, as in `Neo4j/5.26.28`."""
    name, _, version = agent.partition("/")
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if name != "Neo4j" or numbers < OLDEST:
        raise StoreError(f"{url}: the server is {agent}; Neo4j {'.'.join(map(str, OLDEST))} or newer is needed")


def connect(url: str, credentials: Credentials | None) -> Driver:
    """The driver of the server at `url`, which has not been asked anything yet; StoreError when that cannot be one."""
    if "@" in url:  # before the address is named in a message
        raise StoreError(f"the address of the database holds a user name; put it into {_WHERE} instead")
    if not _is_server(url):
        raise StoreError(f"{url}: it is no address of a Neo4j server; give neo4j://HOST:7687, or the path of a file")
    if credentials is None or not credentials.password:
        raise StoreError(f"{url}: set {_WHERE} in the environment")
    try:
        return GraphDatabase.driver(
            url,
            auth=(credentials.user, credentials.password),
            connection_timeout=5.0,
            max_transaction_retry_time=_PATIENCE,
            notifications_min_severity="OFF",
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreError(f"{url}: it is no address of a Neo4j server ({_first_line(error)})") from error


def _is_server(url: str) -> bool:
    """Whether it is the address of a Neo4j server, in form."""
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # [::1, :99999
        return False
    return is_whole and url.partition("://")[0] in _SCHEMES


def explain(url: str, error: Neo4jError | DriverError) -> ZhengmaiError:
    """The error of people for an error of the driver."""
    code = error.code or "" if isinstance(error, Neo4jError) else ""
    reason = _first_line(error)
    if code.endswith("AuthenticationRateLimit"):
        return StoreError(f"{url}: the password was wrong too often; wait some seconds and set ZHENGMAI_DB_PASSWORD")
    if isinstance(error, AuthError):
        return StoreError(f"{url}: the server refuses the user name or the password; set {_WHERE}")
    if isinstance(error, IncompleteCommit):
        return StoreUnavailable(f"{url}: the server was lost while it committed; load again to be sure")
    if code.endswith("TransactionLogError"):  # seen when the disk is full; the server then serves nobody until it is started again
        reason = "the disk of the server does not take it; nothing was written; make room and start the server again"
        return StoreUnavailable(f"{url}: {reason}")
    if isinstance(error, ServiceUnavailable | SessionExpired | DatabaseUnavailable):
        return StoreUnavailable(f"{url}: no server answers; start it (make neo4j) or give another address")
    if code.startswith("Neo.ClientError.Statement.") and not code.endswith(("AccessMode", "ArithmeticError")):
        return BadRequest(reason)
    return StoreError(f"{url}: {reason}")


def _first_line(error: Exception) -> str:
    text = (error.message or "") if isinstance(error, Neo4jError) else str(error)
    return (text.splitlines() or [type(error).__name__])[0]
