"""One analyser for search, whatever the database: text → tokens that FTS5 and tsvector only have to store.

A token is a word folded (case, accents, full width) and stemmed by Snowball's algorithm for its language. Scripts
written without spaces, and Hangul, are cut into bigrams. Stems rather than lemmas: a query has no language of its own
and is analysed in every language of the record, and a table of lemmas costs 70 MB and half a second per language.

    "The E.U.'s sanctions"  →  the eu sanction
    "sanktionskampanjens"   →  sanktionskampanj, with the parts  sanktion kampanj
    "外交部"                 →  外交 交部 部
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, Protocol

from msgspec import Struct

from communique.store.compounds import parts_of
from communique.store.words import words

ANALYSER = "2"
"""Version of the analysis. Raise it with any change that gives other tokens: a record is then indexed anew."""

LONGEST_TOKEN = 64
"""Characters of a token that count; what is longer is no word."""
MOST_TOKENS = 50_000
MOST_BYTES = 400_000
"""Of one document: a tsvector holds a megabyte. What lies beyond is not searchable by word; docs/search.md says so."""
CACHED_WORDS = 200_000

STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Snowball's algorithm by language; a language that is not here has its words folded only."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Han
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
)
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0980-\u0983\u09bc-\u09cd\u0b80-\u0bff\u0c00-\u0c4d\u200d"
)
"""Signs inside a word that Unicode does not call letters."""
_INITIALS = r"(?P<initials>(?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w))"
_SPACED = re.compile(rf"{_INITIALS}|(?P<word>[^\W_]+(?:[{_MARKS}]+[^\W_]*)*)")
_WORDS = re.compile(rf"{_INITIALS.replace('?P<initials>', '?:')}|[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
"""The same, quicker: it does not tell words from initials."""
_MIXED = re.compile(
    rf"(?P<run>[{_UNSPACED}]+)|{_INITIALS}"
    rf"|(?P<word>(?:(?![{_UNSPACED}])[^\W_])+(?:[{_MARKS}]+(?:(?![{_UNSPACED}])[^\W_])*)*)"
)
"""The same with runs of unspaced scripts; slower, so only for texts that hold some."""
_RUN = re.compile(f"[{_UNSPACED}]")
_SUFFIX = re.compile(r"(?<=\w)(?:['’ʼ]s|:[^\W\d_]{1,4})(?!\w)", re.IGNORECASE)
"""A genitive or ending set off from its word: ``Russia's``, ``EU:s``, ``FN:en``."""
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
"""Marks that people leave out when they type; the vowel signs of Indic and Thai scripts are letters and stay."""
_NO_LETTER = re.compile(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\s·]+")
"""What a token must not hold: ASCII signs mean something to FTS5, tsvector and LIKE; the dot sets tags apart."""
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ۀ": "ه", "ي": "ی",
     "ى": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ʼ": "", "\u200d": "", "ـ": ""}
)  # fmt: skip
"""Letters with no decomposition in Unicode, and Arabic letters that newsrooms write in two ways."""


class Token(NamedTuple):
    """A word of a text: characters ``[start, end)``, and what it is searched by."""

    start: int
    end: int
    stem: str
    parts: tuple[str, ...]
    """Further words that lead to it: parts of a compound, single initials."""


class Tokens(Struct, frozen=True):
    """The tokens of a document, in order, and the further words that lead to it."""

    words: list[str]
    parts: list[str]


