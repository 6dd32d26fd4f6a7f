"""Old Word and WPS files: converted where LibreOffice is installed, refused in one line where it is not."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from graph.errors import UnreadableFile
from loaders.readers.office import read_office
from tests.loaders.readers.blocks import cells, texts
from tests.loaders.readers.test_file import compound


def test_without_libreoffice_the_refusal_says_what_helps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match=r"^is a doc or wps file: install LibreOffice.*or save it as docx"):
        read_office("a.doc", compound("WordDocument"))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_doc_is_read_as_the_docx_that_libreoffice_makes_of_it(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("一、总体要求")
    table = document.add_table(1, 2, "Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "任务", "民政局"
    document.add_paragraph("附则")
    out = BytesIO()
    document.save(out)
    path = tmp_path / "a.docx"
    path.write_bytes(out.getvalue())
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "doc", "--outdir", tmp_path, path],
        check=True,
        timeout=120,
    )
    source = read_office("a.doc", (tmp_path / "a.doc").read_bytes())
    assert texts(source) == ["一、总体要求", "附则"]
    assert cells(source) == [((0, 0, 0), "任务"), ((0, 0, 1), "民政局")]
