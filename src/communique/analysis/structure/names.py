"""Names in bylines, credits and biographies: which are people, which outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from communique.analysis.structure.cues import Cues
from communique.analysis.structure.lines import DASHES, Line, after, tokenise

_ADDRESS = re.compile(r"\S*@\S+|https?://\S+|www\.\S+")
_BAR = re.compile(r"[|•·]")
_SEPARATOR = re.compile(r"[,;/()\[\]\t:]|\s[-–—]\s|[-–—](?=\s)|\s{2,}")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_GENITIVE = ("'s", "’s")
_BEFORE_OWNER = re.compile(r"^(?:[\s©:]|\(c\)|\d{4}(?:\s*[-–]\s*\d{4})?[,.]?(?=\s))*", re.IGNORECASE)
"""Marks and years between a word of copyright and the owner's name."""
_MAX_NAME = 5
_MAX_OUTLET = 7
_YEAR = re.compile(r"\d{4}")


class Credit(Struct, frozen=True):
    """What a byline or credit line names.

    persons: as written, capitals only softened. outlets, agencies: names as written. singles: lone capitalised words,
    an outlet or a place. clean: nothing else stood in the line than roles, dates, places and addresses.
    """

    persons: tuple[str, ...]
    outlets: tuple[str, ...]
    agencies: tuple[str, ...]
    singles: tuple[str, ...]
    clean: bool


def credit(text: str, cues: Cues) -> Credit:
    """Take apart the text after a byline's cue: ``Jane Doe in Moscow and John Roe, The Daily Example``."""
    persons: list[str] = []
    outlets: list[str] = []
    agencies: list[str] = []
    singles: list[str] = []
    clean = True
    closed = False
    for words in _segments(_ADDRESS.sub(" ", text), cues):
        if words is None:
            closed = bool(persons)
            continue
        tokens = tokenise(" ".join(words))
        if not tokens or _neutral(tokens, cues):
            continue
        if is_agency(" ".join(words), cues):
            agencies.append(" ".join(words))
        elif is_person(words, cues):
            persons += [] if closed else [softened(words)]
        elif is_outlet(words, cues):
            outlets.append(" ".join(words))
        elif cues.roles.find(tokens) is not None and len(tokens) <= 6:
            continue
        elif all(word[0].isupper() for word in words) and len(words) <= 2:
            singles.append(" ".join(words))
        else:
            clean = False
    addresses = " ".join(_ADDRESS.findall(text)).casefold()
    addressed = [person for person in persons if surname(person).casefold() in addresses]
    return Credit(tuple(addressed or persons), tuple(outlets), tuple(agencies), tuple(singles), clean)


def _neutral(tokens: list[str], cues: Cues) -> bool:
    return cues.lines.whole(tokens) or not (is_date(tokens, cues) is None and any(token.isalpha() for token in tokens))


def _segments(text: str, cues: Cues) -> Iterable[list[str] | None]:
    """Cut at separators, joining words and dates, and drop places after ``in``; None stands for a vertical bar, after
    which names of sections may follow, but no further author.
    """
    for i, half in enumerate(_BAR.split(text)):
        if i:
            yield None
        for part in _SEPARATOR.split(half):
            yield from _names_in(part.split(), cues)


def _names_in(raws: list[str], cues: Cues) -> Iterable[list[str]]:
    segment: list[str] = []
    place = dated = False
    for raw in raws:
        word = raw.strip("*_\"“”'’")
        lower = word.lower()
        if word[:1].isdigit() or (dated and _of_date(lower, cues)):
            yield segment
            segment, place, dated = [], False, True
        elif lower in cues.joins and not (lower in cues.particles and len(segment) == 1):
            yield segment
            segment, place, dated = [], False, False
        elif lower in cues.places and segment:
            place = True
        elif word and not place:
            dated = False
            segment.append(word)
    yield segment


def _of_date(lower: str, cues: Cues) -> bool:
    return lower.strip(".,") in cues.date_names or lower.strip(".,") in cues.date_words


def is_person(words: list[str], cues: Cues) -> bool:
    """Tell whether the words look like a person's full name: two to five, capitalised, none known as something else."""
    if not 2 <= len(words) <= _MAX_NAME:
        return False
    full = 0
    for i, word in enumerate(words):
        lower = word.lower().rstrip(".")
        if lower in cues.particles and 0 < i < len(words) - 1:
            continue
        if not word[0].isupper() or not _WORD.fullmatch(word) or word.endswith(_GENITIVE):
            return False
        if _known(lower, cues):
            return False
        full += not _INITIALS.fullmatch(word)
    return full >= 1 and not _INITIALS.fullmatch(words[-1])


