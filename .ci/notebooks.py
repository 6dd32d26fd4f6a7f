"""Runs the notebooks from top to bottom and writes what they show, without what is only of this machine and this run.

    notebooks.py [NAME…]   the notebooks whose names begin so; without one, all

Those of Neo4j need the server that ZHENGMAI_DB names (`make neo4j`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
SECONDS = 300


def main() -> None:
    for path in sorted(FOLDER.glob("*.ipynb")):
        if path.name.startswith(tuple(sys.argv[1:] or [""])):
            started = perf_counter()
            refresh(path)
            print(f"{path.name}: {perf_counter() - started:.1f} s, {path.stat().st_size / 1000:.0f} kB")


def refresh(path: Path) -> None:
    """Run one notebook and write it back in the form that tests/test_notebooks.py asks for."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(FOLDER)}}
    client = NotebookClient(notebook, timeout=SECONDS, record_timing=False, coalesce_streams=True, resources=resources)
    client.execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    for place, cell in enumerate(notebook.cells, 1):
        cell.id = f"{place:02}"
        cell.metadata.clear()
    nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
