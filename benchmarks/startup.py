"""Seconds that short commands take from start to end, each in a fresh process: the median by the clock and of the processor.

    python benchmarks/startup.py [--runs 7]

The database is that of the five bundled documents, made anew in a folder of its own. The clock counts what other programs of the machine
take; the processor's seconds (user and system) do not.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from loaders import sample_paths

COMMANDS = {
    "--help": ("--help",),
    "ask": ("ask", "省能源局牵头哪些措施"),
    "query": ("query", "policies"),
    "cypher": ("cypher", "MATCH (p:Policy) RETURN count(p)"),
    "trace": ("trace", "140902-5c341881:sec_2__cl_4"),
    "parse": ("parse", str(sample_paths()[0])),
}
MAIN = (sys.executable, "-c", "from api.cli.app import main; main()")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="how often each command is run")
    runs: int = parser.parse_args().runs
    table = Table("command", "seconds", "of the processor")
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"ZHENGMAI_DB": f"{folder}/zhengmai.lbug"}
        seconds(("load", *map(str, sample_paths())), environment)
        for name, arguments in COMMANDS.items():
            measured = [seconds(arguments, environment) for _ in range(runs)]
            table.add_row(name, *(f"{statistics.median(column):.2f}" for column in zip(*measured, strict=True)))
    Console().print(table)


def seconds(arguments: tuple[str, ...], environment: dict[str, str]) -> tuple[float, float]:
    """How long one run of the command takes, by the clock and of the processor."""
    used, started = processor(), time.perf_counter()
    root = Path(__file__).resolve().parent.parent
    subprocess.run([*MAIN, *arguments], env=environment, cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started, processor() - used


def processor() -> float:
    """Seconds of the processor that the processes started so far have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
