"""The query language: what people type → a tree. docs/search.md is its manual.

sanctions oil                   both words, in any form (sanction, sanctions)
"oil sanctions"                 side by side, in this order
sanct*                          words that begin so
sanctions OR embargo            either
-denied   NOT denied            not
speaker:lavrov act:deny         filters; several values with a comma: act:deny,reject
2023   2023-05   2014..2016     days: when it was said or done, else when the article appeared
(oil OR gas) speaker:"Jan Eliasson"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple, NoReturn, get_args

from msgspec import Struct

from communique import ontology
from communique.errors import QueryError
from communique.records import Act, Certainty, Form, Status
from communique.store.days import Range, parse_range
from communique.store.schema import KINDS

LONGEST_QUERY = 2000
"""Characters."""
DEEPEST = 20
"""Brackets within brackets."""


class Word(Struct, frozen=True):
    """One word; prefix: words that begin with it."""

    text: str
    prefix: bool = False


class Phrase(Struct, frozen=True):
    """Words side by side."""

    text: str


class Filter(Struct, frozen=True):
    """A field that must have one of the values."""

    field: str
    values: tuple[str, ...]


class Days(Struct, frozen=True):
    """A range of days. field: ``date`` (said or done, else published) or ``published``."""

    field: str
    days: Range


class Not(Struct, frozen=True):
    """What must not hold."""

    item: Node


class And(Struct, frozen=True):
    """All must hold; none at all holds for everything."""

    items: tuple[Node, ...]


class Or(Struct, frozen=True):
    """One must hold."""

    items: tuple[Node, ...]


Node = Word | Phrase | Filter | Days | Not | And | Or

NAMES = ("speaker", "addressee", "actor", "recipient", "relay", "outlet", "place", "role", "document", "word", "state")
"""Filters that take a name, or the identifier of an actor."""
PLAIN = ("language", "cameo", "context", "mode", "article", "id")
"""Filters that take a code."""
DATES = ("date", "published")
ALIASES = {"by": "speaker", "lang": "language", "to": "addressee", "via": "relay", "in": "place"}
BOUNDS = {"since": "{}..", "after": "{}..", "until": "..{}", "before": "..{}"}
"""Further ways to write a range of days; the day named belongs to it."""


@cache
def choices(field: str) -> tuple[str, ...]:
    """Return the values that a filter knows, none when it takes any."""
    tables: dict[str, tuple[str, ...]] = {
        "kind": tuple(KINDS),
        "form": get_args(Form),
        "act": get_args(Act),
        "certainty": get_args(Certainty),
        "status": get_args(Status),
        "type": tuple(ontology.load().types),
        "quad": tuple(str(number) for number in ontology.QUADS),
        "headline": ("yes", "no"),
        "corrected": ("yes", "no"),
    }
    return tables.get(field, ())


CHOOSING = ("kind", "form", "act", "certainty", "status", "type", "quad", "headline", "corrected")
FIELDS = (*NAMES, *PLAIN, *CHOOSING, *DATES, *BOUNDS)


class _Piece(NamedTuple):
    """A piece of the query: its kind, its text, where it starts."""

    kind: str
    text: str
    at: int


_QUOTED = r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|”[^”]*”'
_PIECE = re.compile(
    rf"""\s*(?:
      (?P<open>\() | (?P<close>\))
    | (?P<or>\|+|OR(?=[\s()]|$)) | (?P<and>&+|AND(?=[\s()]|$)) | (?P<not>NOT(?=[\s()]|$)|[-−](?=[^\s\-−]))
    | (?P<filter>[^\W\d_]+:(?:(?:{_QUOTED}|[^\s,()"“„«]+)(?:,(?:{_QUOTED}|[^\s,()"“„«]+))*)?)
    | (?P<phrase>{_QUOTED})
    | (?P<stray>["“„«])
    | (?P<word>(?:[^\s()|"“„«]|(?<=\w)["“”](?=\w))+)
    )""",
    re.VERBOSE,
)
_VALUE = re.compile(rf"{_QUOTED}|[^,]+")
_ENDING = re.compile("s|n|t|en|et|er|ar|or|na|are|arna|erna|orna")
"""What Swedish sets off with a colon after an acronym: ``EU:s``, ``FN:en``."""
_BARE_DATE = re.compile(r"(?:1[0-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?(?:\.\.(?:[\d-]+)?)?|\.\.[\d-]+")


def parse(query: str) -> Node:
    """Return the tree of a query; an empty one is an And of nothing. Raises QueryError with the place."""
    if len(query) > LONGEST_QUERY:
        raise QueryError(f"the search is {len(query)} characters long; {LONGEST_QUERY} are the most")
    return _Parser(query).whole()


class _Parser:
    def __init__(self, query: str) -> None:
        self.query = query
        self.pieces = [*_pieces(query)]
        self.at = 0

    def whole(self) -> Node:
        found = self.alternatives(0)
        if self.at < len(self.pieces):
            self.fail(
                "this bracket closes nothing; take it away, or put it in quotation marks", self.pieces[self.at].at
            )
        return found

    def fail(self, what: str, at: int) -> NoReturn:
        raise QueryError(f"{what}\n  {self.query}\n  {' ' * at}^")

    def peek(self) -> _Piece | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def alternatives(self, depth: int) -> Node:
        items = [self.conjunction(depth)]
        while (piece := self.peek()) and piece.kind == "or":
            self.at += 1
            if not _holds(items[-1]):
                self.fail("OR needs something before it", piece.at)
            items.append(self.conjunction(depth))
            if not _holds(items[-1]):
                self.fail("OR needs something after it", piece.at)
        return items[0] if len(items) == 1 else Or(tuple(items))

    def conjunction(self, depth: int) -> Node:
        items: list[Node] = []
        while (piece := self.peek()) and piece.kind not in ("or", "close"):
            self.at += 1
            if piece.kind != "and":
                items.append(self.item(piece, depth))
        return items[0] if len(items) == 1 else And(tuple(items))

    def item(self, piece: _Piece, depth: int) -> Node:
        if piece.kind == "not":
            return self.negation(piece, depth)
        if piece.kind == "open":
            return self.bracket(piece, depth)
        if piece.kind == "phrase":
            return Phrase(piece.text[1:-1])
        if piece.kind == "filter":
            return self.filter(piece)
        if piece.kind == "stray":
            self.fail("this quotation mark is not closed", piece.at)
        return self.word(piece)

    def negation(self, piece: _Piece, depth: int) -> Node:
        following = self.peek()
        if following is None or following.kind in ("or", "and", "close"):
            self.fail("NOT needs something after it", piece.at)
        self.at += 1
        if following.kind == "not":
            self.fail("twice not; leave both away", piece.at)
        return Not(self.item(following, depth))

    def bracket(self, piece: _Piece, depth: int) -> Node:
        if depth >= DEEPEST:
            self.fail(f"more than {DEEPEST} brackets within each other", piece.at)
        inner = self.alternatives(depth + 1)
        closing = self.peek()
        if closing is None or closing.kind != "close":
            self.fail("this bracket is not closed", piece.at)
        self.at += 1
        if not _holds(inner):
            self.fail("these brackets hold nothing", piece.at)
        return inner

    def word(self, piece: _Piece) -> Node:
        if _BARE_DATE.fullmatch(piece.text):
            return Days("date", self.range(piece.text, piece.at))
        bare = piece.text.rstrip("*")
        if bare != piece.text:
            if not any(char.isalnum() for char in bare):
                self.fail("an asterisk needs the beginning of a word before it: sanct*", piece.at)
            return Word(bare, prefix=True)
        return Word(piece.text)

    def filter(self, piece: _Piece) -> Node:
        name, _, rest = piece.text.partition(":")
        name = name.lower()
        field = ALIASES.get(name, name)
        if field not in FIELDS and _ENDING.fullmatch(rest):
            return Word(piece.text)
        if field not in FIELDS:
            self.fail(_no_such("filter", name, FIELDS, f'; for the words themselves write "{piece.text}"'), piece.at)
        values = [_unquoted(value) for value in _VALUE.findall(rest)]
        if not values or not all(value.strip() for value in values):
            self.fail(f"{name}: needs a value, without a space after the colon", piece.at)
        if field in BOUNDS:
            return Days("date", self.range(BOUNDS[field].format(values[0]), piece.at))
        if field in DATES:
            ranges: list[Node] = [Days(field, self.range(value, piece.at)) for value in values]
            return ranges[0] if len(ranges) == 1 else Or(tuple(ranges))
        return Filter(field, tuple(self.choice(field, value, piece.at) for value in values))

    def choice(self, field: str, value: str, at: int) -> str:
        known = choices(field)
        if not known:
            return value
        plain = value.strip().casefold().replace("-", "_").replace(" ", "_")
        found = {choice.casefold(): choice for choice in known}.get(plain) or _plural(plain, known)
        if found is None:
            self.fail(_no_such(field, value, known), at)
        return found

    def range(self, text: str, at: int) -> Range:
        try:
            return parse_range(text)
        except ValueError as fault:
            self.fail(str(fault), at)


def _pieces(query: str) -> Iterator[_Piece]:
    at = 0
    while at < len(query):
        match = _PIECE.match(query, at)
        if match is None or match.end() == at:
            return  # only white space is left
        kind = match.lastgroup or ""
        yield _Piece(kind, match[kind], match.start(kind))
        at = match.end()


def _holds(node: Node) -> bool:
    return not (isinstance(node, And) and not node.items)


def _plural(value: str, known: tuple[str, ...]) -> str | None:
    return value[:-1] if value.endswith("s") and value[:-1] in known else None


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in '"“„«”' and len(value) > 1 else value


def _no_such(what: str, value: str, known: tuple[str, ...], hint: str = "") -> str:
    near = get_close_matches(value.lower(), [name.lower() for name in known], 1, 0.6)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"there is no {what} {value!r}{meant}; there are {', '.join(known)}{hint}"


def free_words(node: Node) -> tuple[str, ...]:
    """Return the words and phrases that are looked for (not those ruled out), in order: what a hit is shown by."""
    if isinstance(node, Word | Phrase):
        return (node.text,)
    if isinstance(node, And | Or):
        return tuple(word for item in node.items for word in free_words(item))
    return ()
