"""Optical character recognition of pictures, by RapidOCR (extra `ocr`): its models come with it, nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.errors import UnreadableFile
from loaders.readers.source import Box, SourceText
from loaders.readers.writer import Writer

if TYPE_CHECKING:
    from PIL.Image import Image

REMEDY = "pip install 'zhengmai[ocr]' to have it read"
"""What helps against a picture, in words."""

_LITTLE = 0.8  # mean confidence below which a page is named in a warning
_A4_WIDTH = 595.0  # points; a picture does not say how wide its paper was


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line of print as it was recognised; `box` in points from the upper left corner, `confidence` in [0, 1]."""

    text: str
    box: Box
    confidence: float


def is_installed() -> bool:
    """Whether the extra `ocr` is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognise(image: Image, width: float) -> list[OcrLine]:
    """The lines of print on the picture of a page that is `width` points wide, from top to bottom."""
    import numpy as np

    found = _engine()(np.asarray(image.convert("RGB"))[:, :, ::-1])
    if found.txts is None:
        return []
    scale = width / image.width
    return [
        OcrLine(text, _box(corners, scale), round(float(score), 3))
        for text, corners, score in zip(found.txts, found.boxes, found.scores, strict=True)
    ]


def doubt(lines: Sequence[OcrLine], page: int) -> str | None:
    """A warning that names the page when its lines were recognised with little confidence on average."""
    mean = sum(line.confidence * len(line.text) for line in lines) / max(1, sum(len(line.text) for line in lines))
    return f"page {page} was read by OCR with little confidence ({mean:.2f}); check it against the picture" if mean < _LITTLE else None


def read_picture(name: str, data: bytes) -> SourceText:
    """The lines of print in a picture, each with its page, box and confidence; warnings name pages that are hard to read.

    Raises UnreadableFile when the extra is missing, the picture is broken, or there is no print in it.
    """
    if not is_installed():
        raise UnreadableFile(f"is a picture; {REMEDY}")
    from PIL import Image, ImageSequence

    writer = Writer()
    warnings: list[str] = []
    try:
        for page, image in enumerate(ImageSequence.Iterator(Image.open(BytesIO(data))), 1):
            lines = recognise(image, _A4_WIDTH)
            for line in lines:
                writer.write(line.text, "line", page=page, box=line.box, confidence=line.confidence)
            warning = doubt(lines, page) if lines else f"page {page} holds no print"
            warnings += [warning] if warning else []
    except (OSError, SyntaxError, Image.DecompressionBombError):
        raise UnreadableFile("is a broken picture; fetch it again") from None
    source = writer.source(name, warnings)
    if not source.text:
        raise UnreadableFile("is a picture without print that can be read")
    return source


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def _box(corners: Any, scale: float) -> Box:
    """The upright box about four corners in pixels."""
    xs, ys = corners[:, 0] * scale, corners[:, 1] * scale
    return (round(float(xs.min()), 1), round(float(ys.min()), 1), round(float(xs.max()), 1), round(float(ys.max()), 1))
