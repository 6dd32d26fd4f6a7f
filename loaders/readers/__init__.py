"""Readers: a file's bytes become a SourceText. One reader per format; the file's first bytes and its ending choose it."""

from loaders.readers.file import ENDINGS, read
from loaders.readers.source import Block, SourceText
from loaders.readers.text import decode

__all__ = ["ENDINGS", "Block", "SourceText", "decode", "read"]
