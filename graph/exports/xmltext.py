"""Text in XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# \x0c, U+FFFE: everything outside the production Char of XML 1.0
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def fit(text: str) -> str:
    """The text with U+FFFD for the characters that XML cannot hold."""
    return _UNFIT.sub("\ufffd", text)


def escaped(text: str) -> str:
    """The text as it stands in XML, in an element or between double quotes."""
    return escape(fit(text), _ESCAPES)
