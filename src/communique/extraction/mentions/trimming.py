"""Names as the entity recogniser finds them, without the marks, articles and title words that it takes in."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotation import Analysis
from communique.gazetteer import Gazetteer
from communique.languages.pack import Pack

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
GENERATIONS = frozenset((*ROMAN, "Jr", "Jr.", "Sr", "Sr."))
"""Words after a person's name that belong to it."""
PARTICLES_FIRST = frozenset({"es", "pt", "it", "fr"})
"""Languages in which names may begin with a lower-case article or particle."""
EDGES = frozenset({"'s", "’s", "'", "''", "``", "’", ",", ".", '"', "“", "”", "„", "»", "«", "-", "–", "the"})
OPENERS = frozenset({"ADV", "VERB", "AUX", "SCONJ"})
"""Parts of speech of words with a capital at the start of a sentence that are no part of the name behind them."""
ARTICLES = {"en": frozenset({"The", "THE"})}
"""Articles with a capital that no name begins with in the language's own texts; elsewhere they belong to the name."""


def trimmed(analysis: Analysis, pack: Pack, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield entities as tokens ``[first, last)`` and label, without what is no part of the name."""
    courtesies = pack.titles.courtesies
    for entity in analysis.entities:
        first, last = _without_edges(analysis, pack, entity.first, entity.last)
        if first == last:
            continue
        first = _after_opener(analysis, pack, first, last)
        last = _before_acronym(analysis, first, last)
        if first < last < entity.last and _describe(analysis, first, last):
            last += 1
        label = entity.label
        if last - first > 1 and analysis.lower(first) in courtesies and analysis.word(first)[-1] == ".":
            label = "PER"  # *el Sr. Lind*
        if label == "PER":
            if last < len(analysis) and analysis.word(last) in GENERATIONS:
                last += 1
            first = _after_titles(analysis, first, last, pack, gazetteer)
            while first < last - 1 and analysis.lower(first) in courtesies:
                first += 1
            first, last = _within_marks(analysis, first, last)
        if first < last and any(map(str.isalpha, analysis.text[analysis.start[first] : analysis.end[last - 1]])):
            yield first, last, label


def _without_edges(analysis: Analysis, pack: Pack, first: int, last: int) -> tuple[int, int]:
    """Return tokens ``[first, last)`` without the marks, articles and words in small letters on either side."""
    articles = ARTICLES.get(pack.code, frozenset())
    while first < last and (analysis.word(first) in EDGES or analysis.word(first) in articles):
        first += 1
    while last > first and analysis.word(last - 1) in EDGES:
        last -= 1
    while first < last and analysis.word(first).islower() and pack.code not in PARTICLES_FIRST:
        first += 1
    while first < last and analysis.word(first) in EDGES:
        first += 1
    while last > first and analysis.word(last - 1).islower() and not _hyphenated(analysis, first, last - 1):
        last -= 1
    return first, last


def _hyphenated(analysis: Analysis, first: int, token: int) -> bool:
    """Tell whether a hyphen without a space joins a word in lower case to the name before it (*Yun-seo*)."""
    return token - 1 > first and analysis.word(token - 1) == "-" and analysis.end[token - 1] == analysis.start[token]


def _after_opener(analysis: Analysis, pack: Pack, first: int, last: int) -> int:
    """Return the start of a name without a word that opens the sentence, or a title's letters in brackets.

    *Consequently Oslo*; *Celebrating Dahl*; *Will Dahl Win?*; *Secretary (PS) Ana Ruiz*.
    """
    begin = analysis.sentence_at(first).first
    begins = first == begin or (first == begin + 1 and analysis.pos[begin] == "PUNCT")
    opens = first + 1 < last and begins and analysis.pos[first] in OPENERS
    if opens and not any(analysis.word(first) in names for names in pack.names.given.values()):
        return first + 1
    words = [analysis.word(i) for i in range(first, last)]
    closed = ")" in words[:-1] and "(" not in words
    return first + words.index(")") + 1 if closed else first


def _before_acronym(analysis: Analysis, first: int, last: int) -> int:
    """Return the end of a name without the acronym in brackets that the recogniser takes into it."""
    words = [analysis.word(i) for i in range(first, last)]
    return first + words.index("(") if "(" in words[1:-1] and ")" not in words[:-1] else last


def _describe(analysis: Analysis, first: int, last: int) -> bool:
    """Tell whether all that has a capital only describes the noun after it (*Nationella insatsstyrkan*)."""
    return analysis.pos[last] == "NOUN" and all(
        analysis.pos[i] == "ADJ" and analysis.head[i] == last for i in range(first, last)
    )


def _within_marks(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """Return a person's name without what a dash or slash parts from it ("FILE - Jane Doe", "Jane Doe / AP")."""
    for i in range(last - 2, first, -1):
        if analysis.word(i) in ("-", "–", "—") and analysis.start[i] > analysis.end[i - 1]:
            return i + 1, last
        if analysis.word(i) == "/":
            last = i
    return first, last


def _after_titles(analysis: Analysis, first: int, last: int, pack: Pack, gazetteer: Gazetteer) -> int:
    """Return the first token of a person's name after the titles, and adjectives before them, that begin it.

    A name that is all title stays.
    """
    words = [analysis.word(i) for i in range(first, last)]
    at = start = 0
    while at < len(words) - 1:
        found = pack.title_index.at(words, at)
        if found and found.last < len(words):
            at = start = found.last
        elif any(c.form == "adjective" for c in gazetteer.lookup(words[at], pack.code)):
            at += 1
        else:
            break
    return first + start