class Snowball(Protocol):
    """What PyStemmer gives."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        """Return the stem."""


def is_unspaced(char: str) -> bool:
    """Tell whether a character is of a script that is cut into bigrams."""
    return _RUN.match(char) is not None


def fold(word: str) -> str:
    """Return the word in lower case without accents, as people type it."""
    if word.isascii():
        return word.lower()
    text = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    return _NO_LETTER.sub("", unicodedata.normalize("NFC", _ACCENTS.sub("", text)))


@lru_cache(CACHED_WORDS // 4)
def bare(value: str) -> str:
    """Return an identifier or code as one token: folded, letters and digits only."""
    return _NO_LETTER.sub("", fold(value))[:LONGEST_TOKEN]


def tokens(text: str, language: str | None, apart: bool = True) -> Iterator[Token]:
    """Yield the tokens of a text in order, with their place in it.

    language: ISO 639-1 code. apart: look for the parts of compounds, for which a dictionary is loaded.
    """
    code = language or ""
    pattern = _MIXED if _RUN.search(text) else _SPACED
    position = 0
    for suffix in _SUFFIX.finditer(text):
        yield from _tokens(pattern, text, position, suffix.start(), code, apart)
        position = suffix.end()
    yield from _tokens(pattern, text, position, len(text), code, apart)


def _tokens(pattern: re.Pattern[str], text: str, first: int, last: int, code: str, apart: bool) -> Iterator[Token]:
    for match in pattern.finditer(text, first, last):
        start, end = match.span()
        if match.lastgroup == "run":
            yield from _bigrams(match[0], start)
        else:
            stem, parts = _piece(match[0], code, apart)
            if stem:
                yield Token(start, end, stem, parts)


def _bigrams(run: str, start: int) -> Iterator[Token]:
    """Yield each pair of characters, and the last one alone: so that one character finds every place it stands."""
    folded = [fold(char) for char in run]
    for i, char in enumerate(folded):
        pair = char + folded[i + 1] if i + 1 < len(folded) else char
        yield Token(start + i, start + min(i + 2, len(run)), pair, ())


def _long(word: str) -> tuple[str, tuple[str, ...]]:
    return fold(word[:LONGEST_TOKEN])[:LONGEST_TOKEN], ()


def _word(word: str, code: str, apart: bool) -> tuple[str, tuple[str, ...]]:
    """Return the stem of a word and the stems of its parts."""
    parts = parts_of(unicodedata.normalize("NFC", word), code) if apart else ()
    return stem(word, code), tuple(stem(part, code) for part in parts)


@lru_cache(CACHED_WORDS)
def stem(word: str, language: str) -> str:
    """Return the folded stem of one word in one language; a word with digits is only folded."""
    lower = unicodedata.normalize("NFKC", word).lower()
    stemmer = _stemmer(language) if lower.isalpha() else None
    lower = next((lower.removesuffix(old) + new for old, new in words(language).endings if lower.endswith(old)), lower)
    return fold(stemmer.stemWord(lower) if stemmer else lower)[:LONGEST_TOKEN]


@lru_cache(len(STEMMERS))
def _stemmer(language: str) -> Snowball | None:
    if language not in STEMMERS:
        return None
    from Stemmer import Stemmer

    found: Snowball = Stemmer(STEMMERS[language], 0)  # 0: what it finds is kept here, not there
    return found


def index_tokens(text: str, language: str | None) -> Tokens:
    """Return the tokens under which a text is found, up to the limits of one document."""
    found = _stems(text, language or "")
    words = [stem for stem, _ in found if stem]
    if len(words) > MOST_TOKENS or 4 * sum(map(len, words)) > MOST_BYTES:
        return _limited(found)
    return Tokens(words, [part for stem, parts in found if parts and stem for part in parts])


def _limited(found: Iterable[tuple[str, tuple[str, ...]]]) -> Tokens:
    words: list[str] = []
    parts: list[str] = []
    size = 0
    for stem, more in found:
        size += len(stem.encode())
        if len(words) >= MOST_TOKENS or size > MOST_BYTES:
            break
        if stem:
            words.append(stem)
            parts += more
    return Tokens(words, parts)


def _stems(text: str, code: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return stem and parts of what ``tokens`` yields, several times as fast, since no places are asked for."""
    if _RUN.search(text):
        return [(token.stem, token.parts) for token in tokens(text, code)]
    pieces = _PIECES.get(code)
    if pieces is None or len(pieces) > CACHED_WORDS:
        pieces = _PIECES[code] = _Pieces(code)
    return [*map(pieces.__getitem__, _WORDS.findall(_SUFFIX.sub(" ", text)))]


class _Pieces(dict[str, tuple[str, tuple[str, ...]]]):
    """Stem and parts of the words of one language, worked out when they are first met."""

    def __init__(self, code: str) -> None:
        self._code = code

    def __missing__(self, word: str) -> tuple[str, tuple[str, ...]]:
        self[word] = found = _piece(word, self._code, True)
        return found


_PIECES: dict[str, _Pieces] = {}


@lru_cache(CACHED_WORDS)
def _piece(word: str, code: str, apart: bool) -> tuple[str, tuple[str, ...]]:
    """Return stem and parts of a word or of initials."""
    if "." in word:
        letters = [fold(letter) for letter in word if letter != "."]
        return "".join(letters)[:LONGEST_TOKEN], tuple(letters)
    return _word(word, code, apart) if len(word) <= LONGEST_TOKEN else _long(word)


@lru_cache(CACHED_WORDS // 4)
def _spellings(name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the tokens of a name: folded, not stemmed; with initials apart; in Latin letters."""
    found = [*tokens(name, None)]
    whole = tuple(token.stem for token in found)
    apart = tuple(stem for token in found for stem in (token.parts or (token.stem,)))
    latin = whole if name.isascii() else tuple(token.stem for token in tokens(_romanised(name), None))
    return whole, apart, latin


def name_forms(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the token sequences that a name may be written as."""
    return tuple(form for form in dict.fromkeys(_spellings(name)) if form)


def name_tokens(*names: str) -> list[str]:
    """Return the tokens under which names are found, in order, all their forms one after the other."""
    spelt = zip(*map(_spellings, names), strict=True)
    forms = (tuple(chain.from_iterable(form)) for form in spelt)
    return [token for form in dict.fromkeys(forms) for token in form]


def _romanised(text: str) -> str:
    from anyascii import anyascii

    return str(anyascii(text))


def query_forms(word: str, languages: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the token sequences that a query's word may stand as, one for each way a language reads it.

    languages: those of the record; a query has no language of its own. A word of an unspaced script becomes several
    tokens that must follow each other.
    """
    forms = dict.fromkeys(_query_form(word, language) for language in (*languages, ""))
    return tuple(form for form in forms if form)


def _query_form(word: str, language: str) -> tuple[str, ...]:
    found = [*tokens(word, language, apart=False)]
    out = []
    for i, token in enumerate(found):
        unspaced = i and found[i - 1].end > token.start  # the last character of a run, already in the pair before
        if not (unspaced and token.end - token.start == 1):
            out.append(token.stem)
    return tuple(out)
