"""The reader of PDF with a text layer: what PDFium sees on each page, as lines, cells and furniture in reading order."""

from loaders.readers.pdf.file import read_pdf

__all__ = ["read_pdf"]
