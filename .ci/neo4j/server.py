"""Starts and stops a real Neo4j server from its published Maven jars, on loopback, without Docker.

    server.py start        start the server, or find that it runs; print the lines that name it to zhengmai
    server.py stop         stop it
    server.py admin ARGS…  neo4j-admin on the same folder

Environment: VERSION (5.26.28), PORT of bolt (7687), DATA (.data/neo4j), LIB where the jars of every version stand (.data/neo4j),
HEAP (1g), PAGE_CACHE (256m), JAVA_HOME (without it, the first JDK found that is new enough).
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VERSION = os.environ.get("VERSION") or "5.26.28"
PORT = os.environ.get("PORT") or "7687"
if not PORT.isdecimal() or not 0 < int(PORT) < 65536:
    sys.exit(f"PORT={PORT} is no port; name a number from 1 to 65535")
DATA = Path(os.environ.get("DATA") or ROOT / ".data" / "neo4j").resolve()
JARS = Path(os.environ.get("LIB") or ROOT / ".data" / "neo4j").resolve() / f"lib-{VERSION}"
CONF = DATA / "conf" / "neo4j.conf"
LOG = DATA / "logs" / "console.log"
PASSWORD = DATA / "password"
LOCK = DATA / "run" / "neo4j.pid"
TURN = DATA / "run" / "start.lock"
SECONDS_TO_START = 180
SECONDS_TO_STOP = 60
OPENED_PACKAGES = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"]  # those that Neo4j's own neo4j.conf opens


def main() -> None:
    match sys.argv[1:]:
        case ["start"]:
            start()
        case ["stop"]:
            stop()
        case ["admin", *arguments]:
            admin(arguments)
        case _:
            sys.exit("usage: server.py start | stop | admin ARGS…")


def start() -> None:
    """Returns when the server of DATA answers; the three lines go to standard output, all else to standard error."""
    TURN.parent.mkdir(parents=True, exist_ok=True)
    with TURN.open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # of two starts at once, the second waits and finds that the server runs
        already = running()
        if not already:
            launch()
        end = time.monotonic() + SECONDS_TO_START
        while not answers():
            if not running() or time.monotonic() > end:
                sys.exit(f"Neo4j has not started; the end of {LOG}:\n{end_of_log()}")
            time.sleep(0.3)
    with driver(PASSWORD.read_text()) as connection:
        [version] = connection.execute_query("CALL dbms.components() YIELD versions RETURN versions[0]").records[0]
    print(f"Neo4j {version} {'already runs' if already else 'runs'} in {DATA} (process {running()})", file=sys.stderr)
    print(f"export ZHENGMAI_DB=neo4j://{address()}")
    print("export ZHENGMAI_DB_USER=neo4j")
    print(f"export ZHENGMAI_DB_PASSWORD={PASSWORD.read_text()}")


def stop() -> None:
    """Returns when the server of DATA has ended."""
    pid = running()
    if not pid:
        print(f"no Neo4j runs in {DATA}", file=sys.stderr)
        return
    os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + SECONDS_TO_STOP
    while running():
        if time.monotonic() > end:
            sys.exit(f"Neo4j (process {pid}) has not ended after {SECONDS_TO_STOP} s; see {LOG}")
        time.sleep(0.2)
    print("Neo4j is stopped", file=sys.stderr)


def admin(arguments: list[str]) -> None:
    """Becomes neo4j-admin with these arguments."""
    command = [*java(), "org.neo4j.cli.AdminTool", *arguments]
    if not CONF.exists():
        configure()
    os.execvpe(command[0], command, os.environ | {"NEO4J_HOME": str(DATA), "NEO4J_CONF": str(CONF.parent)})


def launch() -> None:
    """Starts a server that outlives this command and holds the lock on LOCK as long as it lives."""
    command = [*java(), str(HERE / "Launcher.java"), str(DATA)]
    configure()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(PORT)))
        except OSError as error:
            sys.exit(f"port {PORT}: {error.strerror}; name another with PORT=…")
    with LOCK.open("w") as lock, LOG.open("wb") as log:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, pass_fds=[lock.fileno()]
        )
        lock.write(str(server.pid))


def configure() -> None:
    """Makes the folders of DATA, its neo4j.conf and, the first time, its password."""
    for folder in ("conf", "data", "logs", "import", "plugins", "run"):
        (DATA / folder).mkdir(parents=True, exist_ok=True)
    CONF.write_text(
        f"server.bolt.enabled=true\nserver.bolt.listen_address=127.0.0.1:{PORT}\nserver.bolt.advertised_address=127.0.0.1:{PORT}\n"
        "server.http.enabled=false\nserver.https.enabled=false\ndbms.security.auth_enabled=true\ndbms.usage_report.enabled=false\n"
        "server.fleet_discovery.enabled=false\nserver.config.strict_validation.enabled=false\n"  # 5.26 knows no fleet_discovery
        f"server.memory.pagecache.size={os.environ.get('PAGE_CACHE') or '256m'}\n"
    )
    if not PASSWORD.exists():
        with open(os.open(PASSWORD, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(16))


def answers() -> bool:
    """Whether the server lets the user in with the password of DATA; a new server is given it first."""
    try:
        try:
            with driver(PASSWORD.read_text()) as connection:
                connection.verify_connectivity()
        except AuthError:
            with driver("neo4j") as connection:
                change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
                connection.execute_query(change, new=PASSWORD.read_text(), database_="system")
    except AuthError:
        sys.exit(f"the server in {DATA} does not take the password in {PASSWORD}; write the right one there")
    except (DriverError, Neo4jError):
        return False
    return True


def driver(password: str) -> Driver:
    return GraphDatabase.driver(f"bolt://{address()}", auth=("neo4j", password))


def end_of_log() -> str:
    """The last lines of the log, without those of a Java stack (`\tat org.neo4j…`)."""
    lines = LOG.read_text(errors="replace").splitlines()
    return "\n".join([line for line in lines if not line.startswith("\tat ")][-15:])


def address() -> str:
    """The host and port at which the server of DATA listens."""
    found = re.search(r"^server\.bolt\.listen_address=(.+)$", CONF.read_text(), re.MULTILINE)
    assert found
    return found[1]


def running() -> int:
    """The process id of the server of DATA, 0 if there is none: the lock is the server's and ends with it, however it ends."""
    if not LOCK.exists():
        return 0
    with LOCK.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(lock.read())
    return 0


