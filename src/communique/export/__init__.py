"""Exports of exactly what a query finds: all of it, streaming, in the formats that other tools read.

Each format has a module; ``FORMATS`` lists them. docs/exports.md says what each holds.
"""

from communique.export.base import Options
from communique.export.codebook import codebook
from communique.export.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "Options", "codebook", "export"]
