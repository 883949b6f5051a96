"""The dateline that opens a news story: ``GENEVA, March 3 (Reuters) —``."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from communique import gazetteer
from communique.analysis.structure.cues import Cues
from communique.analysis.structure.lines import DASHES, tokenise
from communique.analysis.structure.names import is_agency

_PIECE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|\S")
_WINDOW = 160
_OPENER = re.compile(r"[(/\[]|--|\s[-–—―]\s")
"""Without brackets and dash only a place in capitals is a dateline, and that only at the beginning."""
_MARK = re.compile(r"[(/\[–—―−]|(?<![^\W_])-|-(?![^\W_])")
"""A bracket or dash; without one, only a place in capitals is a dateline even at the beginning."""
_SIGNATURE = re.compile(r"([A-Z][A-Z.]{2,20})/(?=\s)")
_MAX_PLACE = 6
_MAX_DATE = 10
_BRACKETS = {"(": ")", "/": "/", "[": "]"}


class Dateline(Struct, frozen=True):
    """Length of the prefix in code points (its dash included), and the agency that it names."""

    length: int
    agency: str | None


class _Scan:
    """A walk over the first words of a paragraph. place, date: their words; inside: those in brackets."""

    def __init__(self, text: str, cues: Cues) -> None:
        self.text = text
        self.cues = cues
        self.signed = False
        self.pieces = list(_PIECE.finditer(text))
        self.i = 0
        self.place = self._take_place()
        self._skip(",.")
        self.date = self._take_date()
        self._skip(",.")
        self.inside = self._take_brackets()
        self.bare = (self._take_agency() or self._take_signature()) if not self.inside else ""
        self._skip(".:")
        self.stop = self.pieces[self.i - 1].end() if self.i else 0
        self.dash = self._take_dash() or self.signed
        self.end = self.pieces[self.i - 1].end() if self.i else 0

    def _word(self, ahead: int = 0) -> str:
        return self.pieces[self.i + ahead][0] if self.i + ahead < len(self.pieces) else ""

    def _skip(self, marks: str) -> None:
        while self.i and self._word() and self._word() in marks and self._word(1):
            self.i += 1

    def _take_place(self) -> list[str]:
        words: list[str] = []
        while len(words) < _MAX_PLACE:
            word = self._word()
            if not self._opens_place(word, words):
                break
            words.append(word)
            self.i += 1
            if self._word() == "." and len(word) <= 2:  # S.C.
                self.i += 1
            if self._word() == "," and self._opens_place(self._word(1), words):
                self.i += 1
            if self._joined_by_slash(word):
                self.i += 1
        return words

    def _joined_by_slash(self, word: str) -> bool:
        """``BRUSSELS/TEHRAN``, without white space; ``MOSCOW /TASS/`` opens brackets instead."""
        if self._word() != "/" or not word.isupper() or not self._word(1).isupper():
            return False
        before, slash, following = self.pieces[self.i - 1 : self.i + 2]
        return before.end() == slash.start() and slash.end() == following.start()

    def _opens_place(self, word: str, words: list[str]) -> bool:
        lower = word.lower()
        if lower in self.cues.date_names or self.cues.agencies.whole([lower]):
            return False
        return word[:1].isupper() or bool(words and lower in self.cues.particles and self._word(1)[:1].isupper())

    def _take_date(self) -> list[str]:
        words: list[str] = []
        while len(words) < _MAX_DATE:
            word = self._word()
            lower = word.lower()
            if not (word[:1].isdigit() or lower in self.cues.date_names or (words and lower in self.cues.date_words)):
                break
            words.append(lower)
            self.i += 1
            self._skip(",.")
        return words

    def _take_brackets(self) -> list[str]:
        closer = _BRACKETS.get(self._word())
        if closer is None:
            return []
        for j in range(self.i + 1, min(self.i + 14, len(self.pieces))):
            if self.pieces[j][0] == closer:
                words = [piece[0] for piece in self.pieces[self.i + 1 : j]]
                self.i = j + 1
                return words
        return []

    def _take_agency(self) -> str:
        tokens = tokenise(" ".join(piece[0] for piece in self.pieces[self.i : self.i + 4]))
        length = self.cues.agencies.at(tokens)
        words = [piece[0] for piece in self.pieces[self.i : self.i + length]]
        if not length or not words[0][0].isupper():
            return ""
        self.i += length
        return " ".join(words)

    def _take_signature(self) -> str:
        """``Baku. 8 May. REPORT.AZ/``: capitals closed by a slash, after place and date; it stands for the dash."""
        start = self.pieces[self.i].start() if self.i < len(self.pieces) else 0
        found = _SIGNATURE.match(self.text, start) if self.place and self.date else None
        if found is None:
            return ""
        while self.i < len(self.pieces) and self.pieces[self.i].end() <= found.end():
            self.i += 1
        self.signed = True
        return found[1]

    def _take_dash(self) -> bool:
        start = self.i
        while self._word() and self._word() in DASHES + ".―−":
            self.i += 1
        if any(piece[0] in DASHES + "―−" for piece in self.pieces[start : self.i]):
            return True
        self.i = start
        return False

    @property
    def agency(self) -> str | None:
        """The known agency in brackets, or written before the dash."""
        for size in (3, 2, 1):
            for i in range(len(self.inside) - size + 1):
                words = " ".join(self.inside[i : i + size])
                if words[0].isalpha() and is_agency(words, self.cues):
                    return words
        return self.bare or None


STOP_AND_DASH = re.compile(r"\.\s?[-–—―]+$")
"""``Caracas, Venezuela.- The``: the marks together close nothing but a dateline."""


@lru_cache(maxsize=256)
def _scanned(text: str, cues: Cues) -> _Scan:
    """Walk over the first words of a paragraph once, however many rules ask for its dateline."""
    return _Scan(text, cues)


SPEAKER = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’/-](?=[^\W\d_a-z])){3,40}:\s")
"""``WASHINGTON: The``, which opens a story, and ``MINISTER: We``, which opens each answer of an interview."""


SIGNED_PLACE = re.compile(
    r"([A-Z]{2,6})-[A-Z][\w’']+(?: [A-Z][\w’']+)? \(([A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*)\)(?=\s+[A-Z])"
)
"""``KNP-Kisumu (Kenya) The``: an agency, a town and in brackets its state, with no dash behind."""


def _signed_place(text: str) -> Dateline | None:
    found = SIGNED_PLACE.match(text)
    if found is None or not any(c.kind == "state" for c in gazetteer.load().lookup(found[2], "en")):
        return None
    return Dateline(found.end(), found[1])


def dateline(text: str, cues: Cues, first: bool, colon: bool = False, article: str = "") -> Dateline | None:
    """Return the dateline that a paragraph opens with, None when it opens with none.

    first: the paragraph is the article's first; only there is a place in capitals enough. colon: such a place may
    also stand before a colon, because no other paragraph opens like an answer in an interview. article: its text, in
    which a place that is not in capitals must be named again after a word such as in.
    """
    if first and (signed := _signed_place(text)) is not None:
        return signed
    if not first and not _OPENER.search(text, 0, _WINDOW):
        return None
    if not _MARK.search(text, 0, _WINDOW) and not _opens_in_capitals(text, cues):
        return None
    scan = _scanned(text[:_WINDOW], cues)
    placed = (first and (colon and _capitals_and_colon(scan))) or (first and _named_again(scan, article))
    if not scan.i or not (_accepted(scan, first) or placed):
        return None
    end = scan.end if scan.dash else scan.stop
    return Dateline(end, scan.agency)


def _accepted(scan: _Scan, first: bool) -> bool:
    if scan.inside and scan.agency:
        opens = first and scan.text[:1] == "(" and scan.text[scan.end :].lstrip()[:1].isupper()
        return bool(scan.place or scan.date or scan.dash) or opens
    if not scan.dash:
        return first and _capitals_and_stop(scan)
    if scan.bare:
        return first or bool(scan.place)
    if scan.inside:
        return bool(scan.place) and all(word[0].isupper() or not word[0].isalpha() for word in scan.inside) and first
    if scan.place and (scan.date or (first and STOP_AND_DASH.search(scan.text, 0, scan.end))):
        return True
    return first and (_capitals_and_dash(scan) or _capitals_first(scan))


def _opens_in_capitals(text: str, cues: Cues) -> bool:
    """Tell whether the first word is in capitals, or may stand before a name that is."""
    opening = _PIECE.search(text)
    return opening is not None and (opening[0].isupper() or opening[0].lower() in cues.particles)


def _in_capitals(scan: _Scan) -> bool:
    letters = "".join(word for word in scan.place if word.lower() not in scan.cues.particles)
    return letters.isupper() and len(letters) >= 3 and scan.place[0].lower() not in scan.cues.not_places


def _capitals_and_dash(scan: _Scan) -> bool:
    """``ROME — The``: no second dash closes an aside, and a sentence begins."""
    rest = scan.text[scan.end :].lstrip()
    return _in_capitals(scan) and rest[:1].isupper() and not re.search(r"\s[-–—]+\s", rest)


def _capitals_first(scan: _Scan) -> bool:
    """``BRIDGETOWN, Barbados, CMC – The``: a town in capitals and commas between it, its country and the agency."""
    town = scan.place[0] if scan.place else ""
    parts = scan.text[: scan.end].count(",")
    rest = scan.text[scan.end :].lstrip()
    told = town.isupper() and len(town) >= 4 and town.lower() not in scan.cues.not_places
    return told and parts > 0 and rest[:1].isupper() and not re.search(r"\s[-–—]+\s", rest)


def _named_again(scan: _Scan, article: str) -> bool:
    """``Riga – The ministers``, where the text speaks of what happened ``in Riga``; ``Riga - The``, a known town."""
    if not (article and scan.dash and scan.place) or scan.date or scan.inside or scan.bare:
        return False
    rest = scan.text[scan.end :].lstrip()
    if not rest[:1].isupper() or re.search(r"\s[-–—]+\s", rest):
        return False
    name = " ".join(scan.place)
    if "-" in scan.text[: scan.end] and any(c.kind == "place" for c in gazetteer.load().lookup(name, "en")):
        return True
    words = (f" {word} {name}" for word in scan.cues.places)
    return any(re.search(re.escape(word) + r"\b", article) for word in words)


def _capitals_and_colon(scan: _Scan) -> bool:
    return _in_capitals(scan) and scan.text[scan.stop - 1 : scan.stop] == ":" and SPEAKER.match(scan.text) is not None


def _capitals_and_stop(scan: _Scan) -> bool:
    """``STOCKHOLM. Regeringen``: long enough to be no acronym, and a sentence begins."""
    rest = scan.text[scan.stop :].lstrip()
    return (
        _in_capitals(scan)
        and not scan.date
        and len(scan.place[0]) >= 5
        and scan.text[scan.stop - 1 : scan.stop] == "."
        and rest[:1].isupper()
        and not rest[:3].isupper()
    )