def java() -> list[str]:
    """The start of a command line of Java with the jars of VERSION and its options; the jars are fetched if they are not there."""
    jdks = {path: version for path in installed_java() if (version := java_version(path))}
    if not jdks:
        sys.exit("no JDK; install one (17 is enough for Neo4j 5.26) and name it with JAVA_HOME")
    if not JARS.exists():
        fetch_jars()
    new_enough = [path for path, version in jdks.items() if version >= needed_java()]
    if not new_enough:
        found = ", ".join(f"{path} is {version}" for path, version in jdks.items())
        sys.exit(f"Neo4j {VERSION} needs Java {needed_java()} and {found}; name a newer JDK with JAVA_HOME")
    heap = os.environ.get("HEAP") or "1g"
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED_PACKAGES]
    return [str(new_enough[0]), f"-Xmx{heap}", "-XX:+UseParallelGC", *opened, "-Dfile.encoding=UTF-8", "-cp", f"{JARS}/*"]


def installed_java() -> list[Path]:
    """The `java` of JAVA_HOME; without it that of PATH and those where Linux keeps them."""
    if home := os.environ.get("JAVA_HOME"):
        return [Path(home) / "bin" / "java"]
    on_path = shutil.which("java")
    return [*([Path(on_path)] if on_path else []), *sorted(Path("/usr/lib/jvm").glob("*/bin/java"))]


def java_version(path: Path) -> int:
    """The major version of a JDK; 0 if it is none: Launcher.java needs the compiler that a mere runtime lacks."""
    if not (path.resolve().parent / "javac").exists():
        return 0
    # javac 17.0.15
    said = subprocess.run([path.resolve().parent / "javac", "-version"], capture_output=True, text=True).stdout
    found = re.search(r"^javac (\d+)", said)
    return int(found[1]) if found else 0


def needed_java() -> int:
    """The oldest Java that can read the jars: byte 7 of a class file is its version, 44 more than Java's."""
    [jar] = JARS.glob("neo4j-graphdb-api-*.jar")
    with zipfile.ZipFile(jar) as classes:
        return classes.read("org/neo4j/graphdb/GraphDatabaseService.class")[7] - 44


def fetch_jars() -> None:
    """Puts the jars of VERSION into JARS."""
    if not shutil.which("mvn"):
        sys.exit(f"no Maven to fetch Neo4j {VERSION} with; install Maven (mvn)")
    print(f"fetching Neo4j {VERSION} from the Maven repository", file=sys.stderr)
    JARS.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=JARS.parent) as folder:
        command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        command += [f"-Dneo4j.version={VERSION}", f"-DoutputDirectory={folder}/lib"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            reason = re.search(r"\[ERROR\] (.+?)(?: -> \[Help 1\])?$", done.stdout, re.MULTILINE)
            sys.exit(f"Maven could not fetch Neo4j {VERSION}: {reason[1] if reason else done.stderr.strip()}")
        Path(folder, "lib").rename(JARS)


if __name__ == "__main__":
    main()
