"""Schema of ``quotes.toml``: quotation marks and speech dashes.

A key of ``double`` or ``single`` is a mark that may open a quotation, its value the marks that may close it. One mark
may stand on both sides; the white space about it then tells the side. Marks of other languages belong in the table
too: articles mix them.
"""

from __future__ import annotations

from msgspec import Struct


class Quotes(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""

    double: dict[str, str]
    """Marks of a quotation: opener → closers, the usual one first."""
    single: dict[str, str]
    """Marks of a quotation within a quotation, or of a quotation in some outlets; they double as apostrophes."""
    dashes: str = "–—-"
    """Dashes that open speech at the start of a paragraph."""
    inner_dashes: str = ""
    """Dashes that part speech and attribution within a paragraph (Spanish: ``—Sí —dijo Eva—. No.``)."""
    apostrophe_words: tuple[str, ...] = ()
    """What follows an apostrophe at the start of a word (``em`` in ``'em``), in lower case."""
