"""Which files are loaded; what becomes of them is told by the tests of the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.service.loading import find_files
from graph.errors import BadRequest
from loaders.readers import ENDINGS


def test_a_folder_stands_for_the_files_that_have_a_reader(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    documents = [tmp_path / "below" / f"plan{ending.upper()}" for ending in ENDINGS]
    for file in (*documents, tmp_path / "table.csv", tmp_path / ".hidden.txt"):
        file.touch()
    assert find_files([tmp_path]) == sorted(documents)


def test_a_named_file_may_be_called_anything_and_stands_once(tmp_path: Path) -> None:
    (tmp_path / "plan").touch()
    (tmp_path / "plan.txt").touch()
    files = [tmp_path / "plan", tmp_path / "plan.txt"]
    assert find_files([*files, tmp_path, files[0]]) == files


def test_a_folder_without_documents_is_refused_and_says_what_would_be_one(tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as error:
        find_files([tmp_path])
    assert [ending for ending in ENDINGS if ending not in str(error.value)] == []
