"""Readers: a file's bytes become a SourceText. One reader per format; the file's first bytes and its ending choose it."""

from loaders.readers.file import ENDINGS, read
from loaders.readers.source import SourceText
from loaders.readers.text import decode

__all__ = ["ENDINGS", "SourceText", "decode", "read"]
