"""Files and folders that are there whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import BadRequest


@contextmanager
def written_whole(out: Path, is_folder: bool) -> Iterator[Path]:
    """The path to write to, a file yet to be made or an empty folder, which takes the name `out` when the block ends well.

    Nothing is left of it otherwise. Raises BadRequest when there is something at `out`, an empty folder for a folder
    excepted, or when it cannot be written.
    """
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        if os.path.lexists(out) and not (is_folder and out.is_dir() and not any(out.iterdir())):
            raise BadRequest(f"{out}: there is something of this name already; give another name or remove it")
        out.parent.mkdir(parents=True, exist_ok=True)
        if is_folder:
            part.mkdir()
        yield part
        if is_folder and out.exists():
            out.rmdir()
        part.rename(out)
    except OSError as error:
        raise BadRequest(f"{out}: it cannot be written ({error.strerror or error})") from error
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            with suppress(OSError):
                part.unlink()
