"""Authors and outlet of an article, from the lines that are not its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.analysis.structure.cues import Cues
from communique.analysis.structure.lines import Line, after
from communique.analysis.structure.names import (
    Credit,
    capitalised,
    credit,
    is_agency,
    is_outlet,
    outlets_after,
    softened,
)
from communique.analysis.structure.people import biography_name, merged, outlet_name
from communique.analysis.structure.rules import credit_label

_STRONG, _WEAK = 2, 1
_MAX_OUTLET_WORDS = 5


def authors_of(lines: Sequence[Line], cues: Cues) -> tuple[str, ...]:
    """Return the names of the people in bylines, once each in their fullest form; failing these, those of credit lines
    (``Translation: …``), or those that a biography is about.
    """
    bylines = [line for line in lines if line.kind == "byline"]
    signed = [name for line in bylines if line.rule != "credits" for name in _credited(line, cues).persons]
    credited = [name for line in bylines if line.rule == "credits" for name in _credited(line, cues).persons]
    described = [softened(biography_name(line, cues, offices=True)) for line in lines if _names_author(line, cues)]
    return merged(signed) or merged(credited) or merged(described)


def _names_author(line: Line, cues: Cues) -> bool:
    return _about_author(line, cues) and not cues.authors.at(line.tokens)


def _about_author(line: Line, cues: Cues) -> bool:
    """A biography, whatever rule told that it is none of the text."""
    if line.kind != "furniture" or line.rule == "outlet-self":
        return False
    return bool(biography_name(line, cues, offices=line.rule == "biography"))


def _credited(line: Line, cues: Cues) -> Credit:
    """Take apart a byline; of a credit line only the part before ``;``, and no helpers."""
    tokens = line.tokens
    text = line.text.strip("()")
    if line.rule == "credits":
        offset = int(line.text[:1] == "(")
        length = credit_label(tokens[offset:], cues)
        if cues.helpers.at(tokens[offset:]) and not cues.credits.at(tokens[offset:]):
            return credit("", cues)
        return credit(after(text, length).split(";")[0], cues)
    return credit(after(text, cues.by.at(tokens)).lstrip("-–— "), cues)


def outlet_of(lines: Sequence[Line], cues: Cues, authors: Sequence[str], agencies: Sequence[str]) -> str | None:
    """Return the outlet's name when the words support it: once strongly (``© 2023 The Daily Example``) or twice weakly
    (the author's biography and a credit line). Failing that, the agency of the dateline or signature: of several
    (``TT-AFP``) the first, which publishes what the others supplied.
    """
    scores: dict[str, int] = {}
    names: dict[str, str] = {}
    for name, weight in _candidates(lines, cues):
        key = "".join(filter(str.isalnum, name.casefold()))
        if len(key) < 2 or name in authors or len(name.split()) > _MAX_OUTLET_WORDS:
            continue
        names.setdefault(key, name)
        scores[key] = scores.get(key, 0) + weight
    best = max(scores, key=lambda key: scores[key], default=None)
    if best is not None and scores[best] >= _STRONG:
        return names[best]
    signed = [line.text.strip(" ./()[]©") for line in lines if line.rule == "agency-signoff"]
    found = [agency for agency in [*signed, *agencies] if is_agency(agency, cues)]
    return _first_agency(found[0]) if found else None


def _first_agency(name: str) -> str:
    for mark in "-/+":
        name = name.split(mark)[0] if len(name.split(mark)[0]) > 1 else name
    return name


def _candidates(lines: Sequence[Line], cues: Cues) -> Iterator[tuple[str, int]]:
    for line in lines:
        if line.kind == "byline" and line.rule != "agency-signoff":
            named = _credited(line, cues)
            yield from ((name, _STRONG) for name in named.outlets + named.agencies)
            yield from ((name, _WEAK) for name in named.singles)
        elif line.rule == "outlet-self":
            yield " ".join(outlet_name(line)), _STRONG
        elif line.kind == "furniture" and not line.long:
            yield from _workplace(line, cues) if _about_author(line, cues) else _owner(line, cues)


def _workplace(line: Line, cues: Cues) -> Iterator[tuple[str, int]]:
    """The outlet in ``is a reporter at The Daily Example``."""
    start = len(biography_name(line, cues, offices=True))
    end = cues.media.find(line.tokens, start)
    while end is not None:
        for i in range(end, min(end + 6, len(line.tokens))):
            if line.tokens[i] in cues.of:
                name = capitalised(_unarticled(after(line.text, i + 1)), cues)
                if name:
                    yield name, _STRONG if is_outlet(name.split(), cues) else _WEAK
                break
        end = cues.media.find(line.tokens, end)


def _owner(line: Line, cues: Cues) -> Iterator[tuple[str, int]]:
    """The outlet in ``© 2023 The Daily Example``, ``Subscribe to The Daily Example``."""
    right = cues.rights.find(line.tokens)
    if right and right[0] == 0:
        name = capitalised(after(line.text, right[1]), cues)
        if name:
            yield name, _STRONG
    for name in outlets_after(line, cues):
        known = is_outlet(name.split(), cues) or is_agency(name, cues)
        yield name, _STRONG if known else _WEAK


def _unarticled(text: str) -> str:
    """Drop an article in lower case before a name (``the Daily Example``)."""
    words = text.split(None, 1)
    return words[1] if len(words) == 2 and words[0].islower() and len(words[0]) <= 3 else text