def _known(lower: str, cues: Cues) -> bool:
    """Whether a word is known as something that no name holds."""
    return (
        lower in cues.date_names
        or lower in cues.outlet_words
        or lower in cues.lines
        or lower in cues.sections
        or lower in cues.plain_words
        or lower in cues.agencies
        or cues.roles.find([lower]) is not None
    )


def is_outlet(words: list[str], cues: Cues) -> bool:
    """Tell whether the words look like an outlet's name: capitalised, with a word such as ``Times`` in it."""
    if not words or len(words) > 6 or not any(word[0].isupper() for word in words):
        return False
    lowers = [word.lower().strip(".") for word in words]
    if all(lower in cues.sections or lower in cues.lines for lower in lowers):
        return False
    if cues.roles.find(lowers) is not None:
        return False
    known = any(lower in cues.outlet_words or lower.endswith(cues.outlet_endings) for lower in lowers)
    return known and len("".join(words)) > 2


def is_agency(text: str, cues: Cues) -> bool:
    """Tell whether a text is the signature of one or several agencies: ``TT``, ``TT-AFP``."""
    parts = re.split(r"[-/+]", text.strip(" ./()[]"))
    return cues.agencies.whole(tokenise(text)) or all(cues.agencies.whole(tokenise(part)) for part in parts)


def softened(words: list[str]) -> str:
    """Return the name, ``KARIN BERG`` written as ``Karin Berg``."""
    name = " ".join(words).strip(".,;: ") if len(words[-1]) > 2 else " ".join(words)
    if name.isupper() and len(name) > 5:
        return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)
    return name


def names_only(line: Line, cues: Cues) -> list[str]:
    """Return the people when a line holds nothing but their names, else an empty list."""
    text = line.text.lstrip(DASHES + " ").rstrip(".: ")
    if len(line.words) > 14 or not text:
        return []
    segments = [words for words in _segments(text, cues) if words]
    if not segments or any(map(str.isdigit, text)) or not all(is_person(words, cues) for words in segments):
        return []
    return [softened(words) for words in segments]


def opening_name(line: Line, cues: Cues) -> list[str]:
    """Return the words of the person's name that a line opens with, an empty list when it opens with none."""
    name: list[str] = []
    for word in line.words[: _MAX_NAME + 1]:
        bare = word.rstrip(",")
        if not (bare[:1].isupper() or (bare in cues.particles and name)):
            break
        name.append(bare)
        if word.endswith(","):
            break
    while name and not is_person(name, cues):
        name.pop()
    return name


def is_date(tokens: list[str], cues: Cues) -> bool | None:
    """Tell what a line says of a date: True with a cue (``published``), False without, None when it is no date line."""
    cued = named = False
    digits = i = 0
    if len(tokens) > 24:
        return None
    while i < len(tokens):
        token = tokens[i]
        length = cues.date_cues.at(tokens, i)
        if length:
            cued = True
        elif token in cues.date_names:
            named = True
        elif token[0].isdigit() and len(token) <= 10:
            digits += 1
        elif rest := cues.lines.at(tokens, i):
            length = rest
        elif token not in cues.date_words and (token[0].isalnum() or token in '"“”?!'):
            return None
        i += max(length, 1)
    if not digits or not (cued or named or digits >= 3 or any(token in cues.date_words for token in tokens)):
        return None
    return cued


def surname(name: str) -> str:
    """Return the last word of a name."""
    return name.split()[-1]


def same_person(one: str, other: str) -> bool:
    """Tell whether two names may be one person: the same last word, and first letters that agree."""
    return surname(one).casefold() == surname(other).casefold() and one[:1].casefold() == other[:1].casefold()


def outlets_after(line: Line, cues: Cues) -> Iterable[str]:
    """Yield the capitalised names that follow words such as ``subscribe to`` in a line."""
    start = 0
    while found := cues.outlet_before.find(line.tokens, start):
        start = found[1]
        name = capitalised(after(line.text, start), cues)
        if name:
            yield name


def capitalised(text: str, cues: Cues) -> str:
    """Return the run of capitalised words that a text opens with, after ``©``, a year or an article."""
    name: list[str] = []
    waiting: list[str] = []
    for raw in _BEFORE_OWNER.sub("", text).split()[:_MAX_OUTLET]:
        word = raw.strip("\"“”'’*_()[]")
        bare = word.rstrip(".,;:!?")
        if bare[:1].isupper() or (bare[:1].isdigit() and name and not _YEAR.fullmatch(bare)):
            name += [*waiting, re.sub(r"['’]s$", "", bare)]
            waiting = []
            if name[-1] != word:
                break
        elif name and word in cues.outlet_joins:
            waiting.append(word)
        else:
            break
    return " ".join(name)
