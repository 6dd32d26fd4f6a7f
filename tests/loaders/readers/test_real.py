"""Real PDFs and pages, which stand beside the checkout and not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import loaders
from loaders.readers import read

REAL = Path(__file__).parents[4] / "shared" / "corpus" / "real"
PDFS = sorted(REAL.glob("pdf/*.pdf"))
PAGES = sorted(REAL.glob("html/*.html"))

pytestmark = pytest.mark.skipif(not (PDFS and PAGES), reason="the real documents are not beside this checkout")

# Documents whose text layer comes from OCR, which leaves gaps where it saw no comma: their lines break elsewhere
NOISY = {"dalian-dafagaiziyuan-2021-283"}


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_a_pdf_keeps_every_character(path: Path) -> None:
    extracted = (REAL / "txt" / path.with_suffix(".txt").name).read_text(encoding="utf-8")
    characters = "".join(read(path).text.split())
    if path.stem in NOISY:
        assert sorted(characters) == sorted("".join(extracted.split()))
    else:
        assert characters == "".join(extracted.split())


@pytest.mark.parametrize("path", [path for path in PDFS if path.stem not in NOISY], ids=lambda path: path.stem)
def test_a_pdf_says_what_its_extracted_text_says(path: Path) -> None:
    of_pdf, of_text = (loaders.parse_file(p) for p in (path, REAL / "txt" / path.with_suffix(".txt").name))
    assert loaders.to_json(of_pdf)["policy"] == loaders.to_json(of_text)["policy"]
    assert [(p.kind, p.number, p.heading) for p in of_pdf.provisions] == [(p.kind, p.number, p.heading) for p in of_text.provisions]
    assert [m.text for m in of_pdf.measures] == [m.text for m in of_text.measures]
    assert [d.text for d in of_pdf.responsibilities] == [d.text for d in of_text.responsibilities]
    assert [(t.indicator, t.quote) for t in of_pdf.targets] == [(t.indicator, t.quote) for t in of_text.targets]


@pytest.mark.parametrize(
    ("name", "title", "number", "issued", "published", "clauses"),
    [
        (
            "guobanfa-2018-128",
            "国务院办公厅关于印发“无废城市”建设试点工作方案的通知",
            "国办发〔2018〕128号",
            "2018-12-29",
            "2019-01-21",
            19,
        ),
        (
            "guobanfa-2018-129",
            "国务院办公厅关于深入开展消费扶贫助力打赢脱贫攻坚战的指导意见",
            "国办发〔2018〕129号",
            "2018-12-30",
            "2019-01-14",
            17,
        ),
    ],
)
def test_a_page_is_read(name: str, title: str, number: str, issued: str, published: str, clauses: int) -> None:
    document = loaders.parse_file(REAL / "html" / f"{name}.html")
    policy = document.policy
    assert (policy.title, policy.doc_number, policy.date_issued, policy.date_published) == (title, number, issued, published)
    assert sum(provision.kind == "clause" for provision in document.provisions) == clauses
    assert "打印" not in document.source.text
    assert "扫一扫" not in document.source.text
