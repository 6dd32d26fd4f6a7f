"""Pictures: refused with what helps, or read line by line where the extra is installed."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from loaders.readers.ocr import OcrLine, doubt, is_installed, read_picture
from tests.loaders.readers.blocks import assert_blocks_hold_the_text, texts

needs_ocr = pytest.mark.skipif(not is_installed(), reason="the extra `ocr` is not installed")
FONTS = [
    *Path("/usr/share/fonts").glob("**/NotoSansCJK-Regular.ttc"),
    *Path("/usr/share/fonts").glob("**/NotoSerifCJK-Regular.ttc"),
    *Path("/usr/share/fonts").glob("**/wqy-*.ttc"),
]
LINES = ("山西省人民政府关于加快绿色发展的实施意见", "晋政发〔2021〕34号", "一、总体要求", "到2025年，能耗下降14.5%。")


def picture(*pages: tuple[str, ...], kind: str = "PNG") -> bytes:
    """Pages of 1,190 × 800 points with these lines."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(FONTS[0]), 32)
    images = []
    for lines in pages:
        images.append(Image.new("RGB", (1190, 800), "white"))
        for row, line in enumerate(lines):
            ImageDraw.Draw(images[-1]).text((100, 80 + 70 * row), line, font=font, fill="black")
    out = BytesIO()
    images[0].save(out, kind, **({"save_all": True, "append_images": images[1:]} if kind == "TIFF" else {}))
    return out.getvalue()


@needs_ocr
@pytest.mark.skipif(not FONTS, reason="no Chinese font is installed")
def test_print_is_read_with_place_and_confidence() -> None:
    source = read_picture("a.png", picture(LINES))
    assert texts(source, "line") == list(LINES)
    assert_blocks_hold_the_text(source)
    assert source.warnings == ()
    for row, block in enumerate(source.blocks):
        assert block.page == 1
        assert block.box is not None
        left, top, right, bottom = block.box
        assert left == pytest.approx(50, abs=12)
        assert top < 40 + 35 * row + 16 < bottom
        assert right < 595
        assert block.confidence is not None
        assert 0.9 < block.confidence <= 1


@needs_ocr
@pytest.mark.skipif(not FONTS, reason="no Chinese font is installed")
def test_every_page_of_a_tiff_is_read_and_an_empty_one_is_named() -> None:
    source = read_picture("a.tif", picture(LINES[:1], (), LINES[:1], kind="TIFF"))
    assert [(block.page, source.text[block.start : block.end]) for block in source.blocks] == [(1, LINES[0]), (3, LINES[0])]
    assert source.warnings == ("page 2 holds no print",)


@needs_ocr
def test_a_broken_picture_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="broken picture"):
        read_picture("a.png", b"\x89PNG")


def test_a_page_that_is_hard_to_read_is_named() -> None:
    box = (0.0, 0.0, 1.0, 1.0)
    assert doubt([OcrLine("总则", box, 0.99)], 3) is None
    assert (
        doubt([OcrLine("总则", box, 0.9), OcrLine("一二三四五六", box, 0.62)], 3)
        == "page 3 was read by OCR with little confidence (0.69); check it against the picture"
    )


def test_without_the_extra_the_refusal_names_it() -> None:
    program = (
        "import sys; sys.modules['rapidocr'] = None; import importlib.util as u; u.find_spec = lambda name: None\n"
        "from loaders.readers.ocr import read_picture\n"
        "from graph.errors import UnreadableFile\n"
        "try: read_picture('a.png', b'')\n"
        "except UnreadableFile as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "is a picture; pip install 'zhengmai[ocr]' to have it read"
