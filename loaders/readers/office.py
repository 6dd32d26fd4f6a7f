"""The reader of old Word and WPS files (.doc, .wps) and of OpenDocument: LibreOffice makes a docx of them, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import UnreadableFile
from loaders.readers.source import SourceText
from loaders.readers.word import read_word

_SECONDS = 120
# Streams of a compound file (MS-CFB), named in UTF-16 -> what the file is
_STREAMS = {
    "EncryptedPackage": "is locked with a password; save it without one",
    "Workbook": "is a spreadsheet (xls), not a text; save the document that it belongs to, or print it to PDF",
    "PowerPoint Document": "is a presentation (ppt), not a text; print it to PDF",
}


def read_office(name: str, data: bytes) -> SourceText:
    """The words of a file that LibreOffice can open, read from the docx that it makes.

    Raises UnreadableFile when LibreOffice is missing, takes too long or makes nothing of the file.
    """
    for stream, refusal in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            raise UnreadableFile(refusal)
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise UnreadableFile("is a doc or wps file: install LibreOffice, which converts it, or save it as docx in Word or WPS")
    with TemporaryDirectory() as folder:
        given, made = Path(folder, "given.doc"), Path(folder, "made", "given.docx")
        given.write_bytes(data)
        profile = Path(folder, "profile").as_uri()  # of its own, so that a LibreOffice that is open is left alone
        command = [
            soffice,
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            "docx",
            "--outdir",
            str(made.parent),
            str(given),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise UnreadableFile(f"is a doc or wps file that LibreOffice did not convert in {_SECONDS} s; save it as docx") from None
        if not made.exists():
            raise UnreadableFile("is a doc or wps file that LibreOffice cannot convert; save it as docx in Word or WPS")
        return read_word(name, made.read_bytes())
