"""Small PDFs, built by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfminer.arcfour import Arcfour

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = b"0123456789abcdef"


@dataclass(frozen=True)
class Font:
    """How a font's codes, which are always UCS-2 here, say which characters they show: by encoding, or by a range that is named."""

    encoding: str
    ordering: bytes
    named: str = ""


CHINESE = Font("UniGB-UCS2-H", b"GB1")
PARTLY_NAMED = Font("Identity-H", b"Identity", " ".join(f"<{row:02x}00> <{row:02x}ff> <{row:02x}00>" for row in range(0x4E, 0xA0)))
NAMELESS = Font("Identity-H", b"Identity")


@dataclass(frozen=True)
class Run:
    """Characters drawn at once, from a point; `down` writes from top to bottom of the page, for tables set sideways."""

    x: float
    y: float
    text: str
    size: float = 10
    down: bool = False


@dataclass(frozen=True)
class Ruled:
    """The rules of a table: lines across at `ys` and down at `xs`, each drawn from the first to the last of the others."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    gap: float = 0.0
    """How far the lines down stop short of those across, as they do where each cell draws its own border."""


PICTURE = Run(0, 0, "")
"""A picture that fills the page."""


def lines(*texts: str, top: float = 800) -> list[Run]:
    """Runs one below the other from the left margin."""
    return [Run(50, top - 20 * i, text) for i, text in enumerate(texts)]


def pdf(*pages: Sequence[Run | Ruled], font: Font = CHINESE, announced: int | None = None, trailer: str = "", key: bytes = b"") -> bytes:
    """A PDF with these pages; `announced` is the page count it claims, `key` encrypts it (RC4, 40 bits)."""
    kids = [7 + 2 * i for i in range(len(pages))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{k} 0 R' for k in kids)}] /Count {len(pages) if announced is None else announced} >>".encode(),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /{font.encoding} /DescendantFonts [4 0 R] "
        f"{'/ToUnicode 5 0 R' if font.named else ''} >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong "
        f"/CIDSystemInfo << /Registry {_string(4, b'Adobe', key)} /Ordering {_string(4, font.ordering, key)} /Supplement 2 >> "
        "/DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong /Flags 4 /FontBBox [0 -120 1000 880] "
        "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 /ItalicAngle 0 >> >>".encode(),
        _stream(
            5,
            f"1 begincodespacerange <0000> <ffff> endcodespacerange {font.named.count('<') // 3} beginbfrange {font.named} endbfrange".encode(),
            key,
        ),
        _stream(6, b"\x80", key, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    ]
    for i, page in enumerate(pages):
        number = 7 + 2 * i
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >> >>".encode()
        )
        objects.append(_stream(number + 1, "\n".join(_draw(run) for run in page).encode(), key))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for i, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (i, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    identifier = f"<{_FILE_ID.hex()}>"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /ID [{identifier} {identifier}] {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def copy_protected_pdf(*pages: Sequence[Run | Ruled]) -> bytes:
    """A PDF that opens without a password and forbids copying."""
    owner = bytes(32)
    permissions = -64
    key = hashlib.md5(_PADDING + owner + permissions.to_bytes(4, "little", signed=True) + _FILE_ID).digest()[:5]
    user = Arcfour(key).process(_PADDING)
    return pdf(*pages, trailer=_encrypt(owner, user, permissions), key=key)


def locked_pdf(*pages: Sequence[Run | Ruled]) -> bytes:
    """A PDF that asks for a password."""
    return pdf(*pages, trailer=_encrypt(bytes(32), bytes(32), -4))


def _encrypt(owner: bytes, user: bytes, permissions: int) -> str:
    return f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P {permissions} >>"


def _stream(number: int, data: bytes, key: bytes, entries: str = "") -> bytes:
    data = _encrypted(number, data, key)
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries.encode(), len(data), data)


def _string(number: int, data: bytes, key: bytes) -> str:
    return f"<{_encrypted(number, data, key).hex()}>"


def _encrypted(number: int, data: bytes, key: bytes) -> bytes:
    return Arcfour(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]).process(data) if key else data


def _draw(run: Run | Ruled) -> str:
    if isinstance(run, Ruled):
        across = [f"{run.xs[0]} {y} m {run.xs[-1]} {y} l S" for y in run.ys]
        down = [f"{x} {top - run.gap} m {x} {bottom + run.gap} l S" for x in run.xs for top, bottom in pairwise(run.ys)]
        return "\n".join([*across, *down])
    if run is PICTURE:
        return "q 595 0 0 842 0 0 cm /I Do Q"
    direction = "0 -1 1 0" if run.down else "1 0 0 1"
    return f"BT /F {run.size} Tf {direction} {run.x} {run.y} Tm <{run.text.encode('utf-16-be').hex()}> Tj ET"
