"""Schema of ``structure.toml``: bylines, datelines, captions and furniture.

Every list holds phrases in lower case, matched word by word; ``#`` stands for a number, and punctuation in a phrase
must stand in the text. ``Structure()`` with no words at all is the neutral table for a language that has none.
"""

from __future__ import annotations

from msgspec import Struct

Phrases = tuple[str, ...]


class Byline(Struct, frozen=True, forbid_unknown_fields=True):
    """Who wrote the article."""

    by: Phrases = ()
    """Words before the author's name (``by``)."""
    credits: Phrases = ()
    """Kinds of work that a credit line names before a colon or ``by`` (``translation``)."""
    helpers: Phrases = ()
    """Such kinds of work that do not make an author (``editing``)."""
    joins: Phrases = ()
    """Words between two names or two kinds of work (``and``)."""
    places: Phrases = ()
    """Words between a name and a place (``in``)."""
    roles: Phrases = ()
    """Words that make a part of a byline a role, no name (``correspondent``)."""
    particles: Phrases = ()
    """Words in lower case inside names (``von``)."""


class Dates(Struct, frozen=True, forbid_unknown_fields=True):
    """Lines that hold nothing but a date."""

    cues: Phrases = ()
    """Words that say what was done on the date (``published``)."""
    names: Phrases = ()
    """Months and weekdays, with their abbreviations."""
    words: Phrases = ()
    """Other words that may stand in such a line (``at``, ``pm``)."""


class Dateline(Struct, frozen=True, forbid_unknown_fields=True):
    """The place, date and agency before the first sentence."""

    agencies: Phrases = ()
    """News agencies as they sign."""
    not_places: Phrases = ()
    """Names in capitals that are no place (``nato``)."""


class Caption(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands under a picture."""

    labels: Phrases = ()
    """Words that open a caption or its credit (``photo:``)."""
    phrases: Phrases = ()
    """Words that only captions use, in a short paragraph that reports no speech (``in this photo``)."""
    pictures: Phrases = ()
    """Words for a picture, which make a bracketed note a caption."""
    words: Phrases = ()
    """Words in lower case that a phrase without a verb may hold (``and``, ``minister``)."""
    endings: Phrases = ()
    """Endings that no finite verb has (``-tion``), without the hyphen."""


class Biography(Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph about the author."""

    subjects: Phrases = ()
    """Words that mean the author (``the writer``)."""
    verbs: Phrases = ()
    """Verbs between the author's name and the work (``is``)."""
    professions: Phrases = ()
    """What authors are; a word that ends in one counts too."""
    offices: Phrases = ()
    """Offices that guest authors hold; known only in the last paragraph."""
    media: Phrases = ()
    """Those professions, or kinds of work, that are followed by the name of an outlet."""
    outlets: Phrases = ()
    """What outlets call themselves (``an independent newspaper``)."""
    of: Phrases = ()
    """Words between such a profession and the outlet (``of``)."""
    speech: Phrases = ()
    """Verbs of saying: a paragraph that reports speech is no biography."""


class Furniture(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on the page but is not the article."""

    lines: Phrases = ()
    """Whole lines (``advertisement``)."""
    prefixes: Phrases = ()
    """Openings of lines (``read more:``)."""
    phrases: Phrases = ()
    """Words anywhere in a short paragraph (``all rights reserved``)."""
    lists: Phrases = ()
    """Whole lines that open a list of links (``related``)."""
    end: Phrases = ()
    """Whole lines after which no article text follows (``leave a comment``)."""
    about: Phrases = ()
    """Whole lines at the end that open words about the outlet or the author (``about us``)."""
    sections: Phrases = ()
    """Names of sections that stand above a title (``world``)."""
    address: Phrases = ()
    """Words that address the reader (``you``)."""
    actions: Phrases = ()
    """What readers are asked to do (``support``)."""
    means: Phrases = ()
    """By what means or for whom (``donation``, ``us``); a word that ends in one counts too."""


class Outlet(Struct, frozen=True, forbid_unknown_fields=True):
    """Words from which the outlet's name is known."""

    words: Phrases = ()
    """Words inside names of outlets (``times``); a name that ends in one of five letters or more counts too."""
    joins: Phrases = ()
    """Words in lower case inside names of outlets (``of``)."""
    before: Phrases = ()
    """Words right before the outlet's name in furniture (``subscribe to``)."""
    rights: Phrases = ()
    """Words of a copyright line (``all rights reserved``)."""


class Structure(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""

    byline: Byline = Byline()
    dates: Dates = Dates()
    dateline: Dateline = Dateline()
    caption: Caption = Caption()
    biography: Biography = Biography()
    furniture: Furniture = Furniture()
    outlet: Outlet = Outlet()
