"""Tidy tables of what a query finds: one row a record, one column a fact. The codebook is made from these columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, bindparam, text

from communique.store.compiler import Compiled
from communique.store.schema import KINDS
from communique.store.search import numbers

Type = Literal["text", "date", "integer", "number", "yes/no"]
Value = str | int | float | bool | None


class Column(Struct, frozen=True):
    """A column: its name, its type, what it holds, and where the record has it."""

    name: str
    type: Type
    meaning: str
    sql: str


def _columns(*rows: tuple[str, Type, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_ARTICLE = _columns(
    ("article", "text", "Identifier of the article.", "a.id"),
    ("outlet", "text", "The outlet's name as published.", "a.outlet"),
    ("published", "date", "First day on which the article may have appeared.", "a.published_first"),
    ("published_last", "date", "Last such day.", "a.published_last"),
    ("language", "text", "Language of the article, ISO 639-1.", "a.language"),
    ("title", "text", "Title of the article.", "a.title"),
    ("url", "text", "Address of the article.", "a.url"),
)
_RULE = _columns(
    ("rule", "text", "The rule that found the record.", "t.rule"),
    ("corrected", "text", "Fields that people changed, as a JSON list; empty when none.", "t.corrected"),
)
STATEMENTS = (
    *_columns(
        ("id", "text", "Identifier of the statement.", "t.id"),
        ("content", "text", "What was said; ' [...] ' where an attribution interrupts it.", "t.content"),
        ("speaker", "text", "Identifier of the speaker; empty when not resolved.", "t.speaker"),
        ("speaker_name", "text", "Fullest known name of the speaker.", "t.speaker_name"),
        ("speaker_kind", "text", "state, person, organisation, bloc, outlet, group or unnamed.", "t.speaker_kind"),
        ("speaker_role", "text", "Office in which the speaker speaks.", "t.speaker_role"),
        ("speaker_of", "text", "Identifier of the state or organisation served (ISO 3166 alpha-3).", "t.speaker_of"),
        ("speaker_how", "text", "How the speaker is known: named, described, pronoun, carried, …", "t.speaker_how"),
        ("source", "text", "The words that name the source.", "t.source"),
        ("document", "text", "Kind of document that speaks, when one does.", "t.document"),
        ("form", "text", "direct, indirect or mixed.", "t.form"),
        ("act", "text", "What the words do: assert, deny, promise, …", "t.act"),
        ("cue", "text", "The words that tell that something was said.", "t.cue"),
        ("certainty", "text", "stated, hedged, denied or hypothetical.", "t.certainty"),
        ("headline", "yes/no", "Whether it stands in a title or heading.", "t.headline"),
        ("said_first", "date", "First day on which it may have been said; empty when not told.", "t.said_first"),
        ("said_last", "date", "Last such day.", "t.said_last"),
        ("said_grain", "text", "Precision of the date: day, month, year, …", "t.said_grain"),
        ("said_basis", "text", "stated, resolved or inferred.", "t.said_basis"),
        ("place", "text", "Where it was said.", "t.place_name"),
        ("occasion", "text", "Occasion or medium.", "t.occasion"),
        ("reported_by", "text", "Chain of custody, outermost first, as a JSON list of names.", "t.reported_by"),
        ("within", "text", "Identifier of the statement that reports this one.", "t.within"),
        ("spans", "text", "Where the content stands: [[start, end], …] in code points, as JSON.", "t.content_spans"),
    ),
    *_ARTICLE,
    *_RULE,
)
EVENTS = (
    *_columns(
        ("id", "text", "Identifier of the event.", "t.id"),
        ("type", "text", "PLOVER event type.", "t.type"),
        ("mode", "text", "PLOVER mode.", "t.mode"),
        ("contexts", "text", "PLOVER contexts, as a JSON list.", "t.contexts"),
        ("cameo", "text", "CAMEO code, as text: leading zeros count.", "t.cameo"),
        ("quad", "integer", "Quad class: 1 and 2 cooperation, 3 and 4 conflict; odd verbal, even material.", "t.quad"),
        ("goldstein", "number", "Goldstein value, -10 to 10.", "t.goldstein"),
        ("actors", "text", "Who did it, as a JSON list of names; identifiers are in the table of parties.", "t.actors"),
        ("recipients", "text", "To whom, as a JSON list of names.", "t.recipients"),
        ("when_first", "date", "First day on which it may have happened; empty when not told.", "t.when_first"),
        ("when_last", "date", "Last such day.", "t.when_last"),
        ("when_grain", "text", "Precision of the date.", "t.when_grain"),
        ("when_basis", "text", "stated, resolved or inferred.", "t.when_basis"),
        ("place", "text", "Where it happened.", "t.place_name"),
        ("status", "text", "occurred, ongoing, planned, called_for, possible, denied or habitual.", "t.status"),
        ("word", "text", "On whose word: narrator (the outlet) or the identifier of a statement.", "t.word"),
        ("word_speaker", "text", "Identifier of that statement's speaker.", "t.word_speaker"),
        ("word_name", "text", "Name of that statement's speaker.", "t.word_name"),
        ("trigger", "text", "The words that name the event.", "t.trigger_words"),
        ("trigger_start", "integer", "First code point of the trigger in the article's text.", "t.trigger_start"),
        ("trigger_end", "integer", "One past the last code point.", "t.trigger_end"),
        ("sentence", "text", "The sentence that tells of it.", "t.sentence"),
    ),
    *_ARTICLE,
    *_RULE,
)
ARTICLES = (
    *_ARTICLE,
    *_columns(
        ("authors", "text", "Authors, as a JSON list.", "a.authors"),
        ("characters", "integer", "Length of the text in code points.", "length(a.text)"),
        ("text", "text", "The text itself.", "a.text"),
    ),
)
PARTIES = (
    *_columns(
        ("record", "text", "Identifier of the statement or event.", "coalesce(s.id, e.id)"),
        ("kind", "text", "statement or event.", "CASE WHEN s.id IS NULL THEN 'event' ELSE 'statement' END"),
        ("part", "text", "speaker, addressee, reporter, actor, recipient or place.", "p.part"),
        ("position", "integer", "Place among those with the same part, from 0.", "p.position"),
        ("actor", "text", "Identifier of the actor; empty when not resolved.", "p.actor"),
        ("actor_kind", "text", "state, person, organisation, bloc, outlet, place, group or unnamed.", "p.kind"),
        ("name", "text", "Fullest known name.", "p.name"),
        ("role", "text", "Office in which the actor appears.", "p.role"),
        ("of", "text", "Identifier of the state or organisation served.", "p.of"),
        ("how", "text", "How the actor is known: named, described, pronoun, carried, implied, inferred.", "p.how"),
        ("span_start", "integer", "First code point of the words that name the actor here.", "p.span_start"),
        ("span_end", "integer", "One past the last code point.", "p.span_end"),
        ("rule", "text", "The rule that decided.", "p.rule"),
    ),
    _ARTICLE[0],
)
_SOURCES = {
    "statement": "statement t JOIN article a ON a.n = t.article WHERE t.n IN :numbers ORDER BY t.n",
    "event": "event t JOIN article a ON a.n = t.article WHERE t.n IN :numbers ORDER BY t.n",
    "article": "article a WHERE a.n IN :numbers ORDER BY a.n",
    "party": "party p LEFT JOIN statement s ON s.n = p.n LEFT JOIN event e ON e.n = p.n"
    " JOIN article a ON a.n = coalesce(s.article, e.article) WHERE p.n IN :numbers ORDER BY p.n, p.part, p.position",
}
TABLES = {"statement": STATEMENTS, "event": EVENTS, "article": ARTICLES, "party": PARTIES}
"""Kind of table → its columns. ``party`` has a row for each part of an actor in a statement or event."""


def rows(connection: Connection, query: Compiled, kind: str, size: int = 5000) -> Iterator[list[tuple[Value, ...]]]:
    """Yield the table of what a query finds, in batches of rows, in the order of adding.

    The numbers of what is found are sorted first, and the wide rows then looked up: they are never sorted themselves.
    """
    columns = ", ".join(column.sql for column in TABLES[kind])
    statement = text(f"SELECT {columns} FROM {_SOURCES[kind]}").bindparams(bindparam("numbers", expanding=True))
    places = [i for i, column in enumerate(TABLES[kind]) if column.type == "yes/no"]
    found = numbers(connection, query, KINDS.get(kind))
    while chunk := [n for n, _ in islice(found, size)]:
        for batch in connection.execute(statement, {"numbers": chunk}).partitions(size):
            yield [_with_truth(tuple(row), places) for row in batch]


def _with_truth(row: tuple[Value, ...], places: list[int]) -> tuple[Value, ...]:
    """Return the row with truth values where SQLite has 0 and 1."""
    return tuple(bool(value) if i in places else value for i, value in enumerate(row)) if places else row
