"""Package: the parts of a zip file that is a document (Word, OFD)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from graph.errors import UnreadableFile

_LARGEST = 100_000_000  # bytes of a part when it is unpacked; the largest seen has 6 million


class Package:
    """A zip file; raises UnreadableFile when it is broken."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError):
            raise UnreadableFile("is a broken zip package (docx, xlsx, ofd …); fetch it again") from None
        self.names = frozenset(self._zip.namelist())

    def xml(self, name: str) -> Any | None:
        """The root of a part in XML, None when there is no such part.

        Raises UnreadableFile when it cannot be unpacked, or expands beyond every document.
        """
        from lxml import etree

        if name not in self.names:
            return None
        try:
            if self._zip.getinfo(name).file_size > _LARGEST:
                raise UnreadableFile(f"holds a part ({name}) that unpacks to more than {_LARGEST // 1_000_000} MB; not read")
            with self._zip.open(name) as part:
                # nothing is fetched and no entity expanded
                return etree.fromstring(part.read(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, etree.XMLSyntaxError, OSError, ValueError):
            raise UnreadableFile(f"is broken: its part {name} cannot be unpacked; open it in Word or WPS and save it again") from None
