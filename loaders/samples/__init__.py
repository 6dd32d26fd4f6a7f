"""Five real documents, their text untouched: a county plan, the provincial opinion that it carries out, and three more."""

from __future__ import annotations

from pathlib import Path


def sample_paths() -> list[Path]:
    """The files of the bundled documents, in order of name."""
    return sorted(Path(__file__).parent.glob("*.txt"))
