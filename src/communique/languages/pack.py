"""The language pack: one folder per language, with the same file names in each.

``acts cues quotes titles names discourse events times negation structure`` are TOML tables; each has its schema in the
module of the same name beside this one (``languages/cues.py`` describes ``cues.toml``). A table is read when it is
first asked for.
"""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from communique.languages.acts import Acts
from communique.languages.cues import Cues
from communique.languages.discourse import Discourse
from communique.languages.events import EventWords
from communique.languages.names import Names
from communique.languages.negation import Negation
from communique.languages.quotes import Quotes
from communique.languages.structure import Structure
from communique.languages.times import Times
from communique.languages.titles import TitleIndex, Titles
from communique.tables import read_table

T = TypeVar("T")


class Pack:
    """A language's data. code: ISO 639-1; name: in English; pipeline: the default spaCy pipeline's package."""

    def __init__(self, code: str, name: str, pipeline: str | None, folder: Traversable | None = None) -> None:
        self.code = code
        self.name = name
        self.pipeline = pipeline
        self.folder = folder or files("communique.languages") / code

    def _table(self, name: str, schema: type[T]) -> T:
        return read_table(self.folder / f"{name}.toml", schema)

    @cached_property
    def cues(self) -> Cues:
        """Words that tell that something was said."""
        return self._table("cues", Cues)

    @cached_property
    def acts(self) -> Acts:
        """What speakers do by what they say."""
        return self._table("acts", Acts)

    @cached_property
    def quotes(self) -> Quotes:
        """Quotation marks and speech dashes."""
        return self._table("quotes", Quotes)

    @cached_property
    def titles(self) -> Titles:
        """Offices, titles and how they are written."""
        return self._table("titles", Titles)

    @cached_property
    def title_index(self) -> TitleIndex:
        """The search index of the titles."""
        return TitleIndex(self.titles)

    @cached_property
    def names(self) -> Names:
        """What the words in and beside a name tell of its kind."""
        return self._table("names", Names)

    @cached_property
    def discourse(self) -> Discourse:
        """Small words that tie phrases to actors and places."""
        return self._table("discourse", Discourse)

    @cached_property
    def events(self) -> EventWords:
        """Triggers of events and their frames."""
        return self._table("events", EventWords)

    @cached_property
    def times(self) -> Times:
        """The grammar of time expressions."""
        return self._table("times", Times)

    @cached_property
    def negation(self) -> Negation:
        """Negations, hedges and modals."""
        return self._table("negation", Negation)

    @cached_property
    def structure(self) -> Structure:
        """Bylines, datelines, captions and furniture of articles."""
        return self._table("structure", Structure)
